// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/audit/irv_tallies.hpp"

namespace acta::audit {

/// Everybody who can win the count when ties for elimination are broken in any way: one candidate, unless a tie
/// decides. Candidates who together have fewer votes than each of the others are taken out at once, as no order among
/// them matters.
CandidateSet possible_winners(const SetTallies& tallies, int candidates);

}  // namespace acta::audit
