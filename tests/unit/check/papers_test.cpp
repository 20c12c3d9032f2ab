// SPDX-License-Identifier: Apache-2.0
#include "unit/check/tables.hpp"

// Expected numbers of this file: added up by hand from the cells written beside them.
namespace {

using namespace acta::test;

Hand issued(std::vector<Cell> given, std::vector<Cell> found) {
  Hand hand(given.size());
  hand.quantity(Quantity::issued, std::move(given)).quantity(Quantity::ballots, std::move(found));
  return hand;
}

TEST(BallotsIssued, HoldsWhereAsManyAreFound) {
  EXPECT_EQ(issued({10, 20}, {10, 20}).run("C111").verdict, Verdict::holds);
}

TEST(BallotsIssued, FewerFoundIsRemarkable) {
  const Finding f = issued({10, 20, 30}, {10, 19, 26}).run("C111");
  EXPECT_EQ(f.verdict, Verdict::remarkable);
  EXPECT_EQ(f.units, (Units{1, 2}));
  EXPECT_EQ(f.votes_at_stake, 5);
}

TEST(BallotsIssued, MoreFoundFailsAndListsOnlyThose) {
  const Finding f = issued({10, 20, kMissing}, {13, 19, 26}).run("C111");
  EXPECT_EQ(f.verdict, Verdict::fails);
  EXPECT_EQ(f.tested, 2);
  EXPECT_EQ(f.units, (Units{0}));
  EXPECT_EQ(f.votes_at_stake, 3);
  EXPECT_EQ(whole(f, "fewer"), 1);
  EXPECT_EQ(
      f.statement,
      "More ballots were found than were issued at 1 of 2 units tested (3 ballots in all), fewer at 1 (1 ballot in "
      "all).");
  EXPECT_EQ(f.examples.front().detail, "found 13, ballots issued 10");
}

TEST(BallotsIssued, TakesVotersWhereNoIssuedBallotsAreStated) {
  Hand hand(1);
  hand.quantity(Quantity::voters, {10}).quantity(Quantity::ballots, {11});
  EXPECT_EQ(hand.run("C111").verdict, Verdict::fails);
}

TEST(BallotsIssued, FewerVotesAloneSayNothing) {
  Hand hand(1);
  hand.option("a", {9}).quantity(Quantity::issued, {10});
  EXPECT_EQ(hand.run("C111").verdict, Verdict::holds);
  hand.table.votes[0].cells[0] = 11;
  EXPECT_EQ(hand.run("C111").verdict, Verdict::fails);
}

TEST(BallotsIssued, IsNotCheckedWithoutThem) {
  EXPECT_EQ(Hand(1).quantity(Quantity::ballots, {1}).run("C111").reason,
            "the copy states neither ballots issued nor voters");
}

Hand papers(Cell received) {
  Hand hand(1);
  hand.quantity(Quantity::received, {received}).quantity(Quantity::issued, {60}).quantity(Quantity::unused, {40});
  return hand;
}

TEST(PapersReceived, HoldsWhereTheyAddUp) { EXPECT_EQ(papers(100).run("C113").verdict, Verdict::holds); }

TEST(PapersReceived, IsOnlyRemarkableWhereAQuantityMayBeMissing) {
  const Finding f = papers(103).run("C113");
  EXPECT_EQ(f.verdict, Verdict::remarkable);
  EXPECT_EQ(f.votes_at_stake, 3);
  EXPECT_EQ(f.examples.front().detail, "accounted for 100, received 103");
}

TEST(PapersReceived, FailsWhereTheSheetHasEveryQuantity) {
  Hand hand = papers(103);
  hand.quantity(Quantity::spoiled, {2}).quantity(Quantity::lost, {0});
  EXPECT_EQ(hand.run("C113").verdict, Verdict::fails);
  hand.quantity(Quantity::lost, {1});
  EXPECT_EQ(hand.run("C113").verdict, Verdict::holds);
}

TEST(PapersReceived, IsNotCheckedWithoutThem) {
  EXPECT_EQ(Hand(1).quantity(Quantity::issued, {1}).run("C113").reason,
            "the copy states no ballots received and no unused ballots");
}

}  // namespace
