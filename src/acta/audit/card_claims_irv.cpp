// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/card_claims_irv.hpp"

#include <fmt/format.h>

#include <bit>

#include "acta/audit/irv_assertions.hpp"
#include "acta/audit/irv_certificate.hpp"
#include "acta/audit/irv_winner.hpp"

namespace acta::audit {
namespace {

base::Error refused(const CardContest& contest, const std::string& why) {
  return {base::ErrorKind::usage, "contest \"" + contest.id + "\": " + why, {}, {}};
}

std::string named(const CardContest& contest, CandidateSet set) {
  std::string text;
  for (std::size_t c = 0; c < contest.choices.size(); ++c)
    if (contains(set, static_cast<int>(c))) text += (text.empty() ? "" : ", ") + contest.choices[c];
  return text;
}

std::string in_words(const CardContest& contest, const Assertion& one) {
  const auto& winner = contest.choices[static_cast<std::size_t>(one.winner)];
  const auto& loser = contest.choices[static_cast<std::size_t>(one.loser)];
  if (one.kind == Assertion::Kind::NotEliminatedBefore) return fmt::format("{} goes out before {}", loser, winner);
  return fmt::format("{} is ahead of {} when {} remain", winner, loser, named(contest, one.continuing));
}

IrvBallots ballots_of(const CardContest& contest, const VoteRows& votes, const CardTallies& tallies,
                      std::int64_t cards) {
  IrvBallots ballots;
  ballots.candidates = static_cast<int>(contest.choices.size());
  ballots.cards = cards;
  for (std::uint32_t row = 0; row < tallies.rows.size(); ++row) {
    const auto vote = votes.vote(row);
    ballots.rankings.emplace_back(vote.begin(), vote.end());
    ballots.counts.push_back(tallies.rows[row]);
  }
  return ballots;
}

}  // namespace

double assertion_value(const Assertion& assertion, std::span<const Choice> ranking) {
  const bool before = assertion.kind == Assertion::Kind::NotEliminatedBefore;
  for (std::size_t rank = 0; rank < ranking.size(); ++rank) {
    const int choice = ranking[rank];
    if (!before && !contains(assertion.continuing, choice)) continue;
    if (choice == assertion.winner) return !before || rank == 0 ? 1 : 0.5;
    if (choice == assertion.loser) return 0;
    if (!before) return 0.5;
  }
  return 0.5;
}

base::Result<CardOutcome> irv_outcome(const CardContest& contest, const VoteRows& votes, const CardTallies& tallies,
                                      std::int64_t cards) {
  if (tallies.rows.empty()) return refused(contest, "an instant-runoff contest needs records of its ballots");
  if (contest.choices.size() > kMostIrvCandidates) return refused(contest, "more than 64 choices");
  const IrvBallots ballots = ballots_of(contest, votes, tallies, cards);
  if (fault_of(ballots) != IrvBallotsFault::None) return refused(contest, "there are no ballots, or too many");
  const CandidateSet possible = possible_winners(ScannedTallies(ballots), ballots.candidates);
  if (std::popcount(possible) != 1)
    return refused(contest, "a tie decides between " + named(contest, possible) + ": no audit can confirm one of them");
  const int winner = std::countr_zero(possible);
  const auto proof = prove_winner(ballots, winner, {});
  if (std::holds_alternative<IrvFailure>(proof))
    return refused(contest, "no proof was found within the limits of the search");
  const auto& assertions = std::get<IrvProof>(proof).assertions;
  if (check_certificate(ballots, winner, assertions).verdict != CertificateCheck::Verdict::Proven)
    return refused(contest, "the proof did not pass its check: this is a defect of acta");
  if (assertions.empty()) return refused(contest, "it has no claims: nobody else stands");
  CardOutcome outcome{{static_cast<std::size_t>(winner)},
                      {},
                      contest.choices[static_cast<std::size_t>(winner)] + " wins by instant-runoff",
                      {}};
  for (const Assertion& one : assertions) outcome.claims.emplace_back(in_words(contest, one), one);
  return outcome;
}

}  // namespace acta::audit
