// SPDX-License-Identifier: Apache-2.0
#pragma once

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
  void push_back(std::uint32_t row) { append(1, row); }
  void append(std::size_t cards, std::uint32_t row) {
    if (!fits(row) && cards > 0) widen();
    if (m_is_wide)
      m_wide.insert(m_wide.end(), cards, row);
    else
      m_narrow.insert(m_narrow.end(), cards, static_cast<std::uint8_t>(row));
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
