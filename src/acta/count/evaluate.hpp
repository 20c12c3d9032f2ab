// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/count/tiers.hpp"

namespace acta::count {

/// The seats of all tiers for these votes.
Standing evaluate(const Plan& plan, const Votes& votes);

/// The same after votes changed in one direction only: `standing` is that of the votes before. Looks again only at
/// what can have changed.
void update(const Plan& plan, const Votes& votes, const Direction& direction, Standing& standing);

/// The first m >= 1 at which a step of votes in the direction can change some seat. Before it none changes.
/// REQUIRES: standing is that of these votes, and nothing is tied in it but seats of lists in tiers of that kind.
std::int64_t horizon_of(const Plan& plan, const Votes& votes, const Direction& direction, Standing& standing);

}  // namespace acta::count
