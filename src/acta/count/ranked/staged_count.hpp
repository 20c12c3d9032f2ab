// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/count/ranked/count.hpp"

namespace acta::count {

/// A single transferable vote count as statutes write it: a stage moves one surplus, or one exclusion or a part of it;
/// whoever has the quota at the end of a stage is elected, and receives nothing more.
/// After each stage, in this order: 1. elect; stop where all seats are filled; 2. fill the last seats by
/// rules.last_seats and stop; 3. go on with an exclusion that has parts left; 4. else move a surplus, the first of
/// rules.surplus_order, unless it waits by rules.defer_surpluses; 5. else exclude: those below rules.fewest_votes,
/// once, when the first stage's surpluses have moved; with batch_elimination the largest group of two or more that
/// together with all surpluses has less than the next one and leaves enough for the seats; the one with the fewest
/// votes. With every_nth ballots move one by one and pass over who has the quota by then.
///
/// A round of the result is a stage: figures and `elected` at its end, then `move`, `eliminated` (at the first part)
/// and transfers of what comes next. An excluded candidate is shown until all has moved. Ballots of an elected stay
/// with it but for what its surplus sends on. residual: votes that rounding loses (it can fall where votes cut by
/// vote_decimals gain). With restart, rounds of all passes follow each other and `elected` of the result is the last
/// pass's. Laws: as RankedResult. No slices. Ties between surpluses are broken as those about who wins. Sources:
/// doc/methods/ranked.md. Errors (usage): a tie that nobody broke. REQUIRES: check_countable, is_staged(rules).
base::Result<RankedResult> count_staged(const RankedContest& contest, const RankedRules& rules,
                                        const RankedOptions& options);

}  // namespace acta::count
