// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/simulated_sizes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace acta::audit {
namespace {

std::vector<double> cards(std::size_t ones, std::size_t all) {
  std::vector<double> values(all, 0);
  std::fill_n(values.begin(), ones, 1.0);
  return values;
}

OwnedTest shrinkage(std::int64_t all) { return alpha_shrinkage({1, 0.5, all}, {0.6, 50, 0.05, 0, 1e-6}); }

TEST(SimulatedSizes, TheSameForTheSameSeed) {
  const auto values = cards(600, 1000);
  const auto make = [] { return shrinkage(1000); };
  EXPECT_EQ(simulated_draws(make, values, {0.05, 50, 7}), simulated_draws(make, values, {0.05, 50, 7}));
  EXPECT_NE(simulated_draws(make, values, {0.05, 50, 7}), simulated_draws(make, values, {0.05, 50, 8}));
}

// 30 cards, all for the winner: every order is the same, ALPHA with eta = 3/4 rejects at 1.5^8 > 20 with replacement,
// and methods/audit.md, 1.12, has n = 8.
TEST(SimulatedSizes, CardsWithoutVarietyNeedNoSimulation) {
  const auto draws = simulated_draws([] { return alpha_fixed({1, 0.5, 0}, 0.75); }, cards(30, 30), {0.05, 20, 1});
  EXPECT_EQ(draws, std::vector<std::int64_t>(20, 8));
}

TEST(SimulatedSizes, AWrongOutcomeIsHardlyEverConfirmed) {
  const auto draws = simulated_draws([] { return shrinkage(400); }, cards(200, 400), {0.05, 1000, 3});
  const auto never = std::count(draws.begin(), draws.end(), 401);
  EXPECT_GE(never, 1000 * (0.95 - 3.3 * std::sqrt(0.05 * 0.95 / 1000)));
}

// Wald: the mean of ln T per draw is p ln(2 p) + q ln(2 q) for p = 0.6, so about (ln 20 + overshoot) / 0.02014 = 153.
TEST(SimulatedSizes, MeanNearWalds) {
  const auto draws = simulated_draws(
      [] {
        return alpha_fixed({1, 0.5, 0}, 0.6);
      },
      cards(60'000, 100'000), {0.05, 2000, 5});
  const double mean = std::accumulate(draws.begin(), draws.end(), 0.0) / 2000;
  EXPECT_NEAR(mean, 153, 10);
}

}  // namespace
}  // namespace acta::audit
