// SPDX-License-Identifier: Apache-2.0
// Numbers: shared/methods/audit.md, 1.5 and 2 (Arlo's contest with several losers), and by hand.
#include "acta/audit/super_simple.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace acta::audit {
namespace {

// Colorado's own tests, and its presidential contest of 2024: V = 350,348, N = 4,746,866, alpha = 3 %.
TEST(SuperSimple, SizesOfColorado) {
  EXPECT_EQ(draws_with_errors({0.05, 1.2}, 0.5, {}), 34);
  EXPECT_EQ(draws_with_errors({350'348.0 / 4'746'866, 1.03905}, 0.03, {}), 99);
}

TEST(SuperSimple, PValuesOfColorado) {
  const SuperSimple audit{0.02, 1.01};
  EXPECT_NEAR(super_simple_p_value(audit, 500, {}), 0.007, 5e-4);
  EXPECT_NEAR(super_simple_p_value(audit, 500, {3, 0, 0, 0}), 0.054, 5e-4);
  EXPECT_NEAR(super_simple_p_value(audit, 500, {0, 1, 0, 0}), 0.698, 5e-4);
  EXPECT_EQ(super_simple_p_value(audit, 500, {0, 2, 0, 0}), 1);
}

TEST(SuperSimple, EveryErrorRaisesP) {
  const SuperSimple audit{0.02, 1.03905};
  for (std::int64_t o1 = 0; o1 < 5; ++o1)
    for (std::int64_t o2 = 0; o2 < 5; ++o2) {
      const double p = super_simple_log_p(audit, 500, {o1, o2, 1, 1});
      EXPECT_GT(super_simple_log_p(audit, 500, {o1 + 1, o2, 1, 1}), p);
      EXPECT_GT(super_simple_log_p(audit, 500, {o1, o2 + 1, 1, 1}), super_simple_log_p(audit, 500, {o1 + 1, o2, 1, 1}));
      EXPECT_LT(super_simple_log_p(audit, 500, {o1, o2, 2, 1}), p);
      EXPECT_LT(super_simple_log_p(audit, 500, {o1, o2, 1, 2}), super_simple_log_p(audit, 500, {o1, o2, 2, 1}));
      EXPECT_LT(super_simple_log_p(audit, 501, {o1, o2, 1, 1}), p);
    }
}

// W 1010, L1 1000, L2 10. One vote moved from W to L2 is 2/1000 of that margin: a factor 1 / (1 - 2/1000 10/2.0781)
// for the share of the smallest margin, against 1/10 of the margin over L1 for the vote that W lacks: 1/(1 - 1/2g).
TEST(PairDifference, TheWorstPairDecidesNotTheMostVotes) {
  const std::vector<ReportedPair> pairs{{0, 1, 10}, {0, 2, 1000}};
  const std::vector<int> winner{1, 0, 0}, second{0, 0, 1};
  const PairDifference found = pair_difference(pairs, winner, second);
  EXPECT_EQ(found.pair, 0u);
  EXPECT_EQ(found.votes, 1);
  EXPECT_DOUBLE_EQ(found.share, 0.1);
  const SuperSimple audit{10.0 / 2020, 1.03905};
  const std::vector<double> one{found.share};
  EXPECT_NEAR(std::exp(super_simple_log_p(audit, 10, 100, one) - super_simple_log_p(audit, 10, 100, {})), 1.928, 5e-4);
}

/// What is changed from the record [1,0,0]; each no better than the one before for the outcome.
TEST(PairDifference, AWorsePaperNeverCountsLess) {
  const std::vector<ReportedPair> pairs{{0, 1, 10}, {0, 2, 1000}};
  const std::vector<int> record{1, 0, 0};
  double last = -1;
  for (const auto& paper : std::vector<std::vector<int>>{{1, 0, 0}, {1, 0, 1}, {0, 0, 0}, {0, 0, 1}, {0, 1, 1}}) {
    const double share = pair_difference(pairs, record, paper).share;
    EXPECT_GE(share, last);
    last = share;
  }
  EXPECT_EQ(worst_difference(pairs).share, last);
  EXPECT_EQ(worst_difference(pairs).votes, 2);
}

TEST(PairDifference, AnUnderstatementOnlyIfEveryPairIsUnderstated) {
  const std::vector<ReportedPair> pairs{{0, 1, 10}, {0, 2, 1000}};
  EXPECT_LT(pair_difference(pairs, std::vector<int>{0, 0, 0}, std::vector<int>{1, 0, 0}).share, 0);
  EXPECT_EQ(pair_difference(pairs, std::vector<int>{0, 1, 0}, std::vector<int>{0, 0, 0}).share, 0);
}

TEST(SuperSimpleSizes, NoneWhereErrorsOutweighTheMargin) {
  EXPECT_FALSE(draws_at_rates({0.001, 1.03905}, 0.05, {0.01, 0, 0, 0}));
  EXPECT_FALSE(draws_at_rates({0, 1.03905}, 0.05, {}));
  EXPECT_FALSE(draws_at_rates({0.05, 1.03905}, 0, {}));
  EXPECT_EQ(draws_to_come({0, 1.03905}, 0.05, 1000, 0, {}, {}), 1000);
  EXPECT_EQ(draws_to_come({0.2, 1.03905}, 0.05, 1000, 400, {}, {}), 0);
  EXPECT_EQ(draws_to_come({0.2, 1.03905}, 0.05, 1000, 1000, {0, 500, 0, 0}, {}), 0);
}

}  // namespace
}  // namespace acta::audit
