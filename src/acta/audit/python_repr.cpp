// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/python_repr.hpp"

#include <unicode/uchar.h>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace acta::audit {
namespace {

struct Character {
  char32_t code = 0;
  std::size_t bytes = 0;
};

constexpr char32_t kSmallestOfLength[] = {0, 0, 0x80, 0x800, 0x10000};

std::size_t length_by_lead(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

/// The first character. REQUIRES: !text.empty()
std::optional<Character> first_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t length = length_by_lead(lead);
  if (length == 0 || length > text.size()) return std::nullopt;
  if (length == 1) return Character{lead, 1};
  char32_t code = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0) != 0x80) return std::nullopt;
    code = code << 6 | (byte & 0x3FU);
  }
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  if (code < kSmallestOfLength[length] || code > 0x10FFFF || surrogate) return std::nullopt;
  return Character{code, length};
}

bool assigned_by(char32_t code, UnicodeVersion unicode) {
  UVersionInfo age{};
  u_charAge(static_cast<UChar32>(code), age);
  return age[0] != 0 && std::pair(age[0], age[1]) <= std::pair(unicode.major, unicode.minor);
}

bool printable(char32_t code, UnicodeVersion unicode) {
  if (code < 0x7F) return code >= 0x20;
  constexpr std::uint32_t kNotPrintable = U_GC_C_MASK | U_GC_Z_MASK;
  return (U_GET_GC_MASK(static_cast<UChar32>(code)) & kNotPrintable) == 0 && assigned_by(code, unicode);
}

void append_hexadecimal(std::string& text, char32_t code, int digits) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) text += "0123456789abcdef"[code >> shift & 15];
}

void append_escape(std::string& text, char32_t code) {
  text += '\\';
  if (code == '\t') {
    text += 't';
  } else if (code == '\n') {
    text += 'n';
  } else if (code == '\r') {
    text += 'r';
  } else if (code <= 0xFF) {
    append_hexadecimal(text += 'x', code, 2);
  } else if (code <= 0xFFFF) {
    append_hexadecimal(text += 'u', code, 4);
  } else {
    append_hexadecimal(text += 'U', code, 8);
  }
}

base::Result<std::string> repr_of_string(std::string_view text, UnicodeVersion unicode) {
  const bool double_quotes = text.find('\'') != text.npos && text.find('"') == text.npos;
  const char quote = double_quotes ? '"' : '\'';
  std::string repr(1, quote);
  while (!text.empty()) {
    const auto character = first_character(text);
    if (!character) return base::Error{base::ErrorKind::format, "an identifier is not UTF-8", {}, {}};
    if (character->code == static_cast<unsigned char>(quote) || character->code == '\\') {
      (repr += '\\') += text[0];
    } else if (printable(character->code, unicode)) {
      repr += text.substr(0, character->bytes);
    } else {
      append_escape(repr, character->code);
    }
    text.remove_prefix(character->bytes);
  }
  return repr += quote;
}

base::Result<std::string> repr_of_tuple(const std::vector<PythonValue>& tuple, UnicodeVersion unicode) {
  std::string repr = "(";
  for (std::size_t i = 0; i < tuple.size(); ++i) {
    auto part = python_repr(tuple[i], unicode);
    if (!part) return part;
    if (i > 0) repr += ", ";
    repr += *part;
  }
  return repr += tuple.size() == 1 ? ",)" : ")";
}

}  // namespace

base::Result<std::string> python_repr(const PythonValue& value, UnicodeVersion unicode) {
  if (const auto* number = std::get_if<std::int64_t>(&value.value)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&value.value)) return repr_of_string(*text, unicode);
  return repr_of_tuple(*std::get_if<std::vector<PythonValue>>(&value.value), unicode);
}

base::Result<std::string> python_str(const PythonValue& value, UnicodeVersion unicode) {
  if (const auto* text = std::get_if<std::string>(&value.value)) return *text;
  return python_repr(value, unicode);
}

}  // namespace acta::audit
