// SPDX-License-Identifier: Apache-2.0
// Bayesian audits: formulas of Rivest and Shen 2012 and Vora 2019, summed by hand.
#include "acta/audit/bayes.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace acta::audit {
namespace {

// bptool's example: 40, 60 and 10 of 200,000 cards; 2.14 %, 97.86 % and 0 (shared/methods/audit.md, 1.11).
TEST(Bayes, ExampleOfBptool) {
  const std::vector<std::int64_t> sample{40, 60, 10};
  const auto chances = winning_chances(sample, 200'000, 1, 20'000, 1);
  EXPECT_NEAR(chances[0], 0.0214, 0.005);
  EXPECT_NEAR(chances[1], 0.9786, 0.005);
  EXPECT_EQ(chances, winning_chances(sample, 200'000, 1, 20'000, 1));
}

// Beta(2, 1): P(share > 1/2) = 3/4; Beta(3, 2): 11/16.
TEST(Bayes, TwoOptionsExactly) {
  EXPECT_NEAR(first_ahead(1, 0, 1), 0.75, 1e-14);
  EXPECT_NEAR(first_ahead(2, 1, 1), 11.0 / 16, 1e-14);
}

// One vote for the winner: mean chance over shares in (1/2, 1] is 3/4, against 1/2 for the tie: odds 2 to 3.
TEST(Bayes, UpsetAfterOneVote) { EXPECT_NEAR(brla_upset(1, 1), 0.4, 1e-14); }

/// Without replacement, summing over all winning counts of `cards`.
double summed_upset(int cards, int drawn, int winner) {
  const auto choose = [](int n, int k) {
    return k < 0 || k > n ? 0.0 : std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1));
  };
  const auto chance = [&](int votes) { return choose(votes, winner) * choose(cards - votes, drawn - winner); };
  double ahead = 0;
  for (int votes = cards / 2 + 1; votes <= cards; ++votes) ahead += chance(votes) / (cards / 2.0);
  return chance(cards / 2) / (chance(cards / 2) + ahead);
}

TEST(Bayes, UpsetWithoutReplacement) {
  for (int winner = 0; winner <= 10; ++winner)
    EXPECT_NEAR(brla_upset(10, winner, 40), summed_upset(40, 10, winner), 1e-12) << winner;
}

TEST(Bayes, StoppingCountIsTheLeast) {
  for (const std::int64_t cards : {std::int64_t{0}, std::int64_t{1000}}) {
    const std::int64_t least = brla_stopping_count(0.1, 100, cards);
    EXPECT_LE(brla_upset(100, least, cards), 0.1);
    EXPECT_GT(brla_upset(100, least - 1, cards), 0.1);
  }
  EXPECT_EQ(brla_stopping_count(0.001, 3), 4) << "three votes are too few";
}

}  // namespace
}  // namespace acta::audit
