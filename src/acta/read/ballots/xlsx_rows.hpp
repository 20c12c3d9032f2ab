// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "acta/base/error.hpp"
#include "acta/base/text_column.hpp"
#include "acta/read/ballots/reading.hpp"

namespace acta::read {

/// A cell that is not empty. `column` counts from 1.
struct SheetCell {
  static constexpr std::uint32_t kOwnText = 0xffff'ffff;
  std::uint32_t column = 0;
  std::uint32_t shared = kOwnText;      ///< number of its shared string, or kOwnText
  std::uint64_t begin = 0, length = 0;  ///< own text inside SheetRow::text
};
/// One row while it is streamed; lives until the callback returns.
struct SheetRow {
  std::uint32_t number = 0;          ///< from 1
  std::span<const SheetCell> cells;  ///< ascending by column
  std::string_view text;
  const base::TextColumn& strings;

  std::string_view operator()(const SheetCell& cell) const {
    return cell.shared == SheetCell::kOwnText ? text.substr(cell.begin, cell.length) : strings[cell.shared];
  }
  /// The text of a column; empty: there is no such cell.
  std::string_view at(std::uint32_t column) const {
    for (const SheetCell& cell : cells)
      if (cell.column == column) return (*this)(cell);
    return {};
  }
};
/// An error ends the reading and is returned.
using SheetRowSink = std::function<std::optional<base::Error>(const SheetRow&)>;

/// Streams the first sheet of an Office Open XML workbook row by row, its shared strings before it: memory holds the
/// shared strings and one row. Cells mean what they do in read_xlsx. Rows that the file leaves out are left out.
/// Errors: format, also for rows and cells out of order and shared strings that are not there; limit.
base::Result<void> stream_xlsx(const std::string& name, std::string_view bytes, const BallotLimits& limits,
                               const SheetRowSink& sink);

}  // namespace acta::read
