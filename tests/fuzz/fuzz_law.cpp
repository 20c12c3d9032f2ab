// SPDX-License-Identifier: Apache-2.0
#include "acta/read/law.hpp"
#include "fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  (void)acta::read::parse_law(acta::fuzz::bytes(data, size), "law.toml");
  return 0;
}
