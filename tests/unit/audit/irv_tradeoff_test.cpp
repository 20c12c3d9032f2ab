// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/irv_tradeoff.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "support/irv_contests.hpp"

namespace acta::audit {
namespace {

using Rows = std::vector<TradeoffRow>;
const std::vector<double> kMultiples{1.5, 4};

TEST(IrvTradeoff, OneRowForEachBound) {
  const IrvBallots ballots = acta::test::plackett_luce(acta::test::flat_strengths(9, 1), 5, 20'000, 1);
  const int winner = acta::test::irv_winner(ballots);
  const auto rows = std::get<Rows>(irv_tradeoff(ballots, winner, {}, kMultiples));
  ASSERT_EQ(rows.size(), 4u);
  const double least = std::get<IrvProof>(prove_winner(ballots, winner, {})).difficulty;
  EXPECT_EQ(rows[0].bound, least);
  EXPECT_EQ(rows[0].hardest, least);
  EXPECT_EQ(rows[1].bound, 1.5 * least);
  EXPECT_EQ(rows[2].bound, 4 * least);
  EXPECT_TRUE(std::isinf(rows[3].bound));
  for (const TradeoffRow& row : rows) {
    EXPECT_LE(row.hardest, row.bound);
    EXPECT_GE(row.hardest, least);
  }
  EXPECT_LT(rows[3].assertions(), rows[0].assertions());
}

TEST(IrvTradeoff, RefusesAsTheProofDoes) {
  const auto tie = irv_tradeoff({2, {{0}, {1}}, {1, 1}, 2}, 0, {}, kMultiples);
  EXPECT_EQ(std::get<IrvFailure>(tie).reason, IrvFailure::Reason::Tie);
  const auto faulty = irv_tradeoff({2, {{0}}, {}, 2}, 0, {}, kMultiples);
  EXPECT_EQ(std::get<IrvFailure>(faulty).ballots, IrvBallotsFault::Lengths);
}

TEST(IrvTradeoff, OneCandidateHasNoRows) {
  EXPECT_TRUE(std::get<Rows>(irv_tradeoff({1, {}, {}, 0}, 0, {}, kMultiples)).empty());
}

}  // namespace
}  // namespace acta::audit
