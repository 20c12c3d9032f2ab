// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/number_text.hpp"
#include "acta/report/report.hpp"

namespace acta::report {

using base::grouped;
/// Terminal columns that a UTF-8 text takes: wide East Asian letters two, combining marks none.
std::size_t columns_of(std::string_view text);
/// The text with blanks to `width` columns; cut with "…" where it is longer.
std::string fitted(std::string_view text, std::size_t width, bool right = false);
/// Words broken into lines of at most `width` columns, each line after `indent` blanks.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);
std::string painted(std::string_view text, const char* code, const TextStyle& style);
/// "FAILS", "REMARKABLE", … in the verdict's colour.
std::string verdict_text(model::Verdict verdict, const TextStyle& style);

/// A table of text: a row of headings, then rows; columns as wide as their widest cell, numbers to the right.
class TextTable {
 public:
  explicit TextTable(std::vector<std::string> headings, std::vector<bool> right);
  void add(std::vector<std::string> row) { m_rows.push_back(std::move(row)); }
  /// `width`: the first column is cut so that lines fit.
  std::string to_text(const TextStyle& style) const;

 private:
  std::vector<std::vector<std::string>> m_rows;
  std::vector<bool> m_right;
};

}  // namespace acta::report
