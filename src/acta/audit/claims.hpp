// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace acta::audit {

/// A statement sum a_j V_j > 0 about the votes V_j of the options (Blom et al. 2021, "Assertion-based approaches to
/// auditing complex elections"). An outcome holds if all its claims do.
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
/// V_a / d_a > V_b / d_b: party a keeps its last seat, of divisor d_a, against the first seat that b did not get, of
/// divisor d_b. D'Hondt: d(k) = k; Sainte-Lague: 2 k - 1. REQUIRES: a != b, divisors > 0, one vote per ballot.
Claim seat_before(std::size_t options, std::size_t a, double d_a, std::size_t b, double d_b);

/// All pairs that prove a divisor apportionment: every party with a seat, its last one, against every other party's
/// first seat lost. `divisor` is called with k = 1, 2, ... Parties outside `taking_part` (below a threshold) have none.
struct SeatPair {
  std::uint32_t winner = 0, loser = 0;
  std::int64_t last_won = 0, first_lost = 0;  ///< numbers of the seats, from 1
};
std::vector<SeatPair> seat_pairs(std::span<const std::int64_t> seats, std::span<const std::uint8_t> taking_part);

}  // namespace acta::audit
