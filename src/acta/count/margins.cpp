// SPDX-License-Identifier: Apache-2.0
#include "acta/count/margins.hpp"

#include <algorithm>

#include "acta/count/best_margins.hpp"
#include "acta/count/evaluate.hpp"
#include "acta/count/holdings.hpp"
#include "acta/count/reduced.hpp"

namespace acta::count {
namespace {

using model::TierKind;

/// Walks along directions from the counted votes, always back to them.
class Walker {
 public:
  Walker(const Plan& plan, const Votes& votes, const Standing& standing, BestMargins& best)
      : m_plan(plan), m_base(standing), m_votes(votes), m_best(best) {}

  void walk(const Direction& direction, Change change) {
    const std::int64_t most = longest(direction);
    m_standing = m_base;
    std::int64_t m = 0;
    for (int step = 0; m < m_best.wanted(direction, change); ++step) {
      if (step == kMostSteps) {
        m_best.broken_off(direction, change, m);
        break;
      }
      const std::int64_t next = steps_singly() ? 1 : horizon_of(m_plan, m_votes, direction, m_standing);
      if (next > most - m) break;
      m += next;
      m_votes.change(direction, next);
      update(m_plan, m_votes, direction, m_standing);
      m_best.take(m_standing, direction, change, m);
    }
    m_votes.change(direction, -m);
  }

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
  BestMargins& m_best;
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

void walk_winners(const Plan& plan, const Votes& votes, const Standing& standing, std::size_t tally, Walker& walker) {
  const std::vector<std::size_t> rows = moving_rows(plan, votes, tally);
  for (std::size_t t = 0; t < plan.tiers.size(); ++t) {
    const TierStanding& own = standing.tiers[t];
    if (plan.tiers[t].tally != tally) continue;
    for (std::size_t area = 0; area < own.winner.size(); ++area) {
      const std::size_t winner = own.winner[area], second = own.runners_up[area];
      if (winner == kNone) continue;
      for (const std::size_t leaf : rows) {
        if (!votes.within(leaf, plan.tiers[t].rows[area]) || votes.at(tally, leaf, winner) == 0) continue;
        if (second != kNone) {
          walker.walk({tally, leaf, winner, second}, Change::moved);
          walker.walk({tally, leaf, kNone, second}, Change::added);
        }
        walker.walk({tally, leaf, winner, kNone}, Change::removed);
      }
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
      const std::size_t area = area_of(votes, plan.tiers[t].rows, row);
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

void walk_all(const Plan& plan, const Votes& votes, const Standing& standing, std::size_t tally, Walker& walker,
              const BestMargins& best) {
  const std::vector<std::size_t> rows = moving_rows(plan, votes, tally);
  for (const std::size_t row : rows) {
    const std::vector<std::size_t> lists = gainers(plan, votes, standing, tally, row);
    for (const std::size_t from : best.holders(row)) {
      if (votes.at(tally, row, from) == 0) continue;
      for (const std::size_t to : lists)
        if (to != from) walker.walk({tally, row, from, to}, Change::moved);
      walker.walk({tally, row, from, kNone}, Change::removed);
    }
  }
  for (const std::size_t row : rows)
    for (const std::size_t to : gainers(plan, votes, standing, tally, row))
      walker.walk({tally, row, kNone, to}, Change::added);
}

std::vector<model::SeatMargin> margins_of(const Plan& plan, const Votes& votes, const Standing& standing) {
  BestMargins best(plan, votes, standing);
  Walker walker(plan, votes, standing, best);
  for (std::size_t tally = 0; tally < plan.poll->tallies.size(); ++tally) {
    if (std::none_of(plan.tiers.begin(), plan.tiers.end(), [&](const TierPlan& t) { return t.tally == tally; }))
      continue;
    if (single_winners_only(plan, standing, tally))
      walk_winners(plan, votes, standing, tally, walker);
    else
      walk_all(plan, votes, standing, tally, walker, best);
  }
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
