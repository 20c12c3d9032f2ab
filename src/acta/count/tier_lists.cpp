// SPDX-License-Identifier: Apache-2.0
#include "acta/count/tier_lists.hpp"

#include <algorithm>

namespace acta::count {
namespace {

std::int64_t sum_of(const std::vector<std::int64_t>& votes) {
  std::int64_t sum = 0;
  for (const std::int64_t v : votes) sum = base::checked_add(sum, v);
  return sum;
}

/// The entry with more than the majority share of the votes and not more than half of the seats; kNone where none.
std::size_t majority_denied(const TierPlan& plan, const std::vector<std::int64_t>& votes, std::int64_t seats,
                            const Allotment& allotment) {
  if (!plan.tier->majority) return kNone;
  const base::Int128 all = sum_of(votes);
  for (std::size_t i = 0; i < votes.size(); ++i)
    if (static_cast<base::Int128>(votes[i]) * plan.tier->majority->denominator() >
            all * plan.tier->majority->numerator() &&
        2 * allotment.seats[i] <= seats)
      return i;
  return kNone;
}

/// Gives `entry` one seat more than half, and divides the others among the rest by the same formula.
Allotment with_majority(const Division& division, const Method& method, std::size_t entry) {
  std::vector<std::int64_t> votes(division.votes.begin(), division.votes.end());
  votes.erase(votes.begin() + static_cast<std::ptrdiff_t>(entry));
  std::vector<std::size_t> drawn;
  for (const std::size_t d : division.drawn)
    if (d != entry) drawn.push_back(d > entry ? d - 1 : d);
  const std::int64_t own = division.seats / 2 + 1;
  Allotment rest = allot({votes, division.seats - own, {}, drawn, 0}, method);
  rest.seats.insert(rest.seats.begin() + static_cast<std::ptrdiff_t>(entry), own);
  for (std::size_t& t : rest.tied)
    if (t >= entry) ++t;
  return rest;
}

std::vector<std::size_t> drawn_among(const model::Poll& poll, const std::vector<Group>& groups) {
  std::vector<std::size_t> drawn;
  for (const std::size_t list : poll.drawn)
    for (std::size_t g = 0; g < groups.size(); ++g)
      if (std::count(groups[g].lists.begin(), groups[g].lists.end(), list) &&
          !std::count(drawn.begin(), drawn.end(), g))
        drawn.push_back(g);
  return drawn;
}

std::vector<Group> each_alone(const Sharers& who) {
  std::vector<Group> groups;
  groups.reserve(who.lists.size());
  for (std::size_t k = 0; k < who.lists.size(); ++k)
    groups.push_back({OneOrTwo(who.lists[k]), OneOrTwo(who.votes[k]), who.votes[k]});
  return groups;
}

}  // namespace

std::vector<Group> groups_of(const Work& work, std::size_t tier, const Sharers& who) {
  const model::Poll& poll = *work.plan.poll;
  if (!work.plan.tiers[tier].tier->agreements || poll.agreements.empty()) return each_alone(who);
  std::vector<std::size_t> partner(work.lists(), kNone);
  const auto shares = [&](std::size_t list) {
    return std::binary_search(who.lists.begin(), who.lists.end(), list) && partner[list] == kNone;
  };
  for (const auto& pair : poll.agreements)
    if (shares(pair.first) && shares(pair.second)) {
      partner[pair.first] = pair.second;
      partner[pair.second] = pair.first;
    }
  std::vector<Group> groups;
  groups.reserve(who.lists.size());
  for (std::size_t k = 0; k < who.lists.size(); ++k) {
    const std::size_t list = who.lists[k];
    if (partner[list] != kNone && partner[list] < list) continue;
    Group group{OneOrTwo(list), OneOrTwo(who.votes[k]), who.votes[k]};
    if (partner[list] != kNone) {
      const auto at = std::lower_bound(who.lists.begin(), who.lists.end(), partner[list]) - who.lists.begin();
      group.lists.add(partner[list]);
      group.votes.add(who.votes[static_cast<std::size_t>(at)]);
      group.sum = base::checked_add(group.sum, group.votes[1]);
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

AreaDivision divide_area(const Work& work, std::size_t tier, std::size_t area) {
  const TierPlan& plan = work.plan.tiers[tier];
  AreaDivision result;
  result.who = sharers(work, tier, area, plan.rows[area]);
  result.groups = groups_of(work, tier, result.who);
  result.seats = work.standing.tiers[tier].total[area];
  if (plan.tier->less_unqualified)
    result.seats =
        std::max<std::int64_t>(0, result.seats - unqualified_seats(work, tier, area, counted_seats(work, tier, area)));
  result.votes.reserve(result.groups.size());
  for (const Group& group : result.groups) result.votes.push_back(group.sum);
  result.drawn = drawn_among(*work.plan.poll, result.groups);
  if (plan.tier->formula.quota && plan.tier->formula.quota->of_valid)
    result.quota_votes = work.votes.valid(plan.tally, plan.rows[area]);
  Division division = result.division();
  const LastCounted& last = work.standing.tiers[tier].last;
  if (last.area == area && last.lists && last.lists->votes.size() == result.votes.size())
    division.start = last.lists->allotment.seats;
  result.allotment = allot(division, plan.method);
  const std::size_t denied = majority_denied(plan, result.votes, result.seats, result.allotment);
  if (denied != kNone) {
    result.majority = denied;
    result.allotment = with_majority(result.division(), plan.method, denied);
  }
  for (std::size_t g = 0; g < result.groups.size(); ++g) {
    if (result.groups[g].lists.size() < 2) continue;
    const Group& pair = result.groups[g];
    const std::vector<std::size_t> drawn = drawn_among(
        *work.plan.poll, {{OneOrTwo(pair.lists[0]), pair.votes, 0}, {OneOrTwo(pair.lists[1]), pair.votes, 0}});
    result.inner.emplace_back(g, allot({pair.votes, result.allotment.seats[g], {}, drawn, 0}, plan.method));
  }
  return result;
}

void count_lists(const Work& work, std::size_t tier, std::size_t area) {
  TierStanding& standing = work.standing.tiers[tier];
  std::int64_t* seats = standing.seats.data() + area * work.lists();
  std::fill_n(seats, work.lists(), 0);
  standing.last.lists = std::make_shared<const AreaDivision>(divide_area(work, tier, area));
  standing.last.area = area;
  const AreaDivision& division = *standing.last.lists;
  for (std::size_t g = 0; g < division.groups.size(); ++g)
    if (division.groups[g].lists.size() == 1) seats[division.groups[g].lists[0]] = division.allotment.seats[g];
  standing.open[area] = division.allotment.undecided;
  standing.unfilled[area] = division.allotment.unfilled;
  for (const auto& [g, inner] : division.inner) {
    for (std::size_t k = 0; k < 2; ++k) seats[division.groups[g].lists[k]] = inner.seats[k];
    standing.open[area] += inner.undecided;
  }
}

void add_lists_horizon(Horizon& horizon, const Work& work, std::size_t tier, std::size_t area,
                       const Direction& direction) {
  const TierPlan& plan = work.plan.tiers[tier];
  const LastCounted& last = work.standing.tiers[tier].last;
  if (last.area != area) count_lists(work, tier, area);
  const AreaDivision& division = *last.lists;
  const std::size_t row = plan.rows[area];
  std::vector<int> slopes;
  slopes.reserve(division.groups.size());
  int sum = 0;
  for (const Group& group : division.groups) {
    slopes.push_back(0);
    for (const std::size_t list : group.lists) slopes.back() += work.votes.slope(direction, plan.tally, row, list);
    sum += slopes.back();
  }
  if (division.allotment.undecided > 0 && plan.tier->majority) return horizon.keep(1);
  for (const auto& [g, inner] : division.inner) {
    std::vector<int> own;
    for (const std::size_t list : division.groups[g].lists)
      own.push_back(work.votes.slope(direction, plan.tally, row, list));
    add_horizon(horizon, {division.groups[g].votes, division.allotment.seats[g], {}, {}, 0}, own, own[0] + own[1],
                plan.method, inner);
  }
  if (plan.tier->majority) add_majority_horizon(horizon, plan, division, slopes, sum);
  const int total = division.quota_votes > 0 ? work.votes.total_slope(direction, plan.tally, row) : sum;
  Division outer = division.division();
  if (division.majority != kNone) {
    // While the plain division stays, so does its denying the majority.
    const Allotment plain = allot(outer, plan.method);
    if (plain.undecided > 0) return horizon.keep(1);
    add_horizon(horizon, outer, slopes, total, plan.method, plain);
  }
  if (division.majority == kNone) return add_horizon(horizon, outer, slopes, total, plan.method, division.allotment);
  std::vector<std::int64_t> votes = division.votes, seats = division.allotment.seats;
  const auto at = static_cast<std::ptrdiff_t>(division.majority);
  outer.seats -= seats[division.majority];
  sum -= slopes[division.majority];
  votes.erase(votes.begin() + at);
  seats.erase(seats.begin() + at);
  slopes.erase(slopes.begin() + at);
  outer.votes = votes;
  outer.quota_votes = 0;
  add_horizon(horizon, outer, slopes, sum, plan.method, {seats, {}, 0, 0});
}

void add_majority_horizon(Horizon& horizon, const TierPlan& plan, const AreaDivision& division,
                          const std::vector<int>& slopes, int total) {
  const base::Int128 all = sum_of(division.votes);
  const base::Ratio& share = *plan.tier->majority;
  for (std::size_t i = 0; i < division.votes.size(); ++i) {
    const base::Int128 gap =
        static_cast<base::Int128>(division.votes[i]) * share.denominator() - all * share.numerator();
    const base::Int128 rate = static_cast<base::Int128>(slopes[i]) * share.denominator() -
                              static_cast<base::Int128>(total) * share.numerator();
    gap > 0 ? horizon.above_zero(gap, rate) : horizon.not_below_zero(-gap, -rate);
  }
}

}  // namespace acta::count
