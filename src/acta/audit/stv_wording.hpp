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
  /// What StvStanding::ahead() and above() rest on; `most` empty, or by choice what a ballot is worth to another.
  std::vector<CardClaim> of_all_seats(const std::vector<StandingLead>& leads, const std::vector<double>& most) const;
  /// What StvStanding::beside() rests on, with r = `left`.
  std::vector<CardClaim> beside(std::size_t l, const Standing& found, std::size_t left,
                                const std::vector<double>& most) const;
  std::string names(const std::vector<std::size_t>& who) const;

 private:
  CardClaim lead(const StandingLead& lead, std::string text, CardClaim::Beside terms) const;
  std::string next(const StandingLead& lead) const;
  const std::string& name(std::size_t choice) const { return m_contest.choices[choice]; }

  const CardContest& m_contest;
};

}  // namespace acta::audit
