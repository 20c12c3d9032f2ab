// SPDX-License-Identifier: Apache-2.0
#include "unit/check/tables.hpp"

// Expected numbers of this file: counted by hand from the cells written beside them.
namespace {

using namespace acta::test;

TEST(NegativeNumbers, HoldsAndFails) {
  EXPECT_EQ(Hand(2).option("a", {0, kMissing}).run("C104").verdict, Verdict::holds);
  const Finding f = Hand(3).option("a", {-2, 5, 1}).option("b", {-1, kMissing, -7}).run("C104");
  EXPECT_EQ(f.verdict, Verdict::fails);
  EXPECT_EQ(f.tested, 5);
  EXPECT_EQ(f.instances, 3);
  EXPECT_EQ(f.units, (Units{0, 2}));
  EXPECT_EQ(f.votes_at_stake, 10);
  ASSERT_EQ(f.examples.size(), 3u);
  EXPECT_EQ(f.examples[2].detail, "Option b -7");
  EXPECT_EQ(acta::base::to_text(f.examples[2].place), "t.csv:4:3");
}

TEST(AbsentNumbers, HoldsWhereEveryCellIsANumber) {
  EXPECT_EQ(Hand(2).option("a", {0, 1}).run("C105").verdict, Verdict::holds);
}

TEST(AbsentNumbers, TellsMissingFromUnreadable) {
  const Finding f = Hand(3).option("a", {kMissing, 5, 1}).option("b", {kUnreadable, 2, kMissing}).run("C105");
  EXPECT_EQ(f.verdict, Verdict::remarkable);
  EXPECT_EQ(f.tested, 6);
  EXPECT_EQ(f.instances, 3);
  EXPECT_EQ(whole(f, "missing"), 2);
  EXPECT_EQ(whole(f, "unreadable"), 1);
  EXPECT_EQ(f.units, (Units{0, 2}));
  EXPECT_EQ(f.examples[1].detail, "Option b: not a whole number");
}

TEST(AbsentNumbers, ShowsWhatReadingKept) {
  Hand hand(1);
  hand.option("a", {1}).table.kept.push_back({{"t.csv", 9, 2}, "abc", "neither a unit nor a total"});
  const Finding f = hand.run("C105");
  EXPECT_EQ(f.verdict, Verdict::remarkable);
  EXPECT_EQ(whole(f, "kept"), 1);
  EXPECT_EQ(f.examples.front().place.line, 9u);
}

TEST(AbsentNumbers, AnOptionWithoutAColumnIsNoMissingCell) {
  Hand hand(2);
  hand.option("a", {1, 2}).option("b", {});
  EXPECT_EQ(hand.run("C105").verdict, Verdict::holds);
  EXPECT_EQ(hand.run("C105").tested, 2);
}

TEST(Cells, AreNotCheckedWhereThereAreNone) {
  EXPECT_EQ(Hand(2).run("C104").verdict, Verdict::not_checked);
  EXPECT_EQ(Hand(2).run("C105").verdict, Verdict::not_checked);
}

TEST(ZeroSheets, HoldsAndIsRemarkable) {
  Hand hand(3);
  hand.option("a", {1, 0, 0}).option("b", {0, 0, kMissing}).quantity(Quantity::registered, {50, 70, 90});
  const Finding f = hand.run("C106");
  EXPECT_EQ(f.verdict, Verdict::remarkable);
  EXPECT_EQ(f.tested, 2);
  EXPECT_EQ(f.units, (Units{1}));
  EXPECT_EQ(f.votes_at_stake, 70);
  hand.table.votes[0].cells[1] = 1;
  EXPECT_EQ(hand.run("C106").verdict, Verdict::holds);
}

TEST(ZeroSheets, AreNotCheckedWithoutVotes) {
  EXPECT_EQ(Hand(1).option("a", {kMissing}).run("C106").verdict, Verdict::not_checked);
  EXPECT_EQ(Hand(1).quantity(Quantity::registered, {1}).run("C106").verdict, Verdict::not_checked);
}

TEST(NoElectors, ListsPseudoStations) {
  Hand hand(3);
  hand.option("a", {10, 30, 5}).quantity(Quantity::registered, {20, 0, kMissing});
  const Finding f = hand.run("C112");
  EXPECT_EQ(f.verdict, Verdict::remarkable);
  EXPECT_EQ(f.tested, 2);
  EXPECT_EQ(f.units, (Units{1}));
  EXPECT_EQ(whole(f, "ballots"), 30);
  EXPECT_EQ(f.statement,
            "1 of 2 units has no registered electors; 30 ballots counted there, 66.67 % of all.");  // 30/45
  hand.table.quantities[0]->cells[1] = 40;
  EXPECT_EQ(hand.run("C112").verdict, Verdict::holds);
  EXPECT_EQ(Hand(1).option("a", {1}).run("C112").verdict, Verdict::not_checked);
}

}  // namespace
