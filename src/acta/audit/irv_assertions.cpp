// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/irv_assertions.hpp"

#include "acta/audit/irv_lattice.hpp"
#include "acta/audit/irv_lazy.hpp"
#include "acta/audit/irv_winner.hpp"

namespace acta::audit {
namespace {

/// Up to here all tallies cost less than the search that might spare them.
constexpr int kAlwaysDense = 12;
/// Proofs of this many assertions for each candidate repay the making of all tallies: a least cut of the whole lattice
/// is often a hundredth of what is met first.
constexpr std::size_t kManyForEach = 4;

/// Reading the ballots for more sets than this takes longer than making all tallies.
std::size_t few_sets(const IrvBallots& ballots) {
  std::size_t ranked = 1;
  for (const auto& ranking : ballots.rankings) ranked += ranking.size();
  const auto candidates = static_cast<unsigned>(ballots.candidates);
  return (std::size_t{candidates * candidates} << (candidates - 2)) / ranked;
}

}  // namespace

IrvContest::IrvContest(const IrvBallots& ballots, const DifficultyModel& model, const IrvLimits& limits)
    : m_ballots(ballots),
      m_limits(limits),
      m_difficulty(model, ballots.cards),
      m_neb_tallies(ballots),
      m_neb(m_neb_tallies, m_difficulty),
      m_scanned(ballots) {
  if (ballots.candidates <= kAlwaysDense) m_dense = std::make_unique<DenseTallies>(ballots);
}

const SetTallies& IrvContest::tallies() const {
  if (m_dense) return *m_dense;
  return m_scanned;
}

const DenseTallies& IrvContest::dense() const {
  if (!m_dense) m_dense = std::make_unique<DenseTallies>(m_ballots);
  return *m_dense;
}

std::optional<IrvFailure> IrvContest::failure_of(int winner) const {
  const CandidateSet winners = possible_winners(tallies(), m_ballots.candidates);
  if (winner < 0 || winner >= m_ballots.candidates || !contains(winners, winner))
    return IrvFailure{IrvFailure::Reason::WrongWinner, IrvBallotsFault::None, winners};
  if (winners != only(winner)) return IrvFailure{IrvFailure::Reason::Tie, IrvBallotsFault::None, winners};
  return std::nullopt;
}

std::optional<double> IrvContest::optimal_difficulty(int winner) const {
  if (m_ballots.candidates == 1) return 0;
  const bool can_be_dense = m_ballots.candidates <= kMostDenseCandidates;
  if (!m_dense) {
    const std::size_t most = can_be_dense ? few_sets(m_ballots) : m_limits.lazy_sets;
    const auto found = lazy_difficulty(m_scanned, m_neb, m_difficulty, winner, most);
    if (found || !can_be_dense) return found;
  }
  return lattice_difficulty(dense(), m_neb, m_difficulty, winner);
}

std::vector<Assertion> IrvContest::assertions(int winner, double bound) const {
  if (m_ballots.candidates == 1) return {};
  if (!m_dense) {
    auto found = few_assertions({m_scanned, m_neb, m_difficulty, winner, bound}, m_neb_tallies, m_limits.scanned_sets);
    const auto candidates = static_cast<std::size_t>(m_ballots.candidates);
    if (candidates > kMostDenseCandidates || found.size() <= kManyForEach * candidates) return found;
  }
  return few_assertions({dense(), m_neb, m_difficulty, winner, bound}, m_neb_tallies, m_limits.minimiser_sets);
}

std::variant<IrvProof, IrvFailure> prove_winner(const IrvBallots& ballots, int winner, const DifficultyModel& model,
                                                const IrvLimits& limits) {
  if (const IrvBallotsFault fault = fault_of(ballots); fault != IrvBallotsFault::None)
    return IrvFailure{IrvFailure::Reason::Ballots, fault, 0};
  const IrvContest contest(ballots, model, limits);
  if (const auto failure = contest.failure_of(winner)) return *failure;
  const auto difficulty = contest.optimal_difficulty(winner);
  if (!difficulty) return IrvFailure{IrvFailure::Reason::TooHard, IrvBallotsFault::None, only(winner)};
  return IrvProof{*difficulty, contest.assertions(winner, *difficulty)};
}

}  // namespace acta::audit
