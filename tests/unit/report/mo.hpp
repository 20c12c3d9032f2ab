// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace acta::report::test {

using Pairs = std::vector<std::pair<std::string, std::string>>;

inline const std::pair<std::string, std::string> kUtf8Header = {"", "Content-Type: text/plain; charset=UTF-8\n"};

inline void put_word(std::string& bytes, std::size_t at, std::uint32_t word, bool big_endian = false) {
  for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(word >> 8 * (big_endian ? 3 - i : i));
}

/// A compiled catalogue laid out as the format says (GNU gettext manual, "The Format of GNU MO Files"): magic,
/// revision, number of messages, place of the table of msgids, of that of translations, size and place of the hash
/// table; then the tables (length and place of each text) and the texts, each with a zero byte at its end.
inline std::string make_mo(const Pairs& pairs, bool big_endian = false) {
  const std::size_t count = pairs.size(), keys = 28, texts = keys + 8 * count;
  std::string bytes(texts + 8 * count, '\0');
  const auto put = [&](std::size_t at, std::size_t word) {
    put_word(bytes, at, static_cast<std::uint32_t>(word), big_endian);
  };
  const std::size_t words[] = {0x950412de, 0, count, keys, texts, 0, bytes.size()};
  for (std::size_t i = 0; i < 7; ++i) put(4 * i, words[i]);
  const auto put_text = [&](std::size_t entry, const std::string& text) {
    put(entry, text.size());
    put(entry + 4, bytes.size());
    bytes += text + '\0';
  };
  for (std::size_t i = 0; i < count; ++i) {
    put_text(keys + 8 * i, pairs[i].first);
    put_text(texts + 8 * i, pairs[i].second);
  }
  return bytes;
}

}  // namespace acta::report::test
