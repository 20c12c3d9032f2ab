// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "acta/read/grid.hpp"

namespace acta::read {

inline constexpr std::uint16_t kEofRecord = 0x000A;

/// Walks the records of a BIFF stream ([MS-XLS] 2.1.4): number, length, data. Ends quietly where the stream does.
class RecordWalk {
 public:
  RecordWalk(std::string_view stream, std::size_t from) : m_stream(stream), m_next(from) {}
  bool next();
  std::uint16_t kind() const { return m_kind; }
  std::string_view data() const { return m_data; }
  bool is_first() const { return m_count == 1; }
  bool ended() const { return m_kind == kEofRecord; }  ///< the last record was EOF
  /// The record's data and that of the CONTINUE records after it; moves past them.
  std::vector<std::string_view> with_continuations();

 private:
  std::string_view m_stream;
  std::size_t m_next;
  std::uint16_t m_kind = 0;
  std::string_view m_data;
  std::size_t m_count = 0;
};

/// Strings of BIFF8, which may go on in the next piece (with a flag byte of its own there). Reading past the end gives
/// empty text and ended().
class BiffText {
 public:
  explicit BiffText(std::vector<std::string_view> pieces) : m_pieces(std::move(pieces)) {}
  bool ended() const { return m_piece >= m_pieces.size(); }
  std::string short_string() { return characters(byte()); }  ///< length in one byte
  std::string long_string() { return characters(word()); }   ///< length in two bytes
  /// BIFF5: a length of `size` bytes (1 or 2), then bytes in the workbook's code page; not decoded here.
  std::string byte_string(int size);
  std::uint8_t byte();
  std::uint16_t word();
  std::uint32_t number();
  void skip(std::size_t bytes);

 private:
  std::string characters(std::size_t count);

  std::vector<std::string_view> m_pieces;
  std::size_t m_piece = 0, m_at = 0;
};

/// The SST record: every shared string, in UTF-8.
std::vector<std::string> read_shared_strings(std::vector<std::string_view> pieces, const Limits& limits);

}  // namespace acta::read
