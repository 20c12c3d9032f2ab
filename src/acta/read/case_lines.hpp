// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"

namespace acta::read {

/// A piece of a line and the column in which it begins, from 1.
struct CaseWord {
  std::string text;
  std::uint64_t column = 0;
};

/// A line with a word at its beginning, and the indented lines below it.
struct CaseStatement {
  std::uint64_t line = 0;
  std::vector<CaseWord> words;  ///< separated by blanks; text in double quotes is one word
  std::string rest;             ///< of the line after its first word, as it is written
  struct Row {
    std::uint64_t line = 0;
    std::vector<CaseWord> cells;  ///< separated by two or more blanks, or tabs
  };
  std::vector<Row> rows;
  std::string block;  ///< of "law {": the lines up to "}"
  std::uint64_t block_line = 0;

  /// The line as it is written from the word `first` to before the word `last` (or to its end).
  std::string text(std::size_t first, std::size_t last = static_cast<std::size_t>(-1)) const;
  /// Index of that word after the first; words.size() where it is not there.
  std::size_t position(std::string_view word) const;
  bool has(std::string_view word) const { return position(word) < words.size(); }
};

/// Cuts a case into statements; comments are gone. Errors: format.
base::Result<std::vector<CaseStatement>> case_statements(std::string_view text, std::string_view name);

/// Digits, in groups of two or three (the last of three) apart by "," or "'", or not; at most base::kLargestCount.
std::optional<std::int64_t> case_number(std::string_view text);
/// Names separated by commas outside double quotes, white space and quotes taken off.
std::vector<std::string> case_names(std::string_view text);

}  // namespace acta::read
