// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace acta::audit {

/// A card in the order of a sample: its number, then its index.
template <class Number>
using Place = std::pair<Number, std::uint64_t>;

/// Keeps the `limit` first places of all offered. REQUIRES: cards are offered in ascending order of their index.
/// Not thread-safe.
template <class Number>
class FirstPlaces {
 public:
  explicit FirstPlaces(std::uint64_t limit) : m_limit(limit) {}

  void offer(const Number& number, std::uint64_t card) {
    if (m_places.size() == m_limit) {
      // With an equal number the earlier card stays.
      if (m_limit == 0 || !(number < m_places.front().first)) return;
      std::pop_heap(m_places.begin(), m_places.end());
      m_places.pop_back();
    }
    m_places.emplace_back(number, card);
    std::push_heap(m_places.begin(), m_places.end());
  }

  /// How many cards the limit is ahead of those offered.
  std::uint64_t missing() const { return m_limit - m_places.size(); }

  /// Ascending; leaves nothing behind.
  std::vector<Place<Number>> take_sorted() {
    std::sort_heap(m_places.begin(), m_places.end());
    return std::exchange(m_places, {});
  }

 private:
  std::uint64_t m_limit;
  std::vector<Place<Number>> m_places;  // largest in front
};

}  // namespace acta::audit
