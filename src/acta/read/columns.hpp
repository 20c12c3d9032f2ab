// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/model/sheets.hpp"
#include "acta/read/grid.hpp"
#include "acta/read/layout.hpp"

namespace acta::read {

/// No such column (only for what the layout leaves out).
inline constexpr std::uint32_t kNoColumn = std::numeric_limits<std::uint32_t>::max();

/// A layout's columns as indices from 0 into one grid.
struct TableColumns {
  std::size_t first_row = 0;  ///< of the data
  std::size_t width = 0;      ///< cells that a full row has
  std::vector<std::string> headings;
  std::vector<std::uint32_t> areas, area_names, unit, key;
  std::array<std::vector<std::uint32_t>, model::kQuantityCount> quantities;
  std::vector<std::vector<std::uint32_t>> votes;
  std::uint32_t option = kNoColumn, count = kNoColumn, name = kNoColumn, level = kNoColumn;
  std::uint32_t station_kind = kNoColumn;
  std::uint32_t latitude = kNoColumn, longitude = kNoColumn;
  std::vector<std::uint32_t> where;
  std::vector<std::uint32_t> unused;  ///< neither used nor ignored
};

/// Whether every cell of the row is empty or white space.
bool is_empty_row(const Grid& grid, std::size_t row);

/// Finds the header row and every column that the layout names.
/// Errors: not_found (with the headings that come nearest) or usage (a heading that occurs twice), at the record's
/// line.
base::Result<TableColumns> resolve_columns(const Grid& grid, const TableLayout& layout);

}  // namespace acta::read
