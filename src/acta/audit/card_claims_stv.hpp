// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/audit/card_claims.hpp"

namespace acta::audit {

/// Claims with a smaller margin, as a share of the cards, are left out: what they would prove is not proven.
inline constexpr double kLeastStvMargin = 0.005;

/// card_outcome() of a contest of several seats by single transferable vote: what the records prove of it, which may be
/// a part. With k seats:
///  - first(w) > valid / (k + 1): w has a quota of first preferences, and is elected (Blom et al. 2025,
///    arXiv:2503.14803, "IQX").
///  - w is always ahead of l: more first preferences for w than ballots that rank l and not w above it (Blom et al.
///  2022,
///    arXiv:2112.09921, "AG"): l is not elected unless w is. A choice behind k others is not elected; a choice is
///    elected if fewer than k others could be without it.
/// True of every rule whose quota is at most valid / (k + 1), or the next whole vote above it, that elects who reaches
/// it, excludes the lowest, and passes no ballot on at more than 1 (doc/methods/audit.md). Claims of transfers are not
/// made. Errors: usage: no records of rankings, more than 64 choices, no claim has a margin; a choice proven although
/// it is not stated as elected, or the reverse.
base::Result<CardOutcome> stv_outcome(const CardContest& contest, const VoteRows& votes, const CardTallies& tallies,
                                      std::int64_t cards);

}  // namespace acta::audit
