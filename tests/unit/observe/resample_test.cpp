// SPDX-License-Identifier: Apache-2.0
#include "acta/observe/resample.hpp"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include <numeric>

#include "acta/base/random.hpp"
#include "acta/observe/draw.hpp"

namespace acta::observe {
namespace {

struct Town {
  Frame frame;
  std::vector<double> y, x;

  /// Areas of different leanings; stations of 100 to 500 votes.
  explicit Town(std::size_t stations, std::uint32_t areas) {
    base::RandomStream random(5, 0);
    frame.stations.assign(areas, 0);
    frame.names.resize(areas);
    for (std::size_t u = 0; u < stations; ++u) {
      const auto area = static_cast<std::uint32_t>(random.below(areas));
      frame.stratum.push_back(area);
      ++frame.stations[area];
      x.push_back(100 + static_cast<double>(random.below(401)));
      y.push_back(x.back() * (0.2 + 0.5 * area / areas + 0.2 * random.uniform()));
    }
  }
};

// 95 % of 2,000 intervals: standard deviation 0.5 %, so 93.5 to 96.5 % is three of them.
TEST(Resample, IntervalsHoldTheTruthAsOftenAsTheySay) {
  const Town town(5'000, 8);
  for (const std::int64_t size : {100, 400}) {
    const auto sizes = allocate(town.frame, size, Allocation::proportional);
    const Resampling r = resample(town.frame, sizes, town.y, town.x, 2'000, 1, 0.95);
    EXPECT_NEAR(r.coverage, 0.95, 0.015) << size;
    EXPECT_NEAR(r.rmse, r.mean_error, 0.05 * r.rmse);
  }
}

TEST(Resample, FormulaAndSamplesAgree) {
  const Town town(5'000, 8);
  double whole = 0;
  for (const double x : town.x) whole += x;
  const auto spread = spreads(town.frame, town.y, town.x);
  const auto sizes = allocate(town.frame, 300, Allocation::neyman, spread);
  const Resampling r = resample(town.frame, sizes, town.y, town.x, 2'000, 2, 0.95);
  EXPECT_NEAR(r.rmse, expected_error(town.frame, sizes, spread, whole), 0.06 * r.rmse);
}

TEST(Resample, StrataHelpWhereAreasDiffer) {
  const Town town(5'000, 8);
  Frame one;
  one.stratum.assign(5'000, 0);
  one.stations = {5'000};
  one.names = {"all"};
  const std::vector<std::int64_t> all = {200};
  const Resampling simple = resample(one, all, town.y, town.x, 500, 3, 0.95);
  const Resampling strata =
      resample(town.frame, allocate(town.frame, 200, Allocation::proportional), town.y, town.x, 500, 3, 0.95);
  EXPECT_LT(strata.rmse, 0.7 * simple.rmse);
}

// Chances by the size of stations: intervals and formula, as above.
TEST(Resample, BySizeFormulaAndSamplesAgree) {
  const Town town(3'000, 8);
  const std::vector<std::int64_t> measure(town.x.begin(), town.x.end());
  const std::vector<double> chance = chances_by_size(measure, 200);
  EXPECT_NEAR(std::accumulate(chance.begin(), chance.end(), 0.0), 200, 1e-9);
  const Resampling r = resample_by_size(chance, town.y, town.x, 2'000, 7, 0.95);
  EXPECT_NEAR(r.coverage, 0.95, 0.015);
  EXPECT_NEAR(r.rmse, expected_error_by_size(chance, town.y, town.x), 0.06 * r.rmse);
  EXPECT_NEAR(r.bias, 0, 0.1 * r.rmse);
}

TEST(Resample, DoesNotDependOnTheNumberOfThreads) {
  const Town town(2'000, 5);
  const auto sizes = allocate(town.frame, 100, Allocation::proportional);
  const Resampling many = resample(town.frame, sizes, town.y, town.x, 300, 4, 0.95);
  const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
  const Resampling single = resample(town.frame, sizes, town.y, town.x, 300, 4, 0.95);
  EXPECT_EQ(many.rmse, single.rmse);
  EXPECT_EQ(many.coverage, single.coverage);
}

}  // namespace
}  // namespace acta::observe
