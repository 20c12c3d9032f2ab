// SPDX-License-Identifier: Apache-2.0
#include "acta/count/holdings.hpp"

#include <algorithm>

namespace acta::count {
namespace {

std::int64_t seated(const Standing& standing, std::size_t tier, std::size_t area, std::size_t list, std::size_t lists) {
  const TierStanding& own = standing.tiers[tier];
  if (!own.winner.empty() && own.unseated[area]) return 0;
  return standing.seats(tier, area, list, lists);
}

bool leaves_unseated(const Plan& plan) {
  return std::any_of(plan.tiers.begin(), plan.tiers.end(),
                     [](const TierPlan& tier) { return tier.tier->overhang == model::Overhang::uncovered; });
}

}  // namespace

std::size_t filling_tiers(const Plan& plan) {
  return static_cast<std::size_t>(
      std::count_if(plan.tiers.begin(), plan.tiers.end(), [](const TierPlan& t) { return !t.tier->provisional; }));
}

std::vector<std::int64_t> held_in_whole(const Plan& plan, const Standing& standing) {
  std::vector<std::int64_t> sums(plan.lists(), 0);
  const bool unseated = leaves_unseated(plan);
  for (std::size_t t = 0; t < plan.tiers.size(); ++t) {
    if (plan.tiers[t].tier->provisional) continue;
    const TierStanding& own = standing.tiers[t];
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += own.sum[i];
    for (std::size_t area = 0; unseated && area < own.winner.size(); ++area)
      if (own.unseated[area] && own.winner[area] != kNone) --sums[own.winner[area]];
  }
  return sums;
}

std::vector<Holding> holdings_of(const Plan& plan, const Votes&, const Standing& standing) {
  std::vector<Holding> all;
  for (std::size_t t = 0; t < plan.tiers.size(); ++t) {
    if (plan.tiers[t].tier->provisional || plan.tiers[t].tier->kind == model::TierKind::external) continue;
    const auto& rows = seat_rows(plan.tiers[t]);
    for (std::size_t area = 0; area < rows.size(); ++area)
      for (std::size_t i = 0; i < plan.lists(); ++i)
        if (const std::int64_t seats = seated(standing, t, area, i, plan.lists()); seats > 0)
          all.push_back({t, area, rows[area], i, seats});
  }
  if (filling_tiers(plan) < 2 && (plan.tiers.empty() || seat_rows(plan.tiers[0]).size() < 2)) return all;
  const std::vector<std::int64_t> whole = held_in_whole(plan, standing);
  for (std::size_t i = 0; i < plan.lists(); ++i)
    if (whole[i] > 0) all.push_back({kNone, 0, 0, i, whole[i]});
  return all;
}

std::int64_t held(const Plan& plan, const Standing& standing, const Holding& holding) {
  if (holding.tier == kNone) return held_in_whole(plan, standing)[holding.list];
  return seated(standing, holding.tier, holding.area, holding.list, plan.lists());
}

}  // namespace acta::count
