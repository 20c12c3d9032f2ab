// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "acta/count/ranked/count.hpp"
#include "acta/count/ranked/sensitivity.hpp"
#include "unit/count/ranked_elections.hpp"

namespace acta::count {
namespace {

RankedRules transferable(int seats) {
  RankedRules rules;
  rules.mode = WinnerMode::several_winners_per_round;
  rules.seats = seats;
  rules.ties = TieMode::candidate_order;
  return rules;
}

/// exact values tie A5 and B1 for the last of 5 seats, 4 decimals elect B1.
TEST(RankedCount, WhatRoundingDecidesIsReported) {
  const auto contest = contest_of("VWXYZB", {{52, "VWXYZ"}, {8, "B"}});
  const auto found = rounding_sensitivity(contest, transferable(5));
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->outcomes.front().by_tie) << "rounding: exact values tie";
  EXPECT_EQ(names_of(contest, found->outcomes[4].elected), "VWXYB") << "rounding: 4 decimals elect B";
  EXPECT_EQ(names_of(contest, found->changing), "ZB") << "rounding: Z or B";
  EXPECT_TRUE(found->sensitive() && !found->hidden_ties.empty()) << "rounding: the tie is hidden by decimals";
  RankedRules asks = transferable(5);
  asks.ties = TieMode::ask;
  const auto asked = rounding_sensitivity(contest, asks);
  EXPECT_TRUE(asked && !asked->outcomes.front().stopped.empty()) << "rounding: a tie that asks is an outcome";
  const auto plain = rounding_sensitivity(contest_of("ABC", {{60, "A"}, {30, "B"}, {5, "C"}}), transferable(2));
  EXPECT_TRUE(plain && !plain->sensitive()) << "rounding: nothing depends on it";
}

/// 31 ballots, 2 seats, quota 11: A 20, a surplus of 9; A to B at 9 / 20, B 4 + 20 * 0.4 = 12 with one decimal, C 7.
/// Without decimals a ballot would be worth 0 and C would have the seat: that is no rounding.
TEST(RankedCount, NoDecimalsAreNoRounding) {
  const auto found = rounding_sensitivity(contest_of("ABC", {{20, "AB"}, {4, "B"}, {7, "C"}}), transferable(2));
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->sensitive());
  EXPECT_EQ(found->outcomes.size(), 11u) << "exact, 1 to 10 decimals";
}

TEST(RankedCount, ATieIsAskedWithItsNames) {
  const auto contest = contest_of("ABC", {{5, "A"}, {3, "B"}, {3, "C"}});
  RankedRules rules;
  const auto stopped = count_ranked(contest, rules);
  EXPECT_TRUE(!stopped && stopped.error().message == "tie in round 1 about who goes: \"B\", \"C\"")
      << "a tie names the tied";
  RankedOptions drawn;
  drawn.draw = {2, 1};
  const auto settled = count_ranked(contest, rules, drawn);
  EXPECT_TRUE(settled && settled->rounds[0].eliminated == std::vector<std::uint32_t>{1} && settled->rounds[0].by_tie)
      << "the last of the draw goes";
}

/// 20 ballots, A=17 B=3, 15 %.
TEST(RankedCount, AShareIsReachedOrExceeded) {
  const auto contest = contest_of("AB", {{17, "A"}, {3, "B"}});
  RankedRules rules;
  rules.mode = WinnerMode::bottoms_up_share;
  rules.seats = 0;
  rules.share_percent = Amount(15);
  EXPECT_EQ(count_ranked(contest, rules)->elected.size(), 2) << "exactly the share stays";
  rules.share_test = ShareTest::exceeds;
  EXPECT_EQ(count_ranked(contest, rules)->elected.size(), 1) << "as RCTab counts, exactly the share goes";
}

/// A has 12 of 20 with a quota of 7: 9 came first as AB, 3 of D come as DA and then C.
TEST(RankedCount, SurplusRulesDiffer) {
  const auto contest = contest_of("ABCD", {{6, "AB"}, {3, "DAC"}, {5, "B"}, {4, "C"}});
  RankedRules rules = transferable(2);
  const auto after = [&](SurplusRule surplus) {
    rules.surplus = surplus;
    const auto counted = count_ranked(contest, rules);
    std::string text;
    for (std::size_t c = 0; c < 3; ++c) text += counted->rounds[2].figures.tally[c]->text() + ' ';
    return text;
  };
  EXPECT_EQ(after(SurplusRule::weighted_inclusive), "7 6.3332 4.6666 ") << "weighted: 2/9 of each";
  EXPECT_EQ(after(SurplusRule::unweighted_inclusive), "7 6.3332 4.6666 ") << "unweighted: 2 / 9 papers";
  EXPECT_EQ(after(SurplusRule::last_parcel), "7 5 5.9998 ") << "last parcel: 2/3 of the three from D";
}

/// In Meek's count nobody elected has more than the quota when somebody goes, and none of it is lost to B's voters.
TEST(RankedCount, NobodyElectedByMeekKeepsMoreThanTheQuota) {
  const auto contest = contest_of("ABCD", {{30, "AB"}, {20, "BA"}, {16, "C"}, {14, "DC"}});
  RankedRules rules = transferable(2);
  rules.quota = RankedQuota::droop_fractional;
  rules.decimals = 9;
  for (const auto surplus : {SurplusRule::meek, SurplusRule::warren}) {
    rules.surplus = surplus;
    const auto counted = count_ranked(contest, rules);
    EXPECT_TRUE(counted && names_of(contest, counted->elected) == "AC") << "meek and warren elect A and C";
    for (const auto& round : counted->rounds)
      EXPECT_TRUE(round.eliminated.empty() || *round.figures.tally[0] - round.threshold < Amount::decimal(1, 6))
          << "A keeps a quota";
  }
}

/// Reference Meek Rule, B.2.f, with three decimals by hand. A 6, B 1, C 2, quota 3.001: A keeps 3.001 / 6 = 0.501 up of
/// each: A 3.006, B 1 + 3 * 0.499 = 2.497, C 2, quota 7.503 / 3 + 0.001 = 2.502. Then 0.501 * 2.502 = 1.253502,
/// up 1.254, / 3.006 = 0.418 up: A 2.508, B 1 + 3 * 0.582 = 2.746, quota 7.254 / 3 + 0.001 = 2.419. Rounded once it
/// would be 0.417.
TEST(RankedCount, MeekRoundsKeepFactorsTwice) {
  RankedRules rules = transferable(2);
  rules.quota = RankedQuota::droop_fractional;
  rules.surplus = SurplusRule::meek;
  rules.decimals = 3;
  const auto counted = count_ranked(contest_of("ABC", {{3, "AB"}, {3, "A"}, {1, "B"}, {2, "C"}}), rules);
  ASSERT_TRUE(counted && counted->rounds.size() > 1u);
  const RankedRound& second = counted->rounds[1];
  EXPECT_EQ(second.figures.tally[0]->text(), "2.508");
  EXPECT_EQ(second.figures.tally[1]->text(), "2.746");
  EXPECT_EQ(second.threshold.text(), "2.419");
}

/// A's voters name nobody else: the quota q of 120 ballots and 2 seats is (120 - (60 - q)) / 3, thus 30.
TEST(RankedCount, MeekLowersTheQuota) {
  const auto contest = contest_of("ABCD", {{60, "A"}, {29, "B"}, {20, "C"}, {11, "D"}});
  RankedRules rules = transferable(2);
  rules.quota = RankedQuota::droop_fractional;
  rules.decimals = 9;
  for (const auto surplus : {SurplusRule::meek, SurplusRule::warren}) {
    rules.surplus = surplus;
    const auto counted = count_ranked(contest, rules);
    const auto& second = counted->rounds[1];
    const Amount error = second.threshold - Amount(30);
    EXPECT_TRUE(second.eliminated == std::vector<std::uint32_t>{3}) << "D goes";
    EXPECT_TRUE(error < Amount::decimal(1, 6) && error > Amount::decimal(-1, 6))
        << ("the quota is 30: " + second.threshold.text());
    EXPECT_EQ(names_of(contest, counted->elected), "AB") << "A and B are elected";
  }
}

/// B, C and D together have fewer votes than A, but one of them is wanted for the second seat.
TEST(RankedCount, BatchesLeaveTheSeats) {
  const auto contest = contest_of("ABCD", {{50, "A"}, {3, "B"}, {2, "C"}, {1, "D"}});
  RankedRules rules = transferable(2);
  rules.batch_elimination = true;
  for (const auto mode : {WinnerMode::bottoms_up, WinnerMode::several_winners_per_round}) {
    rules.mode = mode;
    const auto counted = count_ranked(contest, rules);
    EXPECT_TRUE(counted && names_of(contest, counted->elected) == "AB") << "a batch leaves two for two seats";
  }
}

TEST(RankedCount, RulesFitTogether) {
  RankedRules rules = transferable(3);
  EXPECT_TRUE(check_rules(rules).has_value()) << "sound rules";
  rules.continue_until_two = true;
  EXPECT_TRUE(!check_rules(rules)) << "continue_until_two with several seats";
  const auto nobody = without(contest_of("A", {{1, "A"}}), std::vector<std::uint32_t>{0});
  EXPECT_TRUE(!count_ranked(nobody, RankedRules{})) << "no candidate stands";
}

}  // namespace
}  // namespace acta::count
