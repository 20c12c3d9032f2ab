// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/audit/round_sizes.hpp"

namespace acta::audit {

/// Ballot polling in rounds by Providence (Broadrick, Vora and Zagorski 2022, arXiv:2210.08717): sizes of later rounds
/// may depend on what was seen. One winner and one loser, cumulative counts of votes for the two.
struct RoundCounts {
  std::int64_t drawn = 0, winner = 0;
};

/// ln p of a look at `now` after the last look at `before` ({0, 0}: none), share s of the report in (1/2, 1]:
///   1/p = [s / (1/2)]^k [(1 - s) / (1/2)]^(n - k) at `before`  times  P(K >= k' | n', s) / P(K >= k' | n', 1/2),
/// n', k' the counts since. The audit stops where p <= alpha. Can be above 0. REQUIRES: now.drawn > before.drawn.
double providence_log_p(double share, const RoundCounts& before, const RoundCounts& now);

/// The least cumulative count of the winner that stops at `drawn`; drawn + 1 where none does.
std::int64_t providence_stopping_count(double alpha, double share, const RoundCounts& before, std::int64_t drawn,
                                       std::int64_t hint = 0);
/// Chance that this look stops if the report is right.
double providence_chance(double alpha, double share, const RoundCounts& before, std::int64_t drawn);
/// Cumulative sizes of the next look. REQUIRES: 0 < wanted < 1.
RoundSizes providence_sizes(double alpha, double share, const RoundCounts& before, double wanted, std::int64_t limit);

}  // namespace acta::audit
