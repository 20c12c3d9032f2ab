// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/dominion_flat.hpp"
#include "fuzz/ballots.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = acta::fuzz::bytes(data, size);
  for (const char* contest : {"Mayor", "Clerk"})
    acta::fuzz::check(acta::read::read_dominion_flat("f.csv", input, contest, acta::fuzz::ballot_options()));
  return 0;
}
