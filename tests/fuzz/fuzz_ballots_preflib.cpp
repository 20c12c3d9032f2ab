// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/preflib.hpp"
#include "fuzz/ballots.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = acta::fuzz::bytes(data, size);
  for (const bool strict : {true, false})
    acta::fuzz::check(acta::read::read_preflib("p.toi", input, strict, acta::fuzz::ballot_options()));
  return 0;
}
