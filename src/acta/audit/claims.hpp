// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace acta::audit {

/// A statement sum a_j V_j > 0 about the votes V_j of the options of one contest, as cards and batches of one area look
/// at it (Blom et al. 2021, "Assertion-based approaches to auditing complex elections"). An outcome holds if all its
/// claims do. What a law makes of votes in areas and on several ballots: area_claims.hpp, outcome_claims.hpp; dense()
/// there gives this form.
struct Claim {
  std::vector<double> weights;  ///< a_j per option
  double lowest = 0;            ///< least sum that one ballot can give, < 0; a blank ballot gives 0
  double highest = 0;           ///< most, > 0
  double value(std::span<const double> votes) const {
    double sum = 0;
    for (std::size_t k = 0; k < weights.size(); ++k) sum += weights[k] * votes[k];
    return sum;
  }
};

/// V_winner > V_loser. One vote per option and ballot: plurality, multi-winner and approval contests.
Claim winner_beats_loser(std::size_t options, std::size_t winner, std::size_t loser);
/// V_party > share sum V_j: one valid vote per ballot. Share in (0, 1).
Claim above_share(std::size_t options, std::size_t party, double share);
/// V_party < share sum V_j.
Claim below_share(std::size_t options, std::size_t party, double share);
}  // namespace acta::audit
