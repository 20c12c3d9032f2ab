// SPDX-License-Identifier: Apache-2.0
// Seats of lists and second rounds from cards: by hand, and in every small world.
#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "acta/audit/card_claims_lists.hpp"
#include "card_worlds.hpp"
#include "support/sanitized.hpp"

namespace acta::audit {
namespace {

using test::audit_of;
using test::letters;
using test::repeated;
using Kind = CardContestKind;
using Votes = std::vector<double>;

CardContest lists(const char* choices, Kind kind, int seats, double threshold = 0) {
  CardContest contest = letters(choices, kind);
  contest.winners = seats, contest.threshold = threshold;
  return contest;
}

CardContest runoff(const char* choices, double lead_share = 0, double lead = 0) {
  CardContest contest = letters(choices, Kind::runoff);
  contest.lead_share = lead_share, contest.lead = lead;
  return contest;
}

base::Result<CardOutcome> outcome(const CardContest& contest, const Votes& totals) {
  return contest.kind == Kind::runoff ? runoff_outcome(contest, {totals, {}}) : divisor_outcome(contest, {totals, {}});
}

std::string refusal(const CardContest& contest, const Votes& totals) {
  const auto got = outcome(contest, totals);
  return got ? "taken" : got.error().message;
}

std::vector<std::string> texts(const CardOutcome& outcome) {
  std::vector<std::string> all;
  for (const CardClaim& one : outcome.claims) all.push_back(one.text());
  return all;
}

bool holds(const CardClaim& claim, const Votes& totals, double cards) {
  return claim.pool_mean({totals, cards}) > 0.5 + 1e-12;
}

// 60, 28, 12 by 1, 2, 3, ...: 60, 30, 28, 20, 15 are the five largest (14 and 12 follow).
TEST(CardLists, DHondtByHand) {
  const auto got = outcome(lists("ABC", Kind::dhondt, 5), {60, 28, 12});
  ASSERT_TRUE(got);
  EXPECT_EQ(got->statement, "A 4 seats, B 1 seat");
  EXPECT_EQ(got->winners, (std::vector<std::size_t>{0, 0, 0, 0, 1}));
  EXPECT_EQ(texts(*got),
            (std::vector<std::string>{"seat 1 of B is before seat 5 of A", "seat 4 of A is before seat 2 of B",
                                      "seat 4 of A is before seat 1 of C", "seat 1 of B is before seat 1 of C"}));
  // A's fourth before C's first: 1/4 and -1: value of a card for A 1/2 + (1/4)/2, of C 0, upper 0.625.
  EXPECT_NEAR(got->claims[2].upper(), 0.625, 1e-12);
  EXPECT_EQ(got->claims[2].value(std::vector<Choice>{2}), 0);
}

// 60, 28, 12 by 1, 3, 5: 60, 28, 20, 12 (A's 60/5), and then C's 12: a tie for the fourth; five seats: 3, 1, 1.
TEST(CardLists, SainteLagueByHand) {
  EXPECT_EQ(outcome(lists("ABC", Kind::sainte_lague, 5), {60, 28, 12})->statement, "A 3 seats, B 1 seat, C 1 seat");
  EXPECT_EQ(refusal(lists("ABC", Kind::sainte_lague, 4), {60, 28, 12}),
            "contest \"c\": a tie between A and C: no audit can confirm one of them");
}

// C with 5 % does not take part at 6 %. Without the threshold it would get no seat either; its lead there is smaller:
// 60/4 - 5 = 10 of 1 + 1/4, 28/1 - 5 = 23 of 2: 2 10 / 1.25 = 16; below 6 %: 5.58 - 5 = 0.58 of 1: 1.16.
TEST(CardLists, TheEasierOfTwoWaysOut) {
  const auto got = outcome(lists("ABC", Kind::dhondt, 5, 0.06), {60, 28, 5});
  ASSERT_TRUE(got);
  EXPECT_EQ(texts(*got).back(), "seat 1 of B is before seat 1 of C");
  // Fifty seats: C would get some.
  EXPECT_EQ(texts(*outcome(lists("ABC", Kind::dhondt, 50, 0.06), {60, 28, 5})).back(),
            "C has less than 6 % of the votes");
}

TEST(CardLists, RunoffByHand) {
  EXPECT_EQ(texts(*outcome(runoff("ABC"), {55, 30, 15})),
            (std::vector<std::string>{"A has more than 50 % of the votes"}));
  const auto bolivia = outcome(runoff("ABC", 0.4, 0.1), {45, 30, 25});
  EXPECT_EQ(bolivia->statement, "A wins in the first round");
  EXPECT_EQ(texts(*bolivia), (std::vector<std::string>{"A has more than 40 % of the votes",
                                                       "A is more than 10 % of the votes ahead of B",
                                                       "A is more than 10 % of the votes ahead of C"}));
  const auto second = outcome(runoff("ABC", 0.4, 0.1), {45, 38, 17});
  EXPECT_EQ(second->statement, "A and B go to a second round");
  EXPECT_EQ(texts(*second), (std::vector<std::string>{
                                "A has more votes than C", "B has more votes than C",
                                "A has less than 50 % of the votes", "A is less than 10 % of the votes ahead of B",
                                "B has less than 50 % of the votes", "B is less than 10 % of the votes ahead of A"}));
  EXPECT_EQ(outcome(runoff("ABC"), {45, 30, 25})->statement, "A and B go to a second round");
}

TEST(CardLists, ExactlyAShareIsNoOutcome) {
  EXPECT_NE(refusal(runoff("ABC"), {50, 30, 20}).find("exactly a share"), std::string::npos);
  EXPECT_EQ(outcome(runoff("ABC", 0.4, 0.1), {40, 25, 35})->statement, "A and C go to a second round");
  EXPECT_NE(refusal(runoff("ABC", 0.4, 0.1), {45, 35, 20}).find("exactly a share"), std::string::npos);
  // 35 of 84 are 41.7 %, 10 of 84 are 11.9 points.
  EXPECT_EQ(outcome(runoff("ABC", 0.4, 0.1), {35, 25, 24})->statement, "A wins in the first round");
  EXPECT_NE(refusal(runoff("ABC"), {40, 30, 30}).find("for the second round"), std::string::npos);
  EXPECT_NE(refusal(lists("AB", Kind::dhondt, 3, 0.05), {95, 5}).find("exactly the threshold"), std::string::npos);
  EXPECT_NE(refusal(lists("AB", Kind::dhondt, 3, 0.6), {50, 50}).find("nobody is above"), std::string::npos);
}

/// Every way to give up to `most` votes to three choices.
void every_poll(int most, const std::function<void(const Votes&)>& look) {
  for (int a = 0; a <= most; ++a)
    for (int b = 0; a + b <= most; ++b)
      for (int c = 0; a + b + c <= most; ++c)
        if (a + b + c > 0) look({double(a), double(b), double(c)});
}

/// Whoever proves its own outcome by claims that are true elsewhere proves the same there; and somebody's are false.
void claims_are_sound(const CardContest& contest, int most) {
  struct World {
    Votes totals;
    CardOutcome outcome;
  };
  std::vector<World> worlds;
  std::vector<Votes> all;
  every_poll(most, [&](const Votes& totals) {
    all.push_back(totals);
    if (auto got = outcome(contest, totals)) worlds.push_back({totals, std::move(*got)});
  });
  ASSERT_GT(worlds.size(), 20U);
  std::size_t held = 0, failed = 0, looked = 0;
  for (std::size_t w = 0; w < worlds.size(); w += test::one_of(5), ++looked) {
    const World& one = worlds[w];
    for (const CardClaim& claim : one.outcome.claims)
      ASSERT_TRUE(holds(claim, one.totals, most)) << claim.text() << " of its own votes";
    for (const Votes& other : all) {
      bool every = true;
      for (const CardClaim& claim : one.outcome.claims) every = every && holds(claim, other, most);
      every ? ++held : ++failed;
      if (!every) continue;
      const auto there = outcome(contest, other);
      ASSERT_TRUE(there) << one.outcome.statement << " and " << there.error().message;
      ASSERT_EQ(there->statement, one.outcome.statement)
          << one.totals[0] << one.totals[1] << one.totals[2] << " " << other[0] << other[1] << other[2];
      ASSERT_EQ(there->winners, one.outcome.winners);
    }
  }
  EXPECT_GT(held, looked);
  EXPECT_GT(failed, 0U);
}

TEST(CardLists, ClaimsProveTheSeatsInEverySmallWorld) {
  for (const Kind kind : {Kind::dhondt, Kind::sainte_lague})
    for (const double threshold : {0.0, 0.21, 0.34})
      for (const int seats : {1, 2, 3, 5}) claims_are_sound(lists("ABC", kind, seats, threshold), 10);
}

/// 30 or 40 per cent are enough for the first of two that have them, not for either of two that are level.
TEST(CardLists, ALowShareTakesTheFirstPlaceToo) {
  CardContest contest = runoff("ABC");
  contest.share = 0.4;
  EXPECT_EQ(texts(*outcome(contest, {46, 42, 12})),
            (std::vector<std::string>{"A has more than 40 % of the votes", "A has more votes than B",
                                      "A has more votes than C"}));
  EXPECT_NE(refusal(contest, {46, 46, 8}).find("a tie between A and B"), std::string::npos);
  for (const double share : {0.3, 0.4}) {
    contest.share = share;
    claims_are_sound(contest, 12);
  }
}

TEST(CardLists, ClaimsProveTheRoundInEverySmallWorld) {
  claims_are_sound(runoff("ABC"), 12);
  claims_are_sound(runoff("ABC", 0.4, 0.1), 14);
  claims_are_sound(runoff("ABC", 0.3, 0.25), 14);
}

// A worse card never lowers the risk, whatever is claimed.
TEST(CardLists, AWorseCardNeverLowersTheRisk) {
  for (const CardContest& contest : {lists("ABC", Kind::dhondt, 3, 0.1), runoff("ABC", 0.4, 0.1)}) {
    const auto audit = audit_of(contest, repeated({{"A", 9}, {"B", 5}, {"C", 2}, {"", 1}}));
    for (std::size_t claim = 0; claim < audit.outcome().claims.size(); ++claim)
      for (const char* better : {"A", "B", "C", ""})
        for (const char* worse : {"A", "B", "C", "", "?", "-"}) {
          const auto value = [&](const char* marks) { return audit.value(claim, 0, test::paper(contest, marks)); };
          if (value(worse) > value(better)) continue;
          OwnedTest low = audit.test(claim), high = audit.test(claim);
          for (int k = 0; k < 6; ++k) low->next(value(k == 2 ? worse : "A")), high->next(value(k == 2 ? better : "A"));
          EXPECT_GE(low->p_value(), high->p_value() * (1 - 1e-12));
        }
    for (std::size_t claim = 0; claim < audit.outcome().claims.size(); ++claim)
      EXPECT_EQ(audit.paper_value(claim, test::paper(contest, "?")), 0) << "not found is the worst";
  }
}

}  // namespace
}  // namespace acta::audit
