// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "support/irv_contests.hpp"
#include "unit/audit/irv_proofs.hpp"

namespace acta::audit {
namespace {

IrvFailure failure(const IrvBallots& ballots, int winner = 0, const IrvLimits& limits = {}) {
  const auto outcome = prove_winner(ballots, winner, {}, limits);
  const auto* refused = std::get_if<IrvFailure>(&outcome);
  EXPECT_TRUE(refused);
  return refused ? *refused : IrvFailure{IrvFailure::Reason::Ballots};
}

TEST(IrvRefusals, BallotsWithFaultsAreNamed) {
  const std::vector<std::vector<std::uint8_t>> too_many(65, {0});
  EXPECT_EQ(failure({0, {}, {}, 0}).ballots, IrvBallotsFault::Candidates);
  EXPECT_EQ(failure({65, too_many, std::vector<std::int64_t>(65, 1), 65}).ballots, IrvBallotsFault::Candidates);
  EXPECT_EQ(failure({2, {{0}}, {}, 1}).ballots, IrvBallotsFault::Lengths);
  EXPECT_EQ(failure({2, {{0, 0}}, {1}, 1}).ballots, IrvBallotsFault::Ranking);
  EXPECT_EQ(failure({2, {{2}}, {1}, 1}).ballots, IrvBallotsFault::Ranking);
  EXPECT_EQ(failure({2, {{0}}, {-1}, 1}).ballots, IrvBallotsFault::Counts);
  EXPECT_EQ(failure({2, {{0}}, {1}, 0}).ballots, IrvBallotsFault::Cards);
  EXPECT_EQ(failure({2, {{0}, {1}}, {INT64_MAX, INT64_MAX}, 5}).ballots, IrvBallotsFault::Cards);
  EXPECT_EQ(failure({2, {{0}}, {1}, std::int64_t{1} << 31}).ballots, IrvBallotsFault::Cards);
  EXPECT_EQ(failure({2, {{0}}, {1}, -1}).ballots, IrvBallotsFault::Cards);
}

TEST(IrvRefusals, ATieHasNoProof) {
  const IrvFailure tie = failure({2, {{0}, {1}}, {1, 1}, 2});
  EXPECT_EQ(tie.reason, IrvFailure::Reason::Tie);
  EXPECT_EQ(tie.possible_winners, only(0) | only(1));
}

// By hand: 2 goes first or 1 does (2 votes each). Without 2 its voters make 1 the winner, 4 to 3; without 1 all three
// votes of 0 stand against 2 of 2.
TEST(IrvRefusals, ATieForEliminationIsATieOnlyIfItDecides) {
  const IrvFailure tie = failure({3, {{0}, {1}, {2, 1}}, {3, 2, 2}, 7});
  EXPECT_EQ(tie.reason, IrvFailure::Reason::Tie);
  EXPECT_EQ(tie.possible_winners, only(0) | only(1));
  EXPECT_TRUE(std::holds_alternative<IrvProof>(prove_winner({3, {{0}, {1}, {2, 1}}, {5, 2, 2}, 9}, 0, {})));
}

TEST(IrvRefusals, AWrongWinnerIsToldWhoWins) {
  const IrvFailure wrong = failure({2, {{0}, {1}}, {1, 2}, 3});
  EXPECT_EQ(wrong.reason, IrvFailure::Reason::WrongWinner);
  EXPECT_EQ(wrong.possible_winners, only(1));
  EXPECT_EQ(failure({2, {{0}, {1}}, {1, 2}, 3}, 2).reason, IrvFailure::Reason::WrongWinner);
  EXPECT_EQ(failure({2, {{0}, {1}}, {1, 2}, 3}, -1).reason, IrvFailure::Reason::WrongWinner);
}

TEST(IrvRefusals, BeyondTheLimitsItIsTooHard) {
  const IrvBallots hard = acta::test::plackett_luce(acta::test::steep_strengths(36, 0.85), 3, 20'000, 1);
  EXPECT_EQ(failure(hard, acta::test::irv_winner(hard), {10, 0, 0}).reason, IrvFailure::Reason::TooHard);
}

TEST(IrvEdges, OneCandidateNeedsNoAssertion) {
  const auto proof = std::get<IrvProof>(prove_winner({1, {}, {}, 0}, 0, {}));
  EXPECT_TRUE(proof.assertions.empty());
  EXPECT_EQ(proof.difficulty, 0);
}

// As raire-rs' test with 100 others (raire/paper_examples.json, edge), at the most candidates there can be: NEB of the
// winner against each, 1000 - 1 votes ahead.
TEST(IrvEdges, SixtyThreeHopelessCandidates) {
  IrvBallots many{64, {{0}}, {1000}, 1100};
  for (std::uint8_t c = 1; c < 64; ++c) {
    many.rankings.push_back({c});
    many.counts.push_back(1);
  }
  const auto proof = std::get<IrvProof>(prove_winner(many, 0, {}));
  EXPECT_EQ(proof.assertions.size(), 63u);
  EXPECT_EQ(proof.difficulty, 1100.0 / 999);
  brute::expect_minimal_proof(many, 0, proof.assertions, "63 hopeless candidates");
}

}  // namespace
}  // namespace acta::audit
