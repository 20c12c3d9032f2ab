// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/ess.hpp"
#include "fuzz/ballots.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = acta::fuzz::bytes(data, size);
  acta::read::EssLayout layout;
  layout.first_vote_column = 2;
  layout.id_column = 1;
  layout.overvote_delimiter = "|";
  acta::fuzz::check(acta::read::read_ess("e.xlsx", input, layout, acta::fuzz::ballot_options()));
  return 0;
}
