// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace acta::audit {

/// What a contest's record of a card is: the number of its vote in VoteRows, then, from VoteRows::size() on, pools; or:
inline constexpr std::uint32_t kNotOnCard = 0xffff'ffff;      ///< the record does not have the contest
inline constexpr std::uint32_t kPhantomRecord = 0xffff'fffe;  ///< there is no record of the card

/// One such number for each card: a byte a card as long as all are below 254 or one of the two above, else four.
class RowColumn {
 public:
  std::size_t size() const { return m_is_wide ? m_wide.size() : m_narrow.size(); }
  bool empty() const { return size() == 0; }
  std::uint32_t operator[](std::size_t card) const {
    if (m_is_wide) return m_wide[card];
    const std::uint8_t row = m_narrow[card];
    return row < kSpecial ? row : row | 0xffff'ff00U;
  }
  void set(std::size_t card, std::uint32_t row) {
    if (!fits(row)) widen();
    if (m_is_wide)
      m_wide[card] = row;
    else
      m_narrow[card] = static_cast<std::uint8_t>(row);
  }
  void push_back(std::uint32_t row) {
    if (!fits(row)) widen();
    if (m_is_wide)
      m_wide.push_back(row);
    else
      m_narrow.push_back(static_cast<std::uint8_t>(row));
  }
  void append(std::size_t cards, std::uint32_t row) {
    if (!fits(row) && cards > 0) widen();
    if (m_is_wide)
      m_wide.insert(m_wide.end(), cards, row);
    else
      m_narrow.insert(m_narrow.end(), cards, static_cast<std::uint8_t>(row));
  }
  /// Those of another numbering: row_of says which of this one they are, by row; the two special ones stay.
  void append(const RowColumn& other, const std::vector<std::uint32_t>& row_of) {
    if (other.m_is_wide || m_is_wide ||
        std::any_of(row_of.begin(), row_of.end(), [&](auto row) { return !fits(row); })) {
      for (std::size_t card = 0; card < other.size(); ++card)
        push_back(other[card] < row_of.size() ? row_of[other[card]] : other[card]);
      return;
    }
    std::array<std::uint8_t, 256> byte_of;
    for (std::size_t byte = 0; byte < byte_of.size(); ++byte)
      byte_of[byte] = static_cast<std::uint8_t>(byte < row_of.size() ? row_of[byte] : byte);
    m_narrow.reserve(m_narrow.size() + other.m_narrow.size());
    for (const std::uint8_t byte : other.m_narrow) m_narrow.push_back(byte_of[byte]);
  }
  /// Cards that have this number.
  std::int64_t count(std::uint32_t row) const {
    if (m_is_wide) return std::count(m_wide.begin(), m_wide.end(), row);
    return row < kSpecial || row >= kPhantomRecord
               ? std::count(m_narrow.begin(), m_narrow.end(), static_cast<std::uint8_t>(row))
               : 0;
  }
  /// Grows to so many cards. REQUIRES: cards >= size().
  void resize(std::size_t cards, std::uint32_t row) { append(cards - size(), row); }

 private:
  static constexpr std::uint8_t kSpecial = 254;  ///< the last bytes of kPhantomRecord and kNotOnCard

  bool fits(std::uint32_t row) const { return m_is_wide || row < kSpecial || row >= kPhantomRecord; }
  void widen() {
    m_wide.reserve(m_narrow.size() + 1);
    for (std::size_t card = 0; card < m_narrow.size(); ++card) m_wide.push_back((*this)[card]);
    m_is_wide = true;
    m_narrow = {};
  }

  std::vector<std::uint8_t> m_narrow;
  std::vector<std::uint32_t> m_wide;
  bool m_is_wide = false;
};

}  // namespace acta::audit
