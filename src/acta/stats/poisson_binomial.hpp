// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

namespace acta::stats {

/// log10 of P(S >= observed), where S is the sum of independent Bernoulli variables with these probabilities, by the
/// saddle-point formula of Lugannani and Rice (1980) with the continuity correction of Daniels (1987, eq. 3.3).
/// Relative error of the probability about 1e-3 for variances above 10, far into the tail as well; near the mean, where
/// the formula loses its digits, the normal approximation with continuity correction is used instead. 0 for observed <=
/// 0; -infinity above the number of variables that can be 1.
double log10_upper_tail(std::span<const double> probabilities, std::int64_t observed);

/// log10 of the upper tail of the standard normal distribution beyond z.
double log10_normal_tail(double z);

}  // namespace acta::stats
