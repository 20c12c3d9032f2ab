// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/flows.hpp"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include <numeric>

#include "acta/base/random.hpp"

namespace acta::forensics {
namespace {

/// Units whose voters went by this table, each a little off by chance.
FlowUnits units_of(const Matrix& table, std::size_t units, double noise) {
  FlowUnits result;
  base::RandomStream stream(9, 1);
  for (std::size_t u = 0; u < units; ++u) {
    std::vector<double> x(table.size()), y(table[0].size(), 0);
    for (double& one : x) one = stream.uniform() + 0.05;
    const double sum = std::accumulate(x.begin(), x.end(), 0.0);
    for (double& one : x) one /= sum;
    for (std::size_t i = 0; i < x.size(); ++i)
      for (std::size_t k = 0; k < y.size(); ++k) y[k] += x[i] * table[i][k];
    for (double& one : y) one += noise * (stream.uniform() - 0.5);
    project_on_simplex(y);
    result.before.push_back(x), result.after.push_back(y),
        result.weight.push_back(1'000 + 10.0 * static_cast<double>(u));
  }
  return result;
}

const Matrix kTable = {{0.8, 0, 0.2}, {0.5, 0.5, 0}, {0, 0.1, 0.9}};

TEST(Flows, ATableThatAllUnitsFollowIsFound) {
  for (const bool weighted : {false, true}) {
    const Flows flows = voter_flows(units_of(kTable, 40, 0), weighted, 0, 1);
    for (std::size_t i = 0; i < 3; ++i)
      for (std::size_t k = 0; k < 3; ++k) EXPECT_NEAR(flows.share[i][k], kTable[i][k], 1e-7);
    EXPECT_LT(flows.misfit, 1e-7);
  }
}

TEST(Flows, RowsAreDistributionsBetweenTheirBoundsAndIntervals) {
  const Flows flows = voter_flows(units_of(kTable, 60, 0.05), false, 50, 1);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(std::accumulate(flows.share[i].begin(), flows.share[i].end(), 0.0), 1, 1e-9);
    for (std::size_t k = 0; k < 3; ++k) {
      EXPECT_GE(flows.share[i][k], 0);
      EXPECT_LE(flows.low[i][k], kTable[i][k] + 0.02);
      EXPECT_GE(flows.high[i][k], kTable[i][k] - 0.02);
      EXPECT_LE(flows.interval[i][k].low, flows.share[i][k] + 0.03);
      EXPECT_GE(flows.interval[i][k].high, flows.share[i][k] - 0.03);
    }
  }
}

/// Moving off the optimum along any feasible direction between two entries of a row never helps.
TEST(Flows, NoExchangeInsideARowFitsBetter) {
  const FlowUnits units = units_of(kTable, 30, 0.2);
  const Flows flows = voter_flows(units, false, 0, 1);
  const auto misfit = [&](const Matrix& b) {
    double sum = 0;
    for (std::size_t u = 0; u < units.before.size(); ++u)
      for (std::size_t k = 0; k < 3; ++k) {
        double d = units.after[u][k];
        for (std::size_t i = 0; i < 3; ++i) d -= units.before[u][i] * b[i][k];
        sum += d * d;
      }
    return sum;
  };
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t k = 0; k < 3; ++k)
      for (std::size_t l = 0; l < 3; ++l) {
        if (k == l || flows.share[i][k] < 1e-4) continue;
        Matrix other = flows.share;
        other[i][k] -= 1e-4, other[i][l] += 1e-4;
        EXPECT_GE(misfit(other), misfit(flows.share) - 1e-12);
      }
}

/// One unit of 60 % and 40 %, then 70 % and 30 %: of the first at least 0.3 / 0.6 and at most all went to the first.
TEST(Flows, BoundsByHand) {
  const Flows flows = voter_flows({{{0.6, 0.4}}, {{0.7, 0.3}}, {100}}, false, 0, 1);
  EXPECT_NEAR(flows.low[0][0], 0.5, 1e-12);
  EXPECT_NEAR(flows.high[0][0], 1, 1e-12);
  EXPECT_NEAR(flows.low[1][1], 0, 1e-12);
  EXPECT_NEAR(flows.high[1][1], 0.75, 1e-12);
}

TEST(Flows, TheSimplex) {
  std::vector<double> inside = {0.2, 0.3, 0.5}, outside = {2, 0, -1}, equal = {5, 5};
  project_on_simplex(inside), project_on_simplex(outside), project_on_simplex(equal);
  EXPECT_EQ(inside, (std::vector<double>{0.2, 0.3, 0.5}));
  EXPECT_EQ(outside, (std::vector<double>{1, 0, 0}));
  EXPECT_EQ(equal, (std::vector<double>{0.5, 0.5}));
}

}  // namespace
}  // namespace acta::forensics
