// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/card_sizes.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "acta/audit/bravo.hpp"

namespace acta::audit {
namespace {

/// BRAVO bets 2 s on the winner: for two candidates the best fixed bet is that. Its average, ln(1/alpha) over p_w ln(2
/// s) + p_l ln(2 - 2 s), is worked out here; Lindeman's figure adds half a step.
TEST(CardSizes, PollingIsThatOfBravo) {
  const std::vector<double> totals = {540, 420};
  const double s = 540.0 / 960, g = 0.54 * std::log(2 * s) + 0.42 * std::log(2 - 2 * s);
  const CardSizes sizes = card_sizes(winner_beats_loser(2, 0, 1), totals, 1'000, 0.05);
  EXPECT_EQ(sizes.polling, static_cast<std::int64_t>(std::ceil(-std::log(0.05) / g)));
  const auto bravo = bravo_average_draws(0.05, {0.54, 0.42});
  EXPECT_NEAR(static_cast<double>(sizes.polling), static_cast<double>(bravo), 0.05 * static_cast<double>(bravo));
}

/// Margin 0.12: the value without error is 1 / (2 - 0.12) = 0.53191, and a bet of 1.92484 grows by ln(1 + 1.92484 *
/// 0.03191).
TEST(CardSizes, ComparisonByHand) {
  const CardSizes sizes = card_sizes(winner_beats_loser(2, 0, 1), std::vector<double>{540, 420}, 1'000, 0.05);
  EXPECT_EQ(sizes.comparison,
            static_cast<std::int64_t>(std::ceil(-std::log(0.05) / std::log1p(1.92484 * (1 / 1.88 - 0.5)))));
  EXPECT_EQ(sizes.comparison, 51);  // 2.99573 / 0.059618 = 50.25
}

TEST(CardSizes, ANarrowerMarginTakesMoreAndNoneIsSaid) {
  const Claim claim = winner_beats_loser(2, 0, 1);
  const CardSizes wide = card_sizes(claim, std::vector<double>{600, 400}, 1'000, 0.05),
                  narrow = card_sizes(claim, std::vector<double>{510, 490}, 1'000, 0.05),
                  none = card_sizes(claim, std::vector<double>{500, 500}, 1'000, 0.05);
  EXPECT_GT(narrow.polling, wide.polling);
  EXPECT_GT(narrow.comparison, wide.comparison);
  EXPECT_EQ(none.polling, 0);
  EXPECT_EQ(none.comparison, 0);
}

}  // namespace
}  // namespace acta::audit
