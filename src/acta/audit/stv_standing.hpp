// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "acta/audit/stv_rankings.hpp"

namespace acta::audit {

/// Ballots whose first choice that is not among `passed` is the winner are more, by `votes`, than those that may count
/// for the loser; without a loser: than valid / (k + 1).
struct StandingLead {
  std::size_t winner;
  std::optional<std::size_t> loser;
  double votes;
  std::vector<std::size_t> passed = {};
};

/// Choices that stay in the count, or are elected, as long as l stands; ascending.
struct StandingTogether {
  std::vector<std::size_t> others;
  std::vector<StandingLead> leads;  ///< all that it rests on: of each over l, and over those who are passed
  double least() const;             ///< infinite where there are none
};

/// Who is never excluded before whom, in a count by single transferable vote of k seats, of which r are left beside F,
/// choices that are elected in the first round. Blom et al. 2022 (arXiv:2112.09921, "NL") and 2025 (arXiv:2503.14803)
/// have the case r = 1 of one o at a time, with those who are passed by "AG".
///
/// For a set O of choices let against(x) be the ballots that rank x and above it neither l nor r of O; against(x, o)
/// those of them that do not rank o above x. first(o): first preferences.
/// **Without ballots of the excluded**: first(o) > against(l, o) for all o of O. Suppose that l is elected, and take
/// the first time that one of O is excluded, l still standing: fewer than r of O are elected by then, as l is to have a
/// seat, and the others stand, so that no ballot with r of O above l counts for l. Whoever goes has its first
/// preferences, more than that, and l fewer votes: it does not go. So all of O are elected or ahead of l for good, and
/// l is not elected if they are r or more: if it reached the quota, so would they, and k + 1 would.
///
/// **With them** each o has a list G(o) = g1, g2, …, of neither F nor l nor o. counted(o, L): ballots whose first
/// choice that is not in L is o. Claims: counted(o, G(o)) > against(l, o), and counted(o, g1 … g(i-1)) > against(gi, o)
/// for each i. Needs CardContest::lowest (card_claims_stv.hpp). Suppose that l is elected.
///  1. Nobody of O is excluded before l. Let S, with o in it and l not, be the first set to go that holds one of O.
///     Until then a choice x has at most against(x, o), as o and l stand and fewer than r of O are elected. Let L be
///     the list as far as nobody on it is elected: counted(o, L) lie at value 1 with o and those of L who stand. These
///     are all in S: the first who is not would have fewer votes than o and those before it together, who are. So S has
///     counted(o, L). If that is the whole list it is more than l has, and l would not stay. If not, the next on it was
///     elected with a quota and fewer votes than that; l, who is not, has no quota, and would not stay either.
///  2. l does not reach the quota Q. Fewer than r of O are elected by then; take r of O. For each o of these who is not
///     elected let L be the list before the first who is elected or in O, and C(o) = counted(o, L). C(o) > Q: as above,
///     or, where the next on the list is an o' of O who stands, as C(o) > against(o', o) >= C(o'), and so on to one
///     whose list ends otherwise. No ballot is in C(o) and in C(o'): the lower of the two would have the higher on its
///     list. C(o) lie with choices who are not elected. So there would be more than k + 1 quotas of votes: of F, l,
///     those of the r who are elected, and these.
///  3. l has no seat otherwise: r of O or more stand or are elected beside it, and where a last seat goes to one with
///     more votes than another, or than all others together, o and those on its list who stand have more than l.
///
/// **Of all seats** (O = {w}, against(x, w) all ballots that rank x and not w above it), with a list of w:
///  - counted(w, G(w)) > valid / (k + 1): w is elected. By 1 a set with w in it has more than a quota, as do all who
///    stay then, or the next on the list was elected with fewer votes: but who has a quota is elected before anybody is
///    excluded. And k others with a quota each leave less than w and its list have.
///  - counted(w, G(w)) > against(x, w): if x is elected, so is w. By 1 w is not excluded as long as x stands. If x has
///    a quota w and its list have more, and the rest is as before.
///
/// **With ballots of F** (BallotWorth::least; needs CardContest::surpluses_first) ballots that begin with an f of F,
/// and whose first choice outside F and L is o, are in counted(o, L) at the least that f's are worth; first(o) is
/// counted(o, {}). Those of F are elected in the first round and take nothing after: f's surplus moves over others of F
/// to the first that stands, of L or o, before anybody is excluded. So all that is said above of exclusions and of last
/// seats holds. It may still lie with f when l, x, or one on a list reaches the quota: then it is f's beyond a quota,
/// neither theirs nor another's, and the sums above hold with it; and w, whom it makes to have more than a quota, is
/// elected when it has come, before anybody is excluded. Where counted(w, G(w)) > valid / (k + 1) is less than a quota
/// that is rounded, w stays all the same: with a set S that goes and has more than that, and no more than each of those
/// who stay, fewer than k are elected or stay, and nobody is excluded then.
class StvStanding {
 public:
  /// `elected`: F, by choice. REQUIRES: rankings outlive this.
  StvStanding(const StvRankings& rankings, std::vector<char> elected, std::size_t seats)
      : m_rankings(rankings), m_elected(std::move(elected)), m_seats(seats) {}

  /// A set O as above, of at least `seats`, with lists only if `passed`. Each lead is above `least`; the smallest is as
  /// large as removing members one after the other makes it, with lists to a quarter of `least`. Empty where there is
  /// none.
  StandingTogether beside(std::size_t loser, double least, bool passed) const;
  /// Of all seats, w over each x, by x; without `passed` only with an empty list. Empty where there is none.
  std::vector<std::vector<StandingLead>> ahead(std::size_t w, double least, bool passed) const;
  /// Of all seats, w over `quota` votes; empty where there is no list.
  std::vector<StandingLead> above(std::size_t w, double quota, double least) const;

 private:
  struct Goal;
  class Lists;
  static double step(const Goal& goal);
  StandingTogether largest(const Goal& goal, std::vector<char> others) const;

  const StvRankings& m_rankings;
  std::vector<char> m_elected;
  std::size_t m_seats;
};

}  // namespace acta::audit
