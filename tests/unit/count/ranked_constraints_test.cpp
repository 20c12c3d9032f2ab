// SPDX-License-Identifier: Apache-2.0
// Constraints on who is elected: who is doomed and guarded against all choices written out, counts by hand, and small
// worlds.
#include "acta/count/ranked/constraints.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>

#include "acta/count/ranked/count.hpp"
#include "unit/count/ranked_elections.hpp"

namespace acta::count {
namespace {

RankedRules scottish(int seats) {
  RankedRules rules;
  rules.mode = WinnerMode::several_winners_per_round;
  rules.transfers = Transfers::one_at_a_time;
  rules.seats = seats;
  rules.decimals = 5;
  rules.ties = TieMode::candidate_order;
  return rules;
}

RankedRules batches(int seats) {
  RankedRules rules = scottish(seats);
  rules.batch_elimination = true;
  return rules;
}

RankedRules meek(int seats) {
  RankedRules rules = scottish(seats);
  rules.transfers = Transfers::together;
  rules.surplus = SurplusRule::meek;
  rules.quota = RankedQuota::droop_fractional;
  rules.decimals = 9;
  return rules;
}

/// Candidates of `members` are those of the contest's letters.
RankedConstraint group(const std::string& members, int least, std::optional<int> most = std::nullopt) {
  RankedConstraint one{members, {}, least, most};
  for (const char letter : members) one.members.push_back(static_cast<std::uint32_t>(letter - 'A'));
  return one;
}

std::string letters(const std::vector<bool>& chosen) {
  std::string text;
  for (std::size_t c = 0; c < chosen.size(); ++c)
    if (chosen[c]) text += static_cast<char>('A' + c);
  return text;
}

/// Every choice of `seats` of those who stand.
ConstraintBook::Standing by_hand(const RankedContest& contest, std::uint32_t standing, std::uint32_t elected,
                                 int seats) {
  const std::size_t n = contest.names.size();
  ConstraintBook::Standing found{std::vector<bool>(n, false), std::vector<bool>(n, false), false};
  std::uint32_t ever = 0, always = standing;
  const int wanted = std::min(seats, std::popcount(standing));
  for (std::uint32_t chosen = 0; chosen < (1u << n); ++chosen) {
    if ((chosen & ~standing) != 0 || std::popcount(chosen) != wanted) continue;
    bool holds = true;
    for (const RankedConstraint& one : contest.constraints) {
      int seated = 0;
      for (const std::uint32_t member : one.members) seated += (chosen | elected) >> member & 1 ? 1 : 0;
      holds = holds && seated >= one.least && (!one.most || seated <= *one.most);
    }
    if (!holds) continue;
    found.possible = true;
    ever |= chosen;
    always &= chosen;
  }
  for (std::size_t c = 0; found.possible && c < n; ++c) {
    found.doomed[c] = (standing >> c & 1) != 0 && (ever >> c & 1) == 0;
    found.guarded[c] = (standing >> c & 1) != 0 && (always >> c & 1) != 0;
  }
  return found;
}

void expect_judged(const RankedContest& contest, std::uint32_t standing, std::uint32_t elected, int seats) {
  std::vector<bool> stand(contest.names.size());
  std::vector<std::uint32_t> in;
  for (std::uint32_t c = 0; c < stand.size(); ++c) {
    stand[c] = (standing >> c & 1) != 0;
    if (elected >> c & 1) in.push_back(c);
  }
  const auto judged = ConstraintBook(contest).judge(stand, in, seats);
  const auto expected = by_hand(contest, standing, elected, seats);
  ASSERT_EQ(judged.possible, expected.possible);
  EXPECT_EQ(letters(judged.doomed), letters(expected.doomed));
  EXPECT_EQ(letters(judged.guarded), letters(expected.guarded));
}

/// All states of five candidates under two groups and all bounds up to two.
TEST(RankedConstraints, JudgedAsByAllChoices) {
  RankedContest contest = contest_of("ABCDE", {{1, "A"}});
  std::size_t judged = 0;
  for (const std::uint32_t first : {0b00011u, 0b00111u, 0b10101u})
    for (const std::uint32_t second : {0b00110u, 0b11000u, 0b11111u})
      for (int bounds = 0; bounds < 36; ++bounds) {
        const auto made = [](std::uint32_t members, int of_six) {
          static constexpr std::pair<int, int> kBounds[] = {{0, 0}, {0, 1}, {0, 2}, {1, 1}, {1, 2}, {2, 2}};
          RankedConstraint one{"g", {}, kBounds[of_six].first, kBounds[of_six].second};
          for (std::uint32_t c = 0; c < 5; ++c)
            if (members >> c & 1) one.members.push_back(c);
          return one;
        };
        contest.constraints = {made(first, bounds % 6), made(second, bounds / 6)};
        for (std::uint32_t state = 0; state < 243; ++state) {  // each stands, is elected, or is out
          std::uint32_t standing = 0, elected = 0, rest = state;
          for (std::uint32_t c = 0; c < 5; ++c, rest /= 3)
            (rest % 3 == 0 ? standing : rest % 3 == 1 ? elected : rest) |= rest % 3 == 2 ? 0u : 1u << c;
          const int seats = 3 - std::popcount(elected);
          if (seats < 1 || standing == 0) continue;
          expect_judged(contest, standing, elected, seats);
          ++judged;
          if (HasFatalFailure() || HasNonfatalFailure()) return;
        }
      }
  EXPECT_GT(judged, 40'000u) << "states were really judged";
}

/// I. D. Hill, Voting matters 9 (1998): three seats, at least 2 women and at least 2 black. Two black men A and B, two
/// white women C and D, one black woman E: without her four seats would be needed. She has the fewest votes and is
/// guarded.
TEST(RankedConstraints, BothConstraintsTogetherGuardTheBlackWoman) {
  auto contest = contest_of("ABCDE", {{9, "A"}, {9, "B"}, {8, "C"}, {7, "D"}, {1, "E"}});
  contest.constraints = {group("CDE", 2), group("ABE", 2)};
  const auto judged = ConstraintBook(contest).judge(std::vector<bool>(5, true), {}, 3);
  EXPECT_EQ(letters(judged.guarded), "E");
  EXPECT_EQ(letters(judged.doomed), "");
  // Quota floor(34 / 4) + 1 = 9: A and B reach it, and may not both sit, as two women are needed beside E's place. A
  // goes first by the order of candidates, B is doomed. Scottish: nobody has 9, D with 7 goes, E with 1 stays. Meek: of
  // 25 votes the quota is 6.25, C with 8 has it before D with 7, who is doomed by then.
  for (const RankedRules& rules : {scottish(3), meek(3)}) {
    const auto counted = count_ranked(contest, rules);
    ASSERT_TRUE(counted) << base::to_text(counted.error());
    EXPECT_EQ(names_of(contest, counted->elected), "ACE");
    EXPECT_EQ(counted->rounds[0].elected, std::vector<std::uint32_t>{0});
    EXPECT_EQ(counted->rounds[0].doomed, std::vector<std::uint32_t>{1});
    EXPECT_EQ(counted->rounds[0].guarded, std::vector<std::uint32_t>{4});
    EXPECT_EQ(counted->rounds[1].eliminated, std::vector<std::uint32_t>{3});
  }
}

/// By hand: at most one of A and B; 12 ballots, two seats, quota 5. A 6 is elected and B, who has 5 and the quota as
/// well, is excluded at once with all its ballots, which go to D: 1 + 5 = 6.
TEST(RankedConstraints, ADoomedCandidateGoesWithTheQuota) {
  auto contest = contest_of("ABCD", {{6, "A"}, {5, "BD"}, {1, "D"}});
  contest.constraints = {group("AB", 0, 1)};
  const auto counted = count_ranked(contest, scottish(2));
  ASSERT_TRUE(counted) << base::to_text(counted.error());
  EXPECT_EQ(counted->rounds[0].elected, std::vector<std::uint32_t>{0});
  EXPECT_EQ(counted->rounds[0].eliminated, std::vector<std::uint32_t>{1});
  EXPECT_EQ(names_of(contest, counted->elected), "AD");
}

/// By hand: 320 ballots, three seats, quota floor(320 / 4) + 1 = 81. A, B and C have 100 each; C may not sit. A and B
/// may sit together, so no lot falls between them, even where the first tie would stop the count.
TEST(RankedConstraints, NoLotIsDrawnBetweenThoseWhoMaySitTogether) {
  auto contest = contest_of("ABCDE", {{81, "A"}, {81, "B"}, {81, "CD"}, {50, "D"}, {27, "E"}});
  contest.constraints = {group("C", 0, 0)};
  RankedRules rules = scottish(3);
  rules.ties = TieMode::ask;
  const auto counted = count_ranked(contest, rules);
  ASSERT_TRUE(counted) << base::to_text(counted.error());
  EXPECT_EQ(counted->rounds[0].elected, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(names_of(contest, counted->elected), "ABD");
}

/// Five groups without a most, each of 32 candidates in others of them: 11^5 numbers of seats by group, times seats and
/// kinds, are too many to be judged in every round.
TEST(RankedConstraints, TooManyCombinationsAreRefused) {
  RankedContest contest = contest_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", {{1, "A"}});
  for (int g = 0; g < 5; ++g) {
    RankedConstraint one{std::to_string(g), {}, 1, std::nullopt};
    for (std::uint32_t c = 0; c < 26; ++c)
      if (c >> g & 1) one.members.push_back(c);
    contest.constraints.push_back(one);
  }
  const auto counted = count_ranked(contest, scottish(10));
  ASSERT_FALSE(counted);
  EXPECT_EQ(counted.error().message, "the constraints have too many combinations of groups to be judged in each round");
}

TEST(RankedConstraints, AreRefused) {
  auto contest = contest_of("ABC", {{3, "A"}, {2, "B"}, {1, "C"}});
  const auto told = [&](const RankedRules& rules) {
    const auto counted = count_ranked(contest, rules);
    return counted ? std::string("counted") : counted.error().message;
  };
  contest.constraints = {group("C", 2)};
  EXPECT_EQ(told(scottish(2)), "the constraint cannot be met by those who stand: \"C\": at least 2");
  contest.constraints = {group("AB", 2), group("BC", 2)};
  EXPECT_EQ(told(scottish(2)),
            "the constraints cannot be met together by those who stand: \"AB\": at least 2; \"BC\": at least 2");
  EXPECT_EQ(told(scottish(3)), "counted");
  contest.constraints = {group("AB", 2, 1)};
  EXPECT_EQ(told(scottish(2)), "constraint \"AB\": at least 2, at most 1: there is no such number");
  contest.constraints = {group("Z", 0)};
  EXPECT_EQ(told(scottish(2)), "constraint \"Z\": at least 0: a member is no candidate");
  contest.constraints.assign(12, group("AB", 0, 2));
  EXPECT_EQ(told(scottish(2)), "the constraints allow more than 200000 numbers of seats by group");
  contest.constraints = {group("AB", 1)};
  RankedRules restart = scottish(2), one;
  restart.restart = true;
  EXPECT_EQ(told(restart), "the law keeps no constraints");
  EXPECT_EQ(told(one), "the law keeps no constraints");
}

/// A 10, B 9, C 8, D 1, E 2, F 4, two seats, quota 12: D, E and F together have 7, less than C, and go at once. Where
/// one of E and F is to be elected, D goes, then E; then F is guarded: C goes, then B, and A and F sit.
TEST(RankedConstraints, NobodyGoesTogetherWithOthers) {
  auto contest = contest_of("ABCDEF", {{10, "A"}, {9, "B"}, {8, "C"}, {1, "D"}, {2, "E"}, {4, "F"}});
  const auto free = count_ranked(contest, batches(2));
  ASSERT_TRUE(free);
  EXPECT_EQ(free->rounds[0].eliminated, (std::vector<std::uint32_t>{3, 4, 5}));
  contest.constraints = {group("EF", 1)};
  const auto counted = count_ranked(contest, batches(2));
  ASSERT_TRUE(counted) << base::to_text(counted.error());
  EXPECT_EQ(counted->rounds[0].eliminated, (std::vector<std::uint32_t>{3}));
  EXPECT_EQ(counted->rounds[1].eliminated, (std::vector<std::uint32_t>{4}));
  EXPECT_EQ(counted->rounds[2].guarded, (std::vector<std::uint32_t>{5}));
  EXPECT_EQ(counted->rounds[2].eliminated, (std::vector<std::uint32_t>{2}));
  EXPECT_EQ(counted->elected, (std::vector<std::uint32_t>{0, 5}));
}

/// A 32, B 30, C 28, D 3 (then A), E 4, two seats, quota 33; one of B and E is to be elected and at most one of A and
/// B. D and E together have 7, less than C; but D's papers elect A, after which B is doomed and E kept: A and E sit.
TEST(RankedConstraints, WhatTheFirstExclusionBringsAboutCounts) {
  auto contest = contest_of("ABCDE", {{32, "A"}, {30, "B"}, {28, "C"}, {3, "DA"}, {4, "E"}});
  contest.constraints = {group("BE", 1), group("AB", 0, 1)};
  for (const RankedRules& rules : {scottish(2), batches(2)}) {
    const auto counted = count_ranked(contest, rules);
    ASSERT_TRUE(counted) << base::to_text(counted.error());
    EXPECT_EQ(counted->elected, (std::vector<std::uint32_t>{0, 4}));
  }
}

/// All 715 contests of nine ballots that rank two of five kinds, two seats, constraints that can be met: they are, and
/// where they bind nobody the count is that without them.
TEST(RankedConstraints, HoldInASmallWorld) {
  const char* kinds[] = {"AB", "BC", "CD", "DA", "CA"};
  const std::vector<std::vector<RankedConstraint>> all{{group("AB", 1, 1)},
                                                       {group("CD", 1)},
                                                       {group("AC", 0, 1), group("BD", 1)},
                                                       {group("ABCD", 0, 2)},
                                                       {group("D", 1)}};
  std::size_t bound = 0;
  for (int code = 0; code < 100'000; ++code) {
    int counts[5], rest = code, sum = 0;
    for (int& count : counts) {
      sum += count = rest % 10;
      rest /= 10;
    }
    if (sum != 9) continue;
    std::vector<std::pair<std::int64_t, std::string>> ballots;
    for (int kind = 0; kind < 5; ++kind)
      if (counts[kind] > 0) ballots.emplace_back(counts[kind], kinds[kind]);
    auto contest = contest_of("ABCD", ballots);
    for (const RankedRules& rules : {scottish(2), meek(2), batches(2)}) {
      contest.constraints.clear();
      const auto free = count_ranked(contest, rules);
      ASSERT_TRUE(free);
      for (const auto& constraints : all) {
        contest.constraints = constraints;
        const auto counted = count_ranked(contest, rules);
        ASSERT_TRUE(counted) << base::to_text(counted.error());
        ASSERT_EQ(counted->elected.size(), 2u);
        for (const RankedConstraint& one : constraints) {
          int seated = 0;
          for (const std::uint32_t c : counted->elected)
            seated += std::count(one.members.begin(), one.members.end(), c) > 0 ? 1 : 0;
          EXPECT_GE(seated, one.least) << one.group;
          EXPECT_LE(seated, one.most.value_or(2)) << one.group;
        }
        bound += counted->elected != free->elected;
        if (constraints.front().group == "ABCD") {
          EXPECT_EQ(counted->elected, free->elected);
        }
      }
    }
  }
  EXPECT_GT(bound, 500u) << "constraints really bound";
}

}  // namespace
}  // namespace acta::count
