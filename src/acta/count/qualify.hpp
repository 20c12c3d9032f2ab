// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/count/horizon.hpp"
#include "acta/count/standing.hpp"

namespace acta::count {

/// Which lists take part in a tier: one line, or a line an area where conditions are judged area by area.
/// Of an earlier tier that a condition names, the standing must be there.
std::vector<char> qualified(const Plan& plan, std::size_t tier, const Votes& votes, const Standing& standing);
/// The line of one area.
void qualify_area(const Plan& plan, std::size_t tier, std::size_t area, const Votes& votes, const Standing& standing,
                  std::vector<char>& passed);

/// Adds the comparisons of all conditions of a tier.
void add_qualify_horizon(Horizon& horizon, const Plan& plan, std::size_t tier, const Votes& votes,
                         const Direction& direction);

/// What a condition's share is a share of, in one row.
std::int64_t base_of(const Votes& votes, const ConditionPlan& condition, std::size_t row);
/// Fewest votes of `base` that reach the share (exceed it): ceil(share * base), or floor + 1.
std::int64_t votes_needed(const model::Condition& condition, std::int64_t base);

}  // namespace acta::count
