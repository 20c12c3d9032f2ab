// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/flows_bayes.hpp"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include <numeric>

#include "acta/stats/samplers.hpp"
#include "support/sanitized.hpp"

namespace acta::forensics {
namespace {

struct World {
  FlowUnits units;
  Matrix truth;  ///< the table of all
};

/// Data of the model itself: each unit's rows are Dirichlet draws.
World world(const Matrix& alpha, std::size_t units, std::uint64_t seed) {
  World result;
  base::RandomStream stream(seed, 77);
  stats::Normal normal(stream);
  const std::size_t from = alpha.size(), to = alpha[0].size();
  result.truth.assign(from, std::vector<double>(to, 0));
  std::vector<double> all(from, 0);
  const auto dirichlet = [&](const std::vector<double>& parameters) {
    std::vector<double> draw;
    for (const double one : parameters) draw.push_back(stats::gamma(stream, normal, one));
    const double sum = std::accumulate(draw.begin(), draw.end(), 0.0);
    for (double& one : draw) one /= sum;
    return draw;
  };
  for (std::size_t u = 0; u < units; ++u) {
    const std::vector<double> x = dirichlet(std::vector<double>(from, 1.5));
    std::vector<double> y(to, 0);
    for (std::size_t i = 0; i < from; ++i) {
      const std::vector<double> beta = dirichlet(alpha[i]);
      all[i] += x[i];
      for (std::size_t k = 0; k < to; ++k) y[k] += x[i] * beta[k], result.truth[i][k] += x[i] * beta[k];
    }
    result.units.before.push_back(x), result.units.after.push_back(y), result.units.weight.push_back(1);
  }
  for (std::size_t i = 0; i < from; ++i)
    for (double& one : result.truth[i]) one /= all[i];
  return result;
}

const Matrix kAlpha = {{12, 2, 4}, {2, 10, 3}, {2, 2, 16}};

BayesFlowsOptions quick() {
  BayesFlowsOptions options;
  options.warmup = 300, options.draws = options.most_draws = 600;
  return options;
}

constexpr int kWorlds = test::kSanitized ? 2 : 12;

/// Of 20 worlds with 9 entries, 95 % intervals hold the truth in 171 of 180 on average. Entries of one world hang
/// together; fewer than 150, 5 of 6, would be far below any world seen by chance (at 1 in 20, six whole worlds missed).
TEST(BayesFlows, IntervalsHoldTheTruthOfTheOwnModel) {
  int held = 0;
  for (std::uint64_t seed = 1; seed <= kWorlds; ++seed) {
    const World one = world(kAlpha, 60, seed);
    const auto flows = bayes_flows(one.units, quick());
    ASSERT_TRUE(flows);
    for (std::size_t i = 0; i < 3; ++i)
      for (std::size_t k = 0; k < 3; ++k)
        held += flows->interval[i][k].low <= one.truth[i][k] && one.truth[i][k] <= flows->interval[i][k].high;
  }
  EXPECT_GE(held, 9 * kWorlds * 5 / 6);
}

TEST(BayesFlows, RowsAddUpAndTheDeterministicBoundsHold) {
  const World one = world(kAlpha, 40, 3);
  const auto flows = bayes_flows(one.units, quick());
  const Flows bounds = voter_flows(one.units, false, 0, 1);
  ASSERT_TRUE(flows);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(std::accumulate(flows->mean[i].begin(), flows->mean[i].end(), 0.0), 1, 1e-6);
    for (std::size_t k = 0; k < 3; ++k) {
      EXPECT_GE(flows->interval[i][k].low, bounds.low[i][k] - 1e-6);
      EXPECT_LE(flows->interval[i][k].high, bounds.high[i][k] + 1e-6);
    }
  }
}

/// Where every unit has one choice before only, its voters' way is known, and so is the table.
TEST(BayesFlows, WhatIsKnownIsFound) {
  FlowUnits units;
  for (int u = 0; u < 8; ++u) {
    units.before.push_back(u % 2 ? std::vector<double>{1, 0} : std::vector<double>{0, 1});
    units.after.push_back(u % 2 ? std::vector<double>{0.75, 0.25} : std::vector<double>{0.5, 0.5});
    units.weight.push_back(100);
  }
  EXPECT_FALSE(bayes_flows(units, quick()));  // nothing to be drawn
  for (int u = 0; u < 5; ++u) {
    units.before.push_back({0.001, 0.999}), units.after.push_back({0.5, 0.5});
    units.weight.push_back(1);
  }
  const auto flows = bayes_flows(units, quick());
  ASSERT_TRUE(flows);
  EXPECT_NEAR(flows->mean[0][0], 0.75, 1e-4);
  EXPECT_NEAR(flows->mean[1][0], 0.5, 1e-4);
}

TEST(BayesFlows, TheSameForAnyNumberOfThreads) {
  const World one = world(kAlpha, 12, 5);
  const auto many = bayes_flows(one.units, quick());
  const tbb::global_control single(tbb::global_control::max_allowed_parallelism, 1);
  const auto again = bayes_flows(one.units, quick());
  ASSERT_TRUE(many && again);
  EXPECT_EQ(many->mean, again->mean);
}

}  // namespace
}  // namespace acta::forensics
