// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "acta/base/error.hpp"
#include "acta/read/grid.hpp"

namespace acta::read {

/// How cells are told apart (RFC 4180 and what is met besides). Quotes are '"', doubled inside a quoted cell.
/// Lines end with LF, CRLF or CR alone; which of them is found per file.
struct Dialect {
  char delimiter = ',';
};
/// The delimiter among , ; TAB | that makes the most rows of equal width in the first part of the text.
Dialect guess_dialect(std::string_view utf8);

/// Splits UTF-8 text into cells. Every row is kept, short, long or empty ones too; a quoted cell may hold line breaks.
/// A quote inside an unquoted cell is text. Text after a closing quote is kept as part of the cell.
/// Errors, with line: a quote that is never closed, a line or cell or row beyond `limits`, a NUL byte.
base::Result<Grid> read_delimited(std::string name, std::string utf8, const Dialect& dialect,
                                  const Limits& limits = {});

}  // namespace acta::read
