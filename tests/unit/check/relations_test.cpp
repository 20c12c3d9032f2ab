// SPDX-License-Identifier: Apache-2.0
#include "unit/check/tables.hpp"

// Expected numbers of this file: added up by hand from the cells written beside them.
namespace {

using namespace acta::test;

TEST(OptionsSum, HoldsWhereEveryUnitAddsUp) {
  const Finding f = Hand(2).option("a", {10, 4}).option("b", {5, 6}).quantity(Quantity::valid, {15, 10}).run("C101");
  EXPECT_EQ(f.verdict, Verdict::holds);
  EXPECT_EQ(f.tested, 2);
  EXPECT_EQ(f.votes_at_stake, 0);
  EXPECT_EQ(f.statement, "Votes of the options add up to the valid votes at 2 units tested.");
}

TEST(OptionsSum, FailsAndPlacesTheDifferences) {
  // 15 against 14 (+1); 10 against 13 (-3).
  const Finding f =
      Hand(3).option("a", {10, 4, 1}).option("b", {5, 6, 1}).quantity(Quantity::valid, {14, 13, 2}).run("C101");
  EXPECT_EQ(f.verdict, Verdict::fails);
  EXPECT_EQ(f.tested, 3);
  EXPECT_EQ(f.instances, 2);
  EXPECT_EQ(f.units, (Units{0, 1}));
  EXPECT_EQ(f.votes_at_stake, 4);
  EXPECT_EQ(whole(f, "largest_difference"), 3);
  ASSERT_EQ(f.examples.size(), 2u);
  EXPECT_EQ(f.examples[1].label, "u1");
  EXPECT_EQ(f.examples[1].detail, "options 10, valid 13");
  EXPECT_EQ(acta::base::to_text(f.examples[1].place), "t.csv:3:4");  // third column made, first is the key
}

TEST(OptionsSum, LeavesOutUnitsWhereACellIsMissing) {
  const Finding f = Hand(3)
                        .option("a", {10, kMissing, 1})
                        .option("b", {5, 6, 1})
                        .quantity(Quantity::valid, {15, 99, kUnreadable})
                        .run("C101");
  EXPECT_EQ(f.verdict, Verdict::holds);
  EXPECT_EQ(f.tested, 1);
  EXPECT_EQ(whole(f, "untested"), 2);
}

TEST(OptionsSum, IsNotCheckedWithoutValidVotes) {
  const Finding f = Hand(1).option("a", {10}).run("C101");
  EXPECT_EQ(f.verdict, Verdict::not_checked);
  EXPECT_EQ(f.reason, "the copy states no valid votes");
}

Hand ballots(std::vector<Cell> found) {
  Hand hand(2);
  hand.option("a", {10, 20}).quantity(Quantity::valid, {10, 20}).quantity(Quantity::invalid, {1, 2});
  hand.quantity(Quantity::ballots, std::move(found));
  return hand;
}

TEST(BallotSum, HoldsWithAndWithoutBlankBallots) {
  EXPECT_EQ(ballots({11, 22}).run("C102").verdict, Verdict::holds);
  EXPECT_EQ(ballots({14, 27}).quantity(Quantity::blank, {3, 5}).run("C102").verdict, Verdict::holds);
}

TEST(BallotSum, FailsByTheSumOfDifferences) {
  const Finding f = ballots({9, 30}).run("C102");  // 11 - 9 = 2, 22 - 30 = -8
  EXPECT_EQ(f.verdict, Verdict::fails);
  EXPECT_EQ(f.votes_at_stake, 10);
  EXPECT_EQ(f.examples.front().detail, "valid + invalid 11, ballots found 9");
}

TEST(BallotSum, UsesTheOptionsWhereValidVotesAreNotStated) {
  Hand hand(1);
  hand.option("a", {10}).option("b", {1}).quantity(Quantity::invalid, {1}).quantity(Quantity::ballots, {12});
  EXPECT_EQ(hand.run("C102").verdict, Verdict::holds);
  hand.table.votes[1].cells[0] = 2;
  EXPECT_EQ(hand.run("C102").verdict, Verdict::fails);
  hand.table.votes[1].cells[0] = kMissing;
  EXPECT_EQ(hand.run("C102").verdict, Verdict::not_checked);
}

TEST(BallotSum, NamesEveryAbsentQuantity) {
  EXPECT_EQ(Hand(1).option("a", {1}).run("C102").reason, "the copy states no invalid ballots and no ballots found");
}

TEST(RegisteredBound, ListsUnitsWithMoreBallotsThanElectors) {
  Hand hand(3);
  hand.option("a", {5, 12, 7}).quantity(Quantity::registered, {5, 10, 0}).quantity(Quantity::ballots, {5, 12, 7});
  const Finding f = hand.run("C103");
  EXPECT_EQ(f.verdict, Verdict::fails);
  EXPECT_EQ(f.tested, 2);
  EXPECT_EQ(f.units, (Units{1}));
  EXPECT_EQ(f.votes_at_stake, 2);
  EXPECT_EQ(whole(f, "no_electors"), 1);
  EXPECT_EQ(whole(f, "untested"), 0);
  hand.quantity(Quantity::registered_special, {0, 2, 0});
  EXPECT_EQ(hand.run("C103").verdict, Verdict::holds);
}

TEST(RegisteredBound, AddsUpBallotsFromTheirParts) {
  const Finding f =
      Hand(1).option("a", {9}).quantity(Quantity::invalid, {3}).quantity(Quantity::registered, {10}).run("C103");
  EXPECT_EQ(f.verdict, Verdict::fails);
  EXPECT_EQ(f.examples.front().detail, "ballots 12, registered 10");
}

TEST(RegisteredBound, IsNotCheckedWithoutARoll) {
  EXPECT_EQ(Hand(1).option("a", {1}).run("C103").reason, "the copy states no registered electors");
}

}  // namespace
