// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "acta/forensics/stations.hpp"

namespace acta::forensics {

/// Stations of two elections, the i-th of both lists the same station.
struct StationPairs {
  Stations before, after;
  std::int64_t before_only = 0, after_only = 0;  ///< stations of one election alone, or whose key is not theirs alone
};

/// Joins stations by the keys of their sheets, exactly as written; those with registered voters and ballots in both.
StationPairs pair_stations(const model::SheetTable& before, const Stations& stations_before,
                           const model::SheetTable& after, const Stations& stations_after);

/// Whole percentages of turnout or share (integer_percentages.hpp, filter and all) at the same stations twice.
struct WholeTwice {
  std::int64_t used = 0;               ///< pairs that pass the filter in both elections
  std::int64_t before = 0, after = 0;  ///< of them with a whole percentage in the one, in the other
  std::int64_t both = 0;
  double expected = 0;  ///< in both, if what happened before says nothing of what happens after
  double log10_p = 0;   ///< chance of so many or more in both, then
};

/// Given which stations had a whole percentage before, each has one after with the chance that the binomial law gives
/// at its size and rates, raised by one factor for all to the number that was seen: the sum over the stations that had
/// one before is Poisson-binomial.
WholeTwice whole_twice(const StationPairs& pairs);

/// Inside smallest areas (of the later election): deviations from the area's mean.
struct ChangeInside {
  std::int64_t stations = 0, areas = 0;  ///< in areas with two pairs or more
  double turnout_again = 0;              ///< correlation of turnout before and after
  double share_again = 0;                ///< correlation of the leader's share before and after
  double slope = 0;        ///< change of the leader's votes per elector for each point of change of turnout
  double slope_error = 0;  ///< standard error, areas as clusters (Liang and Zeger 1986)
};
ChangeInside change_inside(const StationPairs& pairs);

}  // namespace acta::forensics
