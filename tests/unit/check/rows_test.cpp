// SPDX-License-Identifier: Apache-2.0
#include "unit/check/tables.hpp"

// Expected numbers of this file: counted by hand from the cells written beside them.
namespace {

using namespace acta::test;

Hand with_keys(const std::vector<std::string>& keys, std::vector<Cell> votes) {
  Hand hand(keys.size());
  hand.table.keys = {};
  for (const std::string& key : keys) hand.table.keys.push_back(key);
  hand.option("a", std::move(votes));
  return hand;
}

TEST(DuplicateKeys, HoldsWhereAllDiffer) {
  EXPECT_EQ(with_keys({"1", "2", "12"}, {1, 2, 3}).run("C201").verdict, Verdict::holds);
}

TEST(DuplicateKeys, FailsOnEveryRowAfterTheFirst) {
  const Finding f = with_keys({"1", "2", "1", "1"}, {10, 20, 10, 40}).run("C201");
  EXPECT_EQ(f.verdict, Verdict::fails);
  EXPECT_EQ(f.units, (Units{2, 3}));
  EXPECT_EQ(f.votes_at_stake, 50);
  EXPECT_EQ(f.examples[0].detail, "same key as t.csv:2, same numbers");
  EXPECT_EQ(f.examples[1].detail, "same key as t.csv:2, other numbers");
}

TEST(DuplicateKeys, AreNotCheckedWithoutUnits) { EXPECT_EQ(Hand(0).run("C201").verdict, Verdict::not_checked); }

Hand rows(Cell last) {
  Hand hand(4);  // units 0 and 2 are equal; unit 3 equals unit 1, with four nonzero numbers only
  hand.option("a", {1, 9, 1, 9}).option("b", {2, 9, 2, 9}).option("c", {3, 9, 3, 9}).option("d", {4, 9, 4, 9});
  hand.option("e", {5, 0, last, 0});
  return hand;
}

TEST(IdenticalRows, HoldsWhereOneNumberDiffers) {
  const Finding f = rows(6).run("C202");
  EXPECT_EQ(f.verdict, Verdict::holds);
  EXPECT_EQ(f.tested, 2);
}

TEST(IdenticalRows, AreRemarkableWhereAllNumbersAreEqual) {
  const Finding f = rows(5).run("C202");
  EXPECT_EQ(f.verdict, Verdict::remarkable);
  EXPECT_EQ(f.units, (Units{2}));
  EXPECT_EQ(f.votes_at_stake, 15);
  EXPECT_EQ(whole(f, "large"), 0);
  EXPECT_EQ(f.examples.front().detail, "all 5 numbers as at u0");
}

TEST(IdenticalRows, CountNumbersThatAreNotZero) {
  Hand hand = rows(5);
  hand.options.identical_nonzero = 4;
  EXPECT_EQ(hand.run("C202").units, (Units{2, 3}));
  hand.options.identical_nonzero = 6;
  EXPECT_EQ(hand.run("C202").verdict, Verdict::not_checked);
}

TEST(IdenticalRows, DifferWhereOnlyOneIsMissing) { EXPECT_EQ(rows(kMissing).run("C202").verdict, Verdict::holds); }

}  // namespace
