// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "acta/base/random.hpp"
#include "unit/check/tables.hpp"

namespace {

using namespace acta::test;

/// Units of 500 ballots with `marked` ballots of a kind each.
Hand shares(Quantity quantity, const std::vector<Cell>& marked) {
  Hand hand(marked.size());
  std::vector<Cell> valid;
  for (const Cell cell : marked) valid.push_back(500 - cell);
  hand.option("a", valid).quantity(Quantity::valid, valid).quantity(quantity, marked);
  hand.quantity(Quantity::ballots, std::vector<Cell>(marked.size(), 500));
  return hand;
}

TEST(InvalidShare, HoldsWhereUnitsAreAlike) {
  const Finding f =
      shares(Quantity::invalid, {10, 9, 11, 10, 8, 12, 10, 9, 11, 10, 10, 9, 11, 10, 8, 12, 10, 9, 11, 10}).run("C109");
  EXPECT_EQ(f.verdict, Verdict::holds);
  EXPECT_EQ(f.tested, 20);
}

TEST(InvalidShare, IsRemarkableWhereOneUnitIsFarAway) {
  // 39 units of 10 and one of 110: 500 in all of 20,000, share 0.025, expected there 12.5, so it differs by 97.5, that
  // is 98 whole ballots. Exponent 110 ln(110/12.5) + 390 ln(390/487.5) = 239.2 - 87.0 = 152, bound ln(2 * 40 / 0.01)
  // = 9.
  std::vector<Cell> marked(40, 10);
  marked[7] = 110;
  for (const auto& [code, quantity] : {std::pair{"C109", Quantity::invalid}, std::pair{"C110", Quantity::blank}}) {
    const Finding f = shares(quantity, marked).run(code);
    EXPECT_EQ(f.verdict, Verdict::remarkable) << code;
    EXPECT_EQ(f.units, (Units{7}));
    EXPECT_EQ(f.votes_at_stake, 98);
    EXPECT_EQ(f.examples.front().detail, "110 of 500 ballots (22.00 %); the whole contest: 2.50 %");
    EXPECT_NEAR(std::get<double>(number_of(f, "exponent")->value), std::log(8000.0), 1e-12);
  }
}

TEST(InvalidShare, ComparesWithTheUnitsOwnArea) {
  std::vector<Cell> marked(60, 10);
  std::vector<std::uint32_t> area(60, 0);
  for (std::size_t i = 30; i < 60; ++i) {
    marked[i] = 100;
    area[i] = 1;
  }
  Hand hand = shares(Quantity::invalid, marked);
  hand.areas(2, area);
  EXPECT_EQ(hand.run("C109").verdict, Verdict::holds);
  hand.table.quantities[static_cast<std::size_t>(Quantity::invalid)]->cells[3] = 100;  // usual over there, not here
  const Finding f = hand.run("C109");
  EXPECT_EQ(f.units, (Units{3}));
  EXPECT_EQ(f.examples.front().detail.substr(0, 31), "100 of 500 ballots (20.00 %); R");
}

TEST(InvalidShare, JoinsSmallAreasToTheOneAround) {
  std::vector<Cell> marked(40, 10);
  marked[0] = 110;
  std::vector<std::uint32_t> area(40);
  for (std::uint32_t i = 0; i < 40; ++i) area[i] = i / 2;
  Hand hand = shares(Quantity::invalid, marked);
  hand.areas(20, area);
  EXPECT_EQ(hand.run("C109").units, (Units{0}));
}

TEST(InvalidShare, AllowsForTheUsualSpread) {
  // Shares from 0 to 39 %, far wider than chance: nothing stands out of them.
  std::vector<Cell> marked;
  for (Cell i = 0; i < 40; ++i) marked.push_back(5 * i);
  const Finding f = shares(Quantity::invalid, marked).run("C109");
  EXPECT_EQ(f.verdict, Verdict::holds);
  EXPECT_GT(std::get<double>(number_of(f, "dispersion")->value), 10);
}

TEST(InvalidShare, IsNotCheckedWithoutItsNumbersOrUnits) {
  EXPECT_EQ(Hand(30).run("C109").reason, "the copy states no invalid ballots");
  EXPECT_EQ(Hand(30).run("C110").reason, "the copy states no blank ballots");
  EXPECT_EQ(shares(Quantity::invalid, std::vector<Cell>(19, 1)).run("C109").verdict, Verdict::not_checked);
}

TEST(InvalidShare, CopesWithSharesOfNoneAndAll) {
  EXPECT_EQ(shares(Quantity::invalid, std::vector<Cell>(30, 0)).run("C109").verdict, Verdict::holds);
  EXPECT_EQ(shares(Quantity::invalid, std::vector<Cell>(30, 500)).run("C109").verdict, Verdict::holds);
}

// The bound is of Bonferroni's kind: binomial elections of 1,000 units may list any unit in at most 1 % of runs.
TEST(InvalidShare, ListsNothingInBinomialElections) {
  int listed = 0;
  for (std::uint32_t run = 0; run < 50; ++run) {
    acta::base::RandomStream random(20201206, 109, run);
    std::vector<Cell> marked(1'000, 0);
    for (Cell& cell : marked)
      for (int ballot = 0; ballot < 500; ++ballot) cell += random.uniform() < 0.02;
    listed += shares(Quantity::invalid, marked).run("C109").verdict != Verdict::holds;
  }
  EXPECT_LE(listed, 2);  // P(more than 2 of 50 at 1 %) = 0.014
}

}  // namespace
