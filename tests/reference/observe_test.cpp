// SPDX-License-Identifier: Apache-2.0
// Samples of Russia's election of 2018, against cases/forensics/quick-count.json: share of the leader in the ballots of
// 97,698 stations.
#include "acta/observe/draw.hpp"
#include "acta/observe/resample.hpp"
#include "reference/recipes.hpp"

namespace acta {
namespace {

struct Full {
  observe::Frame one, regions;
  std::vector<double> leader, ballots;
};

const Full& full() {
  static const Full made = [] {
    const model::SheetTable& table = test::recipe("ru-2018-president").sheets();
    std::size_t leader = 0;
    for (std::size_t option = 0; option < table.votes.size(); ++option)
      if (model::sum(table.votes[option]).total > model::sum(table.votes[leader]).total) leader = option;
    const observe::Frame regions = observe::frame_of(table, 0);
    Full own;
    own.regions.names = regions.names;
    own.regions.stations.assign(regions.names.size(), 0);
    for (std::size_t u = 0; u < table.units(); ++u) {
      const model::Cell ballots = model::ballots_counted(table, u);
      if (!model::is_count(ballots) || ballots <= 0) continue;
      own.leader.push_back(static_cast<double>(table.votes[leader].cells[u]));
      own.ballots.push_back(static_cast<double>(ballots));
      own.regions.stratum.push_back(regions.stratum[u]);
      ++own.regions.stations[regions.stratum[u]];
    }
    own.one.names = {"all"};
    own.one.stratum.assign(own.leader.size(), 0);
    own.one.stations = {static_cast<std::int64_t>(own.leader.size())};
    return own;
  }();
  return made;
}

observe::Resampling samples(bool strata, std::int64_t size) {
  const observe::Frame& frame = strata ? full().regions : full().one;
  return observe::resample(frame, observe::allocate(frame, size, observe::Allocation::proportional), full().leader,
                           full().ballots, 4'000, 11, 0.95);
}

/// Published RMSE in points; 1,000 samples there have a Monte Carlo error of 1 / sqrt(2,000) = 2.2 %; four of them.
void expect(bool strata, std::int64_t size, double rmse) {
  const observe::Resampling r = samples(strata, size);
  EXPECT_NEAR(100 * r.rmse, rmse, 0.09 * rmse) << size;
  // the issue asks for 94 to 96 % measured; 4,000 samples know it to 0.34 %
  EXPECT_GT(r.coverage, 0.94) << size;
  EXPECT_LT(r.coverage, 0.96) << size;
  EXPECT_NEAR(r.bias, 0, 0.1 * r.rmse) << size;
  ::testing::Test::RecordProperty("rmse_" + std::to_string(size), std::to_string(100 * r.rmse));
  ::testing::Test::RecordProperty("coverage_" + std::to_string(size), std::to_string(100 * r.coverage));
}

TEST(Observe, Russia2018IsThePopulationOfTheCase) {
  ACTA_NEED_SHARED("data/russia/2018.csv.zip");
  EXPECT_EQ(full().leader.size(), 97'698u);
  EXPECT_NEAR(100 * samples(false, 100).truth, 76.69405419416455, 1e-9);
}

TEST(Observe, SimpleSamples) {
  ACTA_NEED_SHARED("data/russia/2018.csv.zip");
  expect(false, 216, 0.7187);
  expect(false, 500, 0.4575);
  expect(false, 1'000, 0.3430);
}

TEST(Observe, StratifiedSamples) {
  ACTA_NEED_SHARED("data/russia/2018.csv.zip");
  expect(true, 1'004, 0.2455);
}

// Chances by ballots: no figure of others is known, so the estimator is held to Hájek's formula on the same full count.
TEST(Observe, SamplesBySize) {
  ACTA_NEED_SHARED("data/russia/2018.csv.zip");
  std::vector<std::int64_t> measure;
  for (const double ballots : full().ballots) measure.push_back(static_cast<std::int64_t>(ballots));
  const auto chance = observe::chances_by_size(measure, 1'004);
  const observe::Resampling r = observe::resample_by_size(chance, full().leader, full().ballots, 4'000, 11, 0.95);
  EXPECT_NEAR(r.rmse, observe::expected_error_by_size(chance, full().leader, full().ballots), 0.045 * r.rmse);
  EXPECT_GT(r.coverage, 0.94);
  EXPECT_LT(r.coverage, 0.96);
  EXPECT_NEAR(r.bias, 0, 0.1 * r.rmse);
}

}  // namespace
}  // namespace acta
