// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "acta/count/ranked/count.hpp"
#include "acta/count/ranked/law.hpp"
#include "acta/count/ranked/pairwise.hpp"
#include "acta/count/ranked/ranked_margins.hpp"
#include "acta/count/ranked/tie_tree.hpp"
#include "acta/count/ranked/verify.hpp"
#include "unit/count/ranked_elections.hpp"

namespace acta::count {
namespace {

std::map<std::string, std::string> winners_of(const RankedContest& contest) {
  std::map<std::string, std::string> all;
  for (const auto& one : count_families(contest, pairwise_matrix(contest)))
    all[one.method] = names_of(contest, one.winners);
  return all;
}

/// M. Schulze, Social Choice and Welfare 36 (2011), example 1: 45 voters, strongest paths as in its table; E wins.
TEST(RankedFamilies, SchulzesFirstExample) {
  const auto contest = contest_of(
      "ABCDE",
      {{5, "ACBED"}, {5, "ADECB"}, {8, "BEDAC"}, {3, "CABED"}, {7, "CAEBD"}, {2, "CBADE"}, {7, "DCEBA"}, {8, "EBADC"}});
  const auto matrix = pairwise_matrix(contest);
  EXPECT_EQ(matrix.at(0, 1), 20);
  EXPECT_EQ(matrix.at(4, 3), 31);
  const std::vector<std::int64_t> paths{0,  28, 28, 30, 24, 25, 0,  28, 33, 24, 25, 29, 0,
                                        29, 24, 25, 28, 28, 0,  24, 25, 28, 28, 31, 0};
  EXPECT_EQ(strongest_paths(matrix), paths);
  EXPECT_EQ(winners_of(contest)["schulze"], "E");
}

/// Tennessee's capital, as in encyclopaedias: Memphis 42, Nashville 26, Chattanooga 15, Knoxville 17; Borda 126, 194,
/// 173, 107.
TEST(RankedFamilies, Tennessee) {
  const auto contest = contest_of("MNCK", {{42, "MNCK"}, {26, "NCKM"}, {15, "CKNM"}, {17, "KCNM"}});
  auto all = winners_of(contest);
  for (const char* method : {"condorcet", "smith", "schulze", "ranked_pairs", "copeland", "minimax", "borda"})
    EXPECT_EQ(all[method], "N") << method;
  EXPECT_EQ(all["plurality"], "M");
  for (const auto& one : count_families(contest, pairwise_matrix(contest)))
    if (one.method == "borda") {
      EXPECT_EQ(one.scores, (std::vector<std::string>{"126", "194", "173", "107"}));
    }
  RankedRules irv;
  EXPECT_EQ(names_of(contest, count_ranked(contest, irv)->elected), "K") << "instant runoff";
}

/// A beats B beats C beats A, each 2 to 1: everything is a tie, and nothing breaks it.
TEST(RankedFamilies, TiesAreValues) {
  auto all = winners_of(contest_of("ABC", {{1, "ABC"}, {1, "BCA"}, {1, "CAB"}}));
  EXPECT_EQ(all["condorcet"], "");
  for (const char* method : {"smith", "schulze", "ranked_pairs", "copeland", "minimax", "borda", "plurality", "star"})
    EXPECT_EQ(all[method], "ABC") << method;
}

/// STAR: A has 2 * 5 = 10 stars, B 2 * 4 + 2 * 5 = 18; two ballots prefer either: the run-off is tied, and B has more
/// stars. Below five stars there are none: A at rank 6 and B at rank 7 are equal there, 27 and 27 stars (3 * 5 + 3 *
/// 4), 3 and 3.
TEST(RankedFamilies, StarsRunOff) {
  EXPECT_EQ(winners_of(contest_of("AB", {{2, "AB"}, {2, "B"}}))["star"], "B");
  EXPECT_EQ(winners_of(contest_of("ABCDEFG", {{3, "AB"}, {3, "BA"}, {1, "CDEFGAB"}}))["star"], "AB");
  EXPECT_EQ(winners_of(contest_of("ABCDEFG", {{3, "AB"}, {3, "BA"}, {1, "CDEFAGB"}}))["star"], "A");
}

/// Every contest of three candidates and five ballots: the Condorcet winner is chosen by the methods that promise it;
/// the Smith set holds the winners of those that promise that.
TEST(RankedFamilies, SmallWorldsKeepThePromises) {
  const std::vector<std::string> orders{"ABC", "ACB", "BAC", "BCA", "CAB", "CBA"};
  int worlds = 0;
  for (int code = 0; code < 6 * 6 * 6 * 6 * 6; ++code) {
    std::vector<std::pair<std::int64_t, std::string>> ballots;
    for (int left = code, i = 0; i < 5; ++i, left /= 6)
      ballots.emplace_back(1, orders[static_cast<std::size_t>(left % 6)]);
    if (!std::is_sorted(ballots.begin(), ballots.end())) continue;
    ++worlds;
    auto all = winners_of(contest_of("ABC", ballots));
    if (!all["condorcet"].empty()) {
      for (const char* method : {"smith", "schulze", "ranked_pairs", "copeland", "minimax"})
        EXPECT_EQ(all[method], all["condorcet"]) << method << " chooses the Condorcet winner, world " << code;
    }
    for (const char* method : {"schulze", "ranked_pairs", "copeland"})
      for (const char c : all[method])
        EXPECT_NE(all["smith"].find(c), std::string::npos) << method << " in the Smith set";
  }
  EXPECT_EQ(worlds, 252) << "multisets of five of six orders: C(10, 5)";
}

/// B, C and D have one ballot each beside A's five: who goes first is drawn of three, then of two; A wins in all 6
/// leaves.
TEST(RankedTies, LeavesAreCounted) {
  const auto contest = contest_of("ABCD", {{5, "A"}, {1, "B"}, {1, "C"}, {1, "D"}});
  RankedRules two;
  two.mode = WinnerMode::bottoms_up;
  two.seats = 2;
  const auto tree = tie_tree(contest, two, 100);
  ASSERT_TRUE(tree);
  EXPECT_EQ(tree->leaves, 6);
  EXPECT_TRUE(tree->complete);
  EXPECT_EQ(tree->outcomes.size(), 3u) << "with B, C or D";
  for (const auto& outcome : tree->outcomes) EXPECT_EQ(outcome.leaves, 2);
  EXPECT_EQ(names_of(contest, tree->certain), "A");
  EXPECT_FALSE(tie_tree(contest, two, 4)->complete) << "four leaves are not all";
}

/// 10 to 7 of 17: two ballots from A to B make 8 to 9; a change of ceil(3 / 2) = 2.
TEST(RankedMargins, OfTwoCandidates) {
  const auto margin = irv_margin(contest_of("AB", {{10, "A"}, {7, "B"}}), RankedRules{});
  ASSERT_TRUE(margin);
  EXPECT_TRUE(margin->exact());
  EXPECT_EQ(margin->high, 2);
}

/// A 10, undeclared write-ins 9, B 3: the write-ins go and never win. A to B: ceil((10 - 3) / 2) = 4 ballots of A.
TEST(RankedMargins, WriteInsNeverWin) {
  auto contest = contest_of("AUB", {{10, "A"}, {9, "U"}, {3, "B"}});
  contest.write_ins = 1;
  const auto margin = irv_margin(contest, RankedRules{});
  ASSERT_TRUE(margin);
  EXPECT_EQ(margin->low, 4);
  EXPECT_EQ(margin->high, 4);
  EXPECT_EQ(names_of(contest, margin->instead), "B");
}

/// Nobody else stands: no change of ballots elects another.
TEST(RankedMargins, NobodyElse) {
  const auto margin = irv_margin(contest_of("A", {{5, "A"}}), RankedRules{});
  ASSERT_TRUE(margin);
  EXPECT_GT(margin->low, 5) << "more than all ballots";
  EXPECT_GT(margin->high, 5);
}

/// Where ballots must rank three of five a changed one goes on: B, then C and D who are not elected, then A; E is out.
TEST(RankedMargins, ChangedBallotsAreFormal) {
  auto contest = contest_of("ABCDE", {{5, "ABC"}, {4, "BAC"}, {3, "CAB"}, {2, "DAB"}});
  contest.excluded[4] = true;
  RankedRules rules;
  EXPECT_EQ(names_of(contest, shortest_formal(contest, rules, 1, {0})), "B");
  rules.least_ranks = 3;
  EXPECT_EQ(names_of(contest, shortest_formal(contest, rules, 1, {0})), "BCD");
  rules.least_ranks = 0;
  EXPECT_EQ(names_of(contest, shortest_formal(contest, rules, 1, {0})), "BCDA") << "the last may stay blank";
  auto changed = contest;
  changed.marks = shortest_formal(contest, rules, 1, {0});
  changed.begin = {0, static_cast<std::uint32_t>(changed.marks.size())};
  changed.counts = {1};
  std::int64_t informal = 0;
  formal_only(changed, rules, informal);
  EXPECT_EQ(informal, 0);
}

/// All ways to change up to `most` ballots of a contest to any ranking: the least number that can make another win,
/// ties lost by the winner. For small contests only.
std::int64_t margin_by_trial(const std::vector<std::string>& ballots, const std::vector<std::string>& rankings,
                             int most) {
  const auto could_lose = [](const std::vector<std::string>& now, std::uint32_t winner) {
    std::vector<std::pair<std::int64_t, std::string>> list;
    for (const auto& one : now) list.emplace_back(1, one);
    const auto tree = tie_tree(contest_of("ABC", list), RankedRules{}, 1000);
    return tree->certain != std::vector<std::uint32_t>{winner};
  };
  std::vector<std::pair<std::int64_t, std::string>> list;
  for (const auto& one : ballots) list.emplace_back(1, one);
  const std::uint32_t winner = count_ranked(contest_of("ABC", list), RankedRules{})->elected.front();
  std::vector<std::vector<std::string>> now{ballots};
  for (int changed = 0; changed <= most; ++changed) {
    std::vector<std::vector<std::string>> next;
    for (const auto& world : now) {
      if (could_lose(world, winner)) return changed;
      if (changed == most) continue;
      for (std::size_t i = 0; i < world.size(); ++i)
        for (const auto& ranking : rankings) {
          next.push_back(world);
          next.back()[i] = ranking;
          std::sort(next.back().begin(), next.back().end());
        }
    }
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    now = std::move(next);
  }
  return most + 1;
}

TEST(RankedMargins, AsFoundByTryingEverything) {
  const std::vector<std::string> rankings{"A", "B", "C", "AB", "AC", "BA", "BC", "CA", "CB"};
  JavaRandom random(7);
  int exact = 0;
  for (int world = 0; world < 12; ++world) {
    std::vector<std::string> ballots;
    std::vector<std::pair<std::int64_t, std::string>> list;
    for (int i = 0; i < 9; ++i) {
      ballots.push_back(rankings[static_cast<std::size_t>(random.next_int(9))]);
      list.emplace_back(1, ballots.back());
    }
    const auto margin = irv_margin(contest_of("ABC", list), RankedRules{});
    if (!margin) continue;  // a tie that asks
    const std::int64_t truth = margin_by_trial(ballots, rankings, 2);
    EXPECT_LE(std::min<std::int64_t>(margin->low, 3), truth) << "world " << world;
    EXPECT_GE(margin->high, truth) << "world " << world;
    if (margin->exact() && margin->high <= 2) {
      EXPECT_EQ(margin->high, truth) << "world " << world;
      ++exact;
    }
  }
  EXPECT_GE(exact, 4) << "most small margins are exact";
}

TEST(RankedVerify, CellsAreGraded) {
  const auto contest = contest_of("ABCD", {{6, "AB"}, {3, "DAC"}, {5, "B"}, {4, "C"}});
  RankedRules rules;
  rules.mode = WinnerMode::several_winners_per_round;
  rules.transfers = Transfers::one_at_a_time;
  rules.seats = 2;
  rules.decimals = 5;
  const auto counted = count_ranked(contest, rules);
  const auto votes = [](std::vector<std::string> texts) {
    std::vector<std::optional<Amount>> row;
    for (const auto& text : texts) row.push_back(text.empty() ? std::nullopt : std::optional(*parse_amount(text)));
    return row;
  };
  using What = OfficialRow::What;
  const std::vector<OfficialRow> official{{What::candidate, 0, votes({"6", "9", "7"})},
                                          {What::candidate, 1, votes({"5", "5", "6.3333"})},
                                          {What::candidate, 2, votes({"4", "5", "4.66666"})},
                                          {What::candidate, 3, votes({"3", "3", "0"})},
                                          {What::threshold, 0, votes({"7", "", "7"})}};
  const auto found = verify(*counted, official);
  EXPECT_EQ(found.cells, (std::array<std::int64_t, kAgreements>{11, 1, 1, 1, 0}));
  ASSERT_EQ(found.differences.size(), 3u);
  EXPECT_EQ(found.differences[0].grade, Agreement::votes) << "C has 4 in round 2, not 5";
  EXPECT_EQ(found.differences[1].grade, Agreement::elimination) << "D is out in round 2";
  EXPECT_EQ(found.differences[2].grade, Agreement::rounding) << "6.33332 and 6.3333";
  EXPECT_FALSE(found.agrees());
  EXPECT_EQ(found.rounds_beyond, 1u) << "B is elected in round 4";
}

/// A 6 of 10 in the one round of an election of one seat, B and C 2 each: complete. Of two rounds the first alone is
/// not.
TEST(RankedVerify, ATableThatEndsEarlyDoesNotAgree) {
  const auto row = [](std::uint32_t candidate, std::int64_t votes) {
    return OfficialRow{OfficialRow::What::candidate, candidate, {Amount(votes)}};
  };
  const auto one = count_ranked(contest_of("ABC", {{6, "A"}, {2, "B"}, {2, "C"}}), RankedRules{});
  EXPECT_TRUE(verify(*one, {row(0, 6), row(1, 2), row(2, 2)}).agrees());
  const auto two = count_ranked(contest_of("ABC", {{5, "A"}, {4, "B"}, {2, "CB"}}), RankedRules{});
  const auto found = verify(*two, {row(0, 5), row(1, 4), row(2, 2)});
  EXPECT_EQ(found.rounds_beyond, 1u) << "B 6, A 5";
  EXPECT_FALSE(found.agrees());
}

}  // namespace
}  // namespace acta::count
