// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace acta::audit {

/// Things with whole weights, taken out one by one: which of those left owns a number. A Fenwick tree (Fenwick 1994):
/// every question takes log n steps.
class RemainingWeights {
 public:
  /// REQUIRES: the sum is below 2^63.
  explicit RemainingWeights(std::span<const std::uint64_t> weights)
      : m_weights(weights.begin(), weights.end()), m_tree(weights.size() + 1, 0) {
    for (std::size_t i = 0; i < weights.size(); ++i) {
      m_total += weights[i];
      m_tree[i + 1] += weights[i];
      if (const std::size_t above = next(i + 1); above < m_tree.size()) m_tree[above] += m_tree[i + 1];
    }
    while (m_top * 2 < m_tree.size()) m_top *= 2;
  }
  std::uint64_t total() const { return m_total; }
  /// Those left own runs of numbers from 1 to total() in their order. REQUIRES: 1 <= number <= total().
  std::size_t owner(std::uint64_t number) const {
    std::size_t at = 0;
    for (std::size_t step = m_top; step > 0; step /= 2)
      if (at + step < m_tree.size() && m_tree[at + step] < number) number -= m_tree[at += step];
    return at;
  }
  void take(std::size_t one) {
    m_total -= m_weights[one];
    for (std::size_t i = one + 1; i < m_tree.size(); i = next(i)) m_tree[i] -= m_weights[one];
    m_weights[one] = 0;
  }

 private:
  static std::size_t next(std::size_t i) { return i + (i & (~i + 1)); }

  std::vector<std::uint64_t> m_weights, m_tree;
  std::uint64_t m_total = 0;
  std::size_t m_top = 1;
};

}  // namespace acta::audit
