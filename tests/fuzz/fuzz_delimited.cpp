// SPDX-License-Identifier: Apache-2.0
#include "acta/read/delimited.hpp"
#include "fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = acta::fuzz::bytes(data, size);
  const auto grid = acta::read::read_delimited("x", text, acta::read::guess_dialect(text), acta::fuzz::limits());
  if (grid) (void)acta::fuzz::touch(*grid);
  return 0;
}
