// SPDX-License-Identifier: Apache-2.0
#include "acta/read/table.hpp"
#include "fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto table = acta::read::open_table("x", acta::fuzz::bytes(data, size), {}, acta::fuzz::limits());
  if (table) (void)acta::fuzz::touch(table->grid);
  return 0;
}
