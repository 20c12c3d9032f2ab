// SPDX-License-Identifier: Apache-2.0
#include "acta/read/layout.hpp"
#include "fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  (void)acta::read::parse_record(acta::fuzz::bytes(data, size), "election.toml");
  return 0;
}
