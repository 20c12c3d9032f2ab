// SPDX-License-Identifier: Apache-2.0
#include "acta/stats/linear_programme.hpp"

#include <gtest/gtest.h>

namespace acta::stats {
namespace {

/// Most 3x + 5y with x <= 4, 2y <= 12, 3x + 2y <= 18: the corner (2, 6) with 36, as the lines 2y = 12 and 3x + 2y = 18
/// meet there and the two neighbouring corners, (0, 6) and (4, 3), give 30 and 27.
TEST(LinearProgramme, TheBestCornerIsFound) {
  LinearProgramme programme;
  const int x = programme.variable(-3), y = programme.variable(-5);
  programme.entry(programme.row(-LinearProgramme::kNoLimit, 4), x, 1);
  programme.entry(programme.row(-LinearProgramme::kNoLimit, 12), y, 2);
  const int both = programme.row(-LinearProgramme::kNoLimit, 18);
  programme.entry(both, x, 3), programme.entry(both, y, 2);
  const auto optimum = programme.solve();
  ASSERT_TRUE(optimum);
  EXPECT_NEAR(optimum->cost, -36, 1e-9);
  EXPECT_NEAR(optimum->values[0], 2, 1e-9);
  EXPECT_NEAR(optimum->values[1], 6, 1e-9);
}

TEST(LinearProgramme, WithoutASolutionOrABoundThereIsNoOptimum) {
  LinearProgramme none;
  const int x = none.variable(1, 0, 1);
  none.entry(none.row(2, 3), x, 1);
  EXPECT_FALSE(none.solve());
  LinearProgramme endless;
  const int y = endless.variable(-1);
  endless.entry(endless.row(0, LinearProgramme::kNoLimit), y, 1);
  EXPECT_FALSE(endless.solve());
}

}  // namespace
}  // namespace acta::stats
