// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace acta::stats {

/// Holm (1979, Scandinavian Journal of Statistics 6:65): adjusted log10 p-values in the order given. Rejecting those
/// below a level keeps the chance of any wrong rejection below it, however the tests depend on each other. Never above
/// 0.
std::vector<double> holm(std::span<const double> log10_p);

/// Benjamini and Hochberg (1995, J. Royal Statistical Society B 57:289): adjusted p-values. Rejecting those at or below
/// q keeps the expected share of wrong rejections at or below q for independent or positively dependent tests.
std::vector<double> benjamini_hochberg(std::span<const double> p);

}  // namespace acta::stats
