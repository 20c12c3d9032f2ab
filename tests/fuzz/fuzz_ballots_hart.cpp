// SPDX-License-Identifier: Apache-2.0
// Ballots with a NUL byte between.
#include "acta/read/ballots/hart.hpp"
#include "fuzz/ballots.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = acta::fuzz::bytes(data, size);
  const auto files = acta::fuzz::folder(input, {"a.xml", "b.xml", "c.xml"});
  acta::fuzz::check(acta::read::read_hart(files, "k", acta::fuzz::ballot_options()));
  return 0;
}
