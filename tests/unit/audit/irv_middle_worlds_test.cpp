// SPDX-License-Identifier: Apache-2.0
// Where brute force is too slow: two searches against each other, and the checker on what they find.
#include <gtest/gtest.h>

#include <limits>

#include "acta/audit/irv_lattice.hpp"
#include "acta/audit/irv_lazy.hpp"
#include "support/irv_contests.hpp"
#include "unit/audit/irv_proofs.hpp"

namespace acta::audit {
namespace {

using acta::test::flat_strengths;
using acta::test::irv_winner;
using acta::test::led_strengths;
using acta::test::plackett_luce;
using acta::test::steep_strengths;

std::vector<double> strengths(int candidates, std::uint64_t seed) {
  if (seed % 3 == 0) return flat_strengths(candidates, seed);
  return seed % 3 == 1 ? steep_strengths(candidates, 0.8) : led_strengths(candidates, 4);
}

/// Both searches, and the minimiser with little, some and enough room. False where no winner can be proved.
bool agree(const IrvBallots& ballots) {
  const int winner = irv_winner(ballots);
  if (IrvContest(ballots, {}).failure_of(winner)) return false;
  const Difficulty difficulty({}, ballots.cards);
  const NebTallies neb_tallies(ballots);
  const NebDifficulties neb(neb_tallies, difficulty);
  const DenseTallies dense(ballots);
  const double least = lattice_difficulty(dense, neb, difficulty, winner);
  EXPECT_EQ(lazy_difficulty(ScannedTallies(ballots), neb, difficulty, winner, 1 << 20), least);
  for (const std::size_t most_sets : {0, 64, 4096})
    for (const double bound : {least, 2 * least})
      brute::expect_minimal_proof(
          ballots, winner, few_assertions({dense, neb, difficulty, winner, bound}, neb_tallies, most_sets), "middle");
  return true;
}

TEST(IrvMiddleWorlds, LazySearchAndLatticeAgree) {
  std::size_t compared = 0;
  for (int candidates = 5; candidates <= 9; ++candidates)
    for (std::uint64_t seed = 0; seed < 6; ++seed)
      compared += agree(plackett_luce(strengths(candidates, seed), 3, 1'000, seed));
  EXPECT_GT(compared, 25u);
}

TEST(IrvMiddleWorlds, DenseTalliesAreThoseOfReadingAllBallots) {
  const IrvBallots ballots = plackett_luce(flat_strengths(8, 3), 8, 500, 3);
  const DenseTallies dense(ballots);
  const ScannedTallies scanned(ballots);
  const auto weakest = dense.weakest();
  for (CandidateSet set = 1; set <= everybody(8); ++set) {
    std::vector<std::int64_t> a(8, 0), b(8, 0);
    dense.within(set, a);
    scanned.within(set, b);
    EXPECT_EQ(a, b);
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (int c = 0; c < 8; ++c)
      if (contains(set, c)) least = std::min(least, b[static_cast<std::size_t>(c)]);
    EXPECT_EQ(weakest[set], least);
  }
}

TEST(IrvMiddleWorlds, ManyCandidatesAreProvedByReadingFewSets) {
  for (const int candidates : {19, 36, 50, 64})
    for (const auto& shape : {steep_strengths(candidates, 0.75), led_strengths(candidates, 5)}) {
      const IrvBallots ballots = plackett_luce(shape, 3, 5'000, 1);
      const int winner = irv_winner(ballots);
      const auto outcome = prove_winner(ballots, winner, {});
      const auto* proof = std::get_if<IrvProof>(&outcome);
      ASSERT_TRUE(proof) << candidates;
      brute::expect_minimal_proof(ballots, winner, proof->assertions, "many candidates");
    }
}

/// The proof of a contest of 11, and how many assertions it has.
std::size_t proof_size(const IrvBallots& ballots, double multiple) {
  const IrvContest contest(ballots, {});
  const int winner = irv_winner(ballots);
  const auto least = contest.optimal_difficulty(winner);
  const auto found = contest.assertions(winner, *least * multiple);
  EXPECT_EQ(check_certificate(ballots, winner, found).verdict, CertificateCheck::Verdict::Proven);
  return found.size();
}

// Candidates are numbers: another numbering, other order of the ballots or ballots split in two prove the same.
TEST(IrvMiddleWorlds, DifficultyKnowsNoNamesAndNoOrder) {
  const IrvBallots ballots = plackett_luce(flat_strengths(7, 5), 4, 800, 5);
  const int winner = irv_winner(ballots);
  IrvBallots other = ballots;
  for (auto& ranking : other.rankings)
    for (auto& candidate : ranking) candidate = static_cast<std::uint8_t>(6 - candidate);
  std::reverse(other.rankings.begin(), other.rankings.end());
  std::reverse(other.counts.begin(), other.counts.end());
  other.rankings.push_back(other.rankings.front());
  other.counts.push_back(other.counts.front() / 2);
  other.counts.front() -= other.counts.back();
  const auto a = std::get<IrvProof>(prove_winner(ballots, winner, {}));
  const auto b = std::get<IrvProof>(prove_winner(other, 6 - winner, {}));
  EXPECT_EQ(a.difficulty, b.difficulty);
}

TEST(IrvMiddleWorlds, HarderAssertionsSpareMany) {
  const IrvBallots ballots = plackett_luce(flat_strengths(10, 1), 5, 20'000, 1);
  EXPECT_GT(proof_size(ballots, 1), proof_size(ballots, 100));
}

}  // namespace
}  // namespace acta::audit
