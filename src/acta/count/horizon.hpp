// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

#include "acta/base/checked.hpp"

namespace acta::count {

/// How far votes can change in one direction before some comparison that a count rests on comes out otherwise. Every
/// such comparison is the sign of a number that is linear in the votes moved: gap + rate * m. While all keep their
/// signs the count takes the same way, and the seats are the same.
class Horizon {
 public:
  /// The comparison says gap > 0 now and changes (a tie, at least) at the first m with gap + rate * m <= 0.
  void above_zero(base::Int128 gap, base::Int128 rate) {
    if (rate < 0) keep((gap - rate - 1) / -rate);
  }
  /// The comparison says gap >= 0 now and changes at the first m with gap + rate * m < 0.
  void not_below_zero(base::Int128 gap, base::Int128 rate) {
    if (rate < 0) keep(gap / -rate + 1);
  }
  /// Something may change at m already.
  void keep(base::Int128 m) {
    if (m < m_first) m_first = std::max<std::int64_t>(1, static_cast<std::int64_t>(m));
  }

  /// The first m >= 1 at which a comparison changes; nothing changes before it. kNever's value where none does.
  std::int64_t first() const { return m_first; }

 private:
  std::int64_t m_first = std::numeric_limits<std::int64_t>::max();
};

}  // namespace acta::count
