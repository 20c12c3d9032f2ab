// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "acta/audit/card_bets.hpp"

namespace acta::audit {

/// What is expected of one stratum before the first draw, for one claim. Draws x have mean theta + shift, theta the
/// assorter's mean on paper (stratified.hpp).
struct StratumOutlook {
  double weight = 0;  ///< its share of all cards, above 0
  double shift = 0;
  std::vector<ValueShare> values;  ///< of draws, if paper is as expected
  double draws = 0;                ///< its draws beside those of other strata; 0 in all of them: to be found
};

/// How strata are sampled and bet on, fixed before the first draw.
struct StratumDesign {
  double rate = 0;   ///< its share of all draws, above 0; they add up to 1
  double bet = 0;    ///< c of StratifiedTest, in [0, 0.96242]
  double theta = 0;  ///< its mean in the null that is hardest to reject
};
struct StrataDesign {
  double growth = 0;  ///< of ln M per draw where the null is hardest to reject; 0: nothing can be expected
  std::vector<StratumDesign> strata;
};

/// The rates r and bets c with the largest growth min over theta, sum weight theta <= 1/2, of sum r g(theta), where
/// g(theta) = max over c of the mean of ln(1 - c + c x / (theta + shift)). At this saddle point all strata that are
/// drawn from have one growth G: theta is where g = G, sum weight theta = 1/2 gives G, and r is in proportion to
/// weight / |g'(theta)|. No stratum is left with less than a twentieth of its share of the cards. With given draws only
/// the bets are found. Bets depend on what is expected, never on what is drawn, so that a worse error never lowers the
/// risk.
StrataDesign design_strata(std::span<const StratumOutlook> strata);

}  // namespace acta::audit
