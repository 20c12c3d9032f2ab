// SPDX-License-Identifier: Apache-2.0
// The risk of wrong outcomes by simulation, where worlds are too large to try every order: 500 elections each. A method
// passes if its rate is no more than 3.3 standard errors above its limit; small worlds are exact in
// risk_exact_test.cpp.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "acta/audit/assorters.hpp"
#include "acta/audit/macro.hpp"
#include "acta/audit/martingales.hpp"
#include "acta/audit/stratified.hpp"
#include "acta/audit/suite.hpp"
#include "acta/base/random.hpp"
#include "support/sanitized.hpp"

namespace acta::audit {
namespace {

using base::RandomStream;
constexpr int kTrials = test::trials(500);
constexpr double kInfinite = std::numeric_limits<double>::infinity();

void expect_limited(const char* name, double limit, const std::function<bool(RandomStream&)>& stops) {
  int stopped = 0;
  for (int trial = 0; trial < kTrials; ++trial) {
    RandomStream stream(20261128, 1, static_cast<std::uint32_t>(trial));
    stopped += stops(stream);
  }
  EXPECT_LE(double(stopped) / kTrials, limit + 3.3 * std::sqrt(limit * (1 - limit) / kTrials)) << name;
}

std::vector<double> shuffled(std::vector<double> cards, RandomStream& stream) {
  for (std::size_t k = cards.size(); k > 1; --k) std::swap(cards[k - 1], cards[stream.below(k)]);
  return cards;
}

// Reported margin 10 %, truth a tie: 5 in 100 records overstate by two votes.
TEST(RiskSimulated, Comparison) {
  const ComparisonAssorter comparison(1, 0.1);
  std::vector<double> cards(1000, comparison.no_error());
  std::fill_n(cards.begin(), 50, comparison.value(1, 0));
  const Population population{comparison.upper(), 0.5, 1000};
  const ErrorModel rates = comparison_errors(comparison.no_error(), {1e-3, 1e-3, 0, 0}, kInfinite);
  expect_limited("COBRA", 0.05, [&](RandomStream& stream) {
    return bet_kelly(population, rates)->first_rejection(shuffled(cards, stream), 0.05) > 0;
  });
  expect_limited("ALPHA, optimal comparison", 0.05, [&](RandomStream& stream) {
    return alpha_comparison(population, 0.001)->first_rejection(shuffled(cards, stream), 0.05) > 0;
  });
}

TEST(RiskSimulated, SuperSimpleAfterEveryDraw) {
  expect_limited("super-simple", 0.05, [&](RandomStream& stream) {
    ErrorCounts found;
    for (std::int64_t drawn = 1; drawn <= 500; ++drawn) {
      found.over_two += stream.uniform() < 0.05;
      if (super_simple_p_value({0.1, 1.03905}, drawn, found) <= 0.05) return true;
    }
    return false;
  });
}

// 40 batches of 100, reported 55 to 45 each; 400 votes of margin are false: 4.45 batches of 90 each, rounded up.
TEST(RiskSimulated, MacroWithErrorsInFewBatches) {
  const Macro macro({winner_beats_loser(2, 0, 1)}, std::vector<double>{2200, 1800});
  const std::vector<double> reported{55, 45}, turned{10, 90};
  const double bound = macro.bound(reported, 100);
  expect_limited("MACRO", 0.1, [&](RandomStream& stream) {
    MacroProduct product(40 * bound);
    for (int k = 0; k < 60; ++k) {
      product.add(macro.error(reported, stream.uniform() < 5.0 / 40 ? turned : reported), bound);
      if (product.p_value() <= 0.1) return true;
    }
    return false;
  });
}

// Means 0.6 and 0.35 of 600 and 400 cards: together 1/2.
TEST(RiskSimulated, Strata) {
  std::vector<double> first(600, 0), second(400, 0);
  std::fill_n(first.begin(), 360, 1.0), std::fill_n(second.begin(), 140, 1.0);
  expect_limited("strata", 0.05, [&](RandomStream& stream) {
    const auto a = shuffled(first, stream), b = shuffled(second, stream);
    StratifiedTest test({{600, 1, 0}, {400, 1, 0}});
    StratumBet bets[2] = {{0.6, 0.5, 0.5}, {0.5, 0.5, 0.5}};
    for (std::size_t k = 0; k < 200; ++k) {
      test.add(0, a[k], bets[0].next()), bets[0].see(a[k]);
      if (k % 2 == 0) test.add(1, b[k], std::max(0.1, bets[1].next())), bets[1].see(b[k]);
      if (k % 40 == 39 && test.p_value() <= 0.05) return true;
    }
    return false;
  });
}

// Reported 5,300 to 4,700 of 10,000 in all; the polled 2,000 hold 850 to 1,150 instead of 1,150 to 850.
TEST(RiskSimulated, SuiteWithErrorsInThePolledStratum) {
  expect_limited("SUITE", 0.1, [&](RandomStream& stream) {
    const ComparisonStratum comparison{8000, 300, 300, {}};
    PollingStratum polling{2000, 300, 0, 0, 0};
    for (int k = 0; k < 150; ++k) ++(stream.uniform() < 0.425 ? polling.winner : polling.loser);
    return suite_p_value({600, 1150, 850, 1.03905}, comparison, polling).p_value <= 0.1;
  });
}

}  // namespace
}  // namespace acta::audit
