// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace acta::forensics {

/// How turnout t and share v of stations are distributed, each station with the same weight.
struct Moments {
  double mean_turnout = 0, mean_share = 0;
  double skew_turnout = 0, skew_share = 0;  ///< m3 / m2^1.5, moments about the mean divided by n
  double kurt_turnout = 3, kurt_share = 3;  ///< m4 / m2^2, 3 for the normal distribution
  double correlation = 0;                   ///< Pearson's, of t and v
  double slope = 0;                         ///< of the least-squares line of v on t
};
/// Values without spread give 0 for skewness, correlation and slope, and 3 for the kurtosis. REQUIRES: equal lengths.
Moments moments(std::span<const double> turnout, std::span<const double> share);

struct Interval {
  double low = 0, high = 0;
};
/// Basic bootstrap intervals (Davison and Hinkley 1997, eq. 5.6), 95 %, of the six that have no simple law: 2 m - q of
/// `replicates` samples of all stations, drawn with replacement. Parallel; the same for any number of threads.
struct MomentIntervals {
  Interval skew_turnout, skew_share, kurt_turnout, kurt_share, correlation, slope;
};
MomentIntervals bootstrap(std::span<const double> turnout, std::span<const double> share, int replicates,
                          std::uint64_t seed);

/// The slope of share on turnout inside areas: both less their area's mean, so that what distinguishes areas is left
/// out. 0 where no area has a spread.
double slope_within(std::span<const double> turnout, std::span<const double> share, std::span<const std::uint32_t> area,
                    std::size_t areas);

}  // namespace acta::forensics
