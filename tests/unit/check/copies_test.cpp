// SPDX-License-Identifier: Apache-2.0
#include "unit/check/tables.hpp"

// Expected numbers of this file: added up by hand from the cells written beside them.
namespace {

using namespace acta::test;

Hand with_release(Cell votes_a, Cell valid) {
  Hand hand(2);
  hand.option("a", {10, 20}).option("b", {5, 6});
  hand.contest.alliances.push_back({"ab", "A and B", {0, 1}, ""});
  model::Release release;
  release.id = release.name = "bulletin";
  release.copy = "main";
  release.quantities[static_cast<std::size_t>(Quantity::valid)] = valid;
  release.lines.push_back({"a", votes_a, "", kMissing, "", ""});
  release.lines.push_back({"ab", 41, "", kMissing, "", ""});
  release.lines.push_back({"somebody else", 7, "", kMissing, "", ""});
  hand.contest.releases.push_back(release);
  return hand;
}

TEST(ReleaseTotals, HoldWhereEveryNumberIsTheSumOfTheUnits) {
  const Finding f = with_release(30, 41).run("C206");
  EXPECT_EQ(f.verdict, Verdict::holds);
  EXPECT_EQ(f.tested, 3);  // a, the alliance and the valid votes; the other line names no option
  EXPECT_EQ(whole(f, "unknown"), 1);
}

TEST(ReleaseTotals, FailWithTheReleasesName) {
  const Finding f = with_release(33, 40).run("C206");
  EXPECT_EQ(f.verdict, Verdict::fails);
  EXPECT_EQ(f.instances, 2);
  EXPECT_EQ(f.votes_at_stake, 3);
  EXPECT_EQ(f.examples[0].detail, "valid votes: release 40, sum of units 41");
  EXPECT_EQ(f.examples[1].label, "bulletin");
  EXPECT_EQ(f.examples[1].detail, "a: release 33, sum of units 30");
}

TEST(ReleaseTotals, OfAnotherCopyAreNotCompared) {
  Hand hand = with_release(33, 40);
  hand.contest.releases.front().copy = "other";
  EXPECT_EQ(hand.run("C206").reason, "no release of the record claims to be the sum of this copy");
}

TEST(ReleaseTotals, WithAMissingCellAreOnlyAnUpperBound) {
  Hand hand = with_release(33, kMissing);
  hand.table.votes[0].cells[0] = kMissing;
  EXPECT_EQ(hand.run("C206").verdict, Verdict::not_checked);  // 20 and an unknown number may be 33; likewise ab
  hand.contest.releases.front().lines[0].votes = 19;
  EXPECT_EQ(hand.run("C206").verdict, Verdict::fails);
}

model::CopyInfo copy(const std::string& id) {
  model::CopyInfo info;
  info.id = id;
  return info;
}

TEST(MissingUnits, AreListedOnBothSides) {
  Hand a(3), b(4);  // b has u3 as well; rename a's u2
  a.table.keys = {};
  for (const char* key : {"u0", "u1", "x"}) a.table.keys.push_back(key);
  a.option("a", {1, 2, 3});
  b.option("a", {1, 2, 30, 4});
  const auto findings = acta::check::compare_rolls(a.contest, copy("A"), a.table, copy("B"), b.table);
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].copy, "A");
  EXPECT_EQ(findings[0].verdict, Verdict::remarkable);
  EXPECT_EQ(findings[0].units, (Units{2}));
  EXPECT_EQ(findings[0].votes_at_stake, 3);
  EXPECT_EQ(findings[1].copy, "B");
  EXPECT_EQ(findings[1].units, (Units{2, 3}));
  EXPECT_EQ(findings[1].votes_at_stake, 34);
  EXPECT_EQ(findings[1].examples[0].detail, "not in copy A; ballots 30");
}

TEST(MissingUnits, HoldWhereBothCopiesHaveTheSame) {
  Hand a(3);
  a.option("a", {1, 2, 3});
  for (const Finding& f : acta::check::compare_rolls(a.contest, copy("A"), a.table, copy("B"), a.table))
    EXPECT_EQ(f.verdict, Verdict::holds);
}

TEST(MissingUnits, AreNotCheckedWhereNoKeyIsShared) {
  Hand a(1), b(1);
  b.table.keys = {};
  b.table.keys.push_back("0");
  for (const Finding& f : acta::check::compare_rolls(a.contest, copy("A"), a.table, copy("B"), b.table))
    EXPECT_EQ(f.verdict, Verdict::not_checked);
}

TEST(MissingUnits, AreLeftToCompareRollsWhereThereAreTwoCopies) {
  Hand hand(1);
  hand.option("a", {1});
  EXPECT_EQ(hand.run("C207").reason, "the record has no second copy of the contest's sheets");
  hand.contest.copies.push_back(copy("B"));
  for (const Finding& f : hand.run()) EXPECT_NE(f.code, "C207");
}

Hand perfect(std::size_t units) {
  Hand hand(units);
  hand.option("a", std::vector<Cell>(units, 7)).quantity(Quantity::valid, std::vector<Cell>(units, 7));
  return hand;
}

TEST(ArithmeticEnforced, IsRemarkableWhereArithmeticIsPerfectOnManyUnits) {
  EXPECT_EQ(perfect(1'000).run("C209").verdict, Verdict::remarkable);
  EXPECT_EQ(perfect(999).run("C209").verdict, Verdict::not_checked);
}

TEST(ArithmeticEnforced, HoldsWhereOneUnitDoesNotAddUp) {
  Hand hand = perfect(1'000);
  hand.table.votes[0].cells[0] = 8;
  EXPECT_EQ(hand.run("C209").verdict, Verdict::holds);
}

TEST(ArithmeticEnforced, FollowsTheRecordsWord) {
  Hand hand = perfect(3);
  hand.contest.copies.front().arithmetic_enforced = true;
  hand.contest.copies.front().arithmetic_note = "the software refuses other sheets";
  const Finding f = hand.run("C209");
  EXPECT_EQ(f.verdict, Verdict::remarkable);
  EXPECT_NE(f.statement.find("the software refuses other sheets"), std::string::npos);
}

TEST(ArithmeticEnforced, IsNotCheckedWithoutTheRelations) {
  EXPECT_EQ(Hand(2'000).run("C209").reason, "neither C101 nor C102 could be tested");
}

}  // namespace
