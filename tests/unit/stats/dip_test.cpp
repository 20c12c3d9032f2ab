// SPDX-License-Identifier: Apache-2.0
#include "acta/stats/dip.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "acta/base/random.hpp"

namespace acta::stats {
namespace {

double dip_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return dip(values);
}

TEST(Dip, EvenStepsHaveTheLeast) {
  for (const std::size_t n : {1u, 2u, 5u, 100u}) {
    std::vector<double> values;
    for (std::size_t i = 0; i < n; ++i) values.push_back(static_cast<double>(i));
    EXPECT_NEAR(dip_of(values), 1 / (2 * static_cast<double>(n)), 1e-12) << n;
  }
}

/// Two heaps of n values far apart: no unimodal distribution comes nearer than 1/4 in the limit.
TEST(Dip, TwoHeapsNearAQuarter) {
  std::vector<double> values;
  for (int i = 0; i < 500; ++i) values.push_back(i * 1e-9), values.push_back(1 + i * 1e-9);
  EXPECT_NEAR(dip_of(values), 0.25, 0.002);
}

TEST(Dip, ScaleAndShiftDoNotMatterNorDoesTurningAround) {
  base::RandomStream stream(3, 1);
  std::vector<double> values, moved, turned;
  for (int i = 0; i < 200; ++i) {
    const double x = stream.uniform() * stream.uniform() + (i % 3 == 0 ? 2 : 0);
    values.push_back(x), moved.push_back(7 * x - 3), turned.push_back(-x);
  }
  EXPECT_NEAR(dip_of(values), dip_of(moved), 1e-12);
  EXPECT_NEAR(dip_of(values), dip_of(turned), 1e-12);
}

TEST(Dip, ChanceFallsAsTheDipGrows) {
  EXPECT_EQ(dip_chance(0, 100), 1);
  EXPECT_LT(dip_chance(0.1, 1'000), 0.001);
  EXPECT_GT(dip_chance(0.01, 100), 0.9);
  EXPECT_GE(dip_chance(0.02, 500), dip_chance(0.03, 500));
}

/// The limit law does not know n: uniform samples of another size than the simulated ones have evenly spread chances.
TEST(Dip, ChancesOfUniformSamplesAreEven) {
  int low = 0;
  constexpr int kSamples = 400;
  for (int n = 0; n < kSamples; ++n) {
    base::RandomStream stream(77, static_cast<std::uint64_t>(n));
    std::vector<double> values(500);
    for (double& value : values) value = stream.uniform();
    low += dip_chance(dip_of(values), 500) < 0.5;
  }
  EXPECT_NEAR(low, kSamples / 2, 4 * 10);  // four standard deviations of a binomial of 400 at 1/2
}

}  // namespace
}  // namespace acta::stats
