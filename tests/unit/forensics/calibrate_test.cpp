// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/calibrate.hpp"

#include <gtest/gtest.h>

#include <tbb/global_control.h>

#include "acta/forensics/integer_percentages.hpp"
#include "support/sanitized.hpp"
#include "unit/forensics/stations.hpp"

namespace acta::forensics {
namespace {

TEST(Honest, TotalsAndSpreadAreThoseOfTheStations) {
  const Stations stations = test::honest_stations(5'000, 10);
  const HonestElections honest(stations, 1);
  std::vector<Station> drawn;
  const auto totals = [](const std::vector<Station>& list) {
    double g = 0, v = 0, l = 0, r = 0;
    for (const Station& s : list)
      g += static_cast<double>(s.turnout), v += static_cast<double>(s.registered), l += static_cast<double>(s.leader),
          r += static_cast<double>(s.ballots);
    return std::pair{g / v, l / r};
  };
  for (const HonestModel model : {HonestModel::homogeneous, HonestModel::areas}) {
    honest.draw(model, 3, drawn);
    EXPECT_NEAR(totals(drawn).first, totals(stations.list).first, 0.005);
    EXPECT_NEAR(totals(drawn).second, totals(stations.list).second, 0.006);
    for (std::size_t i = 0; i < drawn.size(); ++i) {
      ASSERT_EQ(drawn[i].registered, stations.list[i].registered);
      ASSERT_LE(drawn[i].turnout, drawn[i].registered);
      ASSERT_LE(drawn[i].leader, drawn[i].ballots);
    }
  }
  honest.draw(HonestModel::clusters, 3, drawn);
  EXPECT_GT(statistics({drawn, stations.unit, stations.area, stations.group, stations.areas, 1, true},
                       WholeProbabilities(1'000))[static_cast<std::size_t>(Statistic::correlation)],
            0.3);
}

/// With sanitizers so few that nothing can be far out.
constexpr int kElections = test::kSanitized ? 24 : 99;

TEST(Calibration, HonestStationsStandAmongHonestElections) {
  const Calibration got = calibrate(test::honest_stations(2'000, 11), kElections, 1);
  for (std::size_t s = 0; s < kStatistics; ++s) {
    const auto statistic = static_cast<Statistic>(s);
    EXPECT_EQ(got.ranks[s].size(), 3u) << to_string(statistic);
    EXPECT_GT(got.p(statistic), 0.02) << to_string(statistic);
  }
}

TEST(Calibration, WholePercentagesStandOutOfAllModels) {
  Stations stations = test::honest_stations(2'000, 11);
  for (std::size_t i = 0; i < stations.size(); i += 4) {
    Station& s = stations.list[i];
    s.leader = (s.ballots * ((100 * s.leader + s.ballots / 2) / s.ballots) + 50) / 100;
  }
  const Calibration got = calibrate(stations, kElections, 1);
  EXPECT_NEAR(got.p(Statistic::integer_z), 2.0 / (kElections + 1), 1e-12);  // beyond all of each model
  EXPECT_NEAR(got.p(Statistic::spikes), 2.0 / (kElections + 1), 1e-12);
  EXPECT_GT(got.p(Statistic::kurt_share), 0.02);
}

/// Between two models is no side of all.
TEST(Calibration, BetweenModelsIsNotFarOut) {
  Calibration calibration;
  calibration.ranks[0] = {{HonestModel::homogeneous, 0, 1, 0, 0, 0.001, 1},
                          {HonestModel::clusters, 0, 1, 0, 0, 1, 0.001}};
  EXPECT_EQ(calibration.p(Statistic::integer_z), 1);
  calibration.ranks[0][1].p_upper = 0.002;
  EXPECT_NEAR(calibration.p(Statistic::integer_z), 2 * 0.002, 1e-12);  // twice the larger of the two upper ranks
}

TEST(Calibration, TheSameForAnyNumberOfThreads) {
  const Stations stations = test::honest_stations(500, 12);
  const int elections = test::kSanitized ? 6 : 20;
  const Calibration all = calibrate(stations, elections, 7);
  const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
  const Calibration alone = calibrate(stations, elections, 7);
  for (std::size_t s = 0; s < kStatistics; ++s)
    for (std::size_t m = 0; m < all.ranks[s].size(); ++m) EXPECT_EQ(all.ranks[s][m].mean, alone.ranks[s][m].mean);
}

TEST(WholeProbabilities, AreThoseOfTheTest) {
  const WholeProbabilities remembered(500);
  for (const auto& [k, n] : {std::pair{0, 10}, {10, 10}, {3, 7}, {250, 499}, {300, 900}}) {
    EXPECT_NEAR(remembered(k, n), whole_percentage_probability(k, n), 1e-6);
    EXPECT_EQ(remembered(k, n), remembered(k, n));
  }
  const Stations stations = test::honest_stations(800, 13);
  EXPECT_NEAR(integer_any_z(stations.list, remembered), integer_percentages(stations.list).any.z, 1e-4);
}

}  // namespace
}  // namespace acta::forensics
