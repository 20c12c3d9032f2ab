// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace acta::stats {

/// P(X >= x) for X chi-square with `degrees` of freedom. REQUIRES: x >= 0, degrees > 0.
double chi_square_upper(double x, double degrees);
/// P(X <= x).
double chi_square_lower(double x, double degrees);
/// The quantile: P(X <= q) = p. REQUIRES: p in (0, 1).
double chi_square_quantile(double p, double degrees);

/// log10 P(X >= x) for X gamma with this mean and variance; right-skewed sums of rare events are near it. 0 where the
/// variance is 0 and x <= mean, -300 where it is 0 and x > mean; never below -300.
double log10_gamma_upper(double x, double mean, double variance);

/// The standard normal distribution: P(X <= x), and its quantile for p in (0, 1).
double normal_cdf(double x);
double normal_quantile(double p);

}  // namespace acta::stats
