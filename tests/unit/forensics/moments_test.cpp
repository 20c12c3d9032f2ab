// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/moments.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "unit/forensics/stations.hpp"

namespace acta::forensics {
namespace {

TEST(Moments, ByHand) {
  // t = 0, 0, 1: mean 1/3, m2 = 2/9, m3 = (2 (-1/3)^3 + (2/3)^3)/3 = 2/27, m4 = (2/81 + 16/81)/3 = 6/81
  const std::vector<double> turnout = {0, 0, 1}, share = {0, 1, 2};
  const Moments m = moments(turnout, share);
  EXPECT_NEAR(m.skew_turnout, 2.0 / 27 / std::pow(2.0 / 9, 1.5), 1e-12);
  EXPECT_NEAR(m.kurt_turnout, 6.0 / 81 / (4.0 / 81), 1e-12);
  EXPECT_NEAR(m.skew_share, 0, 1e-12);
  EXPECT_NEAR(m.slope, 1.5, 1e-12);  // covariance 1/3, variance 2/9
  EXPECT_NEAR(m.correlation, 1.0 / 3 / std::sqrt(2.0 / 9 * 2 / 3), 1e-12);
}

TEST(Moments, OfEqualValues) {
  const std::vector<double> same(5, 0.3), other = {1, 2, 3, 4, 5};
  const Moments m = moments(same, other);
  EXPECT_EQ(m.skew_turnout, 0);
  EXPECT_EQ(m.kurt_turnout, 3);
  EXPECT_EQ(m.slope, 0);
  EXPECT_EQ(m.correlation, 0);
}

TEST(Moments, IntervalsHoldTheValueAndShrink) {
  const auto shares = [](std::size_t n) { return shares_of(test::honest_stations(n, 4).list); };
  const Shares few = shares(400), many = shares(6'400);
  const MomentIntervals wide = bootstrap(few.turnout, few.share, 400, 1),
                        narrow = bootstrap(many.turnout, many.share, 400, 1);
  // independent by construction: the true correlation is 0, and the error falls by 4 as n grows 16 times
  EXPECT_LT(wide.correlation.low, 0);
  EXPECT_GT(wide.correlation.high, 0);
  const double ratio =
      (wide.correlation.high - wide.correlation.low) / (narrow.correlation.high - narrow.correlation.low);
  EXPECT_NEAR(ratio, 4, 0.8);
}

/// Areas with different levels and no relation inside them.
TEST(Moments, SlopeInsideAreasLeavesTheirLevelsOut) {
  std::vector<double> turnout, share;
  std::vector<std::uint32_t> area;
  for (std::uint32_t a = 0; a < 50; ++a)
    for (int i = 0; i < 4; ++i) {
      turnout.push_back(0.01 * a + (i < 2 ? 0.02 : -0.02));
      share.push_back(0.01 * a + (i % 2 == 0 ? 0.03 : -0.03));
      area.push_back(a);
    }
  EXPECT_GT(moments(turnout, share).slope, 0.9);
  EXPECT_NEAR(slope_within(turnout, share, area, 50), 0, 1e-12);
}

}  // namespace
}  // namespace acta::forensics
