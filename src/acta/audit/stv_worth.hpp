// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "acta/audit/stv_wording.hpp"

namespace acta::audit {

/// What ballots that begin with one of F, who have a quota of first preferences, are worth to others: at t = (V - Q) /
/// V of c's first preferences V with a quota Q (Blom et al. 2024, arXiv:2402.03707). Both bounds rest on claims, with
/// two per cent of the valid ballots to spare beside what is reported, or with kLeastStvMargin where that is more:
///  - V < s valid and Q >= valid / (k + 1) make t < 1 - 1 / ((k + 1) s).
///  - (1 - t') V > valid / (k + 1) + 1 makes t > t', as no quota of Droop's is more than the right side; values that
///    are cut to d decimals are above t' - 10^-d.
class StvWorth {
 public:
  /// `elected`: F, by choice; none where the contest is not `fractional`. REQUIRES: contest outlives this.
  StvWorth(const CardContest& contest, const StvRankings& whole, std::vector<char> elected, double cards);
  /// What may be used, the fewest claims first: nothing; `most`, where fractional; also `least`, where surpluses_first.
  const std::vector<BallotWorth>& levels() const { return m_levels; }
  /// What a level rests on.
  std::vector<CardClaim> claims(std::size_t level) const;

 private:
  const CardContest& m_contest;
  double m_cards;
  std::vector<double> m_below;  ///< by choice: the share s; 1 where nothing is claimed
  std::vector<double> m_above;  ///< by choice: t'; 0 where nothing is claimed
  std::vector<BallotWorth> m_levels = {{}};
};

}  // namespace acta::audit
