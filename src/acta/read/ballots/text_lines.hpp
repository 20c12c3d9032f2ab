// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "acta/base/error.hpp"
#include "acta/read/cells.hpp"

namespace acta::read {

/// The lines of a text, trimmed, with their numbers; empty ones are passed over. `text` must outlive it.
class TextLines {
 public:
  TextLines(std::string name, std::string_view text) : m_name(std::move(name)), m_text(text) {}

  /// False at the end.
  bool next() {
    while (m_at < m_text.size()) {
      const auto end = m_text.find('\n', m_at);
      m_line = trimmed(m_text.substr(m_at, end - m_at));
      m_at = end == std::string_view::npos ? m_text.size() : end + 1;
      ++m_number;
      if (!m_line.empty()) return true;
    }
    return false;
  }
  std::string_view line() const { return m_line; }
  base::Place place() const { return {m_name, m_number, 0}; }

 private:
  std::string m_name;
  std::string_view m_text, m_line;
  std::size_t m_at = 0;
  std::uint64_t m_number = 0;
};

/// Takes the trimmed text before the next `separator`, or all of it, off the front of `rest`.
inline std::string_view take_part(std::string_view& rest, char separator) {
  const auto end = rest.find(separator);
  const std::string_view part = trimmed(rest.substr(0, end));
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return part;
}

}  // namespace acta::read
