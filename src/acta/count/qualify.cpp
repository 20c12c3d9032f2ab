// SPDX-License-Identifier: Apache-2.0
#include "acta/count/qualify.hpp"

#include <algorithm>

namespace acta::count {
namespace {

using base::Int128;

bool concerns(const model::Condition& condition, const model::ListVotes& list) {
  if (!condition.kind.empty() && condition.kind != list.kind) return false;
  if (list.members < condition.members_least) return false;
  return condition.members_most == 0 || list.members <= condition.members_most;
}

/// votes * denominator - numerator * base: at least 0 (more than 0) where the share is reached (exceeded).
Int128 surplus(const base::Ratio& share, std::int64_t votes, std::int64_t base) {
  return static_cast<Int128>(votes) * share.denominator() - static_cast<Int128>(share.numerator()) * base;
}

bool reached_in(const ConditionPlan& plan, const Votes& votes, std::size_t row, std::size_t list) {
  const model::Condition& condition = *plan.condition;
  const std::int64_t own = votes.at(plan.tally, row, list);
  if (condition.count && own < *condition.count) return false;
  if (!condition.share) return true;
  const Int128 over = surplus(*condition.share, own, base_of(votes, plan, row));
  return condition.exceed ? over > 0 : over >= 0;
}

bool holds(const Plan& plan, const ConditionPlan& condition, const Votes& votes, const Standing& standing,
           std::size_t area_row, std::size_t list) {
  if (!concerns(*condition.condition, plan.poll->lists[list])) return false;
  if (condition.condition->seats > 0 && standing.tiers[condition.tier].sum[list] < condition.condition->seats)
    return false;
  if (condition.rows.empty()) return reached_in(condition, votes, area_row, list);
  return std::any_of(condition.rows.begin(), condition.rows.end(),
                     [&](std::size_t row) { return reached_in(condition, votes, row, list); });
}

void add_condition(Horizon& horizon, const ConditionPlan& plan, const Votes& votes, const Direction& direction,
                   std::size_t row, std::size_t list) {
  const model::Condition& condition = *plan.condition;
  const int slope = votes.slope(direction, plan.tally, row, list);
  const int total = condition.of == model::ShareBase::registered ? 0 : votes.total_slope(direction, plan.tally, row);
  const std::int64_t own = votes.at(plan.tally, row, list);
  const auto add = [&](Int128 over, Int128 rate, bool exceed) {
    if (exceed ? over > 0 : over >= 0)
      exceed ? horizon.above_zero(over, rate) : horizon.not_below_zero(over, rate);
    else
      exceed ? horizon.not_below_zero(-over, -rate) : horizon.above_zero(-over, -rate);
  };
  if (condition.count) add(static_cast<Int128>(own) - *condition.count, slope, false);
  if (condition.share)
    add(surplus(*condition.share, own, base_of(votes, plan, row)), surplus(*condition.share, slope, total),
        condition.exceed);
}

}  // namespace

std::int64_t base_of(const Votes& votes, const ConditionPlan& condition, std::size_t row) {
  switch (condition.condition->of) {
    case model::ShareBase::registered: return votes.registered(row);
    case model::ShareBase::ballots:
      if (votes.cast(condition.tally, row) > 0) return votes.cast(condition.tally, row);
      return votes.valid(condition.tally, row);
    case model::ShareBase::valid: return votes.valid(condition.tally, row);
    case model::ShareBase::lists: break;
  }
  std::int64_t sum = 0;
  for (const std::int64_t v : votes.row(condition.tally, row)) sum += v;
  return sum;
}

std::int64_t votes_needed(const model::Condition& condition, std::int64_t base) {
  const Int128 product = static_cast<Int128>(condition.share->numerator()) * base;
  const Int128 whole = product / condition.share->denominator();
  const bool more = condition.exceed || product % condition.share->denominator() > 0;
  return static_cast<std::int64_t>(more ? whole + 1 : whole);
}

void qualify_area(const Plan& plan, std::size_t tier, std::size_t area, const Votes& votes, const Standing& standing,
                  std::vector<char>& passed) {
  const TierPlan& own = plan.tiers[tier];
  const std::size_t row = own.by_area ? own.rows[area] : 0;
  const std::size_t line = own.by_area ? area * plan.lists() : 0;
  for (std::size_t i = 0; i < plan.lists(); ++i) {
    const bool any = own.conditions.empty() ||
                     std::any_of(own.conditions.begin(), own.conditions.end(), [&](const ConditionPlan& condition) {
                       return holds(plan, condition, votes, standing, row, i);
                     });
    passed[line + i] = any && !own.excluded[i] && votes.at(own.tally, row, i) > 0;
  }
}

std::vector<char> qualified(const Plan& plan, std::size_t tier, const Votes& votes, const Standing& standing) {
  const TierPlan& own = plan.tiers[tier];
  const std::size_t lines = own.by_area ? own.rows.size() : 1;
  std::vector<char> passed(lines * plan.lists());
  for (std::size_t area = 0; area < lines; ++area) qualify_area(plan, tier, area, votes, standing, passed);
  return passed;
}

void add_qualify_horizon(Horizon& horizon, const Plan& plan, std::size_t tier, const Votes& votes,
                         const Direction& direction) {
  const TierPlan& own = plan.tiers[tier];
  for (const ConditionPlan& condition : own.conditions) {
    if (condition.tally != direction.tally || (!condition.condition->share && !condition.condition->count)) continue;
    for (const std::size_t row : condition.rows.empty() ? own.rows : condition.rows) {
      if (!votes.within(direction.row, row)) continue;
      const bool all = votes.total_slope(direction, condition.tally, row) != 0;
      for (std::size_t i = 0; i < plan.lists(); ++i)
        if ((all || i == direction.from || i == direction.to) && !own.excluded[i] &&
            concerns(*condition.condition, plan.poll->lists[i]))
          add_condition(horizon, condition, votes, direction, row, i);
    }
  }
}

}  // namespace acta::count
