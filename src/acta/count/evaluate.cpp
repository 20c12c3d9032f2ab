// SPDX-License-Identifier: Apache-2.0
#include "acta/count/evaluate.hpp"

#include <algorithm>
#include <numeric>

#include "acta/count/compensation.hpp"
#include "acta/count/plan_seats.hpp"
#include "acta/count/qualify.hpp"

namespace acta::count {
namespace {

using model::TierKind;

bool whole_tier(TierKind kind) { return kind == TierKind::compensation || kind == TierKind::biproportional; }

void start(const Work& work, std::size_t t) {
  const TierPlan& plan = work.plan.tiers[t];
  TierStanding& standing = work.standing.tiers[t];
  const std::size_t areas = plan.places.empty() ? plan.rows.size() : plan.places.size();
  standing.total = plan.seats;
  standing.total.resize(areas, 0);
  standing.open.assign(areas, 0);
  standing.unfilled.assign(areas, 0);
  standing.sum.assign(work.lists(), 0);
  const bool single = plan.tier->kind == TierKind::plurality &&
                      std::all_of(plan.seats.begin(), plan.seats.end(), [](std::int64_t s) { return s == 1; });
  if (single) {
    standing.winner.assign(areas, kNone);
    standing.runners_up.assign(areas, kNone);
    standing.unseated.assign(areas, 0);
  } else {
    standing.seats.assign(areas * work.lists(), 0);
  }
}

void fill_external(const Work& work, std::size_t t) {
  TierStanding& standing = work.standing.tiers[t];
  for (const model::ExternalSeats& seats : work.plan.poll->external)
    if (seats.tier == work.plan.tiers[t].tier->id) standing.seats[seats.list] += seats.seats;
  standing.total[0] = std::accumulate(standing.seats.begin(), standing.seats.end(), std::int64_t{0});
}

void count_area(const Work& work, std::size_t t, std::size_t area) {
  switch (work.plan.tiers[t].tier->kind) {
    case TierKind::plurality: return count_plurality(work, t, area);
    case TierKind::winner: return count_winner(work, t, area);
    case TierKind::lists: return count_lists(work, t, area);
    default: return;
  }
}

void count_whole(const Work& work, std::size_t t) {
  if (work.plan.tiers[t].tier->kind == TierKind::compensation)
    count_compensation(work, t);
  else
    count_biproportional(work, t);
}

void add_up(const Work& work, std::size_t t) {
  TierStanding& standing = work.standing.tiers[t];
  std::fill(standing.sum.begin(), standing.sum.end(), 0);
  for (const std::size_t winner : standing.winner)
    if (winner != kNone) ++standing.sum[winner];
  for (std::size_t cell = 0; cell < standing.seats.size(); ++cell)
    standing.sum[cell % work.lists()] += standing.seats[cell];
}

bool has_open(const Standing& standing) {
  return std::any_of(standing.tiers.begin(), standing.tiers.end(), [](const TierStanding& tier) {
    return std::any_of(tier.open.begin(), tier.open.end(), [](std::int64_t open) { return open > 0; });
  });
}

void apportion(const Work& work, std::size_t t) {
  TierStanding& standing = work.standing.tiers[t];
  const Allotment seats = apportioned(work.plan.tiers[t], work.votes);
  standing.total = seats.seats;
  standing.unfilled.assign(standing.total.size(), 0);
  standing.unfilled[0] = seats.undecided;
  work.standing.tied |= seats.undecided > 0;
}

/// REQUIRES: who takes part in it is known.
void count_tier(const Work& work, std::size_t t) {
  const TierPlan& plan = work.plan.tiers[t];
  if (plan.tier->kind == TierKind::external) {
    fill_external(work, t);
  } else {
    if (plan.apportioned_by_votes) apportion(work, t);
    if (whole_tier(plan.tier->kind))
      count_whole(work, t);
    else
      for (std::size_t area = 0; area < plan.rows.size(); ++area) count_area(work, t, area);
  }
  add_up(work, t);
}

/// Where a tier's seats have changed.
enum Changed : char { nowhere, in_area, anywhere };  // in_area: at most in the area that the direction's row lies in

/// What a tier's standing hangs on: ballots and earlier tiers.
class Touched {
 public:
  Touched(const Plan& plan, const Direction& direction) : m_plan(plan), m_direction(direction) {}
  bool votes(std::size_t t) const {
    const TierPlan& tier = m_plan.tiers[t];
    if (tier.tier->kind == TierKind::external) return false;
    const bool ranks_wins = tier.tier->overhang == model::Overhang::uncovered;
    return tier.tally == m_direction.tally ||
           std::any_of(tier.counts.begin(), tier.counts.end(),
                       [&](std::size_t c) { return ranks_wins && m_plan.tiers[c].tally == m_direction.tally; }) ||
           std::any_of(tier.conditions.begin(), tier.conditions.end(),
                       [&](const ConditionPlan& c) { return c.tally == m_direction.tally; });
  }
  /// Seats that it is set against, or begins from.
  Changed counted(std::size_t t, const std::vector<Changed>& changed) const {
    const TierPlan& tier = m_plan.tiers[t];
    Changed most = tier.first == kNone ? nowhere : changed[tier.first];
    for (const std::size_t c : tier.counts) most = std::max(most, changed[c]);
    return most;
  }
  /// Seats that decide on who takes part.
  bool judged(std::size_t t, const std::vector<Changed>& changed) const {
    const auto& conditions = m_plan.tiers[t].conditions;
    return std::any_of(conditions.begin(), conditions.end(),
                       [&](const ConditionPlan& c) { return c.tier != kNone && changed[c.tier] != nowhere; });
  }

 private:
  const Plan& m_plan;
  const Direction& m_direction;
};

/// Judges the conditions again; true where that has changed who takes part elsewhere than in this area (kNone:
/// anywhere).
bool requalify(const Work& work, std::size_t t, std::size_t area) {
  const TierPlan& plan = work.plan.tiers[t];
  std::vector<char>& passed = work.standing.tiers[t].passed;
  const bool by_area_alone = plan.by_area && area != kNone &&
                             std::all_of(plan.conditions.begin(), plan.conditions.end(),
                                         [](const ConditionPlan& c) { return c.rows.empty(); });
  if (by_area_alone) {
    qualify_area(work.plan, t, area, work.votes, work.standing, passed);
    return false;
  }
  std::vector<char> now = qualified(work.plan, t, work.votes, work.standing);
  std::swap(now, passed);
  if (!plan.by_area) return now != passed;
  for (std::size_t cell = 0; cell < now.size(); ++cell)
    if (now[cell] != passed[cell] && cell / work.lists() != area) return true;
  return false;
}

/// Counts one area again and keeps the sums.
bool recount_area(const Work& work, std::size_t t, std::size_t area) {
  TierStanding& standing = work.standing.tiers[t];
  const std::size_t lists = work.lists();
  const auto add = [&](int sign) {
    if (!standing.winner.empty()) {
      if (standing.winner[area] != kNone) standing.sum[standing.winner[area]] += sign;
      return;
    }
    for (std::size_t i = 0; i < lists; ++i) standing.sum[i] += sign * standing.seats[area * lists + i];
  };
  const std::size_t winner = standing.winner.empty() ? kNone : standing.winner[area];
  std::vector<std::int64_t> before;
  if (standing.winner.empty())
    before.assign(standing.seats.begin() + static_cast<std::ptrdiff_t>(area * lists),
                  standing.seats.begin() + static_cast<std::ptrdiff_t>((area + 1) * lists));
  add(-1);
  count_area(work, t, area);
  add(+1);
  if (!standing.winner.empty()) return winner != standing.winner[area];
  return !std::equal(before.begin(), before.end(), standing.seats.begin() + static_cast<std::ptrdiff_t>(area * lists));
}

}  // namespace

Standing evaluate(const Plan& plan, const Votes& votes) {
  Standing standing;
  standing.tiers.resize(plan.tiers.size());
  const Work work{plan, votes, standing};
  for (std::size_t t = 0; t < plan.tiers.size(); ++t) {
    start(work, t);
    if (plan.tiers[t].tier->kind != TierKind::external) standing.tiers[t].passed = qualified(plan, t, votes, standing);
    count_tier(work, t);
  }
  standing.tied |= has_open(standing);
  return standing;
}

void update(const Plan& plan, const Votes& votes, const Direction& direction, Standing& standing) {
  const Touched touched(plan, direction);
  std::vector<Changed> changed(plan.tiers.size(), nowhere);
  standing.tied = false;
  for (std::size_t t = 0; t < plan.tiers.size(); ++t) {
    const TierPlan& tier = plan.tiers[t];
    const Changed counted = touched.counted(t, changed);
    const bool by_judged = touched.judged(t, changed), by_votes = touched.votes(t);
    if (counted == nowhere && !by_judged && !by_votes) continue;
    const Work work{plan, votes, standing, &direction, counted == nowhere};
    const std::size_t area = tier.area_of_row[direction.row];
    const bool elsewhere = requalify(work, t, by_judged ? kNone : area);
    if (counted == anywhere || elsewhere || tier.apportioned_by_votes || whole_tier(tier.tier->kind)) {
      count_tier(work, t);
      changed[t] = anywhere;
    } else if ((by_votes || counted == in_area) && area != kNone) {
      changed[t] = recount_area(work, t, area) ? in_area : nowhere;
    }
  }
  standing.tied |= has_open(standing);
}

std::int64_t horizon_of(const Plan& plan, const Votes& votes, const Direction& direction, Standing& standing) {
  Horizon horizon;
  const Work work{plan, votes, standing, nullptr, true};
  for (std::size_t row = direction.row; row != kNone; row = votes.parent(row)) {
    if (direction.to != kNone && votes.at(direction.tally, row, direction.to) == 0) horizon.keep(1);
    if (direction.from != kNone) horizon.keep(votes.at(direction.tally, row, direction.from));
  }
  for (std::size_t t = 0; t < plan.tiers.size(); ++t) {
    const TierPlan& tier = plan.tiers[t];
    if (tier.tier->kind == TierKind::external) continue;
    add_qualify_horizon(horizon, plan, t, votes, direction);
    if (tier.tier->overhang == model::Overhang::uncovered) add_unseated_horizon(horizon, work, t, direction);
    if (tier.tally != direction.tally) continue;
    if (tier.apportioned_by_votes) add_apportionment_horizon(horizon, tier, votes, direction);
    if (tier.tier->kind == TierKind::compensation) {
      add_compensation_horizon(horizon, work, t, direction);
    } else if (tier.tier->kind == TierKind::biproportional) {
      add_biproportional_horizon(horizon, work, t, direction);
    } else if (const std::size_t area = tier.area_of_row[direction.row]; area != kNone) {
      if (tier.tier->kind == TierKind::lists)
        add_lists_horizon(horizon, work, t, area, direction);
      else
        add_plurality_horizon(horizon, work, t, area, direction);
    }
  }
  return horizon.first();
}

}  // namespace acta::count
