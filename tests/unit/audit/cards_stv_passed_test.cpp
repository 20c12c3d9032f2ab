// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "stv_papers.hpp"
#include "support/sanitized.hpp"

namespace acta::audit {
namespace {

std::vector<std::string> texts_of(const CardOutcome& outcome) {
  std::vector<std::string> texts;
  for (const CardClaim& one : outcome.claims) texts.push_back(one.text());
  return texts;
}

double votes(const CardClaim& claim, const Paper& paper) {
  double excess = 0;
  for (std::size_t r = 0; r < paper.rankings.size(); ++r)
    excess += (2 * claim.value(paper.rankings[r]) - 1) * static_cast<double>(paper.counts[r]);
  return excess;
}

/// Two seats, 95 ballots, quota 32: A 50; B 12; D 11, all of whom name B next; C 22.
const Paper kLastToGo{{{0}, {1}, {3, 1}, {2}}, {50, 12, 11, 22}};

/// D goes first, with 11 votes against B's 12; then B has 23, C 22. By first preferences B is behind C.
TEST(CardsStvPassed, BallotsOfTheExcludedByHand) {
  CardContest contest = contest_of(4, 2);
  const auto any = outcome_of(contest, kLastToGo);
  ASSERT_TRUE(any);
  EXPECT_EQ(any->winners, std::vector<std::size_t>{0});
  EXPECT_EQ(any->losers, std::vector<std::size_t>{3});
  contest.lowest = true;
  const auto outcome = outcome_of(contest, kLastToGo);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->winners, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(outcome->losers, (std::vector<std::size_t>{2, 3}));
  EXPECT_EQ(
      texts_of(*outcome),
      (std::vector<std::string>{
          "A has a quota of first preferences: more than 1/3 of the valid votes", "C is always ahead of D",
          "B is ahead of C as long as B stand or are elected, with 1 seat to fill; ballots for D count for B next",
          "B is ahead of D as long as C stands and B stand or are elected, with 1 seat to fill"}));
  const CardClaim &over_c = outcome->claims[2], &over_d = outcome->claims[3];
  for (const CardVote& of_b : {CardVote{1, 2}, {3, 1, 2}}) EXPECT_EQ(over_c.value(of_b), 1);
  for (const CardVote& of_c : {CardVote{2, 3}, {3, 2, 1}, {0, 2}}) EXPECT_EQ(over_c.value(of_c), 0);
  for (const CardVote& of_none : {CardVote{}, {3}, {0, 1, 2}, {0}}) EXPECT_EQ(over_c.value(of_none), 0.5);
  EXPECT_EQ(over_d.value(CardVote{2, 3}), 0.5);  // C stands, and has it
  EXPECT_EQ(over_d.value(CardVote{0, 3, 1}), 0);
  EXPECT_NEAR(votes(over_c, kLastToGo), 12 + 11 - 22, 1e-9);
  EXPECT_NEAR(votes(over_d, kLastToGo), 12 - 11, 1e-9);
}

/// The same ballots where all below 20 votes go together: B and D do, C has the last seat. So it is not proven unless
/// it is said that nobody goes so.
TEST(CardsStvPassed, WhoGoTogetherTakeTheirBallotsAlong) {
  for (const auto& elected : counted(contest_of(4, 2), kLastToGo, rules_below(20)))
    EXPECT_EQ(elected, (std::set<std::uint32_t>{0, 2}));
  for (const auto& elected : counted(contest_of(4, 2), kLastToGo, rules(false).front()))
    EXPECT_EQ(elected, (std::set<std::uint32_t>{0, 1}));
}

/// Two seats, 91 ballots, a quota is more than 30 1/3: A 28, B 20, C 28, D 15, all of whom name B next. B is ahead of D
/// (20 to 15), and has 35 with D's: elected. A and C are ahead of D, and tie for the other seat.
TEST(CardsStvPassed, AQuotaWithBallotsOfTheExcludedByHand) {
  const Paper paper{{{0}, {1}, {2}, {3, 1}}, {28, 20, 28, 15}};
  CardContest contest = contest_of(4, 2);
  EXPECT_TRUE(outcome_of(contest, paper)->winners.empty());
  contest.lowest = true;
  const auto outcome = outcome_of(contest, paper);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->winners, std::vector<std::size_t>{1});
  EXPECT_EQ(outcome->losers, std::vector<std::size_t>{3});
  EXPECT_EQ(texts_of(*outcome),
            (std::vector<std::string>{"B has a quota: more than 1/3 of the valid votes; ballots for D count for B next",
                                      "B is always ahead of D", "A is always ahead of D", "C is always ahead of D"}));
  const CardClaim& quota = outcome->claims[0];
  EXPECT_NEAR(quota.value(CardVote{3, 1}), 1.5, 1e-12);
  EXPECT_NEAR(quota.upper(), 1.5, 1e-12);
  EXPECT_EQ(quota.value(CardVote{0, 1}), 0);
  EXPECT_EQ(quota.value(CardVote{}), 0.5);
  EXPECT_NEAR(votes(quota, paper), 35 * 2.0 - 56, 1e-9);  // 2 * 1.5 - 1 for 35 of 91, -1 for the others
}

/// The same papers with other counts and other ballots besides: those of which all claims are true are counted.
struct Nearby {
  std::size_t worlds = 0, all_seats = 0, tried = 0;
};

Paper changed(std::mt19937& random, const Paper& paper, int choices, bool longer) {
  Paper other = paper;
  for (std::int64_t& count : other.counts)
    count = std::max<std::int64_t>(0, count + static_cast<std::int64_t>(random() % 9) - 4);
  if (!longer) return other;
  other.rankings.push_back(some_paper(random, choices, 1).rankings[0]);
  other.counts.push_back(1 + static_cast<std::int64_t>(random() % 6));
  return other;
}

void expect_sound_nearby(std::mt19937& random, const CardContest& contest, const Paper& paper, Nearby& nearby) {
  const auto outcome = outcome_of(contest, paper);
  if (!outcome || !any_says(*outcome, "next")) return;
  ASSERT_TRUE(all_hold(*outcome, paper));
  ++nearby.worlds;
  nearby.all_seats += any_says(*outcome, "has a quota: ");
  for (int n = 0; n < 10; ++n) {
    const Paper other = changed(random, paper, static_cast<int>(contest.choices.size()), n % 2 == 0);
    if (!all_hold(*outcome, other)) continue;
    ++nearby.tried;
    for (const auto& one : rules(contest.fractional))
      for (const auto& elected : counted(contest, other, one))
        ASSERT_TRUE(is_so(*outcome, elected)) << outcome->statement;
  }
}

TEST(CardsStvPassed, IsSoOnOtherPapersOfWhichTheClaimsAreTrue) {
  std::mt19937 random(7);
  Nearby nearby;
  for (const auto& [choices, seats] : {std::pair{4, 2}, {5, 2}, {6, 2}, {5, 3}, {6, 3}, {6, 4}})
    for (const bool fractional : {false, true}) {
      CardContest contest = contest_of(choices, seats);
      contest.fractional = fractional, contest.lowest = true;
      for (int n = 0; n < test::trials(700) && !HasFailure(); ++n) {
        Paper paper = some_paper(random, choices, 9);
        if (n % 2 == 1) paper.rankings.push_back({0}), paper.counts.push_back(20);  // mostly a quota for A
        expect_sound_nearby(random, contest, paper, nearby);
      }
    }
  EXPECT_GT(nearby.worlds, static_cast<std::size_t>(test::trials(250)));
  EXPECT_GT(nearby.all_seats, static_cast<std::size_t>(test::trials(30)));
  EXPECT_GT(nearby.tried, static_cast<std::size_t>(test::trials(500)));
}

}  // namespace
}  // namespace acta::audit
