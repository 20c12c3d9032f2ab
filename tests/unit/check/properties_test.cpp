// SPDX-License-Identifier: Apache-2.0
#include <numeric>
#include <set>

#include "acta/check/scan.hpp"
#include "unit/check/random_table.hpp"

namespace {

using namespace acta::test;

std::vector<std::size_t> shuffled(std::size_t units) {
  std::vector<std::size_t> order(units);
  std::iota(order.begin(), order.end(), std::size_t{0});
  acta::base::RandomStream random(7, 2);
  for (std::size_t i = units; i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  return order;
}

std::set<std::string> keys_of(const Finding& finding, const SheetTable& table) {
  std::set<std::string> keys;
  for (const std::uint32_t u : finding.units) keys.emplace(table.keys[u]);
  return keys;
}

TEST(Property, OrderOfRowsDoesNotMatter) {
  const Hand hand = random_hand(3'000, 4, 11);
  const Hand other = reordered(hand, shuffled(3'000));
  const auto before = hand.run(), after = other.run();
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_EQ(before[i].verdict, after[i].verdict) << before[i].code;
    EXPECT_EQ(before[i].statement, after[i].statement) << before[i].code;
    EXPECT_EQ(before[i].instances, after[i].instances) << before[i].code;
    if (before[i].code != "C201" && before[i].code != "C202") {  // these list all rows but the first of equal ones
      EXPECT_EQ(before[i].votes_at_stake, after[i].votes_at_stake) << before[i].code;
      EXPECT_EQ(keys_of(before[i], hand.table), keys_of(after[i], other.table)) << before[i].code;
    }
  }
}

TEST(Property, OrderOfOptionsDoesNotMatter) {
  const Hand hand = random_hand(500, 5, 12);
  Hand other = hand;
  std::reverse(other.contest.options.begin(), other.contest.options.end());
  std::reverse(other.table.votes.begin(), other.table.votes.end());
  const auto before = hand.run(), after = other.run();
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_EQ(before[i].statement, after[i].statement) << before[i].code;
    EXPECT_EQ(before[i].units, after[i].units) << before[i].code;
  }
}

TEST(Property, UnitsAscendAndNeverExceedWhatWasTested) {
  for (const Finding& f : random_hand(2'000, 3, 13).run()) {
    EXPECT_TRUE(std::is_sorted(f.units.begin(), f.units.end())) << f.code;
    EXPECT_EQ(std::set<std::uint32_t>(f.units.begin(), f.units.end()).size(), f.units.size()) << f.code;
    EXPECT_LE(f.instances, f.tested) << f.code;
    EXPECT_LE(static_cast<std::int64_t>(f.units.size()), std::max(f.instances, std::int64_t{0})) << f.code;
    EXPECT_TRUE(f.verdict != Verdict::holds || f.instances == 0) << f.code;
  }
}

TEST(Property, TheSameTableGivesTheSameFindings) {
  const Hand hand = random_hand(1'000, 3, 14);
  const auto first = hand.run(), second = hand.run();
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(first[i].statement, second[i].statement);
}

TEST(Property, SumsOfUnitsAgreeWithTheirOwnPublishedTotals) {
  Hand hand = random_hand(1'000, 3, 15);
  for (std::uint32_t area = 0; area < 40; ++area) {
    model::PublishedTotal total;
    total.level = 0;
    total.area = area;
    total.quantities.fill(kMissing);
    for (const Column& column : hand.table.votes) {
      Cell sum = 0;
      for (std::size_t u = 0; u < hand.table.units(); ++u)
        if (hand.table.area[u] == area && model::is_count(column.cells[u])) sum += column.cells[u];
      total.votes.push_back(sum);
    }
    hand.table.published.push_back(total);
  }
  EXPECT_EQ(hand.run("C203").verdict, Verdict::holds);
  EXPECT_EQ(hand.run("C203").tested, 120);
  ++hand.table.published[7].votes[2];
  EXPECT_EQ(hand.run("C203").instances, 1);
}

TEST(Property, OneWrongCellFailsOnceWhereverItStands) {
  for (const std::size_t at : {std::size_t{0}, std::size_t{2'047}, std::size_t{2'048}, std::size_t{4'999}}) {
    Hand hand(5'000);
    hand.option("a", std::vector<Cell>(5'000, 3)).option("b", std::vector<Cell>(5'000, 4));
    hand.quantity(Quantity::valid, std::vector<Cell>(5'000, 7));
    hand.table.votes[1].cells[at] = 5;
    EXPECT_EQ(hand.run("C101").units, (Units{static_cast<std::uint32_t>(at)}));
  }
}

TEST(Scan, AgreesWithTheModelOnEveryUnit) {
  Hand hand = random_hand(3'000, 4, 16);
  for (const bool with_ballots : {true, false}) {
    if (!with_ballots) hand.table.quantities[static_cast<std::size_t>(Quantity::ballots)].reset();
    const acta::check::Scan scan = acta::check::scan(hand.table);
    for (std::size_t u = 0; u < hand.table.units(); ++u) {
      bool complete = false;
      ASSERT_EQ(scan.options_sum[u], model::options_sum(hand.table, u, &complete));
      ASSERT_EQ(scan.incomplete[u] == 0, complete);
      ASSERT_EQ(scan.ballots[u], model::ballots_counted(hand.table, u));
    }
  }
}

}  // namespace
