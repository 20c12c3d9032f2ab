// SPDX-License-Identifier: Apache-2.0
#include "acta/count/open_list.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "unit/count/csv.hpp"

namespace acta::count {
namespace {

using Kind = OpenListRule::Kind;
using Reason = Placed::Reason;
using Indices = std::vector<std::size_t>;

Indices order_of(const ElectedOfList& result) {
  Indices order;
  for (const Placed& placed : result.order) order.push_back(placed.candidate);
  return order;
}

OpenListRule rule_of(Kind kind) {
  OpenListRule rule;
  rule.kind = kind;
  return rule;
}

TEST(OpenList, ClosedListsKeepTheirOrder) {
  const auto result = elect({{5, 90, 70}, 2, 165, 0}, rule_of(Kind::closed));
  EXPECT_EQ(order_of(result), (Indices{0, 1, 2}));
  EXPECT_EQ(result.elected, 2u);
  EXPECT_TRUE(result.tied.empty());
}

TEST(OpenList, FullyOpenListsGoByVotes) {
  const auto result = elect({{5, 90, 70, 80}, 2, 245, 0}, rule_of(Kind::by_votes));
  EXPECT_EQ(order_of(result), (Indices{1, 3, 2, 0}));
  EXPECT_EQ(result.elected, 2u);
  EXPECT_EQ(result.order[0].reason, Reason::votes);
  EXPECT_EQ(result.order[0].votes, 90);
}

TEST(OpenList, SeatsWithoutCandidatesStayUnfilled) {
  const auto result = elect({{5, 9}, 3, 14, 0}, rule_of(Kind::by_votes));
  EXPECT_EQ(result.elected, 2u);
  EXPECT_EQ(result.unfilled, 1);
}

// Two seats; 90, then 70 and 70: one seat is sure, one is tied between candidates 2 and 3.
TEST(OpenList, EqualVotesAtTheLastSeatAreATie) {
  OpenList list{{5, 90, 70, 70}, 2, 235, 0};
  const auto tie = elect(list, rule_of(Kind::by_votes));
  EXPECT_EQ(tie.elected, 1u);
  EXPECT_EQ(tie.open, 1);
  EXPECT_EQ(tie.tied, (Indices{2, 3}));

  list.drawn = {3, 2};
  const auto drawn = elect(list, rule_of(Kind::by_votes));
  EXPECT_EQ(order_of(drawn), (Indices{1, 3, 2, 0}));
  EXPECT_EQ(drawn.elected, 2u);
  EXPECT_EQ(drawn.open, 0);

  list.drawn.clear();
  OpenListRule by_order = rule_of(Kind::by_votes);
  by_order.ties = OpenListRule::Ties::list_order;
  EXPECT_EQ(order_of(elect(list, by_order)), (Indices{1, 2, 3, 0}));
  EXPECT_EQ(elect(list, by_order).elected, 2u);
}

TEST(OpenList, EqualVotesThatBothGetASeatAreNoTie) {
  EXPECT_EQ(elect({{70, 90, 70, 5}, 3, 235, 0}, rule_of(Kind::by_votes)).elected, 3u);
  EXPECT_EQ(elect({{70, 90, 70, 5}, 0, 235, 0}, rule_of(Kind::by_votes)).open, 0);
}

// Three candidates have 40 votes for two seats. The draw put candidate 2 first and left the others undrawn: it has a
// seat, and the other seat is still to be drawn between 0 and 1.
TEST(OpenList, APartialDrawSettlesWhatItSays) {
  const auto result = elect({{40, 40, 40}, 2, 120, 0, {0, 1}, {2}}, rule_of(Kind::by_votes));
  EXPECT_EQ(result.elected, 1u);
  EXPECT_EQ(result.order[0].candidate, 2u);
  EXPECT_EQ(result.open, 1);
  EXPECT_EQ(result.tied, (Indices{0, 1}));
}

// 3 % of the list's 10,000 votes are 300: candidates 3 (450) and 1 (300, just enough) come first, then the list.
TEST(OpenList, AThresholdOfTheListsVotesLiftsCandidates) {
  OpenListRule rule = rule_of(Kind::threshold);
  rule.share = {3, 100};
  const OpenList list{{200, 300, 299, 450}, 3, 10'000, 0};
  const auto result = elect(list, rule);
  EXPECT_EQ(order_of(result), (Indices{3, 1, 0, 2}));
  EXPECT_EQ(result.threshold, base::Ratio(300, 1));
  EXPECT_EQ(result.order[1].reason, Reason::threshold);
  EXPECT_EQ(result.order[2].reason, Reason::list_order);
  rule.more_than = true;
  EXPECT_EQ(order_of(elect(list, rule)), (Indices{3, 0, 1, 2}));
}

// Equal votes under the threshold do not matter: the list decides there.
TEST(OpenList, TiesUnderTheThresholdAreNone) {
  OpenListRule rule = rule_of(Kind::threshold);
  rule.share = {1, 10};
  const auto result = elect({{50, 50, 50, 200}, 2, 1000, 0}, rule);
  EXPECT_EQ(order_of(result), (Indices{3, 0, 1, 2}));
  EXPECT_EQ(result.elected, 2u);
  EXPECT_EQ(elect({{150, 50, 150, 150}, 2, 1000, 0}, rule).tied, (Indices{0, 2, 3}));
}

// A list with 60,000 votes and 5 seats: the figure is 60,000 / (5 + 1) = 10,000 (the example of the Belgian dictionary
// of political terms, rtbf.be "Dévolution des sièges"; Code électoral art. 172). 20,000 of the votes name nobody, so
// 10,000 are handed down: A lacks nothing, B gets 4,000 to 10,000, C 5,500 to 10,000, D the last 500 of the 9,000 it
// lacks. Order: A 12,000, then B and C 10,000 each in the order of the list, F 9,000, E 2,000, D 1,500.
TEST(OpenList, ListVotesAreHandedDownToTheEligibilityFigure) {
  OpenListRule rule = rule_of(Kind::devolution);
  rule.ties = OpenListRule::Ties::list_order;
  const auto result = elect({{12'000, 6'000, 4'500, 1'000, 2'000, 9'000}, 5, 60'000, 20'000}, rule);
  EXPECT_EQ(result.threshold, base::Ratio(10'000, 1));
  EXPECT_EQ(order_of(result), (Indices{0, 1, 2, 5, 4, 3}));
  EXPECT_EQ(result.elected, 5u);
  EXPECT_EQ(result.order[0].reason, Reason::own_figure);
  EXPECT_EQ(result.order[1].handed, 4'000);
  EXPECT_EQ(result.order[1].votes, 10'000);
  EXPECT_EQ(result.order[1].reason, Reason::with_pool);
  EXPECT_EQ(result.order[5].handed, 500);
}

// Pool and figure are rounded up: half of 5 is 3, 10 / 3 is 4. One seat more than A's own 2 votes: A gets 2, B 1.
TEST(OpenList, FractionsOfThePoolAndTheFigureCountAsWhole) {
  OpenListRule rule = rule_of(Kind::devolution);
  rule.ties = OpenListRule::Ties::list_order;
  const auto result = elect({{2, 1, 2}, 2, 10, 5}, rule);
  EXPECT_EQ(result.threshold, base::Ratio(4, 1));
  EXPECT_EQ(order_of(result), (Indices{0, 1, 2}));
  EXPECT_EQ(result.order[0].handed, 2);
  EXPECT_EQ(result.order[1].handed, 1);
}

// Voters with as many votes as seats: figure 300 * 2 / (2 + 1) = 200, pool 100 * 2 / 2 = 100. A: 150 + 50; B: 120 + 50.
TEST(OpenList, PoolAndFigureMayBeTakenOncePerSeat) {
  OpenListRule rule = rule_of(Kind::devolution);
  rule.per_seat = true;
  const auto result = elect({{150, 120, 175}, 2, 300, 100}, rule);
  EXPECT_EQ(result.threshold, base::Ratio(200, 1));
  EXPECT_EQ(order_of(result), (Indices{0, 2, 1}));
  EXPECT_EQ(result.order[2].votes, 170);
}

// ---- Tweede Kamer, 22 November 2023 (cases/seats/SOURCES.md there). Kieswet P 5: the quotient is the valid votes over
// the seats, 10,432,726 / 150, not rounded; P 15: first those with more than 25 % of it, most votes first; P 17: then
// the order of the list.
TEST(OpenListCases, EveryoneElectedToTheTweedeKamerIn2023) {
  ACTA_NEED_SHARED("cases/seats/netherlands/tk2023_candidates.csv");
  std::map<int, OpenList> lists;
  std::map<int, std::vector<std::string>> names;
  for (const auto& row : test::case_rows("cases/seats/netherlands/tk2023_candidates.csv")) {
    const int number = std::stoi(row.at("list"));
    lists[number].own.push_back(std::stoll(row.at("votes")));
    names[number].push_back(row.at("candidate"));
  }
  std::map<int, std::set<std::string>> official;
  for (const auto& row : test::case_rows("cases/seats/netherlands/tk2023_elected.csv"))
    official[std::stoi(row.at("list"))].insert(row.at("candidate"));
  OpenListRule rule = rule_of(Kind::threshold);
  rule.share = {1, 4};
  rule.of = OpenListRule::Base::quota;
  rule.more_than = true;
  std::size_t people = 0;
  for (auto& [number, list] : lists) {
    list.seats = static_cast<std::int64_t>(official[number].size());
    list.quota = {10'432'726, 150};
    const auto result = elect(list, rule);
    std::set<std::string> elected;
    for (std::size_t i = 0; i < result.elected; ++i) elected.insert(names[number][result.order[i].candidate]);
    EXPECT_EQ(elected, official[number]) << "list " << number;
    EXPECT_EQ(result.open, 0);
    people += elected.size();
  }
  EXPECT_EQ(people, 150u);
}

}  // namespace
}  // namespace acta::count
