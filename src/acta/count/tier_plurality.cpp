// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/count/runners.hpp"
#include "acta/count/tiers.hpp"

namespace acta::count {
namespace {

/// The first of the recorded draw among these lists; kNone where it does not hold all of them.
std::size_t first_drawn(const model::Poll& poll, const std::vector<std::size_t>& lists) {
  const auto& drawn = poll.drawn;
  for (const std::size_t list : lists)
    if (std::find(drawn.begin(), drawn.end(), list) == drawn.end()) return kNone;
  for (const std::size_t list : drawn)
    if (std::find(lists.begin(), lists.end(), list) != lists.end()) return list;
  return kNone;
}

void single(const Work& work, std::size_t tier, std::size_t area) {
  TierStanding& standing = work.standing.tiers[tier];
  const auto& runners = work.plan.tiers[tier].runners[area];
  std::int64_t most = 0, second = -1;
  std::size_t best = kNone, next = kNone;
  std::vector<std::size_t> tied;
  for (const Runner& runner : runners) {
    const std::int64_t votes = runner_votes(work, tier, area, runner);
    if (votes > most) {
      second = best == kNone ? -1 : most;
      next = best;
      most = votes;
      best = runner.list;
      tied.clear();
    } else if (votes == most && best != kNone) {
      if (tied.empty()) tied.push_back(best);
      tied.push_back(runner.list);
    }
    if (votes > second && votes < most) {
      second = votes;
      next = runner.list;
    }
  }
  if (!tied.empty()) best = first_drawn(*work.plan.poll, tied);
  standing.winner[area] = best;
  standing.runners_up[area] = tied.empty() ? next : (tied[0] == best ? tied[1] : tied[0]);
  standing.open[area] = !tied.empty() && best == kNone ? 1 : 0;
  standing.unfilled[area] = tied.empty() && best == kNone ? 1 : 0;
}

void several(const Work& work, std::size_t tier, std::size_t area) {
  TierStanding& standing = work.standing.tiers[tier];
  std::int64_t* seats = standing.seats.data() + area * work.lists();
  std::fill_n(seats, work.lists(), 0);
  const Ranking ranking = rank_runners(work, tier, area);
  for (std::size_t k = 0; k < ranking.sure; ++k) ++seats[ranking.order[k].list];
  standing.open[area] = static_cast<std::int64_t>(ranking.open);
  standing.unfilled[area] = standing.total[area] - static_cast<std::int64_t>(ranking.sure) - standing.open[area];
}

}  // namespace

std::int64_t runner_votes(const Work& work, std::size_t tier, std::size_t area, const Runner& runner) {
  if (runner.candidate != kNone) return work.plan.poll->candidates[runner.candidate].votes;
  const TierPlan& plan = work.plan.tiers[tier];
  return work.votes.at(plan.tally, plan.rows[area], runner.list);
}

Ranking rank_runners(const Work& work, std::size_t tier, std::size_t area) {
  Ranking ranking;
  const auto votes = [&](const Runner& r) { return runner_votes(work, tier, area, r); };
  for (const Runner& runner : work.plan.tiers[tier].runners[area])
    if (votes(runner) > 0) ranking.order.push_back(runner);
  std::stable_sort(ranking.order.begin(), ranking.order.end(),
                   [&](const Runner& a, const Runner& b) { return votes(a) > votes(b); });
  const auto seats = static_cast<std::size_t>(work.standing.tiers[tier].total[area]);
  ranking.sure = std::min(seats, ranking.order.size());
  if (seats == 0 || seats >= ranking.order.size() || votes(ranking.order[seats - 1]) != votes(ranking.order[seats]))
    return ranking;
  const std::int64_t level = votes(ranking.order[seats]);
  std::size_t first = seats, last = seats;
  while (first > 0 && votes(ranking.order[first - 1]) == level) --first;
  while (last < ranking.order.size() && votes(ranking.order[last]) == level) ++last;
  std::vector<std::size_t> tied;
  for (std::size_t k = first; k < last; ++k) tied.push_back(ranking.order[k].list);
  for (; first < seats; ++first) {
    const std::size_t chosen = first_drawn(*work.plan.poll, tied);
    if (chosen == kNone) break;
    const auto at = std::find_if(ranking.order.begin() + static_cast<std::ptrdiff_t>(first), ranking.order.end(),
                                 [&](const Runner& r) { return r.list == chosen; });
    std::rotate(ranking.order.begin() + static_cast<std::ptrdiff_t>(first), at, at + 1);
    tied.erase(std::find(tied.begin(), tied.end(), chosen));
  }
  ranking.sure = first;
  ranking.open = seats - first;
  if (ranking.open > 0) ranking.tied = std::move(tied);
  return ranking;
}

void count_plurality(const Work& work, std::size_t tier, std::size_t area) {
  work.standing.tiers[tier].winner.empty() ? several(work, tier, area) : single(work, tier, area);
}

void count_winner(const Work& work, std::size_t tier, std::size_t area) {
  TierStanding& standing = work.standing.tiers[tier];
  std::int64_t* seats = standing.seats.data() + area * work.lists();
  std::fill_n(seats, work.lists(), 0);
  const TierPlan& plan = work.plan.tiers[tier];
  const Sharers who = sharers(work, tier, area, plan.rows[area]);
  standing.open[area] = standing.unfilled[area] = 0;
  if (who.lists.empty()) {
    standing.unfilled[area] = standing.total[area];
    return;
  }
  const std::int64_t most = *std::max_element(who.votes.begin(), who.votes.end());
  std::vector<std::size_t> first;
  for (std::size_t k = 0; k < who.lists.size(); ++k)
    if (who.votes[k] == most) first.push_back(who.lists[k]);
  const std::size_t winner = first.size() == 1 ? first[0] : first_drawn(*work.plan.poll, first);
  if (winner == kNone)
    standing.open[area] = standing.total[area];
  else
    seats[winner] = standing.total[area];
}

void add_plurality_horizon(Horizon& horizon, const Work& work, std::size_t tier, std::size_t area,
                           const Direction& direction) {
  const TierPlan& plan = work.plan.tiers[tier];
  const std::size_t row = plan.rows[area];
  const std::int64_t seats = work.standing.tiers[tier].total[area];
  // Every runner that changes sides with another is an event; ranks among winners, or among losers, are none.
  std::vector<Runner> order;
  for (const Runner& runner : plan.tier->kind == model::TierKind::winner ? std::vector<Runner>{} : plan.runners[area])
    order.push_back(runner);
  if (plan.tier->kind == model::TierKind::winner)
    for (const std::size_t list : sharers(work, tier, area, row).lists) order.push_back({list, kNone});
  const auto votes = [&](const Runner& r) { return runner_votes(work, tier, area, r); };
  const auto slope = [&](const Runner& r) {
    return r.candidate == kNone ? work.votes.slope(direction, plan.tally, row, r.list) : 0;
  };
  std::stable_sort(order.begin(), order.end(), [&](const Runner& a, const Runner& b) { return votes(a) > votes(b); });
  const std::size_t places = plan.tier->kind == model::TierKind::winner ? 1 : static_cast<std::size_t>(seats);
  for (std::size_t w = 0; w < std::min(places, order.size()); ++w)
    for (std::size_t l = places; l < order.size(); ++l)
      if (slope(order[w]) != slope(order[l]))
        horizon.above_zero(votes(order[w]) - votes(order[l]), slope(order[w]) - slope(order[l]));
}

}  // namespace acta::count
