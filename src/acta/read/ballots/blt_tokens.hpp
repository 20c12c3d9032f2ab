// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "acta/base/error.hpp"

namespace acta::read {

/// One word of a BLT file. Words end at blanks and line ends; quotes and brackets hold blanks.
struct BltToken {
  enum class Kind { end, word, quoted, bracket };
  Kind kind = Kind::end;
  std::string_view text;  ///< without quotes and brackets
  base::Place place;
};

/// Splits a BLT text, on demand. `text` must outlive it.
class BltTokens {
 public:
  /// `lenient`: '#' begins a comment, and commas part words; used_comments() and used_commas() tell that they did.
  BltTokens(std::string name, std::string_view text, bool lenient)
      : m_name(std::move(name)), m_text(text), m_lenient(lenient) {}

  BltToken next();
  /// What stands between here and the line's end, for names without quotes; goes to the next line.
  BltToken rest_of_line();
  base::Place place() const { return {m_name, m_line, m_at - m_line_begin + 1}; }
  bool used_comments() const { return m_comments; }
  bool used_commas() const { return m_commas; }

 private:
  void skip_blanks();
  void skip_to_line_end();
  void new_line();

  std::string m_name;
  std::string_view m_text;
  bool m_lenient;
  std::size_t m_at = 0, m_line_begin = 0;
  std::uint64_t m_line = 1;
  bool m_comments = false, m_commas = false;
};

}  // namespace acta::read
