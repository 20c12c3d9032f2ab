// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "acta/count/standing.hpp"

namespace acta::count {

/// The margins of all seats: for each seat of a list in an area of a tier the fewest votes that, moved from that list
/// to one other list in one area and on one ballot, leave the list with fewer seats there or tied for one. Found by
/// walking along every such direction from one possible change of the count to the next (horizon_of()), so that nothing
/// is passed over: exact for every law, across tiers, thresholds and levelling. Where a walk is broken off
/// (kMostSteps), what it has passed is a proven lower bound, and is named so (`bound`). In laws of several tiers there
/// are also margins of lists' seats in the whole (`tier` kNone). votes_added and votes_removed are found in the same
/// way: votes for one list alone, or of the holder alone. REQUIRES: nothing is tied. Sorted by votes_moved.
std::vector<model::SeatMargin> seat_margins(const Plan& plan, const Votes& votes, const Standing& standing);

/// As many places as a walk looks at before it is broken off.
inline constexpr int kMostSteps = 400;

}  // namespace acta::count
