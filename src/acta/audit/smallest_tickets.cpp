// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/smallest_tickets.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "acta/audit/tickets_consistent.hpp"

namespace acta::audit {
namespace {

constexpr std::uint64_t kLeastRoom = 1000;

bool smaller(const TicketCandidate& a, const TicketCandidate& b) {
  if (a.leading != b.leading) return a.leading < b.leading;
  if (a.digest == b.digest) return a.item < b.item;
  return decimal_reversed(a.digest) < decimal_reversed(b.digest);
}

}  // namespace

void SmallestTickets::offer(const Digest256& digest, std::uint64_t item) {
  const std::uint32_t leading = leading_digits(digest);
  if (leading <= m_largest_leading) keep({leading, item, digest});
}

void SmallestTickets::add(SmallestTickets other) {
  other.shrink();
  for (const TicketCandidate& candidate : other.m_kept) keep(candidate);
}

std::vector<TicketCandidate> SmallestTickets::take_sorted() {
  shrink();
  std::sort(m_kept.begin(), m_kept.end(), smaller);
  return std::exchange(m_kept, {});
}

void SmallestTickets::keep(const TicketCandidate& candidate) {
  m_kept.push_back(candidate);
  if (m_kept.size() >= m_limit + std::max(m_limit, kLeastRoom)) shrink();
}

// A selection each time the room is full costs a few comparisons for each candidate; a heap would cost log2(limit).
void SmallestTickets::shrink() {
  if (m_kept.size() <= m_limit) return;
  if (m_limit > 0) {
    const auto last = m_kept.begin() + static_cast<std::ptrdiff_t>(m_limit - 1);
    std::nth_element(m_kept.begin(), last, m_kept.end(), smaller);
    m_largest_leading = last->leading;
  }
  m_kept.resize(m_limit);
}

}  // namespace acta::audit
