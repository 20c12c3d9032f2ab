// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/grouper.hpp"

#include "acta/read/ballots/merge.hpp"
#include "unit/read/ballots.hpp"

namespace acta::read {
namespace {

using test::rows_text;

BallotOptions with_cards() {
  BallotOptions options;
  options.keep_cards = true;
  return options;
}

/// Marks the texts, first rank first, and ends the ballot.
bool ballot(BallotGrouper& grouper, const std::vector<std::string>& marks, std::int64_t count = 1,
            const BallotCard& card = {}) {
  for (std::size_t i = 0; i < marks.size(); ++i)
    if (!grouper.mark(i + 1, *grouper.named(marks[i]))) return false;
  return grouper.end_ballot(count, card);
}

TEST(BallotGrouper, EqualBallotsAreOneRowInOrderOfFirstAppearance) {
  BallotGrouper grouper("Mayor", {});
  EXPECT_TRUE(ballot(grouper, {"B", "A"}, 2));
  EXPECT_TRUE(ballot(grouper, {"A"}));
  EXPECT_TRUE(ballot(grouper, {"B", "A", ""}, 3));
  EXPECT_TRUE(ballot(grouper, {}));
  const auto reading = std::move(grouper).finish(3);
  EXPECT_EQ(rows_text(reading.ballots), "5 B > A; 1 A; 1 ");
  EXPECT_EQ(reading.ballots.candidates, (std::vector<std::string>{"B", "A"}));
  EXPECT_EQ(reading.ballots.most_ranks, 3u);
}

TEST(BallotGrouper, NothingIsRepaired) {
  BallotGrouper grouper("", {});
  EXPECT_TRUE(ballot(grouper, {"A", "", "A", " B "}));
  EXPECT_EQ(rows_text(std::move(grouper).finish(0).ballots), "1 A > - > A > B");
}

TEST(BallotGrouper, DifferentMarksAtOneRankAreASet) {
  BallotGrouper grouper("", {});
  const auto a = *grouper.named("A"), b = *grouper.named("B");
  for (const auto& marks : {std::vector{b, a, b}, std::vector{a, b}, std::vector{a, a}}) {
    for (const auto mark : marks) EXPECT_TRUE(grouper.mark(1, mark));
    EXPECT_TRUE(grouper.end_ballot());
  }
  const auto reading = std::move(grouper).finish(0);
  EXPECT_EQ(rows_text(reading.ballots), "2 A=B; 1 A");
  EXPECT_EQ(reading.ballots.sets, (std::vector<std::vector<model::RankMark>>{{a, b}}));
}

TEST(BallotGrouper, LabelsKeepTheirMeaning) {
  BallotOptions options;
  options.overvote_label = "over";
  options.skipped_label = "under";
  options.undeclared_write_in_label = "UWI";
  BallotGrouper grouper("", options);
  EXPECT_TRUE(ballot(grouper, {"over", "under", "UWI", "A"}));
  const auto reading = std::move(grouper).finish(0);
  EXPECT_EQ(rows_text(reading.ballots), "1 overvote > - > write-in > A");
  EXPECT_EQ(reading.ballots.candidates, std::vector<std::string>{"A"});
}

TEST(BallotGrouper, ManyRowsAreToldApart) {
  BallotGrouper grouper("", {});
  for (int turn = 0; turn < 2; ++turn)
    for (int i = 0; i < 3'000; ++i) EXPECT_TRUE(ballot(grouper, {std::to_string(i), std::to_string(i * 7 % 3'000)}));
  const auto ballots = std::move(grouper).finish(0).ballots;
  EXPECT_EQ(ballots.rows(), 3'000u);
  EXPECT_EQ(test::ballots_of(ballots), 6'000);
}

TEST(BallotGrouper, CardsAreKeptWhereAsked) {
  BallotGrouper grouper("", with_cards());
  EXPECT_TRUE(ballot(grouper, {"A"}));
  EXPECT_TRUE(ballot(grouper, {"B"}, 1, {"7", "P", ""}));
  EXPECT_TRUE(ballot(grouper, {"A"}, 1, {"8", "Q", ""}));
  const auto cards = std::move(grouper).finish(0).ballots.cards;
  EXPECT_EQ(cards.row, (std::vector<std::uint32_t>{0, 1, 0}));
  EXPECT_EQ(cards.precincts, (std::vector<std::string>{"", "P", "Q"}));
  EXPECT_EQ(cards.precinct, (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_EQ(cards.ids, (std::vector<std::string>{"", "7", "8"}));
  EXPECT_TRUE(cards.batch.empty());
}

std::string problem(const BallotGrouper& grouper) { return to_text(grouper.problem({"f", 2, 1})); }

TEST(BallotGrouper, WhatCannotBeIsRefused) {
  BallotOptions options;
  options.limits.candidates = 2;
  options.limits.ranks = 5;
  options.limits.ballots = 10;
  BallotGrouper grouper("", options);
  const auto a = *grouper.named("A");
  EXPECT_FALSE(grouper.mark(0, a));
  EXPECT_EQ(problem(grouper), "f:2:1: a rank must be 1 or more");
  EXPECT_FALSE(grouper.mark(6, a));
  EXPECT_FALSE(ballot(grouper, {"A"}, 0));
  EXPECT_FALSE(grouper.end_ballot(11));
  EXPECT_EQ(grouper.problem({}).kind, base::ErrorKind::limit);
  EXPECT_TRUE(grouper.end_ballot(1, {"7", {}, {}}));
  EXPECT_FALSE(grouper.end_ballot(1, {"7", {}, {}}));
  EXPECT_EQ(problem(grouper), "f:2:1: two ballots have the id \"7\"");
  EXPECT_FALSE(grouper.end_ballot(2, {"8", {}, {}}));
  EXPECT_TRUE(grouper.named("B"));
  EXPECT_FALSE(grouper.named("C"));
}

BallotReading reading_of(const std::vector<std::vector<std::string>>& ballots, const std::string& id) {
  BallotGrouper grouper("Mayor", with_cards());
  for (std::size_t i = 0; i < ballots.size(); ++i) {
    const std::string own = id.empty() ? id : id + std::to_string(i);
    EXPECT_TRUE(ballot(grouper, ballots[i], 1, {own, "P" + id, {}}));
  }
  grouper.note("met", {"f", 1, 0});
  return std::move(grouper).finish(2);
}

TEST(BallotMerge, SourcesOfOneContestJoin) {
  auto all = reading_of({{"A", "B"}, {"B"}}, "x");
  ASSERT_TRUE(merge_ballots(all, reading_of({{"C"}, {"B"}, {"A", "B"}}, "y"), {}));
  EXPECT_EQ(rows_text(all.ballots), "2 A > B; 2 B; 1 C");
  EXPECT_EQ(all.ballots.cards.row, (std::vector<std::uint32_t>{0, 1, 2, 1, 0}));
  EXPECT_EQ(all.ballots.cards.precincts, (std::vector<std::string>{"Px", "Py"}));
  ASSERT_EQ(all.notes.size(), 1u);
  EXPECT_EQ(all.notes[0].count, 2u);
}

TEST(BallotMerge, SetsAndLabelsStay) {
  BallotOptions options;
  options.overvote_label = "over";
  BallotGrouper left("", options), right("", options);
  EXPECT_TRUE(ballot(left, {"over", "A"}));
  const auto b = *right.named("B"), a = *right.named("A");
  EXPECT_TRUE(right.mark(2, b) && right.mark(2, a) && right.end_ballot(4));
  auto all = std::move(left).finish(0);
  ASSERT_TRUE(merge_ballots(all, std::move(right).finish(0), {}));
  EXPECT_EQ(rows_text(all.ballots), "1 overvote > A; 4 - > A=B");
}

TEST(BallotMerge, OneIdOnBothSidesIsRefused) {
  auto all = reading_of({{"A"}}, "x");
  const auto same = all;
  const auto merged = merge_ballots(all, same, {});
  ASSERT_FALSE(merged);
  EXPECT_NE(merged.error().message.find("two ballots have the id"), std::string::npos);
}

}  // namespace
}  // namespace acta::read
