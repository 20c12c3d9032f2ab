// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "acta/audit/claims.hpp"

namespace acta::audit {

/// Cards that an audit of single ballots would draw, with replacement, if the paper says what was reported.
struct CardSizes {
  std::int64_t polling = 0;     ///< on average, without records of single ballots
  std::int64_t comparison = 0;  ///< with such records, none of which is wrong
};

/// For one claim, of so many cards with these reported totals; 0 where the reported margin is not positive.
/// Polling: ceil(ln(1/alpha) / g), g = max over lambda in (0, 2) of the mean of ln(1 + lambda (A - 1/2)) over the
/// cards, A the assorter: Wald's approximation for the best fixed bet (for winner_beats_loser() that of BRAVO;
/// Waudby-Smith and Ramdas 2024). Comparison: draws_without_error() of the comparison assorter, a bet of 0.96242 of the
/// largest one. REQUIRES: cards >= sum of totals of ballots, 0 < alpha < 1, claim.lowest < 0.
CardSizes card_sizes(const Claim& claim, std::span<const double> totals, double cards, double alpha);

}  // namespace acta::audit
