// SPDX-License-Identifier: Apache-2.0
#include "acta/observe/estimate.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "acta/observe/replicate.hpp"
#include "acta/stats/student.hpp"

namespace acta::observe {
namespace {

using Numbers = std::vector<double>;

// Table of Student's t (any textbook): 12.706 for 1 degree, 2.228 for 10, 1.980 for 120 at 95 %.
TEST(Student, Quantiles) {
  EXPECT_NEAR(stats::student_two_sided(1, 0.95), 12.706, 5e-4);
  EXPECT_NEAR(stats::student_two_sided(10, 0.95), 2.228, 5e-4);
  EXPECT_NEAR(stats::student_two_sided(120, 0.95), 1.980, 5e-4);
  EXPECT_NEAR(stats::student_tails(10, -2.228), 0.05, 5e-5);
}

// By hand: y 40, 60, 20 of x 100, 100, 50 in 3 of 12 stations. R = 120/250 = 0.48; residuals -8, 12, -4, mean 0, s^2 =
// (64 + 144 + 16)/2 = 112. Var of the total = 144 (1 - 1/4) 112/3 = 4032; X = 4 * 250 = 1000: error 0.063498.
TEST(CombinedRatio, OneStratumByHand) {
  const Sample sample{{12}, {0, 0, 0}, {}};
  const Estimate e = combined_ratio(sample, Numbers{40, 60, 20}, Numbers{100, 100, 50}, 0.95);
  EXPECT_DOUBLE_EQ(e.share, 0.48);
  EXPECT_NEAR(e.error, std::sqrt(4032.0) / 1000, 1e-12);
  EXPECT_DOUBLE_EQ(e.degrees, 2);
  EXPECT_DOUBLE_EQ(e.whole, 1000);
  EXPECT_NEAR(e.high, 0.48 + 4.302653 * e.error, 1e-6);  // t(2) at 95 %
}

// By hand: strata of 10 and 20 stations, two reports each. w = 5 and 10. Y = 5 * 50 + 10 * 60 = 850, X = 5 * 100 + 10 *
// 100 = 1500, R = 17/30. Residuals: 20 - R 50 = -25/3, 30 - R 50 = 5/3: s^2 = 50; 25 - R 50 = -10/3, 35 - R 50 = 20/3:
// s^2 = 50. Var = 100 * 0.8 * 50/2
// + 400 * 0.9 * 50/2 = 2000 + 9000 = 11000.
TEST(CombinedRatio, TwoStrataByHand) {
  const Sample sample{{10, 20}, {0, 0, 1, 1}, {}};
  const Estimate e = combined_ratio(sample, Numbers{20, 30, 25, 35}, Numbers{50, 50, 50, 50}, 0.95);
  EXPECT_NEAR(e.share, 17.0 / 30, 1e-15);
  EXPECT_NEAR(e.error, std::sqrt(11000.0) / 1500, 1e-12);
  EXPECT_DOUBLE_EQ(e.degrees, 2);
  // with equal x the jackknife is the linearised error
  EXPECT_NEAR(e.replicate_error, e.error, 1e-12);
}

TEST(CombinedRatio, AllStationsLeaveNoError) {
  const Sample sample{{2, 1}, {0, 0, 1}, {}};
  const Estimate e = combined_ratio(sample, Numbers{1, 5, 7}, Numbers{10, 10, 10}, 0.95);
  EXPECT_EQ(e.error, 0);
  EXPECT_EQ(e.low, e.share);
}

TEST(CombinedRatio, TooFewStationsSayNothing) {
  const Sample sample{{10}, {0}, {}};
  const Estimate e = combined_ratio(sample, Numbers{1}, Numbers{2}, 0.95);
  EXPECT_TRUE(std::isinf(e.error));
  EXPECT_EQ(e.low, 0);
  EXPECT_EQ(e.high, 1);
  const Sample apart{{10, 10, 10}, {0, 1}, {}};  // one each: joined for the variance; one stratum is not covered
  const Estimate two = combined_ratio(apart, Numbers{1, 2}, Numbers{4, 4}, 0.95);
  EXPECT_TRUE(std::isfinite(two.error));
  EXPECT_GT(two.error, 0);
  EXPECT_EQ(two.uncovered, 10);
}

TEST(CombinedRatio, IsInvariantUnderTheOrderOfStations) {
  const Sample one{{10, 20}, {0, 0, 1, 1}, {}}, other{{20, 10}, {0, 1, 1, 0}, {}};
  const Estimate a = combined_ratio(one, Numbers{20, 31, 25, 35}, Numbers{50, 60, 70, 80}, 0.95);
  const Estimate b = combined_ratio(other, Numbers{35, 31, 20, 25}, Numbers{80, 60, 50, 70}, 0.95);
  EXPECT_NEAR(a.share, b.share, 1e-15);
  EXPECT_NEAR(a.error, b.error, 1e-15);
}

// By hand: chances 1/2 and 1/4: Y = 2 * 10 + 4 * 5 = 40, X = 2 * 20 + 4 * 20 = 120.
TEST(CombinedRatio, UnequalChancesWeigh) {
  const Sample sample{{6}, {0, 0}, {0.5, 0.25}};
  const Estimate e = combined_ratio(sample, Numbers{10, 5}, Numbers{20, 20}, 0.95);
  EXPECT_NEAR(e.share, 1.0 / 3, 1e-15);
  EXPECT_GT(e.error, 0);
}

// Where votes are the same share of electors everywhere in a stratum, its known electors give it without error.
TEST(SeparateRatio, IsExactWhereStationsOfAStratumAreAlike) {
  const Sample sample{{10, 20}, {0, 0, 1, 1}, {}};
  // stratum 0: half of the electors vote, 40 % of them for the list; stratum 1: all vote, 10 %
  const Estimate e = separate_ratio(sample, Numbers{20, 40, 10, 30}, Numbers{50, 100, 100, 300},
                                    Numbers{100, 200, 100, 300}, Numbers{2'000, 3'000}, 0.95);
  EXPECT_NEAR(e.share, (400.0 + 300.0) / (1'000 + 3'000), 1e-15);
  EXPECT_NEAR(e.error, 0, 1e-12);
}

// One of two stations is missing, with 100 electors: nobody of them for the list, or all.
TEST(Bounds, MissingStationsCouldSayAnything) {
  const Sample sample{{4}, {0, 0}, {}};
  const std::vector<std::uint8_t> reported = {1, 0};
  const Bounds b = bounds(sample, Numbers{30, 0}, Numbers{100, 0}, reported, Numbers{0, 100});
  EXPECT_DOUBLE_EQ(b.low, 0.15);
  EXPECT_DOUBLE_EQ(b.high, 0.65);
}

// Rao and Wu: the weights add up to n_h/(n_h - 1) (n_h - 1) N_h/n_h = N_h in every replicate.
TEST(Bootstrap, WeightsAddUpToTheStations) {
  const Sample sample{{30, 7}, {0, 0, 0, 1}, {}};
  for (const auto& weights : bootstrap_weights(sample, 50, 3)) {
    EXPECT_NEAR(weights[0] + weights[1] + weights[2], 30, 1e-12);
    EXPECT_DOUBLE_EQ(weights[3], 7);
  }
  EXPECT_EQ(bootstrap_weights(sample, 5, 3), bootstrap_weights(sample, 5, 3));
  EXPECT_NE(bootstrap_weights(sample, 5, 3), bootstrap_weights(sample, 5, 4));
}

}  // namespace
}  // namespace acta::observe
