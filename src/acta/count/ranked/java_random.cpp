// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/java_random.hpp"

#include <algorithm>
#include <array>

namespace acta::count {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// The code point that begins at `at`, which moves behind it.
char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  if (first < 0x80) return first;
  const int more = first >= 0xF0 && first < 0xF5   ? 3
                   : first >= 0xE0 && first < 0xF0 ? 2
                                                   : first >= 0xC2 && first < 0xE0;
  if (more == 0) return kReplacement;
  char32_t code = first & (0x3Fu >> more);
  for (int i = 0; i < more; ++i) {
    if (at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) return kReplacement;
    code = (code << 6) | (static_cast<unsigned char>(text[at++]) & 0x3Fu);
  }
  constexpr std::array<char32_t, 4> least{0, 0x80, 0x800, 0x10000};
  const bool bad = code < least[static_cast<std::size_t>(more)] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000);
  return bad ? kReplacement : code;
}

}  // namespace

std::u16string to_utf16(std::string_view text) {
  std::u16string units;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    if (code >= 0x10000) {
      units.push_back(static_cast<char16_t>(0xD800 + ((code - 0x10000) >> 10)));
      units.push_back(static_cast<char16_t>(0xDC00 + ((code - 0x10000) & 0x3FF)));
    } else {
      units.push_back(static_cast<char16_t>(code));
    }
  }
  return units;
}

std::vector<std::uint32_t> java_hash_order(std::vector<std::uint32_t> keys, const std::vector<std::string>& names) {
  std::uint32_t buckets = 16;
  while (keys.size() * 4 > std::size_t{buckets} * 3) buckets *= 2;
  std::vector<std::uint32_t> bucket(names.size());
  for (const std::uint32_t key : keys) {
    std::uint32_t hash = 0;
    for (const char16_t unit : to_utf16(names[key])) hash = hash * 31 + unit;
    bucket[key] = (hash ^ (hash >> 16)) & (buckets - 1);
  }
  std::stable_sort(keys.begin(), keys.end(), [&](std::uint32_t a, std::uint32_t b) { return bucket[a] < bucket[b]; });
  return keys;
}

}  // namespace acta::count
