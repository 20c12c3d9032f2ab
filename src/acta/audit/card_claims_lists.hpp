// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/audit/card_claims.hpp"

namespace acta::audit {

/// Seats of lists by D'Hondt (1, 2, 3, ...) or Sainte-Laguë (1, 3, 5, ...), CardContest::winners of them, among those
/// above CardContest::threshold of the votes for all choices (0: all take part). Claims: every list with seats is above
/// the threshold, and its last seat comes before the next of every other that takes part; one that does not take part
/// is below the threshold, or would get no seat if it did, whichever has the larger margin. CardOutcome::winners names
/// a list once for each of its seats. Errors: usage: exactly the threshold, a tie for the last seat, nobody above the
/// threshold, no claims (one list alone).
base::Result<CardOutcome> divisor_outcome(const CardContest& contest, const CardTallies& tallies);

/// A first round that elects who has more than CardContest::share of the votes for all choices, or, where lead_share is
/// above 0, more than that and is more than `lead` of them ahead of every other; else the first two go to a second
/// round. Errors: usage: exactly such a share, a tie for the second place, one choice alone.
base::Result<CardOutcome> runoff_outcome(const CardContest& contest, const CardTallies& tallies);

}  // namespace acta::audit
