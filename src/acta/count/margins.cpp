// SPDX-License-Identifier: Apache-2.0
#include "acta/count/margins.hpp"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>

#include "acta/count/best_margins.hpp"
#include "acta/count/evaluate.hpp"
#include "acta/count/holdings.hpp"
#include "acta/count/qualify.hpp"
#include "acta/count/reduced.hpp"

namespace acta::count {
namespace {

using model::TierKind;

constexpr std::size_t kWalksEach = 16;  // fewer are not worth another walker

struct Walk {
  Direction direction;
  Change change = Change::moved;
  std::int64_t at_least = 0;  ///< no seat is lost with fewer votes
};

/// Walks along directions from the counted votes, always back to them.
class Walker {
 public:
  explicit Walker(AskedSeats& asked) : m_plan(asked.plan), m_base(asked.base), m_votes(asked.votes), m_best(asked) {}

  void walk(std::size_t number, const Walk& walk) {
    const Direction& direction = walk.direction;
    m_best.begin(number, direction, walk.change);
    if (const std::int64_t wanted = m_best.wanted(); wanted == 0 || wanted < walk.at_least) return;
    const std::int64_t most = longest(direction);
    m_standing = m_base;
    std::int64_t m = 0;
    for (int step = 0;; ++step) {
      const std::int64_t wanted = std::min(most, m_best.wanted());
      if (m >= wanted) break;
      if (step == kMostSteps) {
        m_best.broken_off(m);
        break;
      }
      const std::int64_t next = steps_singly() ? 1 : horizon_of(m_plan, m_votes, direction, m_standing);
      if (next > wanted - m) break;
      m += next;
      m_votes.change(direction, next);
      update(m_plan, m_votes, direction, m_standing);
      m_best.take(m_standing, m);
    }
    m_votes.change(direction, -m);
  }
  BestMargins& best() { return m_best; }

 private:
  /// Until the votes of a list run out; where votes come in, in an assembly of several tiers, until the area has three
  /// times as many.
  std::int64_t longest(const Direction& direction) const {
    if (direction.from != kNone) return m_votes.at(direction.tally, direction.row, direction.from);
    const std::int64_t room = kMostVotes - m_votes.valid(direction.tally, 0);
    return filling_tiers(m_plan) == 1 ? room : std::min(room, 2 * m_votes.valid(direction.tally, direction.row) + 3);
  }

  /// Ties of other tiers than lists are looked at vote by vote.
  bool steps_singly() const {
    if (!m_standing.tied) return false;
    for (std::size_t t = 0; t < m_plan.tiers.size(); ++t) {
      const auto& open = m_standing.tiers[t].open;
      const bool tied = std::any_of(open.begin(), open.end(), [](std::int64_t seats) { return seats > 0; });
      if (tied && m_plan.tiers[t].tier->kind != TierKind::lists) return true;
      if (m_plan.tiers[t].apportioned_by_votes) return true;
    }
    return false;
  }

  const Plan& m_plan;
  const Standing& m_base;
  Votes m_votes;
  Standing m_standing;
  BestMargins m_best;
};

/// The smallest areas that some rule tells apart on a ballot: votes that move inside one of them are all alike.
std::vector<std::size_t> moving_rows(const Plan& plan, const Votes& votes, std::size_t tally) {
  const auto depth = [&](std::size_t row) {
    std::size_t steps = 0;
    for (; votes.parent(row) != kNone; row = votes.parent(row)) ++steps;
    return steps;
  };
  std::size_t deepest = 0;
  const auto look = [&](const std::vector<std::size_t>& rows) {
    for (const std::size_t row : rows) deepest = std::max(deepest, depth(row));
  };
  for (const TierPlan& tier : plan.tiers) {
    if (tier.tier->kind != TierKind::external && tier.tally == tally) {
      look(tier.rows);
      look(tier.places);
    }
    for (const ConditionPlan& condition : tier.conditions)
      if (condition.tally == tally && (condition.condition->share || condition.condition->count)) look(condition.rows);
  }
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < votes.rows(); ++row)
    if (depth(row) == deepest) rows.push_back(row);
  return rows;
}

/// Ballots that only areas of one seat count: there a winner's nearest change is to the runner-up.
bool single_winners_only(const Plan& plan, const Standing& standing, std::size_t tally) {
  for (std::size_t t = 0; t < plan.tiers.size(); ++t) {
    const TierPlan& tier = plan.tiers[t];
    if (tier.tier->kind == TierKind::external) continue;
    const bool judged = std::any_of(tier.conditions.begin(), tier.conditions.end(),
                                    [&](const ConditionPlan& c) { return c.tally == tally && c.condition->share; });
    if (judged || (tier.tally == tally && standing.tiers[t].winner.empty())) return false;
  }
  return true;
}

void add_winners(const Plan& plan, const Votes& votes, const Standing& standing, std::size_t tally, bool added,
                 std::vector<Walk>& walks) {
  const std::vector<std::size_t> rows = moving_rows(plan, votes, tally);
  for (std::size_t t = 0; t < plan.tiers.size(); ++t) {
    const TierStanding& own = standing.tiers[t];
    if (plan.tiers[t].tally != tally || own.winner.empty()) continue;
    for (const std::size_t leaf : rows) {
      const std::size_t area = plan.tiers[t].area_of_row[leaf];
      if (area == kNone) continue;
      const std::size_t winner = own.winner[area], second = own.runners_up[area];
      if (winner == kNone || votes.at(tally, leaf, winner) == 0) continue;
      if (added && second != kNone) walks.push_back({{tally, leaf, kNone, second}, Change::added});
      if (added) continue;
      if (second != kNone) walks.push_back({{tally, leaf, winner, second}, Change::moved});
      walks.push_back({{tally, leaf, winner, kNone}, Change::removed});
    }
  }
}

/// Lists whose gain of votes can matter: those that take part somewhere or can come to; of lists that take no part, at
/// most kOutsiders with the most votes there.
std::vector<std::size_t> gainers(const Plan& plan, const Votes& votes, const Standing& standing, std::size_t tally,
                                 std::size_t row) {
  std::vector<std::size_t> inside, outside;
  for (std::size_t i = 0; i < plan.lists(); ++i) {
    bool passed = false;
    for (std::size_t t = 0; t < plan.tiers.size(); ++t) {
      if (plan.tiers[t].tier->kind == TierKind::external) continue;
      const std::size_t area = plan.tiers[t].area_of_row[row];
      passed = passed || (area != kNone && standing.passed(t, area, i, plan.lists()));
    }
    (passed ? inside : outside).push_back(i);
  }
  std::stable_sort(outside.begin(), outside.end(),
                   [&](std::size_t a, std::size_t b) { return votes.at(tally, 0, a) > votes.at(tally, 0, b); });
  if (outside.size() > kOutsiders) outside.resize(kOutsiders);
  std::stable_sort(inside.begin(), inside.end(),
                   [&](std::size_t a, std::size_t b) { return votes.at(tally, row, a) > votes.at(tally, row, b); });
  inside.insert(inside.end(), outside.begin(), outside.end());
  return inside;
}

/// Votes that a list which takes part nowhere needs to come to take part; 0 for others. Short of them, votes that move
/// to it only fall away from the holder, and to any list that takes part they would do more.
std::int64_t votes_to_take_part(const Plan& plan, const Votes& votes, const Standing& standing,
                                const Direction& direction) {
  std::int64_t fewest = kNever;
  for (std::size_t t = 0; t < plan.tiers.size(); ++t) {
    const TierPlan& tier = plan.tiers[t];
    if (tier.tier->kind == TierKind::external) continue;
    const std::size_t area = tier.area_of_row[direction.row];
    if (area == kNone) continue;
    if (tier.by_area || standing.passed(t, area, direction.to, plan.lists())) return 0;
    for (const ConditionPlan& condition : tier.conditions) {
      if (!condition.condition->share && !condition.condition->count) continue;  // votes do not change it
      if (!condition.condition->share || condition.rows.size() != 1 || condition.tally != direction.tally) return 0;
      const std::size_t row = condition.rows[0];
      const std::int64_t needed = votes_needed(*condition.condition, base_of(votes, condition, row));
      fewest = std::min(fewest, needed - votes.at(condition.tally, row, direction.to));
    }
  }
  return std::max<std::int64_t>(0, fewest);
}

void add_all(const AskedSeats& asked, std::size_t tally, bool added, std::vector<Walk>& walks) {
  const Plan& plan = asked.plan;
  const Votes& votes = asked.votes;
  for (const std::size_t row : moving_rows(plan, votes, tally)) {
    const std::vector<std::size_t> lists = gainers(plan, votes, asked.base, tally, row);
    for (const std::size_t to : lists)
      if (added) walks.push_back({{tally, row, kNone, to}, Change::added});
    if (added) continue;
    for (const std::size_t from : asked.holders(row)) {
      if (votes.at(tally, row, from) == 0) continue;
      for (const std::size_t to : lists) {
        const Direction direction{tally, row, from, to};
        if (to != from)
          walks.push_back({direction, Change::moved, votes_to_take_part(plan, votes, asked.base, direction)});
      }
      walks.push_back({{tally, row, from, kNone}, Change::removed});
    }
  }
}

/// Winners first: what a direct seat sets off is often nearest, and shortens all other walks.
std::vector<Walk> walks_of(const AskedSeats& asked, bool added) {
  const Plan& plan = asked.plan;
  std::vector<Walk> walks;
  std::vector<std::size_t> others;
  for (std::size_t tally = 0; tally < plan.poll->tallies.size(); ++tally) {
    if (std::none_of(plan.tiers.begin(), plan.tiers.end(), [&](const TierPlan& t) { return t.tally == tally; }))
      continue;
    if (single_winners_only(plan, asked.base, tally))
      add_winners(plan, asked.votes, asked.base, tally, added, walks);
    else
      others.push_back(tally);
  }
  for (const std::size_t tally : others) add_all(asked, tally, added, walks);
  return walks;
}

/// All walks, in the order of their numbers, by as many walkers as there are cores. `first`: number of the first walk.
BestMargins walk(AskedSeats& asked, const std::vector<Walk>& walks, std::size_t first) {
  const std::size_t cores = static_cast<std::size_t>(tbb::this_task_arena::max_concurrency());
  std::vector<std::unique_ptr<Walker>> walkers(std::clamp<std::size_t>(walks.size() / kWalksEach, 1, cores));
  std::atomic<std::size_t> next{0};
  tbb::parallel_for(std::size_t{0}, walkers.size(), [&](std::size_t w) {
    walkers[w] = std::make_unique<Walker>(asked);
    for (std::size_t n = next++; n < walks.size(); n = next++) walkers[w]->walk(first + n, walks[n]);
  });
  for (std::size_t w = 1; w < walkers.size(); ++w) walkers[0]->best().merge(walkers[w]->best());
  return walkers[0]->best();
}

std::vector<model::SeatMargin> margins_of(const Plan& plan, const Votes& votes, const Standing& standing) {
  AskedSeats asked(plan, votes, standing);
  const std::vector<Walk> moving = walks_of(asked, false), adding = walks_of(asked, true);
  BestMargins best = walk(asked, moving, 0);
  asked.ask_for_added(best.next());
  best.merge(walk(asked, adding, moving.size()));
  return best.done();
}

void rename(std::optional<std::size_t>& list, const std::vector<std::size_t>& original) {
  if (list) list = original[*list];
}

}  // namespace

std::vector<model::SeatMargin> seat_margins(const Plan& plan, const Votes& votes, const Standing& standing) {
  const auto fewer = reduced(plan, votes, standing);
  if (!fewer) return margins_of(plan, votes, standing);
  const Votes own(fewer->poll);
  const auto small = make_plan(fewer->poll, *plan.law, own);
  if (!small) return margins_of(plan, votes, standing);
  std::vector<model::SeatMargin> margins = margins_of(*small, own, evaluate(*small, own));
  for (model::SeatMargin& margin : margins) {
    margin.holder = fewer->original[margin.holder];
    rename(margin.next, fewer->original);
    rename(margin.from, fewer->original);
    rename(margin.to, fewer->original);
  }
  return margins;
}

}  // namespace acta::count
