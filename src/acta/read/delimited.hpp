// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/read/grid.hpp"

namespace acta::read {

/// How cells are told apart (RFC 4180 and what is met besides). Quotes are '"', doubled inside a quoted cell.
/// Lines end with LF, CRLF or CR alone; which of them is found per file.
struct Dialect {
  char delimiter = ',';
  char line_end = 0;  ///< '\n' (CRLF too) or '\r'; 0: as found
};
/// The delimiter among , ; TAB | that makes the most rows of equal width in the first part of the text.
Dialect guess_dialect(std::string_view utf8);

/// Splits UTF-8 text into cells. Every row is kept, short, long or empty ones too; a quoted cell may hold line breaks.
/// A quote inside an unquoted cell is text. Text after a closing quote is kept as part of the cell.
/// Errors, with line: a quote that is never closed, a line or cell or row beyond `limits`, a NUL byte.
base::Result<Grid> read_delimited(std::string name, std::string utf8, const Dialect& dialect,
                                  const Limits& limits = {});

/// A row of a table that is not kept. Views live until the next one.
struct TableRow {
  std::string_view name;   ///< of the table, as Grid::name
  std::uint64_t line = 0;  ///< as Grid::line
  std::span<const std::string_view> cells;
  base::Place place(std::size_t column) const { return {std::string(name), line, column + 1}; }
};
using RowSink = std::function<base::Result<void>(const TableRow&)>;

/// read_delimited() row by row: the same rows in the same order and, in front of an error, all rows before it. Takes
/// the text's memory and no more; `limits.cells` does not count. An error of `take` ends it. `first_line`: of the text.
base::Result<void> read_delimited_rows(std::string name, std::string utf8, const Dialect& dialect, const RowSink& take,
                                       const Limits& limits = {}, std::uint64_t first_line = 1);

/// Where some rows of a text stand, and the line of the first.
struct RowsPart {
  std::size_t begin = 0, end = 0;
  std::uint64_t first_line = 1;
};
/// Cuts a text between rows into parts of `bytes` or a little more. Read one by one, with the line end of the whole,
/// they have the rows that the whole has. REQUIRES: dialect.line_end is not 0.
std::vector<RowsPart> parts_of_rows(std::string_view utf8, const Dialect& dialect, std::size_t bytes);
/// The line end of a text: '\r' where it has no '\n'.
char line_end_of(std::string_view utf8);

}  // namespace acta::read
