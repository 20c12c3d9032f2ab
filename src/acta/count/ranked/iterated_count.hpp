// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/count/ranked/count.hpp"

namespace acta::count {

/// A single transferable vote count that is solved anew in each round: Meek's or Warren's. Every candidate has a
/// factor: 1 while it stands, 0 once eliminated, and less and less once elected, until nobody elected has more than the
/// quota. Of what is left of a ballot when it comes to a candidate, Meek keeps that share and Warren that sum, at most
/// all; the rest goes on. The quota is taken of the votes that are still with candidates.
///
/// Rounds: one for each decision, so that several may be elected in one, and one more at the end. Tallies and inactive
/// ballots are those at the decision; no transfers are told, as votes do not move from one candidate to another here;
/// residual is 0. There are no
/// slices. by_tie is set as elsewhere; candidates within the surplus of the lowest are tied, as rounding could
/// still turn them.
/// Laws: 1. as RankedResult; 2. at an elimination the elected together exceed their quotas by less than
/// 10^-floor(2d/3), or no further iteration lowers that.
/// Source: Reference Meek Rule, Proportional Representation Foundation, with d decimals for its nine. Warren: C.H.E.
/// Warren, Voting matters 1 (1994), with the same steps. Not promised: the results of programs with other tolerances.
/// Errors (usage): a tie that nobody broke. REQUIRES: check_countable, is_iterated(rules).
base::Result<RankedResult> count_iterated(const RankedContest& contest, const RankedRules& rules,
                                          const RankedOptions& options);

}  // namespace acta::count
