// SPDX-License-Identifier: Apache-2.0
#include "acta/read/workbook.hpp"
#include "fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto grid = acta::read::read_xls("x.xls", acta::fuzz::bytes(data, size), "", acta::fuzz::limits());
  if (grid) (void)acta::fuzz::touch(*grid);
  return 0;
}
