// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/batches.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "acta/audit/findings.hpp"

namespace acta::audit {
namespace {

/// Four sheets of 100 ballots, 240 to 160: V = 80, bounds (20 + 100) / 80 twice, (40 + 100) / 80, (0 + 100) / 80.
BatchAudit four(double unseen = 0) {
  return BatchAudit({winner_beats_loser(2, 0, 1)}, {240, 160},
                    {{{60, 40}, 100}, {{60, 40}, 100}, {{70, 30}, 100}, {{50, 50}, 100}}, unseen);
}

TEST(BatchAudit, BoundsByHand) {
  const BatchAudit audit = four();
  EXPECT_DOUBLE_EQ(audit.bound(0), 1.5);
  EXPECT_DOUBLE_EQ(audit.bound(2), 1.75);
  EXPECT_DOUBLE_EQ(audit.bound(3), 1.25);
  EXPECT_DOUBLE_EQ(audit.total_bound(), 6);
  EXPECT_EQ(audit.total_weight(), 6'000'000'000u);
  EXPECT_EQ(macro_draws(0.05, audit.total_bound()), 17);  // ln 0.05 / ln (5/6) = 16.43
  EXPECT_GT(four(20).total_bound(), 6);                   // unseen ballots could speak against the claim
  EXPECT_TRUE(std::isinf(four(90).total_bound()));
}

TEST(BatchAudit, AMissingSheetCountsAsItsElectors) {
  const BatchAudit audit({winner_beats_loser(2, 0, 1)}, {60, 40}, {{{60, 40}, 100}, {{0, 0}, 10}}, 0);
  EXPECT_DOUBLE_EQ(audit.bound(1), 0.5);  // (0 + 10) / 20
  EXPECT_DOUBLE_EQ(audit.macro().error(audit.batches()[1].votes, std::vector<double>{0, 10}), 0.5);
}

/// Batches are drawn as often as their bounds say: of 40,000 draws within four standard deviations.
TEST(BatchAudit, DrawsFollowTheBounds) {
  const BatchAudit audit = four();
  const auto draws = audit.draw("20241103", 40'000);
  ASSERT_TRUE(draws);
  std::vector<double> hits(4, 0);
  for (const BatchDraw& one : *draws) ++hits[one.batch];
  for (std::size_t i = 0; i < 4; ++i) {
    const double p = audit.bound(i) / 6;
    EXPECT_NEAR(hits[i], 40'000 * p, 4 * std::sqrt(40'000 * p * (1 - p))) << i;
  }
}

TEST(BatchAudit, AShorterSampleBeginsTheLongerOne) {
  const auto few = four().draw("7", 5), many = four().draw("7", 12);
  ASSERT_TRUE(few && many);
  for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ((*few)[i].number, (*many)[i].number);
}

/// 1 - (3/4)^2 and so on where all bounds are equal: two of four batches, drawn twice, are 4 (1 - 9/16) = 1.75 on
/// average.
TEST(BatchAudit, DifferentBatchesOnAverage) {
  const BatchAudit audit({winner_beats_loser(2, 0, 1)}, {240, 160}, std::vector<Batch>(4, {{60, 40}, 100}), 0);
  EXPECT_NEAR(audit.expected_batches(2), 1.75, 1e-9);
  EXPECT_NEAR(audit.expected_ballots(2), 175, 1e-7);
}

/// A wrong outcome: on paper Burr won 201 to 199, on the sheets Ames. Whatever is drawn, the risk is at the limit or
/// below in at most that part of the audits (here 2,000 audits at 10 %: 200 expected at the most, 250 is 3.7 standard
/// deviations more).
TEST(BatchAudit, AWrongOutcomeSeldomPasses) {
  const BatchAudit audit = four();
  const std::vector<std::vector<double>> paper = {{49, 51}, {50, 50}, {50, 50}, {50, 50}};
  int passed = 0;
  for (int trial = 0; trial < 2'000; ++trial) {
    const auto draws = audit.draw("trial " + std::to_string(trial), 30);
    ASSERT_TRUE(draws);
    MacroProduct product(audit.total_bound());
    for (const BatchDraw& one : *draws) {
      product.add(audit.macro().error(audit.batches()[one.batch].votes, paper[one.batch]), audit.bound(one.batch));
      if (product.p_value() > 0.1) continue;
      ++passed;
      break;
    }
  }
  EXPECT_LE(passed, 250);
}

/// The same where another contest shares the draw, whose bounds are larger on two of the sheets: 3, 1.5, 1.75, 4.
TEST(BatchAudit, AWrongOutcomeSeldomPassesInASharedDraw) {
  const BatchAudit audit = four();
  const std::vector<std::uint64_t> weights{3'000'000'000, 1'500'000'000, 1'750'000'000, 4'000'000'000};
  const std::vector<std::vector<double>> papers[] = {{{49, 51}, {50, 50}, {50, 50}, {50, 50}},
                                                     {{60, 40}, {20, 80}, {70, 30}, {49, 51}}};
  for (const auto& paper : papers) {
    int passed = 0;
    for (int trial = 0; trial < 2'000; ++trial) {
      const auto draws = draw_by_weight(weights, "trial " + std::to_string(trial), 40, false);
      ASSERT_TRUE(draws);
      MacroProduct product(10.25);
      double least = 1;
      for (const BatchDraw& one : *draws) {
        product.add(audit.macro().error(audit.batches()[one.batch].votes, paper[one.batch]),
                    1e-9 * static_cast<double>(weights[one.batch]));
        least = std::min(least, product.p_value());
      }
      passed += least <= 0.1;
    }
    EXPECT_LE(passed, 250);
  }
}

TEST(MeasuredRisk, HoldsAtTheLimitAndOtherwiseSaysWhatIsMissing) {
  const model::Finding met = measured_risk({"c", "final", "paper", 17, 0, 0, 0.045, 0.05, 0, {}, false});
  EXPECT_EQ(met.code, "A101");
  EXPECT_EQ(met.verdict, model::Verdict::holds);
  const model::Finding not_yet = measured_risk({"c", "final", "paper", 10, 0, 0, 0.2, 0.05, 7, {}, false});
  EXPECT_EQ(not_yet.verdict, model::Verdict::not_checked);
  EXPECT_NE(not_yet.reason.find("7 more draws"), std::string::npos);
  EXPECT_NE(measured_risk({"c", "f", "p", 3, 0, 2, 0.5, 0.05, 7, {}, false}).reason.find("2 drawn sheets"),
            std::string::npos);
}

}  // namespace
}  // namespace acta::audit
