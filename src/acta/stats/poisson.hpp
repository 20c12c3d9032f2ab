// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace acta::stats {

/// log10 P(X >= k) for X Poisson with this mean; never below -300. REQUIRES: mean >= 0.
double log10_poisson_upper(std::int64_t k, double mean);

/// P(|X - Y| <= d) for independent X and Y, both Poisson with this mean: sums of Skellam's distribution (1946), e^-2m
/// I_|n|(2m). REQUIRES: mean >= 0, d >= 0.
double poisson_difference_within(double mean, std::int64_t d);

}  // namespace acta::stats
