// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "acta/audit/digest256.hpp"

namespace acta::audit {

/// A first ticket that may belong to a sample.
struct TicketCandidate {
  std::uint32_t leading = 0;  ///< leading_digits(digest)
  std::uint64_t item = 0;
  Digest256 digest{};
};

/// Keeps the `limit` smallest of all first tickets offered; equal tickets by item. Holds up to twice as many at a time
/// (or 1,000 more), 48 bytes each. Not thread-safe.
class SmallestTickets {
 public:
  explicit SmallestTickets(std::uint64_t limit) : m_limit(limit) {}

  void offer(const Digest256& digest, std::uint64_t item);
  /// As if everything offered to `other` had been offered here. REQUIRES: the limits are equal
  void add(SmallestTickets other);

  /// Ascending; leaves nothing behind.
  std::vector<TicketCandidate> take_sorted();

 private:
  void keep(const TicketCandidate& candidate);
  void shrink();

  std::uint64_t m_limit;
  std::uint32_t m_largest_leading = std::numeric_limits<std::uint32_t>::max();
  std::vector<TicketCandidate> m_kept;
};

}  // namespace acta::audit
