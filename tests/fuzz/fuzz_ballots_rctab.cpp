// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/rctab.hpp"
#include "fuzz/ballots.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = acta::fuzz::bytes(data, size);
  acta::fuzz::check(acta::read::read_rctab_csv("r.csv", input, acta::fuzz::ballot_options()));
  acta::fuzz::check(acta::read::read_piles_csv("council.csv", input, acta::fuzz::ballot_options()));
  return 0;
}
