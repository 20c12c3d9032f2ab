// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/charts.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace acta::forensics {
namespace {

/// Stations as {registered, ballots, votes of A}.
model::SheetTable sheets_of(const std::vector<std::array<std::int64_t, 3>>& stations) {
  model::SheetTable sheets;
  sheets.files = {"sheets.csv"};
  model::Column registered{{}, {"registered"}, {1}}, ballots{{}, {"ballots"}, {2}};
  sheets.votes.push_back({{}, {"a"}, {3}});
  for (const auto& s : stations) {
    registered.cells.push_back(s[0]);
    ballots.cells.push_back(s[1]);
    sheets.votes[0].cells.push_back(s[2]);
    sheets.keys.push_back("k");
    sheets.labels.push_back("k");
    sheets.places.push_back({0, 2});
  }
  sheets.quantities[static_cast<std::size_t>(model::Quantity::registered)] = registered;
  sheets.quantities[static_cast<std::size_t>(model::Quantity::ballots)] = ballots;
  return sheets;
}

model::Charts charts_of(const model::SheetTable& sheets) {
  model::Contest contest;
  contest.options = {{"a", "A", {}, {}}};
  ChartOptions choice;
  choice.bins_per_percent = 1;
  return charts(contest, sheets, model::default_turnout(sheets), {0}, choice);
}

// 50 of 100 is 50 %: bin 50, weight 100 voters; 100 % lies in the last bin; 10 of 0 and 11 of 10 are left out.
TEST(Charts, BinsAreCutByIntegers) {
  const model::Charts all = charts_of(sheets_of({{100, 50, 25}, {40, 40, 40}, {0, 10, 5}, {10, 11, 1}}));
  ASSERT_EQ(all.histograms.size(), 2u);
  const model::Histogram& turnout = all.histograms[0];
  ASSERT_EQ(turnout.bins.size(), 100u);
  EXPECT_EQ(turnout.bins[50], 100);
  EXPECT_EQ(turnout.bins[49], 0);
  EXPECT_EQ(turnout.bins[99], 40);
  EXPECT_EQ(turnout.left_out, 2);
  const model::Histogram& share = all.histograms[1];
  EXPECT_EQ(share.bins[50], 50 + 10);  // 25 of 50 and 5 of 10
  EXPECT_EQ(share.bins[99], 40);
  EXPECT_EQ(share.bins[9], 11);  // 1 of 11 is 9.09 %
}

TEST(Charts, FingerprintWeighsByVoters) {
  const model::Charts all = charts_of(sheets_of({{100, 50, 25}, {200, 100, 50}, {40, 40, 40}}));
  ASSERT_EQ(all.fingerprints.size(), 1u);
  const auto& squares = all.fingerprints[0].squares;
  ASSERT_EQ(squares.size(), 2u);
  EXPECT_EQ(squares[0].x, 50);
  EXPECT_EQ(squares[0].y, 50);
  EXPECT_EQ(squares[0].weight, 300);
  EXPECT_EQ(squares[1].weight, 40);
}

// 30 of 100 voters: bin 30, square 15 of two points; 15 of 30 ballots: bin 50, square 25. Everybody: the last of each.
// Nobody registered: left out.
TEST(Charts, ElectionsBesideEachOther) {
  Stations stations;
  stations.list = {{100, 30, 30, 15}, {40, 40, 40, 40}, {0, 10, 10, 5}};
  const model::ElectionPrint print = election_print("Before", "Ada", stations);
  EXPECT_EQ(print.name, "Before");
  EXPECT_EQ(print.option, "Ada");
  EXPECT_EQ(print.registered, 140);
  EXPECT_EQ(print.stations, 2);
  EXPECT_EQ(print.turnout[30], 100);
  EXPECT_EQ(print.turnout[99], 40);
  EXPECT_EQ(print.share[50], 30);
  EXPECT_EQ(print.share[99], 40);
  ASSERT_EQ(print.squares.size(), 2u);
  EXPECT_EQ(print.squares[0].x, 15);
  EXPECT_EQ(print.squares[0].y, 25);
  EXPECT_EQ(print.squares[0].weight, 100);
  EXPECT_EQ(print.squares[1].x, 49);
}

TEST(Charts, NoWeightIsLost) {
  const auto sheets = sheets_of({{100, 33, 12}, {211, 97, 50}, {404, 303, 11}});
  const model::Charts all = charts_of(sheets);
  EXPECT_EQ(std::accumulate(all.histograms[0].bins.begin(), all.histograms[0].bins.end(), std::int64_t{0}), 715);
}

}  // namespace
}  // namespace acta::forensics
