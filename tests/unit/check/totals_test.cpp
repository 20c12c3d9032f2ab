// SPDX-License-Identifier: Apache-2.0
#include "unit/check/tables.hpp"

// Expected numbers of this file: added up by hand from the cells written beside them.
namespace {

using namespace acta::test;

model::PublishedTotal total(std::int32_t level, std::uint32_t area, std::vector<Cell> votes, Cell invalid = kMissing) {
  model::PublishedTotal row;
  row.level = level;
  row.area = area;
  row.quantities.fill(kMissing);
  row.quantities[static_cast<std::size_t>(Quantity::invalid)] = invalid;
  row.votes = std::move(votes);
  row.place = {"totals.csv", 5, 0};
  return row;
}

/// Two regions: R0 of units 0 and 1 (districts D0, D1), R1 of unit 2 (district D2).
Hand regions() {
  Hand hand(3);
  hand.option("a", {1, 2, 3}).option("b", {10, 20, 30}).quantity(Quantity::invalid, {5, 5, 5});
  hand.areas(2, {0, 1, 2});
  hand.table.levels.push_back({"district", {{"0", "D0", 0}, {"1", "D1", 0}, {"2", "D2", 1}}});
  return hand;
}

TEST(PublishedTotals, AreNotCheckedWhereThereAreNone) {
  for (const char* code : {"C203", "C204", "C205"}) {
    EXPECT_EQ(regions().run(code).reason, "the copy publishes no totals");
  }
}

TEST(PublishedTotals, HoldAtEveryLevel) {
  Hand hand = regions();
  hand.table.published = {total(-1, 0, {6, 60}, 15), total(0, 0, {3, 30}, 10), total(0, 1, {3, 30}, 5),
                          total(1, 0, {1, 10}, 5),   total(1, 1, {2, 20}, 5),  total(1, 2, {3, 30}, 5)};
  EXPECT_EQ(hand.run("C203").verdict, Verdict::holds);
  EXPECT_EQ(hand.run("C203").tested, 15);
  EXPECT_EQ(hand.run("C204").verdict, Verdict::holds);
  EXPECT_EQ(hand.run("C204").tested, 3);
  EXPECT_EQ(hand.run("C205").verdict, Verdict::holds);
  EXPECT_EQ(hand.run("C205").tested, 9);  // the whole and two regions, three numbers each
}

// A region with a total and nothing inside it cannot be compared with what lies inside.
TEST(NestedTotals, AnAreaWithNothingInsideIsNotCompared) {
  Hand hand = regions();
  hand.table.levels[0].areas.push_back({"9", "R9", 0});
  hand.table.published = {total(0, 0, {3, 30}), total(0, 2, {9, 9}), total(1, 0, {1, 10}), total(1, 1, {2, 20})};
  EXPECT_EQ(hand.run("C205").verdict, Verdict::holds);
}

TEST(AreaTotals, FailWithTheNameOfTheArea) {
  Hand hand = regions();
  hand.table.published = {total(0, 0, {3, 34}, 9), total(1, 2, {3, 31})};
  const Finding f = hand.run("C203");
  EXPECT_EQ(f.verdict, Verdict::fails);
  EXPECT_EQ(f.tested, 5);
  EXPECT_EQ(f.instances, 3);
  EXPECT_EQ(f.votes_at_stake, 4);  // level of regions: 34 - 30; of districts: 1
  EXPECT_EQ(f.examples[1].label, "R0");
  EXPECT_EQ(f.examples[1].detail, "Option b: published 34, sum of units 30");
  EXPECT_EQ(f.examples[1].place.line, 5u);
  EXPECT_EQ(f.examples[2].label, "R1 / D2");
  EXPECT_EQ(hand.run("C204").verdict, Verdict::not_checked);
}

TEST(WholeTotal, Fails) {
  Hand hand = regions();
  hand.table.published = {total(-1, 0, {6, 65})};
  const Finding f = hand.run("C204");
  EXPECT_EQ(f.verdict, Verdict::fails);
  EXPECT_EQ(f.votes_at_stake, 5);
  EXPECT_EQ(f.examples.front().label, "the whole contest");
  EXPECT_EQ(hand.run("C203").verdict, Verdict::not_checked);
}

TEST(AreaTotals, AMissingUnitContradictsOnlyASumAboveTheTotal) {
  Hand hand = regions();
  hand.table.votes[0].cells[0] = kMissing;
  hand.table.published = {total(0, 0, {7, 30})};
  Finding f = hand.run("C203");
  EXPECT_EQ(f.verdict, Verdict::holds);  // 2 and an unknown number may be 7
  EXPECT_EQ(whole(f, "untested"), 1);
  hand.table.published = {total(0, 0, {1, 30})};
  f = hand.run("C203");
  EXPECT_EQ(f.verdict, Verdict::fails);  // 2 is above 1 already
}

TEST(NestedTotals, FailWhereLevelsContradictEachOther) {
  Hand hand = regions();
  hand.table.published = {total(-1, 0, {6, 60}), total(0, 0, {3, 30}), total(0, 1, {4, 30})};
  const Finding f = hand.run("C205");
  EXPECT_EQ(f.verdict, Verdict::fails);
  EXPECT_EQ(f.instances, 1);
  EXPECT_EQ(f.votes_at_stake, 1);
  EXPECT_EQ(f.examples.front().detail, "Option a: published 6, sum of the totals inside it 7");
}

TEST(NestedTotals, SkipALevelWithoutTotals) {
  Hand hand = regions();
  hand.table.published = {total(-1, 0, {6, 61}), total(1, 0, {1, 10}), total(1, 1, {2, 20}), total(1, 2, {3, 30})};
  EXPECT_EQ(hand.run("C205").verdict, Verdict::fails);
  EXPECT_EQ(hand.run("C205").tested, 2);
}

TEST(NestedTotals, LeaveOutAreasWhosePartsAreNotAllPublished) {
  Hand hand = regions();
  hand.table.published = {total(-1, 0, {6, 60}), total(0, 0, {3, 30})};
  EXPECT_EQ(hand.run("C205").verdict, Verdict::not_checked);
}

TEST(PublishedTotals, OfALongTableComeARowForEachOption) {
  Hand hand = regions();
  hand.table.published = {total(-1, 0, {6, kMissing}), total(-1, 0, {kMissing, 60}), total(0, 0, {3, kMissing}),
                          total(0, 0, {kMissing, 30}), total(0, 1, {3, kMissing}),   total(0, 1, {kMissing, 30})};
  EXPECT_EQ(hand.run("C204").verdict, Verdict::holds);
  EXPECT_EQ(hand.run("C205").verdict, Verdict::holds);
  EXPECT_EQ(hand.run("C205").tested, 2);
}

}  // namespace
