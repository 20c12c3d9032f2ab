// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/count/compensation.hpp"

namespace acta::count {
namespace {

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

/// a's share of the votes of its area against b's: -1, 0 or 1.
int compare_shares(const Work& work, std::size_t tier, std::size_t list, std::size_t a, std::size_t b) {
  const TierPlan& plan = work.plan.tiers[tier];
  const auto product = [&](std::size_t own, std::size_t other) {
    return static_cast<base::Int128>(work.votes.at(plan.tally, plan.rows[own], list)) *
           std::max<std::int64_t>(1, work.votes.valid(plan.tally, plan.rows[other]));
  };
  const base::Int128 left = product(a, b), right = product(b, a);
  return left < right ? -1 : left > right ? 1 : 0;
}

/// Those of `areas` of a counted tier that a list has won, the largest share of valid votes first.
std::vector<std::size_t> ranked_wins(const Work& work, std::size_t tier, const std::vector<std::size_t>& areas,
                                     std::size_t list) {
  std::vector<std::size_t> won;
  for (const std::size_t area : areas)
    if (work.standing.tiers[tier].winner[area] == list) won.push_back(area);
  std::stable_sort(won.begin(), won.end(),
                   [&](std::size_t a, std::size_t b) { return compare_shares(work, tier, list, a, b) > 0; });
  return won;
}

/// Marks a list's winners in a place beyond `seats` (none where it takes no part); tells whether the last one that is
/// seated has the share of the first that is not.
bool mark(const Work& work, std::size_t counted, const std::vector<std::size_t>& areas, std::size_t list,
          std::optional<std::int64_t> seats) {
  const std::vector<std::size_t> won = ranked_wins(work, counted, areas, list);
  const auto seated = seats ? static_cast<std::size_t>(std::max<std::int64_t>(0, *seats)) : won.size();
  for (std::size_t k = 0; k < won.size(); ++k) work.standing.tiers[counted].unseated[won[k]] = k >= seated;
  return seated > 0 && seated < won.size() && compare_shares(work, counted, list, won[seated - 1], won[seated]) == 0;
}

/// The winners of one place: of each list only where its seats there, or the votes there, have changed.
void mark_place(const Work& work, std::size_t tier, std::size_t c, std::size_t place) {
  const TierPlan& plan = work.plan.tiers[tier];
  TierStanding& own = work.standing.tiers[tier];
  const std::size_t counted = plan.counts[c];
  const bool new_votes = !work.changed || (work.changed->tally == work.plan.tiers[counted].tally &&
                                           plan.place_of_row[work.changed->row] == place);
  for (std::size_t i = 0; i < work.lists(); ++i) {
    const bool judged = work.standing.passed(tier, 0, i, work.lists());
    const std::int64_t seats = own.placed[place * work.lists() + i];
    Covered& covered = own.covered[(c * plan.places.size() + place) * work.lists() + i];
    if (new_votes || covered.judged != judged || covered.seats != seats)
      covered = {seats, judged,
                 mark(work, counted, plan.counted_in_places[c][place], i,
                      judged ? std::optional<std::int64_t>(seats) : std::nullopt)};
    if (covered.tied) ++own.open[place];
  }
}

}  // namespace

void mark_unseated(const Work& work, std::size_t tier) {
  const TierPlan& plan = work.plan.tiers[tier];
  TierStanding& own = work.standing.tiers[tier];
  if (!work.changed) own.covered.assign(plan.counts.size() * plan.places.size() * work.lists(), {-1, false, false});
  for (std::size_t c = 0; c < plan.counts.size(); ++c)
    for (std::size_t p = 0; p < plan.places.size() && !work.standing.tiers[plan.counts[c]].winner.empty(); ++p)
      mark_place(work, tier, c, p);
}

base::Ratio win_share(const Work& work, std::size_t tier, std::size_t area, std::size_t list) {
  const TierPlan& plan = work.plan.tiers[tier];
  return {work.votes.at(plan.tally, plan.rows[area], list),
          std::max<std::int64_t>(1, work.votes.valid(plan.tally, plan.rows[area]))};
}

void add_unseated_horizon(Horizon& horizon, const Work& work, std::size_t tier, const Direction& direction) {
  const TierPlan& plan = work.plan.tiers[tier];
  for (std::size_t c = 0; c < plan.counts.size(); ++c) {
    const std::size_t counted = plan.counts[c];
    const TierStanding& standing = work.standing.tiers[counted];
    const std::size_t area = work.plan.tiers[counted].area_of_row[direction.row];
    const std::size_t place = plan.place_of_row[direction.row];
    if (standing.winner.empty() || work.plan.tiers[counted].tally != direction.tally || area == kNone ||
        place == kNone || standing.winner[area] == kNone)
      continue;
    const std::size_t list = standing.winner[area];
    if (!work.standing.passed(tier, 0, list, work.lists())) continue;
    for (const std::size_t other : plan.counted_in_places[c][place]) {
      if (standing.winner[other] != list || standing.unseated[other] == standing.unseated[area]) continue;
      const bool seated = standing.unseated[area] == 0;
      add_pair(horizon, work, counted, list, seated ? area : other, seated ? other : area, direction);
    }
  }
}

}  // namespace acta::count
