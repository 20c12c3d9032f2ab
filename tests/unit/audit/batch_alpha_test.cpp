// SPDX-License-Identifier: Apache-2.0
// ALPHA for batches: by hand, over all papers of small worlds, in every order, and by simulation.
#include "acta/audit/batch_alpha.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "acta/audit/remaining_weights.hpp"

namespace acta::audit {
namespace {

/// Four sheets of 100 ballots, 240 to 160: V = 80, bounds (20 + 100) / 80 = 1.5 twice, 1.75, 1.25: U = 6.
BatchAudit four() {
  return BatchAudit({winner_beats_loser(2, 0, 1)}, {240, 160},
                    {{{60, 40}, 100}, {{60, 40}, 100}, {{70, 30}, 100}, {{50, 50}, 100}}, 0);
}

double mixed(double one, double half, double quarter, double eighth) {
  return 0.9 * one + (half + quarter + eighth) / 30;
}

// C without error: m = 1 - 1/6, x / m = 6/5: 1 + c/5. Then D off by 4 votes, e = 0.05, taint 0.04, bounds left 4.25: m
// = 1 - 1/4.25 = 13/17, x / m = 0.96 * 17/13 = 1.2553846: 1 + 0.2553846 c. Then A, E = 0.05, left 3: m = 1 - 0.95/3 =
// 41/60: 1 + c 19/41.
TEST(BatchAlpha, ThreeDrawsByHand) {
  BatchAlpha test(1, 6);
  EXPECT_EQ(test.p_value(), 1);
  const double gains[] = {0.2, 0.96 * 17 / 13 - 1, 19.0 / 41};
  double products[4] = {1, 1, 1, 1};
  const double bounds[] = {1.75, 1.25, 1.5}, errors[] = {0, 0.05, 0};
  for (int draw = 0; draw < 3; ++draw) {
    test.add(bounds[draw], std::span(&errors[draw], 1));
    for (int k = 0; k < 4; ++k) products[k] *= 1 + std::ldexp(0.96242, -k) * gains[draw];
    EXPECT_NEAR(test.p_value(), 1 / mixed(products[0], products[1], products[2], products[3]), 1e-12);
  }
}

// The second claim has no error where the first has: as ThreeDrawsByHand without that draw's taint, 1 + c (17/13 - 1).
TEST(BatchAlpha, EachClaimHasItsOwnRisk) {
  BatchAlpha test(2, 6);
  const double none[] = {0, 0}, first[] = {0.05, 0};
  test.add(1.75, none), test.add(1.25, first);
  double products[4];
  for (int k = 0; k < 4; ++k) products[k] = (1 + std::ldexp(0.96242, -k) / 5) * (1 + std::ldexp(0.96242, -k) * 4 / 13);
  EXPECT_NEAR(test.p_value(1), 1 / mixed(products[0], products[1], products[2], products[3]), 1e-12);
  EXPECT_EQ(test.p_value(0), test.p_value());
  EXPECT_GT(test.p_value(0), test.p_value(1));
}

// After C, A and B without error only D is left, whose bound is 1.25: it can still hide the margin. After C, A, D: 1.5
// too. With a bound of 0.9 left it could not.
TEST(BatchAlpha, WhatIsLeftCannotHideTheMargin) {
  BatchAlpha test(1, 3.9);
  const double none[] = {0}, half[] = {0.15};
  test.add(1.5, none);
  EXPECT_GT(test.p_value(), 0);
  BatchAlpha other = test;
  test.add(1.5, none);
  EXPECT_EQ(test.p_value(), 0);
  other.add(1.5, half);  // 0.85 of the margin is not hidden yet, and 0.9 could
  EXPECT_GT(other.p_value(), 0);
}

TEST(BatchAlpha, OneBatchThatIsAllWrongDoesNotEndTheAudit) {
  BatchAlpha test(1, 60);
  const double all[] = {0.05}, none[] = {0};
  test.add(0.05, all);
  EXPECT_EQ(test.p_value(), 1);
  MacroProduct macro(60);
  macro.add(0.05, 0.05);
  for (int draw = 0; draw < 500; ++draw) test.add(0.05, none), macro.add(0, 0.05);
  EXPECT_LT(test.p_value(), 0.05);
  EXPECT_EQ(macro.p_value(), 1);
}

// A batch that holds more than its bound allows (an infinite error) ends what had passed already, and stays so.
TEST(BatchAlpha, PaperBeyondItsBoundNeverPasses) {
  BatchAlpha test(1, 6);
  const double none[] = {0}, beyond[] = {std::numeric_limits<double>::infinity()};
  for (int draw = 0; draw < 90; ++draw) test.add(0.05, none);
  EXPECT_LT(test.p_value(), 0.05);
  test.add(0.05, beyond);
  EXPECT_EQ(test.p_value(), 1);
  for (int draw = 0; draw < 29; ++draw) test.add(0.05, none);
  EXPECT_EQ(test.p_value(), 1);
}

// Errors of 1/n on each of n batches add up to the margin: a tie on paper, whatever the order and the rounding.
TEST(BatchAlpha, ATieNeverPassesByRounding) {
  for (const int n : {7, 1'000, 10'000, 100'000})
    for (const double bound : {1.1, 1.2345678, 0.000123457}) {
      if (bound < 1.0 / n) continue;
      BatchAlpha test(1, n * bound);
      const double error[] = {1.0 / n};
      for (int draw = 0; draw < n; ++draw) {
        test.add(bound, error);
        ASSERT_GT(test.p_value(), 0) << n << ' ' << bound << ' ' << draw;
      }
      EXPECT_EQ(test.p_value(), 1) << n << ' ' << bound;
    }
}

// Two claims: an error against one is no error against the other; p is that of the first.
TEST(BatchAlpha, EveryClaimHasItsOwnErrors) {
  BatchAlpha both(2, 6), clear(1, 6);
  const double errors[] = {0.3, -0.1}, none[] = {-0.1};
  both.add(1.5, errors), clear.add(1.5, none);
  EXPECT_EQ(both.claim(), 0u);
  EXPECT_GT(both.p_value(), clear.p_value());
}

TEST(RemainingWeights, OwnersOfEveryNumber) {
  const std::vector<std::uint64_t> weights{3, 0, 2, 5, 1};
  RemainingWeights left(weights);
  const std::size_t owners[] = {0, 0, 0, 2, 2, 3, 3, 3, 3, 3, 4};
  for (std::uint64_t number = 1; number <= 11; ++number) EXPECT_EQ(left.owner(number), owners[number - 1]) << number;
  left.take(3);
  EXPECT_EQ(left.total(), 6u);
  EXPECT_EQ(left.owner(5), 2u);
  EXPECT_EQ(left.owner(6), 4u);
}

// Of three batches with weights 1.5, 1.75 and so on the first draw is as likely as its bound, the second as its share
// of what is left: C then D has the chance 1.75/6 * 1.25/4.25.
TEST(BatchAudit, DifferentBatchesInProportionToWhatIsLeft) {
  const BatchAudit audit = four();
  int hits = 0;
  constexpr int kDraws = 20'000;
  for (int trial = 0; trial < kDraws; ++trial) {
    const auto drawn = audit.draw_different("t" + std::to_string(trial), 4);
    ASSERT_TRUE(drawn);
    std::vector<bool> seen(4);
    for (const BatchDraw& one : *drawn) {
      EXPECT_FALSE(seen[one.batch]);
      seen[one.batch] = true;
    }
    hits += (*drawn)[0].batch == 2 && (*drawn)[1].batch == 3;
  }
  const double p = 1.75 / 6 * 1.25 / 4.25;
  EXPECT_NEAR(hits, kDraws * p, 4 * std::sqrt(kDraws * p * (1 - p)));
  EXPECT_FALSE(audit.draw_different("1", 5));
  const auto few = audit.draw_different("7", 2), all = audit.draw_different("7", 4);
  EXPECT_EQ((*few)[1].batch, (*all)[1].batch);
}

/// Every order of all batches with its chance: the chance that p ever is at alpha or below. `larger`: drawn by bounds
/// so many times those of the audit, by batch, as where another contest shares the draw.
void exact_risk(const BatchAudit& audit, const std::vector<std::vector<double>>& paper,
                std::vector<double> larger = {}) {
  larger.resize(paper.size(), 1);
  double total = 0;
  for (std::size_t batch = 0; batch < paper.size(); ++batch) total += larger[batch] * audit.bound(batch);
  std::vector<std::size_t> order(paper.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  constexpr double kAlphas[] = {0.5, 0.3, 0.2, 0.1, 0.05};
  double passed[std::size(kAlphas)] = {}, all = 0;
  do {
    double chance = 1, left = total, least = 1;
    BatchAlpha test(audit.macro().margins().size(), left);
    for (const std::size_t batch : order) {
      const double bound = larger[batch] * audit.bound(batch);
      chance *= bound / left, left -= bound;
      test.add(bound, audit.macro().errors(audit.batches()[batch].votes, paper[batch]));
      least = std::min(least, test.p_value());
    }
    all += chance;
    for (std::size_t k = 0; k < std::size(kAlphas); ++k) passed[k] += least <= kAlphas[k] ? chance : 0;
  } while (std::next_permutation(order.begin(), order.end()));
  EXPECT_NEAR(all, 1, 1e-6);
  for (std::size_t k = 0; k < std::size(kAlphas); ++k) EXPECT_LE(passed[k], kAlphas[k]) << k;
}

// On paper a tie or one vote for the other side: spread evenly, all on two sheets, with errors to both sides, with
// three lists.
TEST(BatchAlpha, ExactRiskOfWrongOutcomes) {
  const BatchAudit six({winner_beats_loser(2, 0, 1)}, {36, 24},
                       {{{6, 4}, 10}, {{6, 4}, 10}, {{7, 3}, 10}, {{5, 5}, 12}, {{8, 2}, 10}, {{4, 6}, 10}}, 0);
  exact_risk(six, {{5, 5}, {5, 5}, {6, 4}, {4, 6}, {7, 3}, {3, 7}});
  exact_risk(six, {{6, 4}, {6, 4}, {7, 3}, {5, 5}, {2, 8}, {4, 6}});
  exact_risk(six, {{2, 8}, {10, 0}, {2, 8}, {5, 5}, {8, 2}, {3, 7}});
  const BatchAudit three({winner_beats_loser(3, 0, 1), winner_beats_loser(3, 0, 2)}, {30, 20, 10},
                         {{{6, 4, 2}, 12}, {{6, 4, 2}, 12}, {{7, 3, 2}, 12}, {{5, 5, 2}, 12}, {{6, 4, 2}, 13}}, 0);
  exact_risk(three, {{4, 5, 3}, {5, 5, 2}, {6, 4, 2}, {5, 5, 2}, {5, 6, 2}});
  exact_risk(six, {{6, 4}, {6, 4}, {7, 3}, {5, 5}, {2, 8}, {4, 6}}, {3, 1, 1, 2, 1, 1.5});
  exact_risk(six, {{5, 5}, {5, 5}, {6, 4}, {4, 6}, {7, 3}, {3, 7}}, {1, 1, 1, 1, 1, 4});
}

/// Every paper of five sheets, each made worse: p never falls.
TEST(BatchAlpha, AWorseErrorNeverLowersTheRisk) {
  const BatchAudit audit({winner_beats_loser(3, 0, 1), winner_beats_loser(3, 0, 2)}, {30, 20, 10},
                         {{{6, 4, 2}, 12}, {{6, 4, 2}, 12}, {{7, 3, 2}, 12}, {{5, 5, 2}, 12}, {{6, 4, 2}, 13}}, 0);
  const std::vector<std::vector<double>> papers{{7, 3, 2}, {6, 4, 2}, {5, 5, 2}, {3, 4, 5}, {0, 12, 0}, {0, 0, 12}};
  constexpr std::size_t kDrawn = 4;
  std::vector<double> risks;
  for (std::size_t world = 0; world < 1296; ++world) {
    BatchAlpha test(2, audit.total_bound());
    std::size_t rest = world;
    for (std::size_t batch = 0; batch < kDrawn; ++batch, rest /= 6)
      test.add(audit.bound(batch), audit.macro().errors(audit.batches()[batch].votes, papers[rest % 6]));
    risks.push_back(test.p_value());
  }
  std::int64_t pairs = 0;
  for (std::size_t world = 0; world < 1296; ++world)
    for (std::size_t batch = 0, step = 1; batch < kDrawn; ++batch, step *= 6)
      for (std::size_t other = 0; other < 6; ++other) {
        const std::size_t here = world / step % 6;
        const auto now = audit.macro().errors(papers[here], papers[other]);  // how much worse `other` is
        if (here == other || now[0] < 0 || now[1] < 0) continue;
        ++pairs;
        ASSERT_GE(risks[world + step * other - step * here], risks[world] * (1 - 1e-12)) << world << " " << batch;
      }
  EXPECT_GT(pairs, 1000);
}

// Sixty sheets, a tie on paper by the first seven of them: of 2,000 audits at 10 % at most 200 should pass, 240 is
// three standard deviations more.
TEST(BatchAlpha, AWrongOutcomeSeldomPasses) {
  std::vector<Batch> batches;
  std::vector<std::vector<double>> paper;
  double w = 0, l = 0;
  for (int k = 0; k < 60; ++k) {
    const double a = 50 + k % 7, b = 44 - k % 5;
    batches.push_back({{a, b}, 100 + (k % 3) * 20.0});
    w += a, l += b;
    paper.push_back({a, b});
  }
  double lead = w - l;
  for (std::size_t k = 0; lead > 0; ++k) {
    const double moved = std::min(paper[k][0], std::ceil(lead / 2));
    paper[k][0] -= moved, paper[k][1] += moved, lead -= 2 * moved;
  }
  const BatchAudit audit({winner_beats_loser(2, 0, 1)}, {w, l}, batches, 0);
  int passed = 0;
  for (int trial = 0; trial < 2'000; ++trial) {
    const auto draws = audit.draw_different("trial " + std::to_string(trial), 60);
    ASSERT_TRUE(draws);
    BatchAlpha test(1, audit.total_bound());
    bool ever = false;
    for (const BatchDraw& one : *draws) {
      test.add(audit.bound(one.batch), audit.macro().errors(audit.batches()[one.batch].votes, paper[one.batch]));
      ever = ever || test.p_value() <= 0.1;
    }
    passed += ever;
  }
  EXPECT_LE(passed, 240);
  EXPECT_GT(passed, 0);
}

// Equal bounds, no error: 1 / T is known without a draw. Of 40 sheets alike with U = 44: least n by hand of the same
// formula; MACRO needs ln 0.05 / ln(1 - 1/44) = 130.3 draws.
TEST(BatchAlpha, SizesWhereAllSheetsAreAlike) {
  const BatchAudit audit({winner_beats_loser(2, 0, 1)}, {2200, 1800}, std::vector<Batch>(40, {{55, 45}, 100}), 0);
  EXPECT_NEAR(audit.total_bound(), 11, 1e-6);
  double products[4] = {1, 1, 1, 1};
  std::int64_t n = 0;
  while (mixed(products[0], products[1], products[2], products[3]) < 20) {
    const double left = 0.275 * static_cast<double>(40 - n++), mean = 1 - 1 / left;
    for (int k = 0; k < 4; ++k) products[k] *= 1 + std::ldexp(0.96242, -k) * (1 / mean - 1);
  }
  const double limits[] = {0.05};
  const auto sizes = alpha_sizes(audit, limits);
  EXPECT_EQ(sizes[0].sheets, n);
  EXPECT_NEAR(sizes[0].ballots, 100.0 * static_cast<double>(n), 1e-9);
  EXPECT_LT(n, macro_draws(0.05, 11));
}

}  // namespace
}  // namespace acta::audit
