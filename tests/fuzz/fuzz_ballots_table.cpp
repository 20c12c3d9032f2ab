// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/table.hpp"
#include "fuzz/ballots.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = acta::fuzz::bytes(data, size);
  using Form = acta::read::BallotTableLayout::Form;
  for (const Form form : {Form::candidate_columns, Form::rank_columns}) {
    acta::read::BallotTableLayout layout;
    layout.form = form;
    layout.first_vote_column = 3;
    layout.cards = {1, 0, 0, 2};
    layout.overvote_delimiter = "|";
    acta::fuzz::check(acta::read::read_ballot_table("t.csv", input, layout, acta::fuzz::ballot_options()));
  }
  return 0;
}
