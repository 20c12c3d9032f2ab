// SPDX-License-Identifier: Apache-2.0
#include "unit/check/tables.hpp"

// Expected numbers of this file: counted by hand from the cells written beside them.
namespace {

using namespace acta::test;

Hand turnout(std::vector<Cell> given) {
  Hand hand(given.size());
  hand.quantity(Quantity::registered, {100, 5, 0, 40}).quantity(Quantity::issued, std::move(given));
  return hand;
}

TEST(FullTurnout, HoldsBelowAHundredPerCent) {
  const Finding f = turnout({99, 4, 7, kMissing}).run("C107");
  EXPECT_EQ(f.verdict, Verdict::holds);
  EXPECT_EQ(f.tested, 2);  // one has no electors, one states no ballots
}

TEST(FullTurnout, IsRemarkableAtAHundredAndAbove) {
  const Finding f = turnout({100, 6, 7, 39}).run("C107");
  EXPECT_EQ(f.verdict, Verdict::remarkable);
  EXPECT_EQ(f.units, (Units{0, 1}));
  EXPECT_EQ(f.votes_at_stake, 106);
  EXPECT_EQ(whole(f, "large"), 1);
  EXPECT_EQ(std::get<std::string>(number_of(f, "turnout")->value), "issued / registered");
}

TEST(FullTurnout, FollowsTheRecordsWordOnTurnout) {
  Hand hand = turnout({100, 5, 0, 40});
  hand.quantity(Quantity::ballots, {99, 4, 0, 39});
  EXPECT_EQ(hand.run("C107").verdict, Verdict::remarkable);
  hand.contest.copies.front().turnout = Quantity::ballots;
  EXPECT_EQ(hand.run("C107").verdict, Verdict::holds);
}

TEST(FullTurnout, IsNotCheckedWithoutItsNumbers) {
  EXPECT_EQ(Hand(1).quantity(Quantity::issued, {1}).run("C107").reason, "the copy states no registered electors");
  EXPECT_EQ(Hand(1).quantity(Quantity::registered, {1}).run("C107").verdict, Verdict::not_checked);
}

TEST(UnanimousUnits, HoldsAndIsRemarkable) {
  Hand hand(4);
  hand.option("a", {60, 59, 8, 0}).option("b", {0, 1, 0, 70});
  const Finding f = hand.run("C108");
  EXPECT_EQ(f.verdict, Verdict::remarkable);
  EXPECT_EQ(f.tested, 3);  // 8 votes are below the 50 of Options::unanimous_votes
  EXPECT_EQ(f.units, (Units{0, 3}));
  EXPECT_EQ(f.votes_at_stake, 130);
  EXPECT_EQ(whole(f, "units_a"), 1);
  EXPECT_EQ(whole(f, "units_b"), 1);
  EXPECT_EQ(f.examples[1].detail, "all 70 valid votes for Option b");
  hand.options.unanimous_votes = 71;
  EXPECT_EQ(hand.run("C108").verdict, Verdict::not_checked);
  hand.options.unanimous_votes = 50;
  hand.table.votes[0].cells[3] = hand.table.votes[1].cells[0] = 1;
  EXPECT_EQ(hand.run("C108").verdict, Verdict::holds);
}

TEST(UnanimousUnits, NeedTwoOptions) {
  EXPECT_EQ(Hand(1).option("a", {60}).run("C108").reason, "the copy states the votes of fewer than two options");
}

TEST(UnanimousUnits, AMissingOptionLeavesTheUnitOutUnlessValidVotesAreStated) {
  Hand hand(1);
  hand.option("a", {60}).option("b", {kMissing});
  EXPECT_EQ(hand.run("C108").verdict, Verdict::not_checked);
  hand.quantity(Quantity::valid, {60});
  EXPECT_EQ(hand.run("C108").verdict, Verdict::remarkable);
  hand.quantity(Quantity::valid, {61});
  EXPECT_EQ(hand.run("C108").verdict, Verdict::holds);
}

}  // namespace
