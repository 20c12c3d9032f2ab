// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/turnout_core.hpp"

#include <gtest/gtest.h>

#include "unit/forensics/stations.hpp"

namespace acta::forensics {
namespace {

/// Three bins by hand: 100 voters each at 30, 40 and 60 %; L 10 of 30, 15 of 40, 45 of 60.
std::vector<Station> three() { return {{100, 30, 30, 10}, {100, 40, 40, 15}, {100, 60, 60, 45}}; }

TEST(TurnoutCore, ByHand) {
  const TurnoutBins bins = turnout_bins(three());
  EXPECT_EQ(bins.registered[40], 100);
  const auto estimate = core_estimate(bins, {40, 30, 40});
  ASSERT_TRUE(estimate);
  EXPECT_DOUBLE_EQ(estimate->ratio, 25.0 / 45);
  EXPECT_DOUBLE_EQ(estimate->excess, 45 - 25.0 / 45 * 15);
  EXPECT_DOUBLE_EQ(estimate->turnout, (130 - estimate->excess) / 300);
  EXPECT_DOUBLE_EQ(estimate->share, (70 - estimate->excess) / (130 - estimate->excess));
}

TEST(TurnoutCore, BinsAreCutByIntegersAndHalvesGoUp) {
  const TurnoutBins bins =
      turnout_bins(std::vector<Station>{{200, 1, 1, 0}, {1'000, 4, 4, 0}, {10, 11, 11, 0}, {0, 1, 1, 1}});
  EXPECT_EQ(bins.registered[1], 200);  // 0.5 %
  EXPECT_EQ(bins.registered[0], 1'000);
  EXPECT_EQ(bins.registered[100], 10);
}

TEST(TurnoutCore, NobodyForOthersGivesNone) {
  EXPECT_FALSE(core_estimate(turnout_bins(std::vector<Station>{{100, 50, 50, 50}}), core_around(50)));
  EXPECT_FALSE(core_band(turnout_bins({})));
}

/// Added ballots at a tenth of the stations are found, honest stations give about none.
TEST(TurnoutCore, AddedBallotsAreFound) {
  Stations stations = test::honest_stations(4'000, 2);
  const auto excess = [&] {
    const TurnoutBins bins = turnout_bins(stations.list);
    return core_estimate(bins, core_around(static_cast<std::size_t>(100 * robust_centre(stations.list)->turnout + 0.5)))
        ->excess;
  };
  const double honest = excess();
  std::int64_t added = 0, leader = 0;
  for (std::size_t i = 0; i < stations.size(); ++i) {
    Station& s = stations.list[i];
    leader += s.leader;
    if (i % 10 != 0) continue;
    const std::int64_t more = (s.registered - s.turnout) * 3 / 4;
    s.turnout += more, s.ballots += more, s.leader += more, added += more;
  }
  EXPECT_LT(std::abs(honest), 0.01 * static_cast<double>(leader));
  EXPECT_NEAR(excess() / static_cast<double>(added), 1, 0.1);
}

TEST(RobustCentre, IgnoresAThirdFarAway) {
  Stations stations = test::honest_stations(3'000, 3);
  for (std::size_t i = 0; i < stations.size(); i += 3)
    stations.list[i].leader = stations.list[i].ballots = stations.list[i].turnout =
        stations.list[i].registered * 95 / 100;
  const auto centre = robust_centre(stations.list);
  ASSERT_TRUE(centre);
  EXPECT_NEAR(centre->turnout, 0.55, 0.01);
  EXPECT_NEAR(centre->share, 0.45, 0.01);
}

TEST(TurnoutCore, TheBandHoldsItsCores) {
  const TurnoutBins bins = turnout_bins(test::honest_stations(2'000, 5).list);
  const auto band = core_band(bins);
  ASSERT_TRUE(band);
  EXPECT_GT(band->cores, 2u);
  EXPECT_LE(band->least.excess, core_estimate(bins, core_around(50))->excess);
  EXPECT_GE(band->most.excess, core_estimate(bins, core_around(50))->excess);
}

}  // namespace
}  // namespace acta::forensics
