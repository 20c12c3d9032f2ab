// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/tickets_rivest.hpp"

#include <string>
#include <unordered_set>

namespace acta::audit {
namespace {

/// 0 where the range is empty or has all 2^64 numbers.
std::uint64_t size_of(NumberRange range) { return range.first > range.last ? 0 : range.last - range.first + 1; }

}  // namespace

RivestTickets::RivestTickets(std::string_view seed) : m_state(seed) { m_state.append(","); }

Digest256 RivestTickets::digest(std::uint64_t ticket) const { return m_state.digest(std::to_string(ticket)); }

std::uint64_t RivestTickets::number(std::uint64_t ticket, NumberRange range) const {
  return range.first + remainder_of(digest(ticket), size_of(range));
}

base::Result<std::vector<RivestNumber>> draw_rivest(std::string_view seed, const RivestDraw& draw) {
  const std::uint64_t size = size_of(draw.range);
  std::uint64_t draws = 0;
  if (__builtin_add_overflow(draw.skip, draw.take, &draws) || size == 0 || (!draw.with_replacement && draws > size)) {
    return base::Error{base::ErrorKind::usage,
                       "cannot draw from " + std::to_string(draw.range.first) + " to " +
                           std::to_string(draw.range.last) + " so many numbers",
                       {},
                       "draw fewer, or from a larger range"};
  }
  const RivestTickets tickets(seed);
  std::unordered_set<std::uint64_t> seen;
  std::vector<RivestNumber> drawn;
  std::uint64_t count = 0;
  for (std::uint64_t ticket = 1; count < draws; ++ticket) {
    const std::uint64_t number = tickets.number(ticket, draw.range);
    if (!draw.with_replacement && !seen.insert(number).second) continue;
    if (count++ >= draw.skip) drawn.push_back({ticket, number});
  }
  return drawn;
}

}  // namespace acta::audit
