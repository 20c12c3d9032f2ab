// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "acta/read/table.hpp"

namespace acta::test {

using Cells = std::vector<std::vector<std::string>>;

inline Cells cells_of(const read::Grid& grid) {
  Cells cells(grid.rows());
  for (std::size_t r = 0; r < grid.rows(); ++r)
    for (std::size_t c = 0; c < grid.columns(r); ++c) cells[r].emplace_back(grid.cell(r, c));
  return cells;
}

inline Cells opened(const std::string& name, const std::string& bytes, const read::TableHints& hints = {}) {
  const auto table = read::open_table(name, bytes, hints);
  EXPECT_TRUE(table) << base::to_text(table.error());
  return table ? cells_of(table->grid) : Cells{};
}

inline base::Error refused(const std::string& name, const std::string& bytes, const read::TableHints& hints = {},
                           const read::Limits& limits = {}) {
  const auto table = read::open_table(name, bytes, hints, limits);
  EXPECT_FALSE(table) << "was read";
  return table ? base::Error{} : table.error();
}

}  // namespace acta::test
