// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "acta/forensics/stations.hpp"

namespace acta::forensics {

/// Small against large stations inside areas: Acta's variant of the test of Jimenez, Hidalgo and Klimek (2017, Science
/// Advances 3:e1602363), whose formula the methods page could not see in full.
///
/// Turnout is R/V here. A station's z is its value less the mean of the other stations of its smallest area, divided by
/// their standard deviation (n - 1); plus or minus infinity where the others are equal and it is not. Areas with fewer
/// than five stations are left out, and stations equal to all others of their area. Small: registered voters up to the
/// percentile (linear between order statistics) of the stations used. The null model exchanges "small" between stations
/// of one area.
struct SmallStations {
  double threshold = 0;  ///< registered voters
  std::int64_t small = 0, stations = 0;
  double median_turnout_z = 0, median_share_z = 0;  ///< of small stations
  double shift_turnout = 0, shift_share = 0;        ///< these less the medians of the large ones
  double both_small = 0, both_large = 0;            ///< parts of each with both z above 0
  /// Of the small stations' medians, and of both_small, in the permutations: mean, standard deviation, and the observed
  /// value in these.
  struct Null {
    double mean = 0, sd = 0, z = 0;
  };
  Null turnout, share, both;
};
/// nullopt where there are no areas with five stations, or no small or no large station. Parallel; the same for any
/// number of threads. `percent` in (0, 100). `permutations` may be 0.
std::optional<SmallStations> small_stations(const Stations& stations, double percent, int permutations,
                                            std::uint64_t seed);

/// The same for several bounds of small.
std::vector<std::optional<SmallStations>> small_stations(const Stations& stations, std::span<const double> percents,
                                                         int permutations, std::uint64_t seed);

}  // namespace acta::forensics
