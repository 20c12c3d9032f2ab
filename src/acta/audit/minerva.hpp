// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <vector>

#include "acta/audit/round_sizes.hpp"

namespace acta::audit {

/// Ballot polling in rounds by Minerva (Zagorski, McClearn, Morin, McBurnett and Vora 2020, arXiv:2008.02315) for one
/// winner and one loser; votes for others are left out of all counts here. Sizes of later rounds must not depend on the
/// counts seen (else use Providence). All counts are cumulative over rounds. One object per pair and audit.
///   p(n, k) = P(K_n >= k, not stopped before | tie) / P(K_n >= k, not stopped before | share of the report).
/// The audit stops where p <= alpha. Distributions by convolution of the truncated binomials; masses further than 14
/// standard deviations from both means are left out in rounds of more than 4000 votes (below 1e-40).
class Minerva {
 public:
  /// `share`: of the winner among votes for the two, as reported, in (1/2, 1]. REQUIRES: 0 < alpha < 1.
  Minerva(double alpha, double share) : m_alpha(alpha), m_share(share) {}

  /// p if the next look is after `drawn` votes in all, `winner` of them for the winner; in [0, inf), may exceed 1.
  /// REQUIRES: drawn > those of the last closed round.
  double p_value(std::int64_t drawn, std::int64_t winner) const;
  /// The least count of the winner that stops then: k_min; drawn + 1 where none does. `hint`: a guess.
  std::int64_t stopping_count(std::int64_t drawn, std::int64_t hint = 0) const;
  /// That look took place and the audit went on.
  void close_round(std::int64_t drawn);
  /// Chance that the next look stops if the report is right, given the winner's count at the last closed round.
  double chance(std::int64_t drawn, std::int64_t winner_so_far, std::int64_t hint = 0) const;
  /// Cumulative sizes of the next look. REQUIRES: 0 < wanted < 1.
  RoundSizes next_sizes(double wanted, std::int64_t winner_so_far, std::int64_t limit) const;

  std::int64_t drawn() const { return m_drawn; }
  /// Chance that a tie would have stopped by now: the risk spent, at most alpha (arXiv:2008.02315, theorem 1).
  double risk_spent() const { return m_risk_spent; }

 private:
  /// P(K = first + i, not stopped), both hypotheses.
  struct Masses {
    std::int64_t first = 0;
    std::vector<double> reported, tie;
  };
  struct Tails {
    double reported = 0, tie = 0;
  };
  Tails tails(std::int64_t drawn, std::int64_t winner) const;
  Masses after(std::int64_t drawn, std::int64_t below) const;

  double m_alpha, m_share;
  std::int64_t m_drawn = 0;
  Masses m_masses{0, {1}, {1}};
  double m_risk_spent = 0;
};

}  // namespace acta::audit
