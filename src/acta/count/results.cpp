// SPDX-License-Identifier: Apache-2.0
#include "acta/count/results.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "acta/count/compensation.hpp"
#include "acta/count/elected.hpp"
#include "acta/count/holdings.hpp"
#include "acta/count/plan_seats.hpp"
#include "acta/count/rules.hpp"
#include "acta/count/runners.hpp"
#include "acta/count/tier_biproportional.hpp"
#include "acta/count/tier_lists.hpp"

namespace acta::count {
namespace {

using model::Message;
using model::TierKind;

constexpr std::size_t kListsNamed = 12;

void add_tied(model::AreaSeats& seats, const AreaDivision& division) {
  for (const std::size_t g : division.allotment.tied)
    seats.tied.insert(seats.tied.end(), division.groups[g].lists.begin(), division.groups[g].lists.end());
  for (const auto& [g, inner] : division.inner)
    for (const std::size_t k : inner.tied) seats.tied.push_back(division.groups[g].lists[k]);
}

void fill_area(const Work& work, std::size_t tier, std::size_t area, model::AreaSeats& seats) {
  const TierPlan& plan = work.plan.tiers[tier];
  const TierStanding& standing = work.standing.tiers[tier];
  if (plan.tier->kind == TierKind::lists) {
    const AreaDivision division = divide_area(work, tier, area);
    add_tied(seats, division);
    seats.interval = interval_of(division.division(), plan.method, division.allotment);
    if (plan.tier->people) fill_elected(work, tier, division, seats);
  } else if (plan.tier->kind == TierKind::plurality) {
    const Ranking ranking = rank_runners(work, tier, area);
    for (std::size_t k = 0; k < ranking.sure; ++k) seats.winners.push_back(ranking.order[k].list);
    seats.tied = ranking.tied;
  } else if (standing.open[area] > 0) {
    seats.tied = sharers(work, tier, area, seat_rows(plan)[area]).lists;
  }
}

model::AreaSeats area_seats(const Work& work, std::size_t tier, std::size_t area) {
  const TierPlan& plan = work.plan.tiers[tier];
  const TierStanding& standing = work.standing.tiers[tier];
  model::AreaSeats seats;
  const std::size_t row = seat_rows(plan)[area];
  seats.area = row == 0 ? kNone : row - 1;
  seats.total = standing.total[area];
  seats.open = standing.open[area];
  seats.unfilled = standing.unfilled[area];
  const bool unseated = !standing.winner.empty() && standing.unseated[area] != 0;
  for (std::size_t i = 0; i < work.lists(); ++i) {
    seats.seats.push_back(unseated ? 0 : work.standing.seats(tier, area, i, work.lists()));
    const bool own_line = plan.by_area && plan.places.empty();
    seats.passed.push_back(plan.tier->kind == TierKind::external ||
                           work.standing.passed(tier, own_line ? area : 0, i, work.lists()));
  }
  seats.unfilled += unseated ? 1 : 0;
  fill_area(work, tier, area, seats);
  return seats;
}

void fill_shares(const Work& work, std::size_t tier, model::TierResult& result) {
  const TierPlan& plan = work.plan.tiers[tier];
  const TierStanding& standing = work.standing.tiers[tier];
  if (plan.rows.size() != 1 || plan.tier->kind != TierKind::compensation) return;
  result.share = standing.share;
  result.guaranteed = standing.guaranteed;
  result.share_total = standing.share_total[0];
  const Shares shares = shares_of(work, tier, 0);
  const bool continues = shares.guaranteed.empty() && plan.tier->overhang != model::Overhang::kept &&
                         plan.tier->overhang != model::Overhang::uncovered;
  result.interval =
      interval_of(continues ? shares.continued() : shares.division(shares.seats), plan.method, shares.allotment);
}

model::TierResult tier_result(const Work& work, std::size_t tier) {
  const TierPlan& plan = work.plan.tiers[tier];
  model::TierResult result;
  result.id = plan.tier->id;
  result.name = plan.tier->name;
  result.provisional = plan.tier->provisional;
  result.seats.assign(work.lists(), 0);
  for (std::size_t area = 0; area < seat_rows(plan).size(); ++area) {
    result.areas.push_back(area_seats(work, tier, area));
    for (std::size_t i = 0; i < work.lists(); ++i) result.seats[i] += result.areas.back().seats[i];
  }
  fill_shares(work, tier, result);
  if (!plan.tier->seats.by.empty() && plan.tier->kind != TierKind::compensation)
    result.interval = apportionment_interval(plan, work.votes);
  return result;
}

void collect_ties(model::CountResult& result) {
  std::set<std::size_t> tied;
  for (const model::TierResult& tier : result.tiers)
    for (const model::AreaSeats& area : tier.areas) {
      if (area.open == 0) continue;
      result.open += area.open;
      tied.insert(area.tied.begin(), area.tied.end());
    }
  result.tied.assign(tied.begin(), tied.end());
  if (result.open == 0) return;
  result.outcome = model::Outcome::tie;
  const auto lists = static_cast<std::int64_t>(result.tied.size());
  result.statement = result.open == 1
                         ? Message{"1 seat is tied between {0} lists; a draw, or another decision, is needed.", {lists}}
                         : Message{"{0} seats are tied between {1} lists; a draw, or another decision, is needed.",
                                   {result.open, lists}};
}

/// A list has passed where it takes part in some tier that fills seats (or in all, where conditions are but in some).
void mark_passed(model::CountResult& result, const Plan& plan) {
  for (std::size_t i = 0; i < result.lists.size(); ++i) {
    bool passed = false;
    for (std::size_t t = 0; t < result.tiers.size(); ++t)
      if (plan.tiers[t].tier->kind != TierKind::external)
        for (const model::AreaSeats& area : result.tiers[t].areas) passed = passed || area.passed[i] != 0;
    result.lists[i].passed_threshold = passed;
  }
}

}  // namespace

model::CountResult result_of(const Work& work) {
  model::CountResult result;
  result.lists.resize(work.lists());
  for (std::size_t t = 0; t < work.plan.tiers.size(); ++t) {
    result.tiers.push_back(tier_result(work, t));
    if (!result.tiers.back().provisional)
      for (std::size_t i = 0; i < work.lists(); ++i) result.lists[i].seats += result.tiers.back().seats[i];
  }
  mark_passed(result, work.plan);
  collect_ties(result);
  if (result.outcome == model::Outcome::decided &&
      std::none_of(result.lists.begin(), result.lists.end(), [](const auto& l) { return l.seats > 0; })) {
    result.outcome = model::Outcome::tie;
    result.open = model::stated_seats(*work.plan.law);
    result.statement = "No list has the votes for a seat.";
  }
  return result;
}

namespace {

/// One person elected by most votes: who, and how far ahead.
bool state_single(model::CountResult& result, const Plan& plan) {
  if (plan.tiers.size() != 1 || plan.tiers[0].tier->kind != TierKind::plurality || plan.tiers[0].rows.size() != 1 ||
      plan.tiers[0].seats[0] != 1 || result.tiers[0].areas[0].winners.empty())
    return false;
  const model::Poll& poll = *plan.poll;
  const std::vector<std::size_t> order = model::by_votes(poll);
  const model::ListVotes& first = poll.lists[result.tiers[0].areas[0].winners[0]];
  if (order.size() < 2) {
    result.statement = Message{"{0} has most votes ({1}).", {first.name, first.votes}};
    return true;
  }
  const model::ListVotes& second = &poll.lists[order[0]] == &first ? poll.lists[order[1]] : poll.lists[order[0]];
  result.statement = Message{"{0} has most votes ({1}), {2} ahead of {3}.",
                             {first.name, first.votes, first.votes - second.votes, second.name}};
  return true;
}

}  // namespace

void state(model::CountResult& result, const Plan& plan) {
  if (result.outcome != model::Outcome::decided || state_single(result, plan)) return;
  const model::Poll& poll = *plan.poll;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < poll.lists.size(); ++i)
    if (result.lists[i].seats > 0) order.push_back(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return result.lists[a].seats > result.lists[b].seats; });
  std::string text;
  for (std::size_t k = 0; k < std::min(order.size(), kListsNamed); ++k)
    text += (k == 0 ? "" : ", ") + poll.lists[order[k]].name + " " + std::to_string(result.lists[order[k]].seats);
  const auto more = static_cast<std::int64_t>(order.size()) - static_cast<std::int64_t>(kListsNamed);
  if (more > 0) text += ", +" + std::to_string(more);
  result.statement = Message{"{0}.", {text}};
  const auto nearest = std::find_if(result.margins.begin(), result.margins.end(),
                                    [](const model::SeatMargin& m) { return !m.bound && (m.to || m.next); });
  if (nearest == result.margins.end()) return;
  const std::size_t from = nearest->from.value_or(nearest->holder),
                    to = nearest->to.value_or(nearest->next.value_or(0));
  if (nearest->votes_area == kNone)
    result.statement = Message{"{0}; {1} votes moved from {2} to {3} would change a seat.",
                               {text, nearest->votes_moved, poll.lists[from].name, poll.lists[to].name}};
  else
    result.statement = Message{
        "{0}; {1} votes moved in {4} from {2} to {3} would change a seat.",
        {text, nearest->votes_moved, poll.lists[from].name, poll.lists[to].name, poll.areas[nearest->votes_area].name}};
}

}  // namespace acta::count
