// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/count/evaluate.hpp"
#include "acta/count/monotonicity_parts.hpp"

namespace acta::count {
namespace {

using model::TierKind;

constexpr std::int64_t kParts[] = {0, 1, 2, 5, 10, 20, 50, 100};  ///< thousandths
constexpr std::size_t kLargestLists = 8;

class Growth {
 public:
  Growth(const Plan& plan, const Votes& votes, const Standing& standing, const WatchLimits& limits)
      : m_plan(plan), m_votes(votes), m_limits(limits), m_seats(whole_seats(plan, standing)) {}

  void area(std::size_t tally, std::size_t row) {
    const std::size_t leaf = first_leaf(row);
    const std::vector<std::size_t> lists = largest(tally, row);
    for (const std::size_t faster : lists)
      for (const std::size_t slower : lists)
        if (faster != slower) pair({tally, leaf, kNone, faster}, {tally, leaf, kNone, slower}, row);
  }
  GrowthWatch done() { return std::move(m_found); }

 private:
  std::size_t first_leaf(std::size_t row) const {
    const auto& leaves = m_votes.leaves();
    const auto found =
        std::find_if(leaves.begin(), leaves.end(), [&](std::size_t l) { return m_votes.within(l, row); });
    return found == leaves.end() ? row : *found;
  }
  std::vector<std::size_t> largest(std::size_t tally, std::size_t row) const {
    std::vector<std::size_t> lists;
    for (std::size_t i = 0; i < m_plan.lists(); ++i)
      if (m_votes.at(tally, row, i) > 0) lists.push_back(i);
    std::stable_sort(lists.begin(), lists.end(), [&](std::size_t a, std::size_t b) {
      return m_votes.at(tally, row, a) > m_votes.at(tally, row, b);
    });
    lists.resize(std::min(lists.size(), kLargestLists));
    return lists;
  }
  void pair(const Direction& faster, const Direction& slower, std::size_t row) {
    const std::int64_t a = m_votes.at(faster.tally, row, faster.to), b = m_votes.at(slower.tally, row, slower.to);
    for (const std::int64_t p : kParts)
      for (const std::int64_t q : kParts) {
        const std::int64_t more_a = a * p / 1000, more_b = b * q / 1000;
        if (static_cast<base::Int128>(more_a) * b <= static_cast<base::Int128>(more_b) * a) continue;
        if (m_found.tried == m_limits.trials) {
          m_found.complete = false;
          return;
        }
        ++m_found.tried;
        trial(faster, more_a, slower, more_b);
      }
  }
  void trial(const Direction& faster, std::int64_t more_a, const Direction& slower, std::int64_t more_b) {
    m_votes.change(faster, more_a);
    m_votes.change(slower, more_b);
    const Standing standing = evaluate(m_plan, m_votes);
    m_votes.change(slower, -more_b);
    m_votes.change(faster, -more_a);
    if (standing.tied) return;
    const std::vector<std::int64_t> now = whole_seats(m_plan, standing);
    m_found.exercised += now[faster.to] != m_seats[faster.to] || now[slower.to] != m_seats[slower.to];
    if (now[faster.to] >= m_seats[faster.to] || now[slower.to] <= m_seats[slower.to]) return;
    ++m_found.against;
    if (!m_found.smallest || more_a + more_b < m_found.smallest->faster_votes + m_found.smallest->slower_votes)
      m_found.smallest =
          GrowthExample{faster.tally, faster.row,         faster.to,      slower.to,          more_a,
                        more_b,       m_seats[faster.to], now[faster.to], m_seats[slower.to], now[slower.to]};
  }

  const Plan& m_plan;
  Votes m_votes;
  const WatchLimits& m_limits;
  std::vector<std::int64_t> m_seats;
  GrowthWatch m_found;
};

}  // namespace

GrowthWatch growth_watch(const Plan& plan, const Votes& votes, const Standing& standing, const WatchLimits& limits) {
  Growth growth(plan, votes, standing, limits);
  for (const TierPlan& tier : plan.tiers)
    if (tier.tier->kind == TierKind::lists || tier.tier->kind == TierKind::compensation ||
        tier.tier->kind == TierKind::biproportional)
      for (const std::size_t row : tier.rows) growth.area(tier.tally, row);
  return growth.done();
}

}  // namespace acta::count
