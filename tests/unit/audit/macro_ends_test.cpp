// SPDX-License-Identifier: Apache-2.0
// When audits by MACRO end: by hand, from p = (1 - 1/U)^n / prod (1 - taint).
#include "acta/audit/macro_ends.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "acta/audit/macro.hpp"

namespace acta::audit {
namespace {

constexpr double kBound = 8.0 / 3;  ///< 1 - 1/U = 0.625: 7 draws to 5 %, as ln 0.05 / ln 0.625 = 6.37

TEST(MacroEnds, WithoutErrorsThereIsOneSize) {
  const auto chances = macro_end_chances(0.05, kBound, {0, 0.1}, 0.99, 1'000);
  EXPECT_EQ(chances, (std::vector<double>{0, 0, 0, 0, 0, 0, 1}));
  EXPECT_EQ(static_cast<std::int64_t>(chances.size()), macro_draws(0.05, kBound));
  EXPECT_EQ(macro_end_chances(0.05, kBound, {0.5, 0}, 0.99, 1'000), chances) << "a taint of nothing";
}

// Half of the draws have a taint of 1/2, which doubles p. To 5 %: 7 draws if none is tainted, 8 if one is (0.625^8 2 =
// 0.0466), 10 if two are (0.625^10 4 = 0.0364; 0.625^9 4 = 0.0582). Of 2^n sequences: 1 of 2^7 has none in 7; then 7 of
// 2^8 have one, in the first 7 draws; none ends at 9; at 10 those with two in the first 8, not ended before: 28 of
// 2^10.
TEST(MacroEnds, HalfOfTheDrawsTainted) {
  const auto chances = macro_end_chances(0.05, kBound, {0.5, 0.5}, 0.06, 1'000);
  ASSERT_EQ(chances.size(), 10u);
  EXPECT_EQ(chances[5], 0);
  EXPECT_NEAR(chances[6], 1.0 / 128, 1e-15);
  EXPECT_NEAR(chances[7], 1.0 / 128 + 7.0 / 256, 1e-15);
  EXPECT_NEAR(chances[8], chances[7], 1e-15);
  EXPECT_NEAR(chances[9], 1.0 / 16, 1e-15);
  EXPECT_EQ(draws_with_chance(chances, 0.03), 8);
  EXPECT_EQ(draws_with_chance(chances, 0.5), 0);
}

TEST(MacroEnds, NoNumberOfDrawsIsEnough) {
  EXPECT_TRUE(macro_end_chances(0.05, std::numeric_limits<double>::infinity(), {}, 0.5, 10).empty());
  // Taints that take more than a draw gives: nearly nobody ends, and `most` draws are looked at.
  const auto chances = macro_end_chances(0.05, 100, {0.5, 0.5}, 0.5, 400);
  EXPECT_EQ(chances.size(), 400u);
  EXPECT_LT(chances.back(), 1e-3);
}

}  // namespace
}  // namespace acta::audit
