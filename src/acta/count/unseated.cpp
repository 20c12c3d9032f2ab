// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/count/compensation.hpp"

namespace acta::count {
namespace {

/// Marks the wins beyond `seats`; tells whether the last one that is seated has the share of the first that is not.
bool mark(const Work& work, std::size_t counted, std::size_t list, const std::vector<std::size_t>& won,
          std::int64_t seats) {
  const auto seated = static_cast<std::size_t>(std::max<std::int64_t>(0, seats));
  for (std::size_t k = seated; k < won.size(); ++k) work.standing.tiers[counted].unseated[won[k]] = 1;
  return seated > 0 && seated < won.size() &&
         win_share(work, counted, won[seated - 1], list) == win_share(work, counted, won[seated], list);
}

/// x_s / X_s > x_u / X_u for a seated winner s and one u that is not; one of the two changes.
void add_pair(Horizon& horizon, const Work& work, std::size_t counted, std::size_t list, std::size_t seated,
              std::size_t other, const Direction& direction) {
  using base::Int128;
  const TierPlan& plan = work.plan.tiers[counted];
  const auto own = [&](std::size_t area) {
    const std::size_t row = plan.rows[area];
    return std::pair<Int128, Int128>{work.votes.at(plan.tally, row, list),
                                     work.votes.slope(direction, plan.tally, row, list)};
  };
  const auto all = [&](std::size_t area) {
    const std::size_t row = plan.rows[area];
    return std::pair<Int128, Int128>{work.votes.valid(plan.tally, row),
                                     work.votes.total_slope(direction, plan.tally, row)};
  };
  const auto [x, dx] = own(seated);
  const auto [y, dy] = own(other);
  const auto [sum_x, dsum_x] = all(seated);
  const auto [sum_y, dsum_y] = all(other);
  horizon.above_zero(x * sum_y - y * sum_x, dx * sum_y + x * dsum_y - dy * sum_x - y * dsum_x);
}

}  // namespace

std::vector<std::size_t> ranked_wins(const Work& work, std::size_t tier, std::size_t place, std::size_t list) {
  const TierPlan& plan = work.plan.tiers[tier];
  std::vector<std::size_t> won;
  for (std::size_t area = 0; area < plan.rows.size(); ++area)
    if (work.standing.tiers[tier].winner[area] == list && work.votes.within(plan.rows[area], place))
      won.push_back(area);
  std::stable_sort(won.begin(), won.end(), [&](std::size_t a, std::size_t b) {
    return win_share(work, tier, a, list) > win_share(work, tier, b, list);
  });
  return won;
}

base::Ratio win_share(const Work& work, std::size_t tier, std::size_t area, std::size_t list) {
  const TierPlan& plan = work.plan.tiers[tier];
  return {work.votes.at(plan.tally, plan.rows[area], list),
          std::max<std::int64_t>(1, work.votes.valid(plan.tally, plan.rows[area]))};
}

void mark_unseated(const Work& work, std::size_t tier) {
  const TierPlan& plan = work.plan.tiers[tier];
  for (const std::size_t counted : plan.counts) {
    TierStanding& standing = work.standing.tiers[counted];
    if (standing.winner.empty()) continue;
    std::fill(standing.unseated.begin(), standing.unseated.end(), 0);
    for (std::size_t p = 0; p < plan.places.size(); ++p)
      for (std::size_t i = 0; i < work.lists(); ++i) {
        if (standing.sum[i] == 0 || !work.standing.passed(tier, 0, i, work.lists())) continue;
        const auto won = ranked_wins(work, counted, plan.places[p], i);
        if (mark(work, counted, i, won, work.standing.tiers[tier].placed[p * work.lists() + i]))
          ++work.standing.tiers[tier].open[p];
      }
  }
}

void add_unseated_horizon(Horizon& horizon, const Work& work, std::size_t tier, const Direction& direction) {
  const TierPlan& plan = work.plan.tiers[tier];
  for (const std::size_t counted : plan.counts) {
    const TierStanding& standing = work.standing.tiers[counted];
    const std::size_t area = area_of(work.votes, work.plan.tiers[counted].rows, direction.row);
    const std::size_t place = area_of(work.votes, plan.places, direction.row);
    if (standing.winner.empty() || work.plan.tiers[counted].tally != direction.tally || area == kNone ||
        place == kNone || standing.winner[area] == kNone)
      continue;
    const std::size_t list = standing.winner[area];
    if (!work.standing.passed(tier, 0, list, work.lists())) continue;
    for (const std::size_t other : ranked_wins(work, counted, plan.places[place], list)) {
      if (standing.unseated[other] == standing.unseated[area]) continue;
      const bool seated = standing.unseated[area] == 0;
      add_pair(horizon, work, counted, list, seated ? area : other, seated ? other : area, direction);
    }
  }
}

}  // namespace acta::count
