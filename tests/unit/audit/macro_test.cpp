// SPDX-License-Identifier: Apache-2.0
// Batch comparison; numbers by hand from Stark 2009 (formulas in shared/methods/audit.md, 1.6).
#include "acta/audit/macro.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace acta::audit {
namespace {

using Votes = std::vector<double>;
constexpr double kInfinite = std::numeric_limits<double>::infinity();

Macro two_losers() { return Macro({winner_beats_loser(3, 0, 1), winner_beats_loser(3, 0, 2)}, Votes{1010, 1000, 10}); }

// (50 - 40 + 100) / 10 for the first loser, (50 + 100) / 1000 for the second.
TEST(Macro, BoundsAndErrorsOfABatch) {
  const Macro macro = two_losers();
  EXPECT_EQ(macro.smallest_margin(), 10);
  EXPECT_DOUBLE_EQ(macro.bound(Votes{50, 40, 0}, 100), 11);
  EXPECT_DOUBLE_EQ(macro.error(Votes{50, 40, 0}, Votes{49, 41, 0}), 0.2);
  EXPECT_DOUBLE_EQ(macro.error(Votes{50, 40, 0}, Votes{49, 40, 1}), 0.1);
  EXPECT_EQ(macro.error(Votes{50, 40, 0}, Votes{60, 40, 0}), 0) << "understatements are not credited";
}

TEST(Macro, BallotsInNoBatchLowerTheMargin) {
  const Macro macro({winner_beats_loser(2, 0, 1)}, Votes{600, 400}, 50);
  EXPECT_EQ(macro.smallest_margin(), 150);
}

// p = [(1 - 1/40) / (1 - 0.2)] (1 - 1/40)
TEST(MacroProduct, TwoDraws) {
  MacroProduct product(40);
  product.add(0.1, 0.5), product.add(0, 0.5);
  EXPECT_NEAR(std::exp(product.log_p()), 0.975 * 0.975 / 0.8, 1e-14);
  EXPECT_EQ(product.p_value(), 1);
}

// The batch of BoundsAndErrorsOfABatch, bound 11: 49, 41, 0 on paper is off by 2 of 10 for the first claim, by 1 of
// 1,000 for the second; then one without error. Of U = 40: p_1 = 0.975^2 / (1 - 0.2 / 11), p_2 = 0.975^2 / (1 - 0.001 /
// 11).
TEST(MacroByClaim, EachClaimHasItsOwnErrors) {
  const Macro macro = two_losers();
  const Votes reported{50, 40, 0};
  MacroByClaim each(2, 40);
  MacroProduct product(40);
  for (const Votes& paper : {Votes{49, 41, 0}, Votes{50, 40, 0}, Votes{60, 40, 0}}) {
    each.add(macro.errors(reported, paper), 11);
    product.add(macro.error(reported, paper), 11);
  }
  EXPECT_NEAR(each.p_value(0), 0.975 * 0.975 * 0.975 / (1 - 0.2 / 11), 1e-14);
  EXPECT_NEAR(each.p_value(1), 0.975 * 0.975 * 0.975 / (1 - 0.001 / 11), 1e-14) << "understatements are not credited";
  EXPECT_NEAR(product.p_value(), each.p_value(0), 1e-14) << "the largest";
  each.add(Votes{11, 0}, 11);
  for (int k = 0; k < 1000; ++k) each.add(Votes{0, 0}, 11);
  EXPECT_EQ(each.p_value(0), 1) << "its whole bound";
  EXPECT_LT(each.p_value(1), 1e-9);
}

TEST(MacroProduct, MoreVotesMovedNeverLowerP) {
  const Macro macro = two_losers();
  const Votes reported{50, 40, 0};
  double last = -kInfinite;
  for (int moved = 0; moved <= 50; ++moved) {
    MacroProduct product(40);
    product.add(macro.error(reported, Votes{50.0 - moved, 40, 0.0 + moved}), macro.bound(reported, 100));
    EXPECT_GE(product.log_p(), last) << moved;
    last = product.log_p();
  }
}

TEST(MacroProduct, AnErrorAtTheBoundNeverEnds) {
  MacroProduct product(40);
  product.add(0.5, 0.5);
  for (int k = 0; k < 1000; ++k) product.add(0, 0.5);
  EXPECT_EQ(product.p_value(), 1);
  EXPECT_EQ(macro_draws(0.05, 40, product.log_p()), kNoSize);
}

// ln 0.05 / ln(1 - 1/40) = 118.3; with one draw of p = 0.5 made, 91.0 more.
TEST(MacroDraws, ByFormula) {
  EXPECT_EQ(macro_draws(0.05, 40), 119);
  EXPECT_EQ(macro_draws(0.05, 40, std::log(0.5)), 91);
  EXPECT_EQ(macro_draws(0.05, 40, std::log(0.5), 1), 92);
  EXPECT_EQ(macro_draws(0.05, 40, std::log(0.05)), 0);
  EXPECT_EQ(macro_draws(0.05, 1), 1);
}

TEST(MacroDraws, NoneForATie) {
  const Macro tie({winner_beats_loser(2, 0, 1)}, Votes{5, 5});
  EXPECT_EQ(tie.bound(Votes{1, 1}, 2), kInfinite);
  EXPECT_EQ(macro_draws(0.05, kInfinite), kNoSize);
  EXPECT_EQ(tie.error(Votes{1, 1}, Votes{0, 1}), kInfinite);
  EXPECT_EQ(tie.error(Votes{1, 1}, Votes{1, 1}), 0);
}

}  // namespace
}  // namespace acta::audit
