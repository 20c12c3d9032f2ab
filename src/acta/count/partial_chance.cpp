// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/count/partial_parts.hpp"

namespace acta::count {
namespace {

using base::Int128;

bool concerns(const model::Condition& condition, const model::ListVotes& list) {
  return (condition.kind.empty() || condition.kind == list.kind) && list.members >= condition.members_least &&
         (condition.members_most == 0 || list.members <= condition.members_most);
}

bool share_met(const model::Condition& condition, std::int64_t votes, std::int64_t base) {
  const Int128 own = static_cast<Int128>(votes) * condition.share->denominator();
  const Int128 least = static_cast<Int128>(condition.share->numerator()) * base;
  return condition.exceed ? own > least : own >= least;
}

/// In one row. The outstanding votes are all for others (surely) or all for the list (perhaps).
bool met_in(const PartialArea& at, const ConditionPlan& plan, std::size_t row, std::size_t list, bool perhaps) {
  const model::Condition& condition = *plan.condition;
  const std::int64_t own = at.votes.at(plan.tally, row, list) + (perhaps ? at.more[row] : 0);
  if (condition.count && own < *condition.count) return false;
  if (!condition.share) return true;
  const std::int64_t growth = condition.of == model::ShareBase::registered ? 0 : at.more[row];
  return share_met(condition, own, base_of(at.votes, plan, row) + growth);
}

bool met(const PartialArea& at, const ConditionPlan& plan, const std::vector<std::vector<Range>>& earlier,
         std::size_t list, bool perhaps) {
  const model::Condition& condition = *plan.condition;
  if (!concerns(condition, at.plan.poll->lists[list])) return false;
  if (condition.seats > 0) {
    const Range& seats = earlier[plan.tier][list];
    if ((perhaps ? seats.most : seats.least) < condition.seats) return false;
  }
  if (plan.rows.empty()) return met_in(at, plan, at.row, list, perhaps);
  return std::any_of(plan.rows.begin(), plan.rows.end(),
                     [&](std::size_t row) { return met_in(at, plan, row, list, perhaps); });
}

}  // namespace

Chance chance_of(const PartialArea& at, const std::vector<std::vector<Range>>& earlier) {
  Chance chance;
  const TierPlan& own = at.own();
  for (std::size_t i = 0; i < at.plan.lists(); ++i) {
    const std::int64_t votes = at.votes.at(own.tally, at.row, i);
    const auto any = [&](bool perhaps) {
      if (own.excluded[i]) return false;
      if (own.conditions.empty()) return true;
      return std::any_of(own.conditions.begin(), own.conditions.end(),
                         [&](const ConditionPlan& c) { return met(at, c, earlier, i, perhaps); });
    };
    chance.surely.push_back(votes > 0 && any(false));
    chance.perhaps.push_back(votes + at.outstanding() > 0 && any(true));
  }
  return chance;
}

}  // namespace acta::count
