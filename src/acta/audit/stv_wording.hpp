// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "acta/audit/stv_standing.hpp"

namespace acta::audit {

/// Claims of single transferable vote (card_claims_stv.hpp), in words and with their assorters.
class StvWording {
 public:
  /// REQUIRES: contest outlives this.
  explicit StvWording(const CardContest& contest) : m_contest(contest) {}

  CardClaim quota(std::size_t w) const;
  CardClaim first_preferences_below(std::size_t c, double share) const;
  /// (1 - uncut) first(c) > valid / (k + 1) + 1, of N = `cards`, by which a ballot of c is worth `least`. REQUIRES:
  /// uncut is in [0, k / (k + 1)).
  CardClaim worth_at_least(std::size_t c, double least, double uncut, double cards) const;
  /// What StvStanding::ahead() and above() rest on.
  std::vector<CardClaim> of_all_seats(const std::vector<StandingLead>& leads, const BallotWorth& worth) const;
  /// What StvStanding::beside() rests on, with r = `left`.
  std::vector<CardClaim> beside(std::size_t l, const StandingTogether& found, std::size_t left,
                                const BallotWorth& worth) const;
  std::string names(const std::vector<std::size_t>& who) const;

 private:
  CardClaim lead(const StandingLead& lead, std::string text, CardClaim::Beside terms) const;
  CardClaim above(const StandingLead& lead, const BallotWorth& worth) const;
  std::string next(const StandingLead& lead) const;
  const std::string& name(std::size_t choice) const { return m_contest.choices[choice]; }

  const CardContest& m_contest;
};

}  // namespace acta::audit
