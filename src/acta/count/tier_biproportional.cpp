// SPDX-License-Identifier: Apache-2.0
#include "acta/count/tier_biproportional.hpp"

#include <algorithm>
#include <numeric>

namespace acta::count {
namespace {

/// votes / seats rounded to the nearest whole number, halves up: voters, where each has as many votes as seats.
std::int64_t voters_of(std::int64_t votes, std::int64_t seats) {
  return seats > 0 ? (2 * votes + seats) / (2 * seats) : 0;
}

std::size_t strongest(const std::vector<std::int64_t>& votes) {
  return static_cast<std::size_t>(std::max_element(votes.begin(), votes.end()) - votes.begin());
}

std::vector<std::vector<std::int64_t>> minimum_of(const BiproportionalInput& input) {
  std::vector<std::vector<std::int64_t>> least;
  for (std::size_t area = 0; area < input.votes.size(); ++area) {
    least.emplace_back(input.votes[area].size(), 0);
    const std::size_t best = strongest(input.votes[area]);
    const std::int64_t most = input.votes[area][best];
    const bool alone = std::count(input.votes[area].begin(), input.votes[area].end(), most) == 1;
    if (alone && most > 0 && input.area_seats[area] > 0 && input.list_seats[best] > 0) least.back()[best] = 1;
  }
  return least;
}

}  // namespace

Double double_division(const Work& work, std::size_t tier) {
  const TierPlan& plan = work.plan.tiers[tier];
  Double result;
  result.who = sharers(work, tier, 0, 0);
  result.input.area_seats = work.standing.tiers[tier].total;
  result.input.divisors = plan.tier->formula.divisors;
  result.upper.assign(result.who.lists.size(), 0);
  for (std::size_t area = 0; area < plan.rows.size(); ++area) {
    result.input.votes.emplace_back();
    for (std::size_t k = 0; k < result.who.lists.size(); ++k) {
      const std::int64_t votes = work.votes.at(plan.tally, plan.rows[area], result.who.lists[k]);
      result.input.votes.back().push_back(votes);
      result.upper[k] += plan.tier->voters ? voters_of(votes, result.input.area_seats[area]) : votes;
    }
  }
  result.seats = std::accumulate(result.input.area_seats.begin(), result.input.area_seats.end(), std::int64_t{0});
  for (std::int64_t& voters : result.upper) voters = std::max<std::int64_t>(voters, 1);
  result.lists = allot({result.upper, result.seats, {}, result.who.drawn, 0}, plan.method);
  result.input.list_seats = result.lists.seats;
  if (result.lists.undecided > 0 || result.who.lists.empty()) return result;
  if (plan.tier->strongest) result.input.minimum = minimum_of(result.input);
  const auto& last = work.standing.tiers[tier].last.both;
  if (last && last->lower && last->lower->standing == BiproportionalResult::Standing::unique &&
      last->who.lists == result.who.lists)
    result.input.start = last->lower->seats;
  if (auto lower = biproportional(result.input)) result.lower = std::move(lower).value();
  result.input.start.clear();
  return result;
}

void count_biproportional(const Work& work, std::size_t tier) {
  TierStanding& standing = work.standing.tiers[tier];
  standing.last.both = std::make_shared<const Double>(double_division(work, tier));
  const Double& division = *standing.last.both;
  std::fill(standing.seats.begin(), standing.seats.end(), 0);
  std::fill(standing.open.begin(), standing.open.end(), 0);
  std::fill(standing.unfilled.begin(), standing.unfilled.end(), 0);
  standing.share.assign(work.lists(), 0);
  standing.share_total.assign(1, division.seats);
  for (std::size_t k = 0; k < division.who.lists.size(); ++k)
    standing.share[division.who.lists[k]] = division.lists.seats[k];
  standing.final_seats = standing.share;
  const bool solved = division.lower && division.lower->standing != BiproportionalResult::Standing::blocked;
  for (std::size_t area = 0; area < standing.total.size(); ++area) {
    std::int64_t given = 0;
    for (std::size_t k = 0; solved && k < division.who.lists.size(); ++k) {
      const std::int64_t seats = division.lower->seats[area][k];
      standing.seats[area * work.lists() + division.who.lists[k]] = seats;
      given += seats;
    }
    (solved || division.lists.undecided > 0 ? standing.open : standing.unfilled)[area] = standing.total[area] - given;
  }
}

void add_biproportional_horizon(Horizon& horizon, const Work& work, std::size_t tier, const Direction& direction) {
  const TierPlan& plan = work.plan.tiers[tier];
  const std::size_t area = plan.area_of_row[direction.row];
  if (area == kNone) return;
  const Double& division = *work.standing.tiers[tier].last.both;
  if (!division.lower || division.lower->standing != BiproportionalResult::Standing::unique) return horizon.keep(1);
  BiproportionalChange change{area, {}, {}};
  std::vector<int> slopes;
  for (std::size_t k = 0; k < division.who.lists.size(); ++k) {
    slopes.push_back(work.votes.slope(direction, plan.tally, plan.rows[area], division.who.lists[k]));
    if (slopes.back() < 0) change.from = k;
    if (slopes.back() > 0) change.to = k;
  }
  if (!change.from && !change.to) return;
  horizon.keep(static_cast<base::Int128>(reach(division.input, *division.lower, change)) + 1);
  Horizon lists;
  add_horizon(lists, {division.upper, division.seats, {}, {}, 0}, slopes,
              std::accumulate(slopes.begin(), slopes.end(), 0), plan.method, division.lists);
  // m votes are at most ceil(m / seats) voters more or less.
  const std::int64_t unit = plan.tier->voters ? std::max<std::int64_t>(1, division.input.area_seats[area]) : 1;
  if (lists.first() != kNever) horizon.keep((static_cast<base::Int128>(lists.first()) - 1) * unit + 1);
  if (plan.tier->strongest) {
    const auto& votes = division.input.votes[area];
    const std::size_t best = strongest(votes);
    for (std::size_t k = 0; k < votes.size(); ++k)
      if (k != best) horizon.above_zero(votes[best] - votes[k], slopes[best] - slopes[k]);
  }
}

}  // namespace acta::count
