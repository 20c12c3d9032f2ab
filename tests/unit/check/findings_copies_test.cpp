// SPDX-License-Identifier: Apache-2.0
#include "acta/check/findings_copies.hpp"

#include "unit/check/tables.hpp"

namespace acta::check {
namespace {

using test::Cell;
using test::Finding;
using test::Hand;
using test::Verdict;

Hand copy(std::vector<Cell> ann, std::vector<Cell> bob) {
  Hand hand(ann.size());
  hand.option("ann", std::move(ann)).option("bob", std::move(bob));
  return hand;
}

Finding found(const Hand& first, const Hand& second, std::size_t which) {
  const Comparison comparison = compare(first.contest, first.table, second.table);
  model::CopyInfo earlier, later;
  earlier.id = "night", later.id = "final";
  return findings_of_copies({first.contest, earlier, later, first.table, second.table, comparison}).at(which);
}

TEST(CopiesFindings, DifferencesFailAndEqualCopiesHold) {
  const Hand first = copy({100, 50, 30}, {40, 60, 20}), second = copy({100, 55, 30}, {40, 60, 10});
  const Finding f = found(first, second, 0);
  EXPECT_EQ(f.code, "C216");
  EXPECT_EQ(f.verdict, Verdict::fails);
  EXPECT_EQ(f.copy, "final");
  EXPECT_EQ(f.instances, 2);
  EXPECT_EQ(f.votes_at_stake, 15);
  EXPECT_EQ(f.units, (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(f.examples[0].label, "u2");  // the lead by 10, then the other by 5
  EXPECT_EQ(found(first, first, 0).verdict, Verdict::holds);
}

// Ten sheets all one way: 2 / 2^10 = 0.002; five and five: 1.
TEST(CopiesFindings, DifferencesThatLeanAreRemarkable) {
  const std::vector<Cell> bob(12, 40);
  std::vector<Cell> ann(12, 100), more(12, 100), mixed(12, 100);
  for (std::size_t u = 0; u < 10; ++u) more[u] += 3, mixed[u] += u % 2 == 0 ? 3 : -3;
  const Finding lean = found(copy(ann, bob), copy(more, bob), 1);
  EXPECT_EQ(lean.code, "C217");
  EXPECT_EQ(lean.verdict, Verdict::remarkable);
  EXPECT_EQ(lean.votes_at_stake, 30);
  EXPECT_EQ(found(copy(ann, bob), copy(mixed, bob), 1).verdict, Verdict::holds);
  more[0] = 100;
  EXPECT_EQ(found(copy(ann, bob), copy(more, bob), 1).verdict, Verdict::not_checked);  // nine sheets
}

// Twenty early sheets of leads 40 to 60; five later ones of 300 each where 250 in all are expected.
TEST(CopiesFindings, LateSheetsUnlikeTheOthersAreRemarkable) {
  std::vector<Cell> ann, bob;
  for (Cell u = 0; u < 25; ++u) ann.push_back(100 + u % 5 * 5), bob.push_back(60);
  std::vector<Cell> early_ann(ann.begin(), ann.begin() + 20), early_bob(bob.begin(), bob.begin() + 20);
  const Finding like = found(copy(early_ann, early_bob), copy(ann, bob), 2);
  EXPECT_EQ(like.code, "C218");
  EXPECT_EQ(like.verdict, Verdict::holds);
  for (std::size_t u = 20; u < 25; ++u) ann[u] = 360;
  const Finding unlike = found(copy(early_ann, early_bob), copy(ann, bob), 2);
  EXPECT_EQ(unlike.verdict, Verdict::remarkable);
  EXPECT_EQ(unlike.tested, 5);
  EXPECT_EQ(found(copy(ann, bob), copy(ann, bob), 2).verdict, Verdict::not_checked);
}

TEST(CopiesFindings, OneCopyIsNotCompared) {
  for (const Finding& f : not_checked_without_copies(Hand(1).contest)) EXPECT_EQ(f.verdict, Verdict::not_checked);
}

}  // namespace
}  // namespace acta::check
