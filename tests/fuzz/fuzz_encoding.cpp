// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include "acta/read/encoding.hpp"
#include "fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const char* name : {"", "UTF-8", "windows-1255", "UTF-16LE"}) {
    const auto decoded = acta::read::decode(acta::fuzz::bytes(data, size), name);
    // What comes out is UTF-8: decoding it again as such replaces nothing.
    if (decoded && acta::read::decode(decoded->utf8, "UTF-8")->replaced != 0) std::abort();
  }
  return 0;
}
