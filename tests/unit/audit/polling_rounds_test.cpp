// SPDX-License-Identifier: Apache-2.0
// Ballot polling: numbers from shared/methods/audit.md, 1.7, and by summing binomials here.
#include <gtest/gtest.h>

#include <cmath>

#include "acta/audit/binomial_tail.hpp"
#include "acta/audit/bravo.hpp"
#include "acta/audit/minerva.hpp"
#include "acta/audit/providence.hpp"

namespace acta::audit {
namespace {

/// P(K >= k) term by term.
double summed_tail(int n, double p, int k) {
  double sum = 0;
  for (int j = k; j <= n; ++j)
    sum += std::exp(std::lgamma(n + 1) - std::lgamma(j + 1) - std::lgamma(n - j + 1)) * std::pow(p, j) *
           std::pow(1 - p, n - j);
  return sum;
}

TEST(BinomialTail, TermByTerm) {
  for (const double p : {0.1, 0.5, 0.73})
    for (int k = 1; k <= 40; ++k) {
      EXPECT_NEAR(binomial_upper_tail(40, p, k) / summed_tail(40, p, k), 1, 1e-11) << p << " " << k;
      EXPECT_NEAR(std::exp(binomial_log_mass(40, p, k)),
                  binomial_upper_tail(40, p, k) - binomial_upper_tail(40, p, k + 1), 1e-14);
    }
  EXPECT_EQ(binomial_upper_tail(40, 0.5, 0), 1);
  EXPECT_EQ(binomial_upper_tail(40, 0.5, 41), 0);
  EXPECT_EQ(binomial_upper_tail(40, 1, 40), 1);
}

// s_w = 0.6: T = 1.2^6 0.8^4.
TEST(Bravo, TenVotes) {
  EXPECT_NEAR(std::exp(bravo_log_statistic({0.54, 0.36}, {6, 4})), std::pow(1.2, 6) * std::pow(0.8, 4), 1e-12);
  EXPECT_EQ(bravo_p_value({0.54, 0.36}, {4, 6}), 1);
  EXPECT_EQ(bravo_p_value({1, 0}, {4, 1}), 1) << "a vote for one who had none";
}

// ceil((ln 20 + ln(1.2) / 2) / (0.6 ln 1.2 + 0.4 ln 0.8)) = ceil(153.3)
TEST(Bravo, AverageDraws) {
  EXPECT_EQ(bravo_average_draws(0.05, {0.6, 0.4}), 154);
  EXPECT_EQ(bravo_average_draws(0.05, {0.6, 0.4}, std::log(20)), 0);
}

TEST(Bravo, TheSizeHasTheChance) {
  for (const double chance : {0.5, 0.7, 0.9}) {
    const std::int64_t draws = bravo_draws(0.1, {0.55, 0.45}, chance);
    EXPECT_GE(bravo_chance(0.1, {0.55, 0.45}, draws), chance);
  }
}

// A margin of 2 %, alpha 5 %, 90 %: 22,196 ballots (Minerva, ran with Arlo); Providence is the same in a first round,
// where Arlo prints 22,307: another size of those between the first and the one from which on all have the chance.
TEST(RoundSizes, FirstRoundOfTwoPerCent) {
  const RoundSizes minerva = Minerva(0.05, 0.51).next_sizes(0.9, 0, 1'000'000);
  const RoundSizes providence = providence_sizes(0.05, 0.51, {}, 0.9, 1'000'000);
  EXPECT_EQ(minerva.first, 22'196);
  EXPECT_EQ(providence.first, 22'196);
  EXPECT_EQ(providence.safe, minerva.safe);
  EXPECT_LE(22'307, minerva.safe);
  EXPECT_GE(providence_chance(0.05, 0.51, {}, 22'307), 0.9);
}

TEST(RoundSizes, FromSafeOnAllHaveTheChance) {
  const Minerva test(0.1, 0.6);
  const RoundSizes sizes = test.next_sizes(0.9, 0, 10'000);
  EXPECT_GE(test.chance(sizes.first, 0), 0.9);
  for (std::int64_t n = 1; n < sizes.first; ++n) EXPECT_LT(test.chance(n, 0), 0.9) << n;
  EXPECT_LT(test.chance(sizes.safe - 1, 0), 0.9);
  for (std::int64_t n = sizes.safe; n < sizes.safe + 200; ++n) EXPECT_GE(test.chance(n, 0), 0.9) << n;
}

TEST(RoundSizes, TheLimitWhereNoneIsEnough) {
  const RoundSizes sizes = Minerva(0.05, 0.501).next_sizes(0.9, 0, 100);
  EXPECT_EQ(sizes.first, 100);
  EXPECT_EQ(sizes.safe, 100);
}

TEST(Minerva, FirstRoundIsTheRatioOfTails) {
  const Minerva test(0.1, 0.6);
  for (int k = 40; k < 90; ++k)
    EXPECT_NEAR(test.p_value(100, k) / (summed_tail(100, 0.5, k) / summed_tail(100, 0.6, k)), 1, 1e-9) << k;
}

TEST(Rounds, PFallsWithTheWinnersVotes) {
  Minerva minerva(0.1, 0.55);
  minerva.close_round(100);
  for (std::int64_t k = 60; k < 140; ++k) {
    EXPECT_LE(minerva.p_value(200, k + 1), minerva.p_value(200, k) * (1 + 1e-12)) << k;
    EXPECT_LE(providence_log_p(0.55, {100, 50}, {200, k + 1}), providence_log_p(0.55, {100, 50}, {200, k}) + 1e-12)
        << k;
  }
}

TEST(Rounds, StoppingCountsAreTheLeast) {
  Minerva minerva(0.1, 0.55);
  minerva.close_round(200);
  const std::int64_t least = minerva.stopping_count(500);
  EXPECT_LE(minerva.p_value(500, least), 0.1);
  EXPECT_GT(minerva.p_value(500, least - 1), 0.1);
  const RoundCounts before{200, 105};
  const std::int64_t count = providence_stopping_count(0.1, 0.55, before, 500);
  EXPECT_LE(providence_log_p(0.55, before, {500, count}), std::log(0.1));
  EXPECT_GT(providence_log_p(0.55, before, {500, count - 1}), std::log(0.1));
}

}  // namespace
}  // namespace acta::audit
