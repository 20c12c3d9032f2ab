// SPDX-License-Identifier: Apache-2.0
// Polling from counts of rounds: by hand, by summing binomials, and against the classes of each method.
#include "acta/audit/polling_risk.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "acta/audit/bravo.hpp"
#include "acta/audit/minerva.hpp"

namespace acta::audit {
namespace {

PollingContest two(std::int64_t ann, std::int64_t burr) { return {{"Ann", "Burr"}, {ann, burr}, ann + burr, 1}; }

PollingRisk of(const PollingContest& contest, PollingTest test, const std::vector<std::vector<std::int64_t>>& rounds,
               double alpha = 0.05, std::vector<double> chances = {}) {
  auto got = polling_risk(contest, test, alpha, rounds, chances);
  EXPECT_TRUE(got) << (got ? "" : got.error().message);
  return got ? std::move(*got) : PollingRisk{};
}

// s_w = 0.6: T = 1.2^6 0.8^4 after ten votes; two rounds are one look after the other at all votes.
TEST(PollingRisk, BravoAddsRoundsUp) {
  const auto once = of(two(600, 400), PollingTest::bravo, {{6, 4}});
  EXPECT_NEAR(once.risk[0], 1 / (std::pow(1.2, 6) * std::pow(0.8, 4)), 1e-12);
  const auto twice = of(two(600, 400), PollingTest::bravo, {{4, 1}, {2, 3}});
  EXPECT_NEAR(twice.risk[1], once.risk[0], 1e-12);
}

// P(K >= 3 | n = 4): a tie (4 + 1) / 16 = 0.3125; at 0.75 4 0.75^3 0.25 + 0.75^4 = 0.73828125.
TEST(PollingRisk, FirstRoundOfMinervaAndProvidenceByHand) {
  for (const PollingTest test : {PollingTest::minerva, PollingTest::providence})
    EXPECT_NEAR(of(two(300, 100), test, {{3, 1}}).risk[0], 0.3125 / 0.73828125, 1e-12);
}

// Prior 1/2 at the tie, else w = 2 uniform above: after 1 of 1, P(ahead) = P(Beta(2, 1) > 1/2) = 3/4, P(1 | tie) = 1/2;
// 1 / (1 + 2 (3/4) / (2 (1/2))) = 0.4. Vora 2019.
TEST(PollingRisk, BayesByHand) { EXPECT_NEAR(of(two(3, 1), PollingTest::bayes, {{1, 0}}).risk[0], 0.4, 1e-12); }

TEST(PollingRisk, LaterRoundsOfMinerva) {
  Minerva by_hand(0.05, 0.6);
  by_hand.close_round(20);
  EXPECT_NEAR(of(two(600, 400), PollingTest::minerva, {{11, 9}, {25, 15}}).risk[1], by_hand.p_value(60, 36), 1e-12);
}

TEST(PollingRisk, APairThatMetTheLimitStays) {
  const auto got = of({{"A", "B", "C"}, {600, 400, 10}, 1010, 1}, PollingTest::providence, {{30, 28, 0}, {0, 0, 9}});
  ASSERT_EQ(got.pairs.size(), 2U);
  EXPECT_EQ(got.pairs[1].met, 1U) << "A before C";
  EXPECT_EQ(got.pairs[1].risk[1], got.pairs[1].risk[0]);
  EXPECT_EQ(got.pairs[0].met, 0U);
  EXPECT_EQ(got.pairs[0].risk[1], got.pairs[0].risk[0]) << "no vote for either: nothing new";
  EXPECT_FALSE(got.met);
  EXPECT_EQ(got.risk[1], got.pairs[0].risk[1]);
}

TEST(PollingRisk, EveryWinnerAgainstEveryLoser) {
  const auto got = of({{"A", "B", "C", "D"}, {90, 300, 200, 10}, 600, 2}, PollingTest::bravo, {{1, 9, 9, 0}});
  ASSERT_EQ(got.pairs.size(), 4U);
  EXPECT_EQ(got.pairs[0].winner, 1U);
  EXPECT_EQ(got.pairs[0].loser, 0U);
  EXPECT_EQ(got.pairs[3].winner, 2U);
  EXPECT_EQ(got.pairs[3].loser, 3U);
}

// One vote moved to the loser, in one round or the other, or taken from the winner: the risk is not smaller.
TEST(PollingRisk, AWorseCountNeverLowersTheRisk) {
  for (const PollingTest test :
       {PollingTest::bravo, PollingTest::minerva, PollingTest::providence, PollingTest::bayes}) {
    for (std::int64_t first = 0; first <= 12; ++first)
      for (std::int64_t second = 0; second <= 20; ++second) {
        // So that no pair is settled in the first round a limit that it cannot meet is taken.
        const double risk = of(two(60, 40), test, {{first, 12 - first}, {second, 20 - second}}, 1e-6).risk[1];
        if (second > 0) {
          EXPECT_GE(of(two(60, 40), test, {{first, 12 - first}, {second - 1, 21 - second}}, 1e-6).risk[1],
                    risk * (1 - 1e-12));
        }
        if (first > 0) {
          EXPECT_GE(of(two(60, 40), test, {{first - 1, 13 - first}, {second, 20 - second}}, 1e-6).risk[1],
                    risk * (1 - 1e-12));
        }
      }
  }
}

/// Long samples: nothing overflows where nearly all votes are the loser's. 0 of n: the chance to be ahead is 2^-(n +
/// 1), that of the sample in a tie 2^-n: 1 / (1 + 2 (1/2) / (n + 1)).
TEST(PollingRisk, BayesIsMonotoneInLongSamples) {
  for (const std::int64_t drawn : {1'030, 2'000, 3'000}) {
    double before = 1;
    for (std::int64_t winner = 0; winner <= drawn; ++winner) {
      const double risk = of(two(60, 40), PollingTest::bayes, {{winner, drawn - winner}}, 1e-6).risk[0];
      ASSERT_LE(risk, before * (1 + 1e-9)) << winner << " of " << drawn;
      before = risk;
    }
    const auto n = static_cast<double>(drawn);
    EXPECT_NEAR(of(two(60, 40), PollingTest::bayes, {{0, drawn}}, 1e-6).risk[0], (n + 1) / (n + 2), 1e-12);
    EXPECT_LT(before, 1e-9);
  }
}

/// A vote for whom the report gives none: no further round is enough, by any test.
TEST(PollingRisk, AContradictedReportHasNoNextRound) {
  const std::vector<double> chances = {0.9};
  for (const PollingTest test : {PollingTest::bravo, PollingTest::providence})
    EXPECT_EQ(polling_risk(two(60, 0), test, 0.05, {{5, 1}}, chances)->next, std::vector<std::int64_t>{-1});
  EXPECT_TRUE(polling_risk(two(60, 40), PollingTest::minerva, 0.05, {{5, 4}}, chances)->next.empty());
  EXPECT_EQ(polling_risk(two(501, 499), PollingTest::bravo, 0.05, {}, chances)->next, std::vector<std::int64_t>{-1});
}

// Arlo's own tests of a contest with 600, 400 and 100 votes on 1,200 ballots at 10 %: 134 ballots for 70 %, 215 for 90
// %. 1,000 of 1,200 show either of the two; its bisection stops between the first size and the one from which on all
// do.
TEST(PollingRisk, SizesCountAllBallots) {
  const PollingContest contest{{"a", "b", "c"}, {600, 400, 100}, 1200, 1};
  const auto got = of(contest, PollingTest::minerva, {}, 0.1, {0.9});
  const RoundSizes votes = Minerva(0.1, 0.6).next_sizes(0.9, 0, 100'000);
  EXPECT_EQ(got.next[0], (votes.first * 12 + 9) / 10);
  EXPECT_LE(got.next[0], 215);
  EXPECT_GE((votes.safe * 12 + 9) / 10, 215);
}

// Two pairs go on, so each is asked for 1 - 0.2 / 2 = 0.9 where 0.8 is wanted of both: the first needs more, and from
// its size on all have the chance. One pair alone has nobody beside it, and none is left where all have met.
TEST(PollingRisk, SizesForAllPairsAreAskedForMoreOfEach) {
  const PollingContest contest{{"a", "b", "c"}, {600, 400, 100}, 1200, 1};
  const auto got = of(contest, PollingTest::minerva, {}, 0.1, {0.8});
  ASSERT_EQ(got.next_all.size(), 1U);
  EXPECT_EQ(got.next_all[0], (Minerva(0.1, 0.6).next_sizes(0.9, 0, 100'000).safe * 12 + 9) / 10);
  EXPECT_GT(got.next_all[0], got.next[0]);
  EXPECT_TRUE(of(two(600, 400), PollingTest::minerva, {}, 0.1, {0.8}).next_all.empty());
  // After ten to none c is behind: (2 6/7)^10 = 219 is more than 10; b is not: 1.2^10 0.8^5 = 2.03.
  const auto later = of(contest, PollingTest::bravo, {{10, 5, 0}}, 0.1, {0.8});
  EXPECT_TRUE(later.next_all.empty());
  EXPECT_EQ(later.next.size(), 1U);
  EXPECT_EQ(of({{"a", "b", "c"}, {600, 400, 100}, 1200, 1}, PollingTest::bravo, {}, 0.1, {0.8}).next_all[0],
            bravo_draws(0.1, {0.5, 1.0 / 3}, 0.9, 0));
}

TEST(PollingRisk, SizesThatAreTooLargeAreNotLookedFor) {
  for (const PollingTest test : {PollingTest::bravo, PollingTest::minerva, PollingTest::providence})
    EXPECT_EQ(of(two(5'000'000'001, 4'999'999'999), test, {}, 0.05, {0.5}).next[0], -1);
}

TEST(PollingRisk, Refusals) {
  const auto refused = [](const PollingContest& contest, const std::vector<std::vector<std::int64_t>>& rounds = {}) {
    const auto got = polling_risk(contest, PollingTest::minerva, 0.05, rounds);
    return got ? std::string("taken") : got.error().message;
  };
  EXPECT_EQ(refused(two(5, 5)), "a tie between Ann and Burr: no audit can confirm one of them");
  EXPECT_EQ(refused({{"Ann"}, {5}, 5, 1}), "1 choices for 1 seats leave nothing to test");
  EXPECT_EQ(refused({{"Ann", "Burr"}, {5, 1}, 4, 1}), "Ann has 5 votes on 4 ballots");
  EXPECT_EQ(refused(two(5, 1), {{20'000'000, 1}}), "the rounds hold more than 20000000 votes");
}

}  // namespace
}  // namespace acta::audit
