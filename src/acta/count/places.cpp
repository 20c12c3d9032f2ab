// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/count/compensation.hpp"

namespace acta::count {
namespace {

using model::Guarantee;

std::int64_t mean_up(std::int64_t a, std::int64_t b) { return (a + b + 1) / 2; }

/// Whether a list's places stand as they are: neither its seats, nor its votes, nor what is assured have changed.
/// `least_before`: what was assured, where that can have changed.
bool keeps_places(const Work& work, std::size_t tier, std::size_t list, const std::vector<std::int64_t>& least_before) {
  const TierStanding& standing = work.standing.tiers[tier];
  if (!work.changed || list == work.changed->from || list == work.changed->to) return false;
  if (standing.placed_seats[list] != standing.final_seats[list]) return false;
  for (std::size_t cell = list; cell < least_before.size(); cell += work.lists())
    if (least_before[cell] != standing.place_least[cell]) return false;
  return true;
}

/// Fills place_least anew; what it was before, empty where it is the same.
std::vector<std::int64_t> refill_least(const Work& work, std::size_t tier) {
  const TierPlan& plan = work.plan.tiers[tier];
  std::vector<std::int64_t>& least = work.standing.tiers[tier].place_least;
  if (work.counted_same && !least.empty()) return {};
  std::vector<std::int64_t> before = plan.tier->places.guarantee == Guarantee::none
                                         ? std::vector<std::int64_t>(plan.places.size() * work.lists(), 0)
                                         : guarantees(work, tier, plan.tier->places.guarantee);
  std::swap(before, least);
  return before;
}

/// One list's seats to places. The seats that it had in them are near the answer.
void place_list(const Work& work, std::size_t tier, std::size_t list) {
  const TierPlan& plan = work.plan.tiers[tier];
  TierStanding& standing = work.standing.tiers[tier];
  const auto placed = [&](std::size_t p) -> std::int64_t& { return standing.placed[p * work.lists() + list]; };
  const PlaceDivision places = place_division(work, tier, list);
  std::vector<std::int64_t> start;
  start.reserve(places.places.size());
  for (const std::size_t p : places.places) start.push_back(placed(p));
  for (std::size_t p = 0; p < plan.places.size(); ++p) placed(p) = standing.place_least[p * work.lists() + list];
  Division division = places.division();
  if (standing.placed_seats[list] >= 0) division.start = start;
  const Allotment allotment = allot(division, plan.places_method);
  for (std::size_t k = 0; k < places.places.size(); ++k) placed(places.places[k]) = allotment.seats[k];
  standing.open[0] += allotment.undecided;
  standing.placed_seats[list] = allotment.undecided == 0 ? standing.final_seats[list] : -1;
}

void finish(const Work& work, std::size_t tier) {
  TierStanding& standing = work.standing.tiers[tier];
  const std::vector<std::int64_t>& direct = direct_seats(work, tier);
  for (std::size_t cell = 0; cell < standing.placed.size(); ++cell)
    standing.seats[cell] = std::max<std::int64_t>(0, standing.placed[cell] - direct[cell]);
  for (std::size_t p = 0; p < standing.total.size(); ++p) {
    standing.total[p] = 0;
    for (std::size_t i = 0; i < work.lists(); ++i) standing.total[p] += standing.seats[p * work.lists() + i];
  }
}

}  // namespace

const std::vector<std::int64_t>& direct_seats(const Work& work, std::size_t tier) {
  const TierPlan& plan = work.plan.tiers[tier];
  std::vector<std::int64_t>& all = work.standing.tiers[tier].direct;
  if (work.counted_same && !all.empty()) return all;
  all.assign(plan.places.size() * work.lists(), 0);
  for (std::size_t c = 0; c < plan.counts.size(); ++c)
    for (std::size_t p = 0; p < plan.places.size(); ++p)
      add_seats(work.standing.tiers[plan.counts[c]], plan.counted_in_places[c][p], work.lists(),
                all.data() + p * work.lists());
  return all;
}

std::vector<std::int64_t> guarantees(const Work& work, std::size_t tier, Guarantee guarantee) {
  const TierPlan& plan = work.plan.tiers[tier];
  std::vector<std::int64_t> first(plan.places.size() * work.lists(), 0);
  for (std::size_t p = 0; plan.first != kNone && p < plan.places.size(); ++p)
    add_seats(work.standing.tiers[plan.first], plan.first_in_places[p], work.lists(), first.data() + p * work.lists());
  if (guarantee == Guarantee::none) return first;
  std::vector<std::int64_t> least = direct_seats(work, tier);
  if (guarantee == Guarantee::direct) return least;
  for (std::size_t cell = 0; cell < least.size(); ++cell)
    least[cell] =
        std::max(least[cell], guarantee == Guarantee::larger ? first[cell] : mean_up(least[cell], first[cell]));
  return least;
}

PlaceDivision place_division(const Work& work, std::size_t tier, std::size_t list) {
  const TierPlan& plan = work.plan.tiers[tier];
  const TierStanding& standing = work.standing.tiers[tier];
  PlaceDivision division;
  division.places.reserve(plan.places.size());
  division.votes.reserve(plan.places.size());
  division.least.reserve(plan.places.size());
  division.seats = standing.final_seats[list];
  for (std::size_t p = 0; p < plan.places.size(); ++p) {
    const std::size_t cell = p * work.lists() + list;
    const std::int64_t votes = work.votes.at(plan.tally, plan.places[p], list);
    if (votes == 0) {
      division.seats -= standing.place_least[cell];
      continue;
    }
    division.places.push_back(p);
    division.votes.push_back(votes);
    division.least.push_back(standing.place_least[cell]);
  }
  division.seats = std::max<std::int64_t>(0, division.seats);
  return division;
}

void place_seats(const Work& work, std::size_t tier) {
  const TierPlan& plan = work.plan.tiers[tier];
  TierStanding& standing = work.standing.tiers[tier];
  if (plan.tier->places.rule == model::Places::Rule::one_each) return place_one_each(work, tier);
  const std::vector<std::int64_t> least_before = refill_least(work, tier);
  if (!work.changed) {
    standing.placed = standing.place_least;
    standing.placed_seats.assign(work.lists(), -1);
  }
  for (std::size_t i = 0; i < work.lists(); ++i) {
    if (work.standing.passed(tier, 0, i, work.lists())) {
      if (!keeps_places(work, tier, i, least_before)) place_list(work, tier, i);
      continue;
    }
    standing.placed_seats[i] = -1;
    for (std::size_t cell = i; cell < standing.placed.size(); cell += work.lists())
      standing.placed[cell] = standing.place_least[cell];
  }
  finish(work, tier);
}

/// The allotment that a list's places came from.
Allotment placed_allotment(const Work& work, std::size_t tier, std::size_t list, const PlaceDivision& division) {
  const TierPlan& plan = work.plan.tiers[tier];
  const TierStanding& standing = work.standing.tiers[tier];
  if (standing.placed_seats[list] < 0) return allot(division.division(), plan.places_method);
  Allotment allotment;
  allotment.seats.reserve(division.places.size());
  for (const std::size_t p : division.places) allotment.seats.push_back(standing.placed[p * work.lists() + list]);
  return allotment;
}

void add_places_horizon(Horizon& horizon, const Work& work, std::size_t tier, const Direction& direction) {
  const TierPlan& plan = work.plan.tiers[tier];
  if (plan.tier->places.rule == model::Places::Rule::one_each)
    return add_one_each_horizon(horizon, work, tier, direction);
  for (const std::size_t list : {direction.from, direction.to}) {
    if (list == kNone || !work.standing.passed(tier, 0, list, work.lists())) continue;
    const PlaceDivision division = place_division(work, tier, list);
    std::vector<int> slopes;
    slopes.reserve(division.places.size());
    int total = 0;
    for (const std::size_t p : division.places) {
      slopes.push_back(work.votes.slope(direction, plan.tally, plan.places[p], list));
      total += slopes.back();
    }
    const Allotment allotment = placed_allotment(work, tier, list, division);
    add_horizon(horizon, division.division(), slopes, total, plan.places_method, allotment);
  }
}

}  // namespace acta::count
