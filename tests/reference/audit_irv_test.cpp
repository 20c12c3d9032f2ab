// SPDX-License-Identifier: Apache-2.0
// Real instant-runoff contests, against cases/audit/raire/expected.jsonl: what raire-rs 2349c33 printed, run unchanged.
// Any sufficient set of assertions whose hardest has the same difficulty is right, so the sets are not compared.
#include <algorithm>
#include <set>

#include "acta/audit/irv_assertions.hpp"
#include "acta/audit/irv_certificate.hpp"
#include "support/raire_cases.hpp"
#include "support/shared.hpp"

namespace acta {
namespace {

using audit::Assertion;
using Verdict = audit::CertificateCheck::Verdict;
using test::RaireContest;
using test::RaireResult;

const std::vector<RaireContest>& contests() {
  static const auto read = test::raire_contests(test::shared("cases/audit/raire/inputs.tar.xz"));
  return read;
}

const std::map<std::string, RaireResult>& results() {
  static const auto read = test::raire_results(test::shared("cases/audit/raire/expected.jsonl"));
  return read;
}

const RaireResult* result_of(const RaireContest& contest) {
  const auto found = results().find(contest.name);
  return found == results().end() ? nullptr : &found->second;
}

/// The recorded winner, or the one that raire-rs names where it refuses that.
int winner_of(const RaireContest& contest) {
  const RaireResult* result = result_of(contest);
  if (result && !result->winners_by_count.empty()) return result->winners_by_count.front();
  return contest.recorded_winner < 0 && result ? result->winner : contest.recorded_winner;
}

const audit::IrvProof& proof(const RaireContest& contest) {
  static std::map<std::string, audit::IrvProof> made;
  const auto [place, fresh] = made.try_emplace(contest.name);
  if (fresh) {
    auto outcome = audit::prove_winner(contest.ballots, winner_of(contest), {});
    EXPECT_TRUE(std::holds_alternative<audit::IrvProof>(outcome)) << contest.name;
    if (auto* found = std::get_if<audit::IrvProof>(&outcome)) place->second = std::move(*found);
  }
  return place->second;
}

// 142 rows; of three the archive has no ballots, and of one contest in the archive there is no row.
TEST(AuditIrv, CasesAreTheOnesKnown) {
  ACTA_NEED_SHARED("cases/audit/raire/inputs.tar.xz");
  std::set<std::string> without_ballots, without_result;
  for (const auto& [name, result] : results()) without_ballots.insert(name);
  for (const RaireContest& contest : contests())
    if (without_ballots.erase(contest.name) == 0) without_result.insert(contest.name);
  EXPECT_EQ(contests().size(), 140u);
  EXPECT_EQ(without_ballots, (std::set<std::string>{"AWAIRE_Minneapolis_2013_Mayor", "AWAIRE_Minneapolis_2017_Mayor",
                                                    "AWAIRE_Minneapolis_2021_Mayor"}));
  EXPECT_EQ(without_result, std::set<std::string>{"SpecialCases_SanFran_2007"});
}

TEST(AuditIrv, DifficultyIsThatOfRaire) {
  ACTA_NEED_SHARED("cases/audit/raire/inputs.tar.xz");
  int compared = 0;
  for (const RaireContest& contest : contests()) {
    const RaireResult* result = result_of(contest);
    if (!result) continue;
    const double tolerance = result->six_digits ? 1e-5 : 1e-12;
    EXPECT_NEAR(proof(contest).difficulty, result->difficulty, tolerance * result->difficulty) << contest.name;
    ++compared;
  }
  EXPECT_EQ(compared, 139);
}

TEST(AuditIrv, TheHardestAssertionHasTheDifficulty) {
  ACTA_NEED_SHARED("cases/audit/raire/inputs.tar.xz");
  for (const RaireContest& contest : contests()) {
    double hardest = 0;
    for (const Assertion& a : proof(contest).assertions) hardest = std::max(hardest, a.difficulty);
    EXPECT_EQ(hardest, proof(contest).difficulty) << contest.name;
  }
}

TEST(AuditIrv, TheCheckerAcceptsEveryProof) {
  ACTA_NEED_SHARED("cases/audit/raire/inputs.tar.xz");
  for (const RaireContest& contest : contests())
    EXPECT_EQ(check_certificate(contest.ballots, winner_of(contest), proof(contest).assertions).verdict,
              Verdict::Proven)
        << contest.name;
}

TEST(AuditIrv, NoAssertionCanBeLeftOut) {
  ACTA_NEED_SHARED("cases/audit/raire/inputs.tar.xz");
  for (const RaireContest& contest : contests()) {
    const auto& all = proof(contest).assertions;
    for (std::size_t i = 0; i < all.size(); ++i) {
      auto fewer = all;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      EXPECT_TRUE(audit::open_order(contest.ballots.candidates, winner_of(contest), fewer)) << contest.name << " " << i;
    }
  }
}

TEST(AuditIrv, TheCheckerRefusesChangedProofs) {
  ACTA_NEED_SHARED("cases/audit/raire/inputs.tar.xz");
  for (const RaireContest& contest : contests()) {
    auto votes = proof(contest).assertions, itself = votes, swapped = votes;
    const auto verdict = [&](const std::vector<Assertion>& assertions) {
      return check_certificate(contest.ballots, winner_of(contest), assertions).verdict;
    };
    ++votes.back().winner_votes;
    EXPECT_EQ(verdict(votes), Verdict::WrongVotes) << contest.name;
    itself.back().loser = itself.back().winner;
    EXPECT_EQ(verdict(itself), Verdict::Malformed) << contest.name;
    std::swap(swapped.front().winner, swapped.front().loser);
    EXPECT_NE(verdict(swapped), Verdict::Proven) << contest.name;
  }
}

// No set is larger than that of raire-rs (its default, trimmed trees); which ones are smaller is in
// doc/methods/audit.md.
TEST(AuditIrv, NoSetIsLargerThanThatOfRaire) {
  ACTA_NEED_SHARED("cases/audit/raire/inputs.tar.xz");
  std::size_t smaller = 0, compared = 0;
  for (const RaireContest& contest : contests()) {
    const RaireResult* result = result_of(contest);
    if (!result || result->assertions == 0) continue;
    ++compared;
    EXPECT_LE(proof(contest).assertions.size(), result->assertions) << contest.name;
    smaller += proof(contest).assertions.size() < result->assertions;
  }
  EXPECT_EQ(compared, 137u);
  ::testing::Test::RecordProperty("smaller", std::to_string(smaller));
}

// Two copies of Aspen 2009 name winners that the count does not elect; raire-rs refuses them with the same other
// winner.
TEST(AuditIrv, RecordedWinnersWhoDidNotWinAreRefused) {
  ACTA_NEED_SHARED("cases/audit/raire/inputs.tar.xz");
  int refused = 0;
  for (const RaireContest& contest : contests()) {
    const RaireResult* result = result_of(contest);
    if (!result || result->winners_by_count.empty()) continue;
    const auto outcome = audit::prove_winner(contest.ballots, contest.recorded_winner, {});
    const auto* failure = std::get_if<audit::IrvFailure>(&outcome);
    ASSERT_TRUE(failure) << contest.name;
    EXPECT_EQ(failure->reason, audit::IrvFailure::Reason::WrongWinner) << contest.name;
    EXPECT_EQ(failure->possible_winners, audit::only(result->winners_by_count.front())) << contest.name;
    ++refused;
  }
  EXPECT_EQ(refused, 2);
}

}  // namespace
}  // namespace acta
