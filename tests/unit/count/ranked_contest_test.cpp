// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <utility>

#include "acta/count/ranked/contest.hpp"

namespace acta::count {
namespace {

using model::RankMark;

/// A source of the rows given, one ballot each.
model::RankedBallots ballots_of(std::vector<std::string> candidates, const std::vector<std::vector<RankMark>>& rows) {
  model::RankedBallots ballots;
  ballots.contest = "made up";
  ballots.candidates = std::move(candidates);
  for (const auto& row : rows) {
    ballots.marks.insert(ballots.marks.end(), row.begin(), row.end());
    ballots.begin.push_back(static_cast<std::uint32_t>(ballots.marks.size()));
    ballots.counts.push_back(1);
  }
  return ballots;
}

base::Result<RankedContest> assembled(const RankedSource& source, const ContestOptions& options = {}) {
  const std::vector<RankedCandidate> candidates{{"Ames", {"A", "12"}, false}, {"Burr", {}, false}};
  return assemble_contest({&source, 1}, candidates, options);
}

TEST(RankedContest, NamesAliasesAndCodesAreOneCandidate) {
  const auto ballots = ballots_of({" Ames ", "A", "someone", "Burr"}, {{0, 3}, {1, 3}, {2, 3}});
  const std::vector<std::string> codes{"", "", "12", ""};
  const auto contest = assembled({&ballots, codes, {}, false});
  ASSERT_TRUE(contest);
  EXPECT_EQ(contest->rows(), 1u);
  EXPECT_EQ(contest->counts[0], 3);
}

TEST(RankedContest, ANameOfNobodyIsRefused) {
  const auto ballots = ballots_of({"Cole"}, {{0}});
  const auto contest = assembled({&ballots, {}, {}, false});
  ASSERT_FALSE(contest);
  EXPECT_EQ(contest.error().message, "candidates: ballots have \"Cole\", which is no candidate's name or alias");
}

TEST(RankedContest, TwoMarksOfOneCandidateAreOneMark) {
  auto ballots = ballots_of({"Ames", "A", "Burr"}, {{model::kFirstSet}, {model::kFirstSet + 1}});
  ballots.sets = {{0, 1}, {0, 2}};
  const auto contest = assembled({&ballots, {}, {}, false});
  ASSERT_TRUE(contest);
  EXPECT_EQ(contest->row(0)[0], 0u);
  EXPECT_EQ(contest->row(1)[0], model::kFirstSet);
  EXPECT_EQ(contest->sets, (std::vector<std::vector<RankMark>>{{0, 1}}));
}

TEST(RankedContest, RowsOfOneSourceAreSortedOnRequest) {
  const std::vector<std::vector<RankMark>> rows{{1, 0}, {model::kFirstSet}, {0}, {1}, {}, {0, model::kNoMark, 1}};
  auto ballots = ballots_of({"Burr", "Ames"}, rows);
  ballots.sets = {{0, 1}};
  ContestOptions options;
  options.sorted = true;
  const auto contest = assembled({&ballots, {}, {}, false}, options);
  ASSERT_TRUE(contest);
  EXPECT_TRUE(contest->sorted);
  EXPECT_EQ(contest->marks, (std::vector<RankMark>{1, 1, model::kNoMark, 0, 0, 0, 1, model::kFirstSet}));
  EXPECT_EQ(contest->begin, (std::vector<std::uint32_t>{0, 0, 1, 4, 5, 7, 8}));
  EXPECT_EQ(contest->ballots, 6);
}

TEST(RankedContest, NamesThatJoinKeepRowsApartNoMore) {
  const auto ballots = ballots_of({"Ames", "A"}, {{0}, {1}});
  ContestOptions options;
  options.sorted = true;
  const auto contest = assembled({&ballots, {}, {}, false}, options);
  ASSERT_TRUE(contest);
  EXPECT_FALSE(contest->sorted);
  EXPECT_EQ(contest->counts, (std::vector<std::int64_t>{2}));
}

TEST(RankedContest, SortedRowsAreTakenOver) {
  const std::vector<RankedCandidate> candidates{{"Ames", {}, false}, {"Burr", {}, true}};
  auto ballots = ballots_of({"Ames", "Burr"}, {{0}, {0, 1}, {model::kFirstSet}});
  ballots.sets = {{0, 1}};
  ballots.sorted = true;
  const auto marks = ballots.marks;
  const RankMark* const place = ballots.marks.data();
  const auto contest = assemble_contest(std::move(ballots), {}, candidates);
  ASSERT_TRUE(contest);
  EXPECT_EQ(contest->marks.data(), place) << "nothing is copied";
  EXPECT_EQ(contest->marks, marks);
  EXPECT_EQ(contest->sets, (std::vector<std::vector<RankMark>>{{0, 1}}));
  EXPECT_EQ(contest->excluded, (std::vector<bool>{false, true}));
  EXPECT_EQ(contest->ballots, 3);
}

TEST(RankedContest, RanksBeyondTheMostAreCutOrRefused) {
  const auto ballots = ballots_of({"Ames", "Burr"}, {{0, 1}});
  const auto cut = assembled({&ballots, {}, 1, true});
  ASSERT_TRUE(cut);
  EXPECT_EQ(cut->row(0).size(), 1u);
  const auto refused = assembled({&ballots, {}, 1, false});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "maxRankingsAllowed: a ballot has a rank 2, the rules allow 1");
}

TEST(RankedContest, SlicesNeedCardsThatSayTheirs) {
  auto ballots = ballots_of({"Ames", "Burr"}, {{0}, {1}});
  EXPECT_FALSE(assembled({&ballots, {}, {}, false}, {false, true, false}));
  ballots.counts = {2, 1};
  ballots.cards.row = {0, 1, 0};
  ballots.cards.precinct = {1, 0, 0};
  ballots.cards.precincts = {"South", "North"};
  const auto contest = assembled({&ballots, {}, {}, false}, {false, true, false});
  ASSERT_TRUE(contest);
  ASSERT_EQ(contest->precincts.size(), 2u);
  EXPECT_EQ(contest->precincts[0].name, "North");
  EXPECT_EQ(contest->precincts[1].row, (std::vector<std::uint32_t>{0, 1}));
}

}  // namespace
}  // namespace acta::count
