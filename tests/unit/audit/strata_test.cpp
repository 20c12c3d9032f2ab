// SPDX-License-Identifier: Apache-2.0
// SUITE and the product of strata, against grids.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "acta/audit/stratified.hpp"
#include "acta/audit/suite.hpp"
#include "support/sanitized.hpp"

namespace acta::audit {
namespace {

// Example 1 of the notebook of CORLA18 (shared/cases/audit/misc/expected.json).
const SuiteContest kContest{200, 750, 150, 1.03905};
const ComparisonStratum kComparison{10'000, -400, 500, {}};
const PollingStratum kPolling{1000, 600, 187, 37, 26};

TEST(Suite, TheMaximumIsThatOfAFineGrid) {
  const SuiteResult result = suite_p_value(kContest, kComparison, kPolling);
  double largest = 0;
  for (int step = 0; step <= 100'000; step += test::one_of(5)) {
    const double lambda = result.low + (result.high - result.low) * step / 100'000;
    largest = std::max(largest, suite_combined(kContest, kComparison, kPolling, lambda));
  }
  EXPECT_GE(result.p_value, largest * (1 - 1e-12));
  EXPECT_NEAR(result.p_value, largest, 1e-6);
  EXPECT_NEAR(suite_combined(kContest, kComparison, kPolling, result.lambda), result.p_value, 1e-15);
}

// A margin of 1,000 cannot stand in strata of 5 ballots each, with margins of 1: the share is at least 1 - (5 + 1) /
// 1000 = 0.994 by the polling stratum, and at most (1 + 5) / 1000 = 0.006 by the other.
TEST(Suite, AMarginThatNoStrataHoldIsNotShown) {
  const ComparisonStratum comparison{5, 1, 5, {}};
  const PollingStratum polling{5, 1, 5, 0, 0};
  const SuiteResult result = suite_p_value({1000, 3, 2, 1.03905}, comparison, polling);
  EXPECT_LT(result.high, result.low);
  EXPECT_EQ(result.p_value, 1);
}

// The notebook prints the range (-7, 3).
TEST(Suite, RangeOfTheShare) {
  const SuiteResult result = suite_p_value(kContest, kComparison, kPolling);
  EXPECT_NEAR(result.low, -7, 1e-12);
  EXPECT_NEAR(result.high, 3, 1e-12);
}

TEST(Suite, EveryErrorRaisesP) {
  for (std::int64_t o1 = 0; o1 < 4; ++o1) {
    ComparisonStratum fewer = kComparison, more = kComparison;
    fewer.errors.over_one = o1, more.errors.over_one = o1 + 1;
    EXPECT_GT(suite_p_value(kContest, more, kPolling).p_value, suite_p_value(kContest, fewer, kPolling).p_value);
  }
  PollingStratum worse = kPolling;
  --worse.winner, ++worse.loser;
  EXPECT_GT(suite_p_value(kContest, kComparison, worse).p_value,
            suite_p_value(kContest, kComparison, kPolling).p_value);
}

TEST(Suite, NothingIsProvenWithoutAMarginOrASample) {
  EXPECT_EQ(suite_p_value({0, 750, 750, 1.03905}, kComparison, kPolling).p_value, 1);
  EXPECT_EQ(suite_p_value(kContest, {10'000, -400, 0, {}}, {1000, 600, 0, 0, 0}).p_value, 1);
  EXPECT_EQ(suite_draws({2, 301, 299, 1.03905}, {10'000, 0, 0, {}}, {1000, 2, 0, 0, 0}, 0.05, 100), 100);
}

/// ln M for two strata of `cards`, the least over a fine grid of theta on the edge of the null.
double least_on_grid(const std::vector<std::vector<double>>& draws, double bet, double cards) {
  double least = std::numeric_limits<double>::infinity();
  for (int step = 0; step <= 100'000; ++step) {
    const double theta[2] = {step / 100'000.0, 1 - step / 100'000.0};
    double sum = 0;
    for (std::size_t k = 0; k < 2; ++k) {
      double before = 0, left = cards;
      for (const double x : draws[k]) {
        const double rest = cards * theta[k] - before;
        sum += rest <= 0 && x > 0 ? 1e9 : std::log(1 - bet + (x > 0 ? bet * x * left / rest : 0));
        before += x, left -= 1;
      }
    }
    least = std::min(least, sum);
  }
  return least;
}

TEST(Stratified, TheMinimumIsThatOfAFineGrid) {
  const std::vector<std::vector<double>> draws{{1, 1, 0, 1, 1, 1, 0.5, 1}, {1, 0, 1, 1, 0, 1}};
  StratifiedTest test({{200, 1, 0}, {200, 1, 0}});
  for (std::size_t k = 0; k < 2; ++k)
    for (const double x : draws[k]) test.add(k, x, 0.4);
  const double ours = test.log_statistic(), grid = least_on_grid(draws, 0.4, 200);
  EXPECT_LE(ours, grid + 1e-12);
  EXPECT_GT(ours, grid - 1e-6);
  EXPECT_NEAR(test.nuisance()[0] + test.nuisance()[1], 1, 1e-6);
}

TEST(Stratified, AllCardsSeen) {
  StratifiedTest proven({{3, 1, 0}, {3, 1, 0}}), tie({{2, 1, 0}, {2, 1, 0}});
  for (std::size_t k = 0; k < 2; ++k) {
    for (const double x : {1.0, 1.0, 0.0}) proven.add(k, x, 0.5);
    for (const double x : {1.0, 0.0}) tie.add(k, x, 0.5);
  }
  EXPECT_EQ(proven.p_value(), 0);
  EXPECT_GT(tie.p_value(), 0.5);
}

TEST(Stratified, NothingDrawnProvesNothing) {
  StratifiedTest empty(std::vector<Stratum>(5, Stratum{10, 1, 0}));
  EXPECT_NEAR(empty.p_value(), 1, 1e-9);
}

// A 1 in place of a 0 never lowers the statistic, whatever the stratum; bets are fixed.
TEST(Stratified, RisesWithEveryVote) {
  const std::vector<double> draws{1, 0, 1, 1, 0, 1, 0, 1};
  const auto statistic = [&](std::size_t changed, double value) {
    StratifiedTest test({{50, 1, 0}, {100, 1, 0}});
    for (std::size_t k = 0; k < draws.size(); ++k) test.add(k % 2, k == changed ? value : draws[k], 0.3);
    return test.log_statistic();
  };
  for (std::size_t k = 0; k < draws.size(); ++k) {
    EXPECT_LE(statistic(k, 0), statistic(k, 0.5) + 1e-9) << k;
    EXPECT_LE(statistic(k, 0.5), statistic(k, 1) + 1e-9) << k;
  }
}

}  // namespace
}  // namespace acta::audit
