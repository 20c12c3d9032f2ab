// SPDX-License-Identifier: Apache-2.0
#include "acta/count/reduced.hpp"

#include <algorithm>
#include <numeric>

#include "acta/count/holdings.hpp"

namespace acta::count {
namespace {

constexpr std::size_t kFewLists = 16;

/// A rule that adds up the votes of all lists would see that some are gone.
bool adds_up_lists(const Plan& plan) {
  return std::any_of(plan.tiers.begin(), plan.tiers.end(), [](const TierPlan& tier) {
    return tier.tier->places.rule == model::Places::Rule::one_each ||
           std::any_of(tier.conditions.begin(), tier.conditions.end(), [](const ConditionPlan& condition) {
             return condition.condition->of == model::ShareBase::lists;
           });
  });
}

void mark(std::vector<char>& matters, std::size_t list) {
  if (list != kNone) matters[list] = 1;
}

void mark_tier(const Plan& plan, const Standing& standing, std::size_t t, std::vector<char>& matters) {
  const TierPlan& tier = plan.tiers[t];
  const TierStanding& own = standing.tiers[t];
  for (const std::size_t winner : own.winner) mark(matters, winner);
  for (const std::size_t second : own.runners_up) mark(matters, second);
  for (std::size_t i = 0; i < plan.lists(); ++i)
    if (own.sum[i] > 0) mark(matters, i);
  if (tier.tier->kind == model::TierKind::plurality || tier.tier->kind == model::TierKind::external) return;
  for (std::size_t cell = 0; cell < own.passed.size(); ++cell)
    if (own.passed[cell] != 0) mark(matters, cell % plan.lists());
}

void mark_outsiders(const Plan& plan, const Votes& votes, std::vector<char>& matters) {
  for (const TierPlan& tier : plan.tiers)
    for (const std::size_t row : seat_rows(tier)) {
      std::vector<std::size_t> order;
      for (std::size_t i = 0; i < plan.lists(); ++i)
        if (matters[i] != 1) order.push_back(i);
      const std::size_t most = std::min(kOutsiders, order.size());
      std::partial_sort(
          order.begin(), order.begin() + static_cast<std::ptrdiff_t>(most), order.end(),
          [&](std::size_t a, std::size_t b) { return votes.at(tier.tally, row, a) > votes.at(tier.tally, row, b); });
      for (std::size_t k = 0; k < most && !tier.conditions.empty(); ++k) matters[order[k]] = 2;
      if (tier.conditions.empty() || tier.by_area) continue;
      break;  // conditions of the whole: the nearest in the whole are enough
    }
}

}  // namespace

std::optional<Reduced> reduced(const Plan& plan, const Votes& votes, const Standing& standing) {
  if (plan.lists() <= kFewLists || adds_up_lists(plan)) return std::nullopt;
  std::vector<char> matters(plan.lists(), 0);
  for (std::size_t t = 0; t < plan.tiers.size(); ++t) mark_tier(plan, standing, t, matters);
  for (const model::ExternalSeats& seats : plan.poll->external) mark(matters, seats.list);
  for (const model::Candidate& candidate : plan.poll->candidates) mark(matters, candidate.list);
  for (const auto& pair : plan.poll->agreements) {
    mark(matters, pair.first);
    mark(matters, pair.second);
  }
  mark_outsiders(plan, votes, matters);
  Reduced result;
  std::vector<std::size_t> place(plan.lists(), kNone);
  for (std::size_t i = 0; i < plan.lists(); ++i) {
    if (matters[i] == 0) continue;
    place[i] = result.original.size();
    result.original.push_back(i);
  }
  if (result.original.size() == plan.lists()) return std::nullopt;
  const model::Poll& whole = *plan.poll;
  result.poll.valid = whole.valid;
  result.poll.ballots = whole.ballots;
  result.poll.levels = whole.levels;
  result.poll.areas = whole.areas;
  for (const std::size_t i : result.original) result.poll.lists.push_back(whole.lists[i]);
  for (const model::Tally& tally : whole.tallies) {
    model::Tally own{tally.ballot, {}, tally.valid, tally.cast};
    for (const auto& line : tally.votes) {
      own.votes.emplace_back();
      for (const std::size_t i : result.original) own.votes.back().push_back(line[i]);
    }
    result.poll.tallies.push_back(std::move(own));
  }
  for (model::Candidate candidate : whole.candidates) {
    candidate.list = place[candidate.list];
    result.poll.candidates.push_back(std::move(candidate));
  }
  for (const auto& pair : whole.agreements) result.poll.agreements.push_back({place[pair.first], place[pair.second]});
  for (const std::size_t list : whole.drawn)
    if (place[list] != kNone) result.poll.drawn.push_back(place[list]);
  for (model::ExternalSeats seats : whole.external) {
    seats.list = place[seats.list];
    result.poll.external.push_back(std::move(seats));
  }
  return result;
}

}  // namespace acta::count
