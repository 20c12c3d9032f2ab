// SPDX-License-Identifier: Apache-2.0
#include "acta/count/monotonicity.hpp"

#include <algorithm>

#include "acta/count/evaluate.hpp"
#include "acta/count/monotonicity_parts.hpp"

namespace acta::count {
namespace {

using model::TierKind;

/// Walks of one list's votes, always back to the counted ones.
class VoteWalker {
 public:
  VoteWalker(const Plan& plan, const Votes& votes, const Standing& standing, const WatchLimits& limits)
      : m_plan(plan), m_votes(votes), m_base(standing), m_limits(limits), m_seats(whole_seats(plan, standing)) {
    const std::size_t walks = 2 * plan.lists() * votes.leaves().size() * plan.poll->tallies.size();
    const auto most = static_cast<std::size_t>(std::max<std::int64_t>(1, limits.walks));
    m_steps = std::max(1, limits.steps / static_cast<int>(std::clamp<std::size_t>(walks, 1, most)));
  }

  void walk(const Direction& direction) {
    if (m_found.tried == m_limits.walks) {
      m_found.complete = false;
      return;
    }
    ++m_found.tried;
    Standing standing = m_base;
    const std::int64_t most = longest(direction);
    std::int64_t m = 0;
    for (int step = 0;; ++step) {
      if (step == m_steps) m_found.complete = false;
      if (step == m_steps) break;
      const std::int64_t next = standing.tied ? 1 : horizon_of(m_plan, m_votes, direction, standing);
      if (next > most - m) break;
      m += next;
      m_votes.change(direction, next);
      update(m_plan, m_votes, direction, standing);
      if (!standing.tied) look(direction, m, standing);
    }
    m_votes.change(direction, -m);
  }
  VoteWatch done() { return std::move(m_found); }

 private:
  std::int64_t longest(const Direction& direction) const {
    if (direction.from != kNone)
      return std::min(m_limits.votes, m_votes.at(direction.tally, direction.row, direction.from));
    return std::min(m_limits.votes, kMostVotes - m_votes.valid(direction.tally, 0));
  }
  void look(const Direction& direction, std::int64_t m, const Standing& standing) {
    const bool added = direction.to != kNone;
    const std::size_t list = added ? direction.to : direction.from;
    const std::vector<std::int64_t> now = whole_seats(m_plan, standing);
    m_found.exercised += now != m_seats;
    if (added ? now[list] >= m_seats[list] : now[list] <= m_seats[list]) return;
    ++m_found.against;
    if (!m_found.smallest || m < m_found.smallest->votes)
      m_found.smallest = VoteExample{list, direction.tally, direction.row, added, m, m_seats[list], now[list]};
  }

  const Plan& m_plan;
  Votes m_votes;
  const Standing& m_base;
  const WatchLimits& m_limits;
  std::vector<std::int64_t> m_seats;
  int m_steps = 1;  ///< on each walk
  VoteWatch m_found;
};

bool used(const Plan& plan, std::size_t tally) {
  return std::any_of(plan.tiers.begin(), plan.tiers.end(),
                     [&](const TierPlan& t) { return t.tier->kind != TierKind::external && t.tally == tally; });
}

}  // namespace

VoteWatch vote_watch(const Plan& plan, const Votes& votes, const Standing& standing, const WatchLimits& limits) {
  VoteWalker walker(plan, votes, standing, limits);
  for (std::size_t tally = 0; tally < plan.poll->tallies.size(); ++tally)
    for (const std::size_t leaf : votes.leaves())
      for (std::size_t i = 0; used(plan, tally) && i < plan.lists(); ++i) {
        if (votes.at(tally, leaf, i) == 0) continue;
        walker.walk({tally, leaf, kNone, i});
        walker.walk({tally, leaf, i, kNone});
      }
  return walker.done();
}

}  // namespace acta::count
