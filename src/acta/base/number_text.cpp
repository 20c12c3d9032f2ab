// SPDX-License-Identifier: Apache-2.0
#include "acta/base/number_text.hpp"

namespace acta::base {

namespace {

/// The character that begins at `at`, and its bytes; size 0 where the bytes are no UTF-8.
struct Letter {
  std::uint32_t code = 0;
  std::size_t size = 0;
};

Letter letter_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  const std::size_t size = first >= 0xF0 && first < 0xF5 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first >= 0xF5 || at + size > text.size()) return {};
  std::uint32_t code = first & (0x7Fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    code = code << 6 | (byte(i) & 0x3Fu);
  }
  const bool overlong = (size == 3 && code < 0x800) || (size == 4 && code < 0x10000);
  if (overlong || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return {};
  return {code, size};
}

bool is_control(std::uint32_t code) {
  return (code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7F && code < 0xA0) || code == 0x202D ||
         code == 0x202E;
}

/// Bytes of "ESC [ digits and semicolons m" at `at`; 0 where there is no such sequence.
std::size_t colour_size(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with("\033[")) return 0;
  const auto end = text.find_first_not_of("0123456789;", at + 2);
  return end != std::string_view::npos && text[end] == 'm' ? end + 1 - at : 0;
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_at(text, at);
    if (letter.size == 0) return false;
    at += letter.size;
  }
  return true;
}

bool has_controls(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_at(text, at);
    if (letter.size != 0 && is_control(letter.code)) return true;
    at += letter.size == 0 ? 1 : letter.size;
  }
  return false;
}

std::string printable(std::string_view text, bool colours) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t colour = colours ? colour_size(text, at) : 0;
    const Letter letter = letter_at(text, at);
    if (colour == 0 && (letter.size == 0 || is_control(letter.code))) {
      out += "\xEF\xBF\xBD";
      at += letter.size == 0 ? 1 : letter.size;
      continue;
    }
    const std::size_t size = colour != 0 ? colour : letter.size;
    out += text.substr(at, size);
    at += size;
  }
  return out;
}

std::string grouped(std::int64_t value) {
  std::string digits = std::to_string(value);
  const std::size_t first = digits.front() == '-' ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

}  // namespace acta::base
