// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "stv_papers.hpp"
#include "support/sanitized.hpp"

namespace acta::audit {
namespace {

CardContest first_contest(int choices, int seats) {
  CardContest contest = contest_of(choices, seats);
  contest.fractional = contest.surpluses_first = true;
  return contest;
}

std::vector<std::string> texts_of(const CardOutcome& outcome) {
  std::vector<std::string> texts;
  for (const CardClaim& one : outcome.claims) texts.push_back(one.text());
  return texts;
}

/// Two seats, 100 ballots, quota 34: A 42, all of whom name B next; B 27; C 31. A's surplus of 8 makes B 35.
const Paper kBySurplus{{{0, 1}, {1}, {2}}, {42, 27, 31}};

/// With 2 % of the ballots to spare A's are worth 1 - (1/3 + 1/100) / 0.40 = 0.1416667 or more, and less than
/// 1 - 1 / (3 * 0.44) = 0.2424242: B has 27 + 5.95 or more, C 31.
TEST(CardsStvWorth, WhatBallotsOfTheElectedAreWorthAtLeastByHand) {
  CardContest contest = contest_of(3, 2);
  contest.fractional = true;
  EXPECT_EQ(outcome_of(contest, kBySurplus)->winners, std::vector<std::size_t>{0});
  contest.surpluses_first = true;
  const auto outcome = outcome_of(contest, kBySurplus);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->winners, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(outcome->losers, std::vector<std::size_t>{2});
  EXPECT_EQ(
      texts_of(*outcome),
      (std::vector<std::string>{
          "A has a quota of first preferences: more than 1/3 of the valid votes",
          "B is always ahead of C, by what ballots of the elected are worth at least and at most",
          "A has less than 44 % of the first preferences",
          "each ballot of A is worth 0.1416 or more to others: 85.84 % of its first preferences are more than 1/3 "
          "of the valid votes and one"}));
  const CardClaim& ahead = outcome->claims[1];
  EXPECT_NEAR(ahead.value(CardVote{0, 1, 2}), (1 + 0.1416667) / 2, 1e-7);
  EXPECT_NEAR(ahead.value(CardVote{0, 2, 1}), (1 - 0.2424242) / 2, 1e-7);
  EXPECT_EQ(ahead.value(CardVote{1, 2}), 1);
  EXPECT_EQ(ahead.value(CardVote{2, 1}), 0);
  EXPECT_EQ(ahead.value(CardVote{0}), 0.5);
  EXPECT_TRUE(all_hold(*outcome, kBySurplus));
}

/// 0.8583333 V > valid / 3 + 1 is V - 0.3883495 valid - 1.1650485 > 0: -0.4 on a card for another, so 1/2 + 1.25 g.
/// 42 - 0.40 * 100 = 2 of 100 cards: a sum of 2.5 above the half. One ballot of A less for each 2 ballots for others.
TEST(CardsStvWorth, AQuotaAndOneVoteMoreByHand) {
  const auto outcome = outcome_of(first_contest(3, 2), kBySurplus);
  ASSERT_TRUE(outcome);
  const CardClaim& worth = outcome->claims.back();
  EXPECT_NEAR(worth.upper(), 1.25, 1e-9);
  EXPECT_NEAR(worth.value(CardVote{0, 2}), 1.25, 1e-9);
  EXPECT_NEAR(worth.value(CardVote{1, 0}), 0, 1e-9);
  EXPECT_NEAR(worth.value(CardVote{}), 0.5 - 1.25 * 0.011650485, 1e-9);
  EXPECT_NEAR(worth.without_contest(), worth.value(CardVote{}), 1e-12);
  EXPECT_TRUE(holds(worth, kBySurplus, 100));
  EXPECT_FALSE(holds(worth, {kBySurplus.rankings, {39, 27, 34}}, 100));
  EXPECT_TRUE(holds(worth, {kBySurplus.rankings, {41, 27, 32}}, 100));
}

/// Cut to two decimals A's ballots are worth 0.1316667: 27 + 5.53; to one 0.0416667: 28.75, less than 31.
TEST(CardsStvWorth, DecimalsAreTakenOff) {
  CardContest contest = first_contest(3, 2);
  contest.value_decimals = 2;
  EXPECT_EQ(outcome_of(contest, kBySurplus)->winners, (std::vector<std::size_t>{0, 1}));
  contest.value_decimals = 1;
  EXPECT_EQ(outcome_of(contest, kBySurplus)->winners, std::vector<std::size_t>{0});
}

/// The same ballots by other rules than the file says: where values are cut to whole votes 8/42 is 0, and C is elected.
TEST(CardsStvWorth, ValuesThatAreCutToNothingElectAnother) {
  count::RankedRules rules = rules_first().front();
  for (const auto& elected : counted(contest_of(3, 2), kBySurplus, rules))
    EXPECT_EQ(elected, (std::set<std::uint32_t>{0, 1}));
  rules.decimals = 0;
  for (const auto& elected : counted(contest_of(3, 2), kBySurplus, rules))
    EXPECT_EQ(elected, (std::set<std::uint32_t>{0, 2}));
}

/// Two seats, 60 ballots, quota 21: A 32, one of whom names B next; B 14; C 14. B has 14 + 11/32, more than C. Where
/// the votes of a heap are cut to whole ones, which the file excludes, B has 14, and C is elected by one of two lots.
TEST(CardsStvWorth, VotesThatAreCutToWholeOnesElectAnother) {
  const Paper paper{{{0, 1}, {0}, {1}, {2}}, {1, 31, 14, 14}};
  const auto outcome = outcome_of(first_contest(3, 2), paper);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->winners, (std::vector<std::size_t>{0, 1}));
  count::RankedRules rules = rules_first().front();
  for (const auto& elected : counted(contest_of(3, 2), paper, rules)) EXPECT_TRUE(is_so(*outcome, elected));
  rules.vote_decimals = 0;
  const auto cut = counted(contest_of(3, 2), paper, rules);
  EXPECT_TRUE(std::any_of(cut.begin(), cut.end(), [&](const auto& elected) { return !is_so(*outcome, elected); }));
}

/// Two seats, 100 ballots, quota 34: A 40, of whom 36 name D and then B next; B 22; C 28; D 10. A's ballots are worth
/// 1 - (1/3 + 1/100) / 0.38 = 0.0964912 or more: 3.47, which lie with D, whom B is ahead of, until D goes; with them B
/// has 25.47, less than C. Where C has 31 and D 7, who name B too, B has 32.47.
TEST(CardsStvWorth, ByTheExcludedByHand) {
  CardContest contest = first_contest(4, 2);
  contest.lowest = true;
  const auto without = outcome_of(contest, {{{0, 3, 1}, {0}, {1}, {2}, {3}}, {36, 4, 22, 28, 10}});
  ASSERT_TRUE(without);
  EXPECT_EQ(without->winners, std::vector<std::size_t>{0});
  const Paper paper{{{0, 3, 1}, {0}, {1}, {2}, {3, 1}}, {36, 4, 22, 31, 7}};
  const auto outcome = outcome_of(contest, paper);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->winners, (std::vector<std::size_t>{0, 1}));
  const auto ahead = std::find_if(outcome->claims.begin(), outcome->claims.end(), [](const CardClaim& one) {
    return one.text().find("least and at most; ballots for D count for B next") != std::string::npos;
  });
  ASSERT_NE(ahead, outcome->claims.end());
  EXPECT_NEAR(ahead->value(CardVote{0, 3, 1}), (1 + 0.0964912) / 2, 1e-7);
  EXPECT_EQ(ahead->value(CardVote{3, 0, 1}), 1);  // A is elected before D goes
  EXPECT_EQ(ahead->value(CardVote{3, 1}), 1);
  for (const auto& rules : rules_first())
    for (const auto& elected : counted(contest, paper, rules)) EXPECT_TRUE(is_so(*outcome, elected));
}

/// Three seats, 100 ballots: A 40, all of whom name B next; B 13; C 24, who name D next; D 23, who name C. On C and on
/// D are 47, more than B has, for whom A's are worth 1 - (1/4 + 1/100) / 0.38 = 0.3157895 or more. But 13 + 12.63 is
/// more than a quarter. C is always ahead of D, by 24 to 23: without C only B could have one of two seats.
const Paper kAboveAQuarter{{{0, 1}, {1}, {2, 3}, {3, 2}}, {40, 13, 24, 23}};

TEST(CardsStvWorth, AShareOfAllSeatsByHand) {
  CardContest contest = first_contest(4, 3);
  EXPECT_EQ(outcome_of(contest, kAboveAQuarter)->winners, (std::vector<std::size_t>{0, 2}));
  contest.lowest = true;
  const auto outcome = outcome_of(contest, kAboveAQuarter);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->winners, (std::vector<std::size_t>{0, 1, 2}));
  EXPECT_EQ(outcome->losers, std::vector<std::size_t>{3});
  EXPECT_EQ(
      texts_of(*outcome),
      (std::vector<std::string>{
          "A has a quota of first preferences: more than 1/4 of the valid votes",
          "B has more than 1/4 of the valid votes, by what ballots of the elected are worth at least and at most",
          "C is always ahead of D", "A has less than 42 % of the first preferences",
          "each ballot of A is worth 0.3157 or more to others: 68.43 % of its first preferences are more than 1/4 "
          "of the valid votes and one"}));
  EXPECT_NEAR(outcome->claims[1].value(CardVote{0, 1}), 0.3157895 * 2, 1e-6);
  EXPECT_EQ(outcome->claims[1].value(CardVote{1}), 2);
  EXPECT_EQ(outcome->claims[1].value(CardVote{2, 1}), 0);
  EXPECT_EQ(outcome->claims[1].value(CardVote{}), 0.5);
}

struct Tried {
  std::size_t worlds = 0, passed = 0, papers = 0;
};

/// Ballots that begin with one or two who are elected at once; many of A's go on to the last choice.
Paper with_elected(std::mt19937& random, int choices) {
  Paper paper = some_paper(random, choices, 8);
  paper.rankings.push_back({0, static_cast<Choice>(choices - 1)});
  paper.counts.push_back(static_cast<std::int64_t>(random() % 40));
  for (Choice c = 0; c < 1 + random() % 2; ++c)
    for (int n = 0; n < 3; ++n) {
      CardVote ranking{c};
      const CardVote others = some_paper(random, choices, 1).rankings[0];
      for (const Choice next : others)
        if (next != c) ranking.push_back(next);
      paper.rankings.push_back(std::move(ranking));
      paper.counts.push_back(static_cast<std::int64_t>(5 + random() % 15));
    }
  return paper;
}

void expect_sound(std::mt19937& random, const CardContest& contest, const Paper& paper, Tried& tried) {
  const auto outcome = outcome_of(contest, paper);
  if (!outcome || !any_says(*outcome, "at least and at most")) return;
  ASSERT_TRUE(all_hold(*outcome, paper));
  ++tried.worlds;
  tried.passed += any_says(*outcome, "at most; ballots for");
  for (int n = 0; n < 12; ++n) {
    Paper other = paper;
    for (std::int64_t& count : other.counts)
      count = std::max<std::int64_t>(0, count + (n == 0 ? 0 : static_cast<std::int64_t>(random() % 7) - 3));
    if (n % 2 == 1) {
      other.rankings.push_back(some_paper(random, static_cast<int>(contest.choices.size()), 1).rankings[0]);
      other.counts.push_back(static_cast<std::int64_t>(1 + random() % 6));
    }
    if (!all_hold(*outcome, other, cards_of(paper))) continue;
    ++tried.papers;
    for (const auto& rules : rules_first())
      for (const auto& elected : counted(contest, other, rules))
        ASSERT_TRUE(is_so(*outcome, elected)) << outcome->statement;
  }
}

/// What the claims of one paper prove is so in every other in which they are true, by all rules that the file speaks
/// of, whichever way ties are broken.
TEST(CardsStvWorth, IsSoOnOtherPapersOfWhichTheClaimsAreTrue) {
  std::mt19937 random(11);
  Tried tried;
  for (const auto& [choices, seats] : {std::pair{4, 2}, {5, 2}, {5, 3}, {6, 3}, {6, 4}})
    for (const bool lowest : {false, true}) {
      CardContest contest = first_contest(choices, seats);
      contest.lowest = lowest, contest.value_decimals = 2;
      for (int n = 0; n < test::trials(60) && !HasFailure(); ++n)
        expect_sound(random, contest, with_elected(random, choices), tried);
    }
  EXPECT_GT(tried.worlds, static_cast<std::size_t>(test::trials(200)));
  EXPECT_GT(tried.passed, static_cast<std::size_t>(test::trials(20)));
  EXPECT_GT(tried.papers, static_cast<std::size_t>(test::trials(600)));
  CardContest quarter = first_contest(4, 3);
  quarter.lowest = true;
  const std::size_t before = tried.papers;
  for (int n = 0; n < test::trials(60); ++n) expect_sound(random, quarter, kAboveAQuarter, tried);
  EXPECT_GT(tried.papers - before, static_cast<std::size_t>(test::trials(60)));
}

}  // namespace
}  // namespace acta::audit
