// SPDX-License-Identifier: Apache-2.0
#include "acta/read/double_encoding.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace acta::read {
namespace {

// windows-1252: the characters of bytes 0x80 to 0x9F that are not the control of the same number (Unicode mapping
// file).
constexpr std::array<std::pair<char32_t, unsigned char>, 27> kWindows1252 = {
    {{0x20AC, 0x80}, {0x201A, 0x82}, {0x0192, 0x83}, {0x201E, 0x84}, {0x2026, 0x85}, {0x2020, 0x86}, {0x2021, 0x87},
     {0x02C6, 0x88}, {0x2030, 0x89}, {0x0160, 0x8A}, {0x2039, 0x8B}, {0x0152, 0x8C}, {0x017D, 0x8E}, {0x2018, 0x91},
     {0x2019, 0x92}, {0x201C, 0x93}, {0x201D, 0x94}, {0x2022, 0x95}, {0x2013, 0x96}, {0x2014, 0x97}, {0x02DC, 0x98},
     {0x2122, 0x99}, {0x0161, 0x9A}, {0x203A, 0x9B}, {0x0153, 0x9C}, {0x017E, 0x9E}, {0x0178, 0x9F}}};

std::optional<char> byte_of(char32_t letter) {
  if (letter < 0x100) return static_cast<char>(letter);
  const auto* found =
      std::find_if(kWindows1252.begin(), kWindows1252.end(), [&](const auto& pair) { return pair.first == letter; });
  if (found == kWindows1252.end()) return std::nullopt;
  return static_cast<char>(found->second);
}

/// The bytes that the characters stand for, and how many of them are beyond ASCII; nothing where one stands for none.
/// REQUIRES: utf8 is valid
std::optional<std::string> inner_bytes(std::string_view utf8, std::size_t& beyond) {
  std::string bytes;
  bytes.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    if (lead < 0x80) {
      bytes += utf8[i++];
      continue;
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    char32_t letter = lead & (0xFFu >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) letter = letter << 6 | (static_cast<unsigned char>(utf8[i + k]) & 0x3Fu);
    const auto byte = byte_of(letter);
    if (!byte) return std::nullopt;
    bytes += *byte;
    ++beyond;
    i += length;
  }
  return bytes;
}

std::optional<std::string> without_layer(std::string_view utf8) {
  if (!simdjson::validate_utf8(utf8.data(), utf8.size())) return std::nullopt;
  std::size_t beyond = 0;
  auto bytes = inner_bytes(utf8, beyond);
  if (!bytes || beyond < 4 || !simdjson::validate_utf8(bytes->data(), bytes->size())) return std::nullopt;
  return bytes;
}

}  // namespace

std::size_t beyond_ascii(std::string_view bytes) {
  constexpr std::size_t kBlock = 256;
  std::size_t at = 0;
  for (; at + kBlock <= bytes.size(); at += kBlock) {
    unsigned char all = 0;
    for (std::size_t k = 0; k < kBlock; ++k) all |= static_cast<unsigned char>(bytes[at + k]);
    if (all >= 128) break;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 128) ++at;
  return at;
}

bool is_double_encoded(std::string_view utf8) {
  // The first character beyond ASCII decides nearly always, long before a copy is made.
  const std::size_t first = beyond_ascii(utf8);
  if (first == utf8.size()) return false;
  const auto lead = static_cast<unsigned char>(utf8[first]);
  if (lead != 0xC2 && lead != 0xC3) return false;
  return without_layer(utf8).has_value();
}

std::optional<std::size_t> double_encoded_letters(std::string_view utf8) {
  const std::size_t first = beyond_ascii(utf8);
  if (first == utf8.size()) return 0;
  const auto lead = static_cast<unsigned char>(utf8[first]);
  if (lead != 0xC2 && lead != 0xC3) return std::nullopt;
  std::size_t beyond = 0;
  const auto bytes = inner_bytes(utf8, beyond);
  if (!bytes || !simdjson::validate_utf8(bytes->data(), bytes->size())) return std::nullopt;
  return beyond;
}

std::string decoded_twice(std::string_view utf8) { return without_layer(utf8).value_or(std::string(utf8)); }

}  // namespace acta::read
