// SPDX-License-Identifier: Apache-2.0
// Numbers: shared/methods/audit.md, 1.12 (SHANGRLA's own tests), and by hand.
#include "acta/audit/martingales.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "acta/audit/kaplan.hpp"

namespace acta::audit {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();
using Draws = std::vector<double>;

double p_after(OwnedTest test, const Draws& draws) {
  test->run(draws);
  return test->p_value();
}

/// 400 draws of 0, 1/2 and 1 in a fixed order.
Draws mixed_draws() {
  Draws draws;
  for (int k = 0; k < 400; ++k) draws.push_back((k * 7) % 10 < 6 ? 1 : (k % 10 == 9 ? 0.5 : 0));
  return draws;
}

TEST(Kaplan, FiveOnes) {
  const Draws ones(5, 1.0);
  EXPECT_NEAR(p_after(kaplan_markov({}, 0), ones), std::pow(2, -5), 1e-15);
  EXPECT_NEAR(p_after(kaplan_markov({}, 0.1), ones), std::pow(1.1 / 0.6, -5), 1e-15);
  EXPECT_NEAR(p_after(kaplan_wald({}, 0.1), ones), std::pow(1.9, -5), 1e-15);
}

// SHANGRLA's wald_sprt gives 0.0878 (methods/audit.md, section 2, a).
TEST(Kaplan, WaldsRatioCountsEachDrawOnce) {
  EXPECT_NEAR(p_after(wald_sprt({}, 0.75), {1, 1, 1}), std::pow(1.5, -3), 1e-15);
}

// 60 of 100 cards under eta, 50 under t; then 40 of 99 and 50 of 99 for a draw of 0.
TEST(Kaplan, WaldsRatioWithoutReplacement) {
  const OwnedTest test = wald_sprt({1, 0.5, 100}, 0.6);
  EXPECT_NEAR(test->next(1), std::log(60.0 / 50), 1e-14);
  EXPECT_NEAR(test->next(0), std::log(1.2 * 40 / 50), 1e-14);
  EXPECT_EQ(test->next(0.5), -kInfinite);
}

// s = [1,0,1,1,0,0,1], N = 7, t = 3/7; with a 0 in the end the total is N t, which proves nothing.
TEST(Alpha, SevenCards) {
  const Population seven{1, 3.0 / 7, 7};
  const OwnedTest above = alpha_fixed(seven, 5.0 / 7), equal = alpha_fixed(seven, 5.0 / 7);
  above->run(Draws{1, 0, 1, 1, 0, 0, 1});
  equal->run(Draws{1, 0, 1, 1, 0, 0, 0});
  EXPECT_EQ(above->p_value_now(), 0);
  EXPECT_GT(equal->p_value_now(), 0.19);
}

TEST(Alpha, DrawsThatCannotReachTheNullMeanEndIt) {
  const OwnedTest test = alpha_fixed({1, 0.5, 4}, 0.75);
  for (const double x : {0.0, 0.0, 0.0}) test->next(x);
  EXPECT_EQ(test->next(1), -kInfinite);
}

// ceil(ln 20 / ln(1 + 2 / 1.03905 (a - 1/2))): Anvers, methods/audit.md, 1.1 and dhondt/belgium2024.json.
TEST(Bets, DrawsWithoutError) {
  EXPECT_EQ(draws_without_error(0.05, 2 / 1.03905, 1 / (2 - 0.0005347607050782965)), 11640);
}

TEST(Bets, EqualTestsByDifferentWays) {
  const Draws draws = mixed_draws();
  const double fixed = p_after(alpha_fixed({}, 0.65), draws);
  EXPECT_NEAR(p_after(bet_fixed({}, 0.6), draws) / fixed, 1, 1e-10);
  EXPECT_NEAR(p_after(bet_kelly({}, {{0, 1}, {0.35, 0.65}, kInfinite, 1}), draws) / fixed, 1, 1e-9);
  EXPECT_NEAR(p_after(wald_sprt({}, 0.65), draws) / fixed, 1, 1e-10);
  EXPECT_NEAR(p_after(kaplan_kolmogorov({}, 0.1), draws) / p_after(kaplan_markov({}, 0.1), draws), 1, 1e-12);
}

TEST(Mixture, IsTheMean) {
  std::vector<OwnedTest> both;
  both.push_back(alpha_fixed({}, 0.6));
  both.push_back(alpha_fixed({}, 0.7));
  const OwnedTest mean = mixture(std::move(both)), a = alpha_fixed({}, 0.6), b = alpha_fixed({}, 0.7);
  for (const double x : mixed_draws()) a->next(x), b->next(x), mean->next(x);
  EXPECT_NEAR(mean->log_statistic(), std::log((std::exp(a->log_statistic()) + std::exp(b->log_statistic())) / 2),
              1e-11);
}

TEST(Statistic, NeitherOverflowsNorVanishes) {
  const OwnedTest test = bet_fixed({}, 2);
  test->run(Draws(100'000, 1.0));
  EXPECT_NEAR(test->log_statistic(), 100'000 * std::log(2), 1e-7);
  test->run(Draws(150'000, 0.25));
  EXPECT_NEAR(test->log_statistic(), -50'000 * std::log(2), 1e-7);
  EXPECT_NEAR(test->log_peak(), 100'000 * std::log(2), 1e-7);
}

std::vector<OwnedTest> all_tests(const Population& population) {
  std::vector<OwnedTest> all;
  all.push_back(alpha_fixed(population, 0.6));
  all.push_back(alpha_shrinkage(population, {0.6, 10, 0.05, 0, 1e-6}));
  all.push_back(alpha_shrinkage(population, {0.6, 10, 0.05, 0.01, 1e-6}));
  all.push_back(bet_fixed(population, 0.6));
  all.push_back(bet_agrapa(population, {}));
  all.push_back(bet_kelly(population, {{0, 0.5, 1}, {0.2, 0.2, 0.6}, 20, 0.9}));
  all.push_back(kaplan_kolmogorov(population, 0.1));
  all.push_back(wald_sprt(population, 0.6));
  std::vector<OwnedTest> parts;
  parts.push_back(alpha_fixed(population, 0.55));
  parts.push_back(alpha_fixed(population, 0.7));
  all.push_back(mixture(std::move(parts)));
  return all;
}

// Drawn by one, all at once, and until the rejection: the same statistic and the same draw.
TEST(Statistic, StepsAndRunsAgree) {
  const Draws draws = mixed_draws();
  for (const Population& population : {Population{}, Population{1, 0.5, 500}}) {
    const auto stepped = all_tests(population), run = all_tests(population), stopped = all_tests(population);
    for (std::size_t k = 0; k < run.size(); ++k) {
      std::int64_t first = 0, number = 0;
      for (const double x : draws) {
        ++number;
        if (stepped[k]->next(x) >= std::log(20) && first == 0) first = number;
      }
      run[k]->run(draws);
      EXPECT_EQ(run[k]->log_statistic(), stepped[k]->log_statistic()) << k;
      EXPECT_EQ(run[k]->log_peak(), stepped[k]->log_peak()) << k;
      EXPECT_EQ(stopped[k]->first_rejection(draws, 0.05), first) << k;
    }
  }
}

// Every test of a right claim ends with certainty when all cards are seen.
TEST(Statistic, AllCardsSeenProveARightClaim) {
  Draws cards(51, 1.0);
  cards.resize(100, 0.0);
  std::reverse(cards.begin(), cards.end());
  for (const OwnedTest& test : all_tests({1, 0.5, 100})) {
    test->run(cards);
    EXPECT_EQ(test->log_statistic(), kInfinite);
  }
}

// Promised only where bets do not depend on what was drawn: then the end, not the way to it, is the same.
TEST(Statistic, FixedBetsWithReplacementDoNotDependOnTheOrder) {
  Draws draws = mixed_draws(), sorted = draws;
  std::sort(sorted.begin(), sorted.end());
  const auto end = [](OwnedTest test, const Draws& values) {
    test->run(values);
    return test->log_statistic();
  };
  EXPECT_NEAR(end(bet_fixed({}, 0.6), draws), end(bet_fixed({}, 0.6), sorted), 1e-10);
  EXPECT_NEAR(end(kaplan_markov({}, 0.1), draws), end(kaplan_markov({}, 0.1), sorted), 1e-10);
  EXPECT_NEAR(end(kaplan_wald({}, 0.1), draws), end(kaplan_wald({}, 0.1), sorted), 1e-10);
  EXPECT_NEAR(end(alpha_fixed({}, 0.6), draws), end(alpha_fixed({}, 0.6), sorted), 1e-10);
}

// A worse card at any place never makes a fixed bet on comparison values larger.
TEST(Statistic, FallsWithEveryError) {
  const double none = 1 / 1.9;
  const Draws values{0, none / 2, none, none * 1.5, none * 2};
  for (std::size_t place = 0; place < 50; ++place)
    for (std::size_t k = 0; k + 1 < values.size(); ++k) {
      Draws worse(50, none), better = worse;
      worse[place] = values[k], better[place] = values[k + 1];
      const Population population{2 * none, 0.5, 0};
      const OwnedTest a = bet_fixed(population, 1.5), b = bet_fixed(population, 1.5);
      a->run(worse), b->run(better);
      EXPECT_LT(a->log_statistic(), b->log_statistic()) << place << " " << k;
    }
}

}  // namespace
}  // namespace acta::audit
