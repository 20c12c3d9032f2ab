// SPDX-License-Identifier: Apache-2.0
#include "acta/check/fold.hpp"

#include <array>
#include <cstdint>

namespace acta::check {
namespace {

// Base letters of U+00C0..U+017F; '.' keeps the letter (lower-cased where it has case).
constexpr std::string_view kLatin =
    "aaaaaa.ceeeeiiii.nooooo.ouuuuy.."   // U+00C0, × at U+00D7 kept
    "aaaaaa.ceeeeiiii.nooooo.ouuuuy.y"   // U+00E0
    "aaaaaaccccccccddddeeeeeeeeeegggg"   // U+0100
    "gggghhhhiiiiiiiiii..jjkk.llllllll"  // U+0120 to U+0140
    "llnnnnnn...oooooo..rrrrrrssssssss"  // U+0141 to U+0161
    "ttttttuuuuuuuuuuuuwwyyyzzzzzzs";    // U+0162 to U+017F
static_assert(kLatin.size() == 0x180 - 0xC0);

/// The code point at `at`, which moves behind it. A byte that is no UTF-8 is taken for itself.
char32_t next(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t lead = byte(at++);
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  if (more == 0 || at + static_cast<std::size_t>(more) > text.size()) return lead;
  char32_t value = lead & (0x3Fu >> more);
  for (int i = 0; i < more; ++i) value = (value << 6) | (byte(at++) & 0x3Fu);
  return value;
}

void append(std::string& text, char32_t c) {
  const auto add = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (c < 0x80) return add(c);
  if (c < 0x800) {
    add(0xC0 | (c >> 6));
  } else {
    if (c < 0x10000) add(0xE0 | (c >> 12));
    if (c >= 0x10000) {
      add(0xF0 | (c >> 18));
      add(0x80 | ((c >> 12) & 0x3F));
    }
    add(0x80 | ((c >> 6) & 0x3F));
  }
  add(0x80 | (c & 0x3F));
}

bool between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

/// Spaces, punctuation, quotation marks and accents written as characters of their own.
bool ignored(char32_t c) {
  constexpr std::string_view kKept = "+&%#@$<>=~^|";
  if (c < 0x80) {
    const bool letter = between(c, '0', '9') || between(c, 'A', 'Z') || between(c, 'a', 'z');
    return !letter && kKept.find(static_cast<char>(c)) == std::string_view::npos;
  }
  return c == 0xA0 || c == 0xAB || c == 0xAD || c == 0xB4 || c == 0xB7 || c == 0xBB || c == 0xA8 || c == 0xAF ||
         c == 0xB8 || between(c, 0x2B0, 0x36F) || between(c, 0x591, 0x5C7) || c == 0x5F3 || c == 0x5F4 ||
         between(c, 0x2000, 0x206F) || c == 0x3000 || c == 0xFEFF;
}

char32_t greek(char32_t c) {
  constexpr std::array<std::array<char32_t, 2>, 15> kPlain = {{{0x386, 0x3B1},
                                                               {0x388, 0x3B5},
                                                               {0x389, 0x3B7},
                                                               {0x38A, 0x3B9},
                                                               {0x38C, 0x3BF},
                                                               {0x38E, 0x3C5},
                                                               {0x38F, 0x3C9},
                                                               {0x3AC, 0x3B1},
                                                               {0x3AD, 0x3B5},
                                                               {0x3AE, 0x3B7},
                                                               {0x3AF, 0x3B9},
                                                               {0x3CC, 0x3BF},
                                                               {0x3CD, 0x3C5},
                                                               {0x3CE, 0x3C9},
                                                               {0x3C2, 0x3C3}}};
  for (const auto& [accented, plain] : kPlain)
    if (c == accented) return plain;
  return between(c, 0x391, 0x3A9) ? c + 0x20 : c;
}

/// Small and without its accent.
char32_t plain(char32_t c) {
  if (between(c, 'A', 'Z')) return c + 0x20;
  if (between(c, 0xC0, 0x17F)) {
    const char letter = kLatin[c - 0xC0];
    if (letter != '.') return static_cast<char32_t>(letter);
    if (between(c, 0xC0, 0xDE) && c != 0xD7) return c + 0x20;
    return c == 0x132 || c == 0x14A || c == 0x152 ? c + 1 : c;
  }
  if (between(c, 0x370, 0x3FF)) return greek(c);
  if (between(c, 0x410, 0x42F)) return c + 0x20;
  if (c == 0x401 || c == 0x451) return 0x435;  // ё is commonly printed as е
  if (between(c, 0x400, 0x40F)) return c + 0x50;
  if (between(c, 0x460, 0x4BF)) return c | 1;
  return c;
}

bool is_digit(char32_t c) { return between(c, '0', '9'); }

}  // namespace

std::string fold(std::string_view name) {
  std::string folded;
  char32_t last = 0;
  bool gap = false;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = next(name, at);
    if (ignored(c)) {
      gap = true;
      continue;
    }
    if (gap && is_digit(last) && is_digit(c)) folded.push_back(' ');
    append(folded, last = plain(c));
    gap = false;
  }
  return folded.empty() ? std::string(name) : folded;
}

}  // namespace acta::check
