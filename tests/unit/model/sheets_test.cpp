// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "acta/model/result.hpp"
#include "acta/model/sheets.hpp"

namespace {

using namespace acta::model;

SheetTable two_units() {
  SheetTable table;
  table.files = {"t.csv"};
  table.places = {{0, 2}, {0, 3}};
  table.votes.resize(2);
  table.votes[0] = {{10, kMissing}, {"A"}, {4}};
  table.votes[1] = {{5, kMissing}, {"B"}, {5}};
  table.quantities[static_cast<std::size_t>(Quantity::invalid)] = Column{{2, 1}, {"I"}, {3}};
  return table;
}

TEST(Quantity, NamesRoundTrip) {
  for (std::size_t i = 0; i < kQuantityCount; ++i) {
    const auto quantity = static_cast<Quantity>(i);
    ASSERT_TRUE(quantity_from(to_string(quantity)).has_value());
    EXPECT_EQ(*quantity_from(to_string(quantity)), quantity);
  }
  EXPECT_FALSE(quantity_from("turnout").has_value());
}

TEST(SheetTable, BallotsFallBackToTheirParts) {
  SheetTable table = two_units();
  EXPECT_EQ(ballots_counted(table, 0), 17);  // 10 + 5 + 2 invalid
  EXPECT_EQ(ballots_counted(table, 1), kMissing);
  table.quantities[static_cast<std::size_t>(Quantity::valid)] = Column{{16, 7}, {"V"}, {6}};
  EXPECT_EQ(ballots_counted(table, 0), 18);  // stated valid 16 + 2
  table.quantities[static_cast<std::size_t>(Quantity::ballots)] = Column{{20, kMissing}, {"T"}, {7}};
  EXPECT_EQ(ballots_counted(table, 0), 20);
  EXPECT_EQ(ballots_counted(table, 1), 8);
}

TEST(SheetTable, OptionsSumTellsWhetherItIsComplete) {
  const SheetTable table = two_units();
  bool complete = false;
  EXPECT_EQ(options_sum(table, 0, &complete), 15);
  EXPECT_TRUE(complete);
  EXPECT_EQ(options_sum(table, 1, &complete), kMissing);
  EXPECT_FALSE(complete);
}

TEST(SheetTable, SumKeepsMissingCellsApart) {
  const Sum total = sum(two_units().votes[0]);
  EXPECT_EQ(total.total, 10);
  EXPECT_EQ(total.counted, 1);
  EXPECT_EQ(total.missing, 1);
}

TEST(SheetTable, PlaceNamesFileLineAndColumn) {
  const SheetTable table = two_units();
  EXPECT_EQ(to_text(table.place(1, &table.votes[1])), "t.csv:3:5");
}

TEST(CountResult, SeatsWithinCountsMarginsUpToTheVotes) {
  CountResult result;
  result.margins = {{1, 0, 1, 3, 2, ""}, {2, 0, 1, 9, 5, ""}};
  EXPECT_EQ(seats_within(result, 1), 0);
  EXPECT_EQ(seats_within(result, 2), 1);
  EXPECT_EQ(seats_within(result, 5), 2);
}

}  // namespace
