// SPDX-License-Identifier: Apache-2.0
#include "unit/check/tables.hpp"

// Expected numbers of this file: added up by hand from the cells written beside them.
namespace {

using namespace acta::test;

TEST(HiddenTotals, ARowThatIsTheSumOfTheOthersIsRemarkable) {
  Hand hand(4);
  hand.option("a", {10, 20, 30, 60}).option("b", {5, 5, 5, 15}).quantity(Quantity::invalid, {1, 0, 1, 2});
  const Finding f = hand.run("C208");
  EXPECT_EQ(f.verdict, Verdict::remarkable);
  EXPECT_EQ(f.units, (std::vector<std::uint32_t>{3}));
  EXPECT_EQ(f.votes_at_stake, 60 + 15 + 2);
}

TEST(HiddenTotals, OneNumberThatDiffersIsEnoughToHold) {
  Hand hand(4);
  hand.option("a", {10, 20, 30, 60}).option("b", {5, 5, 5, 15}).quantity(Quantity::invalid, {1, 0, 1, 3});
  EXPECT_EQ(hand.run("C208").verdict, Verdict::holds);
}

// Units 3 and 7 are the totals of their regions, unit 8 the total of both: 60 + 600, of 60 + 60 + 600 + 600 + 660.
TEST(HiddenTotals, TotalsOfTotalsAreFoundToo) {
  Hand hand(9);
  hand.option("a", {10, 20, 30, 60, 100, 200, 300, 600, 660});
  hand.option("b", {1, 2, 3, 6, 10, 20, 30, 60, 66});
  hand.quantity(Quantity::invalid, {1, 1, 1, 3, 2, 2, 2, 6, 9});
  hand.areas(3, {0, 0, 0, 0, 1, 1, 1, 1, 2});
  EXPECT_EQ(hand.run("C208").units, (std::vector<std::uint32_t>{3, 7, 8}));
}

TEST(HiddenTotals, FewUnitsOrColumnsAreNotChecked) {
  EXPECT_EQ(Hand(3).option("a", {1, 2, 3}).run("C208").verdict, Verdict::not_checked);
  EXPECT_EQ(Hand(5).option("a", {1, 2, 3, 4, 10}).run("C208").verdict, Verdict::not_checked);
}

}  // namespace
