// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/observe/frame.hpp"

namespace acta::observe {

/// What samples of this design do on an election whose every station is known.
struct Resampling {
  double truth = 0;       ///< share in the full count
  double bias = 0;        ///< mean of the estimates less the truth
  double rmse = 0;        ///< root of the mean squared error
  double mean_error = 0;  ///< mean of the standard errors that the samples give themselves
  double half_width = 0;  ///< mean half width of their intervals
  double coverage = 0;    ///< share of the intervals that hold the truth
  int replicates = 0;
};

/// Draws `replicates` samples, sizes[h] of each stratum without replacement, and estimates sum y / sum x from each by
/// combined_ratio(). y and x are per station of the frame. Parallel; the same numbers for any number of threads.
/// REQUIRES: replicates > 0, 0 <= sizes[h] <= N_h.
Resampling resample(const Frame& frame, std::span<const std::int64_t> sizes, std::span<const double> y,
                    std::span<const double> x, int replicates, std::uint64_t seed, double confidence);

/// The same for samples drawn by size (draw_by_size) with these chances, which add up to about a whole number.
Resampling resample_by_size(std::span<const double> chance, std::span<const double> y, std::span<const double> x,
                            int replicates, std::uint64_t seed, double confidence);
/// Their standard error by Hájek's formula (1964), from the full count.
double expected_error_by_size(std::span<const double> chance, std::span<const double> y, std::span<const double> x);

/// S_h of y - R x in each stratum of the full count; 0 where it has one station.
std::vector<double> spreads(const Frame& frame, std::span<const double> y, std::span<const double> x);
/// Standard error of combined_ratio() for these sizes, from those spreads: Cochran 6.51 with S for s. `whole` is sum x.
double expected_error(const Frame& frame, std::span<const std::int64_t> sizes, std::span<const double> spread,
                      double whole);

}  // namespace acta::observe
