// SPDX-License-Identifier: Apache-2.0
#include "acta/report/json_writer.hpp"

#include <algorithm>
#include <cmath>

#include "acta/base/number_text.hpp"

namespace acta::report {

JsonWriter& JsonWriter::real(double value) {
  if (!std::isfinite(value)) return null();
  separate();
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  m_out.append(digits, static_cast<std::size_t>(end - digits));
  return *this;
}

void JsonWriter::quote(std::string_view text) {
  std::string repaired;
  if (const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c >= 0; });
      !plain && !base::is_utf8(text)) {
    repaired = base::printable(text);
    text = repaired;
  }
  constexpr char kHex[] = "0123456789abcdef";
  m_out += '"';
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    m_out.append(text, from, i - from);
    from = i + 1;
    m_out += '\\';
    switch (c) {
      case '"': m_out += '"'; break;
      case '\\': m_out += '\\'; break;
      case '\n': m_out += 'n'; break;
      case '\r': m_out += 'r'; break;
      case '\t': m_out += 't'; break;
      default:
        m_out += "u00";
        m_out += kHex[c >> 4];
        m_out += kHex[c & 15];
    }
  }
  m_out.append(text, from);
  m_out += '"';
}

}  // namespace acta::report
