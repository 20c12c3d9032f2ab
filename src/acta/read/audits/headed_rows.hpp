// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/read/columns.hpp"
#include "acta/read/grid.hpp"

namespace acta::read {

/// Rows of a grid under one row of headings.
class HeadedRows {
 public:
  HeadedRows() = default;
  /// The headings stand in row `head`, the rows of data are head + 1 to end - 1. `name` for errors.
  HeadedRows(const Grid& grid, std::string name, std::size_t head, std::size_t end);

  std::size_t begin() const { return m_head + 1; }
  std::size_t end() const { return m_end; }
  const std::vector<std::string>& headings() const { return m_headings; }
  /// The column with this heading; nothing where there is none.
  std::optional<std::size_t> column(std::string_view heading) const;
  /// The same, or the Error that names the section and the line.
  base::Result<std::size_t> required(std::string_view heading) const;
  /// The first of these that is there.
  base::Result<std::size_t> required_one(std::string_view heading, std::string_view other) const;
  /// Trimmed text; empty where the column or the row is not there.
  std::string text(std::size_t row, std::optional<std::size_t> column) const;
  base::Place place(std::size_t row, std::optional<std::size_t> column) const;
  /// A whole number from 0 to base::kLargestCount, thousands parted by commas or not.
  base::Result<std::int64_t> count(std::size_t row, std::size_t column) const;
  /// The same; nothing for an empty cell or a column that is not there.
  base::Result<std::optional<std::int64_t>> maybe_count(std::size_t row, std::optional<std::size_t> column) const;
  base::Error fail(std::size_t row, std::optional<std::size_t> column, std::string what) const;

 private:
  const Grid* m_grid = nullptr;
  std::string m_name;
  std::size_t m_head = 0, m_end = 0;
  std::vector<std::string> m_headings;
};

/// The text in quotes, made safe to print and not too long.
std::string quoted_cell(std::string_view text);

}  // namespace acta::read
