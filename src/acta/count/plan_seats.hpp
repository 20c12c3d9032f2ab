// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "acta/count/plan.hpp"

namespace acta::count {

/// Fills TierPlan::seats and total. Says what does not fit.
std::optional<base::Error> plan_seats(TierPlan& plan, const model::Poll& poll, const Votes& votes);

/// Seats of each area of a tier that are apportioned by votes, as they are now. REQUIRES: apportioned_by_votes.
Allotment apportioned(const TierPlan& plan, const Votes& votes);
void add_apportionment_horizon(Horizon& horizon, const TierPlan& plan, const Votes& votes, const Direction& direction);

/// The divisors that give these numbers of seats; of the apportionment before anything is taken off.
std::optional<model::DivisorInterval> apportionment_interval(const TierPlan& plan, const Votes& votes);

}  // namespace acta::count
