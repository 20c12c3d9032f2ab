// SPDX-License-Identifier: Apache-2.0
#include "acta/read/biff.hpp"

#include <algorithm>

#include "acta/read/ole.hpp"

namespace acta::read {
namespace {

constexpr std::uint16_t kContinue = 0x003C;

void append_utf8(std::string& text, char32_t letter) {
  if (letter < 0x80) {
    text += static_cast<char>(letter);
  } else if (letter < 0x800) {
    text += static_cast<char>(0xC0 | letter >> 6);
    text += static_cast<char>(0x80 | (letter & 63));
  } else if (letter < 0x10000) {
    text += static_cast<char>(0xE0 | letter >> 12);
    text += static_cast<char>(0x80 | (letter >> 6 & 63));
    text += static_cast<char>(0x80 | (letter & 63));
  } else {
    text += static_cast<char>(0xF0 | letter >> 18);
    text += static_cast<char>(0x80 | (letter >> 12 & 63));
    text += static_cast<char>(0x80 | (letter >> 6 & 63));
    text += static_cast<char>(0x80 | (letter & 63));
  }
}

std::string utf8_of(const std::u16string& units) {
  std::string text;
  for (std::size_t i = 0; i < units.size(); ++i) {
    char32_t letter = units[i];
    const bool high = letter >= 0xD800 && letter < 0xDC00;
    const bool paired = high && i + 1 < units.size() && units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000;
    if (paired)
      letter = 0x10000 + ((letter - 0xD800) << 10) + (units[++i] - 0xDC00u);
    else if (letter >= 0xD800 && letter < 0xE000)
      letter = 0xFFFD;
    append_utf8(text, letter);
  }
  return text;
}

}  // namespace

bool RecordWalk::next() {
  if (m_next + 4 > m_stream.size()) return false;
  m_kind = u16_at(m_stream, m_next);
  const std::size_t length = u16_at(m_stream, m_next + 2);
  if (m_next + 4 + length > m_stream.size()) return false;
  m_data = m_stream.substr(m_next + 4, length);
  m_next += 4 + length;
  ++m_count;
  return true;
}

std::vector<std::string_view> RecordWalk::with_continuations() {
  std::vector<std::string_view> pieces = {m_data};
  while (m_next + 4 <= m_stream.size() && u16_at(m_stream, m_next) == kContinue && next()) pieces.push_back(m_data);
  return pieces;
}

std::uint8_t BiffText::byte() {
  while (!ended() && m_at >= m_pieces[m_piece].size()) {
    ++m_piece;
    m_at = 0;
  }
  return ended() ? std::uint8_t{0} : static_cast<std::uint8_t>(m_pieces[m_piece][m_at++]);
}

std::uint16_t BiffText::word() {
  const std::uint16_t low = byte();
  return static_cast<std::uint16_t>(low | byte() << 8);
}

std::uint32_t BiffText::number() {
  const std::uint32_t low = word();
  return low | static_cast<std::uint32_t>(word()) << 16;
}

void BiffText::skip(std::size_t bytes) {
  while (bytes > 0 && !ended()) {
    const std::size_t here = std::min(bytes, m_pieces[m_piece].size() - m_at);
    m_at += here;
    bytes -= here;
    if (bytes == 0) return;
    ++m_piece;
    m_at = 0;
  }
}

std::string BiffText::byte_string(int size) {
  const std::size_t count = size == 1 ? byte() : word();
  std::string bytes;
  for (std::size_t i = 0; i < count && !ended(); ++i) bytes += static_cast<char>(byte());
  return bytes;
}

std::string BiffText::characters(std::size_t count) {
  const std::uint8_t flags = byte();
  bool wide = flags & 1;
  const std::size_t runs = flags & 8 ? word() : 0;
  const std::size_t extension = flags & 4 ? number() : 0;
  std::u16string units;
  while (count > 0 && !ended()) {
    if (m_at >= m_pieces[m_piece].size()) {
      // Characters that go on in a CONTINUE record begin there with a flag byte of their own.
      ++m_piece;
      m_at = 0;
      if (!ended()) wide = byte() & 1;
      continue;
    }
    units += static_cast<char16_t>(wide ? word() : byte());
    --count;
  }
  skip(runs * 4 + extension);
  return utf8_of(units);
}

std::vector<std::string> read_shared_strings(std::vector<std::string_view> pieces, const Limits& limits) {
  BiffText text(std::move(pieces));
  (void)text.number();
  const std::uint32_t unique = text.number();
  std::vector<std::string> strings;
  std::uint64_t bytes = 0;
  for (std::uint32_t i = 0; i < unique && !text.ended() && bytes <= limits.bytes; ++i) {
    strings.push_back(text.long_string());
    bytes += strings.back().size();
  }
  return strings;
}

}  // namespace acta::read
