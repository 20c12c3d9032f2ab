// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/blt.hpp"
#include "fuzz/ballots.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = acta::fuzz::bytes(data, size);
  for (const auto mode : {acta::read::BltMode::strict, acta::read::BltMode::lenient})
    acta::fuzz::check(acta::read::read_blt("b.blt", input, mode, acta::fuzz::ballot_options()));
  return 0;
}
