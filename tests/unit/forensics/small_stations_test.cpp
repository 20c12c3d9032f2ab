// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/small_stations.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "unit/forensics/stations.hpp"

namespace acta::forensics {
namespace {

TEST(SmallStations, ByHand) {
  // One area; ballots of 100 voters 10, 20, 30, 40 and of the small one (50 voters) 45: turnouts 0.1 to 0.4 and 0.9.
  Stations stations;
  for (const Station& s :
       {Station{100, 10, 10, 1}, {100, 20, 20, 4}, {100, 30, 30, 9}, {100, 40, 40, 16}, {50, 45, 45, 40}}) {
    stations.list.push_back(s);
    stations.unit.push_back(0), stations.area.push_back(0), stations.group.push_back(0);
  }
  const auto got = small_stations(stations, 20, 0, 1);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->small, 1);
  EXPECT_EQ(got->threshold, 90);  // at 0.8 of the way from the first to the second of 50, 100, ...
  // others: mean 0.25, variance (0.15^2 + 0.05^2) * 2 / 3 = 0.05 / 3
  EXPECT_NEAR(got->median_turnout_z, (0.9 - 0.25) / std::sqrt(0.05 / 3), 1e-9);
  EXPECT_EQ(got->both_small, 1);
}

TEST(SmallStations, ExchangeableStationsAreNearTheirPermutations) {
  const auto got = small_stations(test::honest_stations(4'000, 6), 20, 200, 1);
  ASSERT_TRUE(got);
  for (const auto* null : {&got->turnout, &got->share, &got->both}) EXPECT_LT(std::abs(null->z), 4);
}

TEST(SmallStations, AShiftOfSmallOnesIsFound) {
  Stations stations = test::honest_stations(4'000, 6);
  for (Station& s : stations.list)
    if (s.registered < 500)
      s.ballots = s.turnout += (s.registered - s.turnout) / 3, s.leader += (s.ballots - s.leader) / 3;
  EXPECT_GT(small_stations(stations, 15, 100, 1)->both.z, 10);
}

TEST(SmallStations, EqualStationsOfAnAreaAreLeftOut) {
  Stations stations;
  for (int i = 0; i < 12; ++i) {
    stations.list.push_back({100 + i, 50 + i, 50 + i, i < 6 ? 0 : i});
    stations.unit.push_back(0), stations.area.push_back(i < 6 ? 0 : 1), stations.group.push_back(0);
  }
  stations.areas = 2;
  const auto got = small_stations(stations, 40, 0, 1);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->stations, 6);  // the first six all have a share of 0
}

/// The largest counts that a sheet may hold: shares that differ by one vote in ten thousand million are not equal.
TEST(SmallStations, GiantsAreComparedWithoutOverflow) {
  Stations stations;
  for (int i = 0; i < 8; ++i) {
    stations.list.push_back({9'999'999'999, 9'999'999'998, 9'999'999'998, 5'000'000'000 + (i == 7 ? 1 : 0)});
    stations.unit.push_back(0), stations.area.push_back(0), stations.group.push_back(0);
  }
  EXPECT_FALSE(small_stations(stations, 40, 0, 1));  // all turnouts are equal
}

}  // namespace
}  // namespace acta::forensics
