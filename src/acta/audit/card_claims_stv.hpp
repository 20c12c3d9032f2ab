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
///    2022, arXiv:2112.09921, "AG"): l is not elected unless w is.
///  - o is ahead of l as long as a set O of choices stand or are elected: stv_standing.hpp ("NL" of both, for any
///    number of seats left).
///
/// With r seats left beside those with a quota a choice behind r others is not elected, and a choice is elected if
/// fewer than r others could be without it. All are true of every rule whose quota is at most valid / (k + 1), or the
/// next whole vote above it, that elects who reaches it, excludes the lowest, and passes no ballot on at more than 1
/// (doc/methods/audit.md).
///
/// CardContest::fractional: all who reach the quota in a round are elected in it, the quota is fixed in the first
/// round at valid / (k + 1) or more, and every ballot of the elected goes on at surplus / votes, cut or not. Then also
///  - first(c) < s valid for a c with a quota: its ballots go on at less than t ("UT", stv_worth.hpp);
///  - w is always ahead of l though ballots that begin with such a c count by t only ("AG*", Blom et al. 2024,
///    arXiv:2402.03707).
///
/// CardContest::surpluses_first, of fractional ones: those of the first round move before anybody is excluded and
/// before a last seat is filled by comparing votes; values of ballots are cut to value_decimals or not at all, and
/// votes are their sums, which nothing is cut from. Then also
///  - first(c) > s valid + 1 / (1 - t) for a c with a quota: its ballots go on at t or more ("LT");
///  - all of these and of what follows where ballots that begin with such a c, and go on to w or o, count for it by t.
///
/// CardContest::lowest: several are excluded at once only if together they have no more votes than each who stays, and
/// as many are left as there are seats; nobody is while one who has the quota is not elected; ballots of the excluded
/// go on at the value that they came with, before the next exclusion, and before a last seat is filled by comparing
/// votes; the quota does not rise, and k + 1 times the quota is at least the votes still counted. Then, where the above
/// is not enough, a quota, being ahead always, and as long as O stand, also with ballots for others who are behind and
/// whose next choice w, or o, is (the papers' least tallies): stv_standing.hpp.
///
/// Errors: usage: no records of rankings, more than 64 choices, no claim has a margin; a choice proven although
/// it is not stated as elected, or the reverse.
base::Result<CardOutcome> stv_outcome(const CardContest& contest, const VoteRows& votes, const CardTallies& tallies,
                                      std::int64_t cards);

}  // namespace acta::audit
