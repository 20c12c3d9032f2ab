// SPDX-License-Identifier: Apache-2.0
#include "acta/report/text_tools.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace acta::report {
namespace {

/// Reads one code point at `at` and moves past it; U+FFFD for what is no UTF-8.
UChar32 next_letter(std::string_view text, std::size_t& at) {
  auto position = static_cast<std::int32_t>(at);
  UChar32 letter = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside ICU's macro
  U8_NEXT_OR_FFFD(text.data(), position, static_cast<std::int32_t>(text.size()), letter);
#pragma GCC diagnostic pop
  at = static_cast<std::size_t>(position);
  return letter;
}

std::size_t width_of(UChar32 letter) {
  const int type = u_charType(letter);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int wide = u_getIntPropertyValue(letter, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) columns += width_of(next_letter(text, at));
  return columns;
}

std::string fitted(std::string_view text, std::size_t width, bool right) {
  const std::size_t columns = columns_of(text);
  if (columns <= width) {
    const std::string blanks(width - columns, ' ');
    return right ? blanks + std::string(text) : std::string(text) + blanks;
  }
  std::size_t at = 0, used = 0;
  while (at < text.size()) {
    std::size_t after = at;
    const std::size_t letter = width_of(next_letter(text, after));
    if (used + letter + 1 > width) break;
    used += letter;
    at = after;
  }
  return std::string(text.substr(0, at)) + "…" + std::string(width - used - 1, ' ');
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  std::string out(indent, ' ');
  std::size_t used = indent;
  bool first = true;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (word.empty()) continue;
    const std::size_t columns = columns_of(word);
    if (!first && used + 1 + columns > width) {
      out += '\n' + std::string(indent, ' ');
      used = indent;
    } else if (!first) {
      out += ' ';
      ++used;
    }
    out += word;
    used += columns;
    first = false;
  }
  return out + '\n';
}

std::string painted(std::string_view text, const char* code, const TextStyle& style) {
  if (!style.colour) return std::string(text);
  return "\033[" + std::string(code) + "m" + std::string(text) + "\033[0m";
}

std::string verdict_text(model::Verdict verdict, const TextStyle& style) {
  switch (verdict) {
    case model::Verdict::fails: return painted("FAILS      ", "1;31", style);
    case model::Verdict::remarkable: return painted("REMARKABLE ", "1;33", style);
    case model::Verdict::not_checked: return painted("NOT CHECKED", "2", style);
    case model::Verdict::holds: return painted("HOLDS      ", "32", style);
  }
  return {};
}

TextTable::TextTable(std::vector<std::string> headings, std::vector<bool> right) : m_right(std::move(right)) {
  m_rows.push_back(std::move(headings));
}

std::string TextTable::to_text(const TextStyle& style) const {
  std::vector<std::size_t> widths(m_right.size(), 0);
  for (const auto& row : m_rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], columns_of(row[i]));
  std::size_t rest = 2;
  for (std::size_t i = 1; i < widths.size(); ++i) rest += widths[i] + 2;
  if (style.width > rest + 12) widths[0] = std::min(widths[0], style.width - rest);
  std::string out;
  for (std::size_t r = 0; r < m_rows.size(); ++r) {
    std::string line = "  ";
    for (std::size_t i = 0; i < m_rows[r].size(); ++i)
      line += (i == 0 ? "" : "  ") + fitted(m_rows[r][i], widths[i], m_right[i]);
    line.erase(line.find_last_not_of(' ') + 1);
    out += (r == 0 ? painted(line, "2", style) : line) + '\n';
  }
  return out;
}

}  // namespace acta::report
