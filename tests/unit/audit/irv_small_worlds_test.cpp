// SPDX-License-Identifier: Apache-2.0
// Every claim of the search against all elimination orders and all assertions (irv_brute.cpp).
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <random>

#include "acta/audit/irv_lazy.hpp"
#include "acta/audit/irv_winner.hpp"
#include "support/sanitized.hpp"
#include "unit/audit/irv_proofs.hpp"

namespace acta::audit {
namespace {

using acta::test::one_of;
using acta::test::trials;

struct World {
  int proofs = 0, refused = 0, compared = 0;
};

DifficultyModel model_number(std::uint64_t number) {
  using enum DifficultyModel::Kind;
  constexpr DifficultyModel::Kind kKinds[] = {OneOnMargin, OneOnMarginSquared, Macro, Bravo};
  return {kKinds[number % 4], number % 8 < 4 ? 0.05 : 0.5, 1.1};
}

void expect_failure(const IrvBallots& ballots, int winner, const DifficultyModel& model, const IrvFailure& failure) {
  const CandidateSet winners = brute::brute_winners(ballots);
  EXPECT_NE(winners, only(winner));
  EXPECT_EQ(failure.possible_winners, winners);
  EXPECT_EQ(failure.reason == IrvFailure::Reason::Tie, contains(winners, winner));
  EXPECT_TRUE(std::isinf(brute::brute_difficulty(ballots, winner, model)));
}

void expect_limited_proofs(const IrvBallots& ballots, int winner, const DifficultyModel& model, double least) {
  const Difficulty difficulty(model, ballots.cards);
  const NebTallies neb_tallies(ballots);
  const NebDifficulties neb(neb_tallies, difficulty);
  const ScannedTallies scanned(ballots);
  EXPECT_EQ(lazy_difficulty(scanned, neb, difficulty, winner, 1000), least);
  for (const std::size_t most_sets : {0, 8, 24})
    for (const double bound : {least, 1.5 * least}) {
      const auto few = few_assertions({scanned, neb, difficulty, winner, bound}, neb_tallies, most_sets);
      EXPECT_TRUE(brute::brute_sufficient(ballots, winner, few));
      brute::expect_minimal_proof(ballots, winner, few, "limited minimiser");
      for (const Assertion& a : few) EXPECT_LE(a.difficulty, bound);
    }
}

void expect_profile(const IrvBallots& ballots, const DifficultyModel& model, World& world) {
  EXPECT_EQ(possible_winners(ScannedTallies(ballots), ballots.candidates), brute::brute_winners(ballots));
  for (int winner = 0; winner < ballots.candidates; ++winner) {
    const auto outcome = prove_winner(ballots, winner, model);
    if (const auto* failure = std::get_if<IrvFailure>(&outcome)) {
      ++world.refused;
      expect_failure(ballots, winner, model, *failure);
      continue;
    }
    ++world.proofs;
    const auto& proof = std::get<IrvProof>(outcome);
    EXPECT_EQ(proof.difficulty, brute::brute_difficulty(ballots, winner, model));
    EXPECT_TRUE(brute::brute_sufficient(ballots, winner, proof.assertions));
    brute::expect_minimal_proof(ballots, winner, proof.assertions, "small world");
    expect_limited_proofs(ballots, winner, model, proof.difficulty);
    if (ballots.candidates > 4) continue;
    const std::size_t fewest = brute::brute_fewest(ballots, winner, model, proof.difficulty, 1'000'000);
    if (fewest == 0) continue;
    ++world.compared;
    EXPECT_EQ(proof.assertions.size(), fewest);
  }
}

using Rankings = std::vector<std::vector<std::uint8_t>>;

Rankings all_rankings(int candidates) {
  Rankings result, layer{{}};
  while (!layer.empty()) {
    Rankings longer;
    for (const auto& ranking : layer)
      for (std::uint8_t c = 0; c < candidates; ++c)
        if (std::find(ranking.begin(), ranking.end(), c) == ranking.end()) {
          longer.push_back(ranking);
          longer.back().push_back(c);
        }
    result.insert(result.end(), longer.begin(), longer.end());
    layer = std::move(longer);
  }
  return result;
}

Rankings full_rankings(int candidates) {
  Rankings full = all_rankings(candidates);
  std::erase_if(full, [&](const auto& ranking) { return ranking.size() != static_cast<std::size_t>(candidates); });
  return full;
}

/// Counts from 0 up to 1 to 255, so that ties and clear wins both occur; up to two cards without a vote.
World random_profiles(int candidates, int profiles, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  World world;
  const Rankings rankings = all_rankings(candidates);
  for (int i = 0; i < profiles; ++i) {
    IrvBallots ballots{candidates, {}, {}, static_cast<std::int64_t>(random() % 3)};
    const std::uint64_t most = std::uint64_t{1} << (random() % 8);
    const std::uint64_t kinds = 2 + random() % rankings.size();
    for (std::uint64_t k = 0; k < kinds; ++k) {
      ballots.rankings.push_back(rankings[random() % rankings.size()]);
      ballots.counts.push_back(static_cast<std::int64_t>(random() % (most + 1)));
      ballots.cards += ballots.counts.back();
    }
    expect_profile(ballots, model_number(random()), world);
  }
  return world;
}

TEST(IrvSmallWorlds, EveryThreeCandidatesWithFullRankingsCastUpToThreeTimes) {
  World world;
  constexpr int kStep = one_of(5);
  for (std::uint64_t code = 0; code < 4096; code += kStep) {
    IrvBallots ballots{3, full_rankings(3), {}, 0};
    for (unsigned i = 0; i < 6; ++i) {
      ballots.counts.push_back(static_cast<std::int64_t>((code >> (2 * i)) & 3U));
      ballots.cards += ballots.counts.back();
    }
    expect_profile(ballots, model_number(code), world);
  }
  EXPECT_EQ(world.proofs + world.refused, 3 * ((4096 + kStep - 1) / kStep));
  EXPECT_EQ(world.compared, world.proofs);
}

TEST(IrvSmallWorlds, FourCandidatesWithEachFullRankingCastOnceOrNot) {
  World world;
  const Rankings full = full_rankings(4);
  for (std::uint64_t code = 1; code < (std::uint64_t{1} << 24); code += 20'011 * one_of(3)) {
    IrvBallots ballots{4, full, {}, std::popcount(code)};
    for (unsigned i = 0; i < 24; ++i) ballots.counts.push_back(static_cast<std::int64_t>((code >> i) & 1U));
    expect_profile(ballots, model_number(code), world);
  }
  EXPECT_GT(world.proofs, 400 / one_of(3));
  EXPECT_EQ(world.compared, world.proofs);
}

TEST(IrvSmallWorlds, ShortRankings) {
  EXPECT_GT(random_profiles(2, trials(300), 7).proofs, trials(200));
  EXPECT_GT(random_profiles(3, trials(600), 1).proofs, trials(500));
  EXPECT_GT(random_profiles(4, trials(500), 2).proofs, trials(400));
  EXPECT_GT(random_profiles(5, trials(150), 3).proofs, trials(120));
  EXPECT_GT(random_profiles(6, 6 / one_of(3), 4).proofs, 3 / one_of(3));
}

}  // namespace
}  // namespace acta::audit
