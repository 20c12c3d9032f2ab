// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/flows_linear.hpp"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include <cmath>
#include <numeric>

namespace acta::forensics {
namespace {

const Matrix kTable = {{0.8, 0.2}, {0.5, 0.5}, {0.1, 0.9}};

/// Five units whose voters went by kTable.
FlowCounts homogeneous() {
  FlowCounts units;
  for (const auto& x : Matrix{{100, 20, 30}, {10, 200, 50}, {40, 40, 400}, {10, 0, 20}, {0, 80, 10}}) {
    std::vector<double> y(2, 0);
    for (std::size_t i = 0; i < 3; ++i)
      for (std::size_t k = 0; k < 2; ++k) y[k] += x[i] * kTable[i][k];
    units.before.push_back(x), units.after.push_back(y);
  }
  return units;
}

void expect_table(const Matrix& got, double left) {
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t k = 0; k < 2; ++k) EXPECT_NEAR(got[i][k], (1 - left) * kTable[i][k], 1e-7) << i << k;
    EXPECT_NEAR(got[i][2], left, 1e-7);
  }
}

TEST(LinearFlows, ATableThatAllUnitsFollowIsFound) {
  const auto flows = linear_flows(homogeneous());
  ASSERT_TRUE(flows);
  expect_table(flows->share, 0);
  EXPECT_NEAR(flows->heterogeneity, 0, 1e-7);
  EXPECT_EQ(flows->joined, 0);
  EXPECT_EQ(flows->left, 0);
  const auto local = local_linear_flows(homogeneous(), 3);
  ASSERT_TRUE(local);
  expect_table(local->share, 0);
  EXPECT_NEAR(local->heterogeneity, 0, 1e-6);
}

/// A tenth of every unit has left: every row loses a tenth to the last column, and nobody joined.
TEST(LinearFlows, WhoLeftLeavesEveryChoiceAlike) {
  FlowCounts units = homogeneous();
  for (auto& row : units.after)
    for (double& one : row) one *= 0.9;
  const auto flows = linear_flows(units);
  ASSERT_TRUE(flows);
  expect_table(flows->share, 0.1);
  EXPECT_NEAR(flows->left, 0.1 * 1'010, 1e-9);
  EXPECT_EQ(flows->joined, 0);
}

TEST(LinearFlows, TotalsAreMatchedExactly) {
  const FlowCounts units{{{100, 0}, {0, 100}, {50, 50}}, {{60, 40}, {30, 70}, {65, 35}}};
  const auto flows = linear_flows(units);
  ASSERT_TRUE(flows);
  // 150 p + 150 q = 155, so p + q = 31/30; the third unit's first column is 50 * 31/30 = 51.67, 13.33 off; p - 0.6 and
  // q - 0.3 add up to 2/15, 13.33 off together. Twice (both columns) 26.67 of 300 electors.
  EXPECT_NEAR(flows->share[0][0] + flows->share[1][0], 31.0 / 30, 1e-9);
  EXPECT_NEAR(flows->heterogeneity, 100 * 2 * (40.0 / 3 + 40.0 / 3) / 300, 1e-7);
}

TEST(LinearFlows, LocalTablesAreTheSameForAnyNumberOfThreads) {
  FlowCounts units = homogeneous();
  for (std::size_t u = 0; u < units.after.size(); ++u) units.after[u][u % 2] += 10.0 * static_cast<double>(u % 3);
  const auto many = local_linear_flows(units, 4);
  const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
  const auto single = local_linear_flows(units, 4);
  ASSERT_TRUE(many && single);
  EXPECT_EQ(many->share, single->share);
  EXPECT_EQ(many->heterogeneity, single->heterogeneity);
  EXPECT_GT(many->heterogeneity, 0);
  EXPECT_LT(many->heterogeneity, linear_flows(units)->heterogeneity);
}

}  // namespace
}  // namespace acta::forensics
