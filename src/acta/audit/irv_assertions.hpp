// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <variant>

#include "acta/audit/irv_minimiser.hpp"

namespace acta::audit {

/// Why there is no proof.
struct IrvFailure {
  enum class Reason {
    Ballots,      ///< `ballots` says what is wrong with them
    WrongWinner,  ///< the count elects others, `possible_winners`
    Tie,          ///< a tie decides who of `possible_winners` is elected: no assertions can prove one of them
    TooHard,      ///< more than 22 candidates, and more sets to look at than the limits allow
  };
  Reason reason;
  IrvBallotsFault ballots = IrvBallotsFault::None;
  CandidateSet possible_winners = 0;
};

/// Bounds on work; what they cut off is told or only costs more assertions, never a wrong proof.
struct IrvLimits {
  std::size_t lazy_sets = std::size_t{1} << 16;       ///< sets whose ballots are read beyond 22 candidates
  std::size_t minimiser_sets = std::size_t{1} << 20;  ///< up to 22 candidates; see irv_minimiser.hpp
  std::size_t scanned_sets = std::size_t{1} << 10;    ///< the same where each set means reading the ballots
};

/// A contest with its tallies, read once for several questions; `ballots` must outlive it. Not thread-safe: tallies of
/// all sets are made when first needed. REQUIRES: ballots without fault.
class IrvContest {
 public:
  IrvContest(const IrvBallots& ballots, const DifficultyModel& model, const IrvLimits& limits = {});

  /// Wrong winner or tie; nullopt if `winner` is the only possible one, which the other questions REQUIRE.
  std::optional<IrvFailure> failure_of(int winner) const;
  /// D* (see irv_lattice.hpp), 0 for one candidate; nullopt: too hard. Few sets are tried first.
  std::optional<double> optimal_difficulty(int winner) const;
  /// See irv_minimiser.hpp. REQUIRES: finite bound >= D*.
  std::vector<Assertion> assertions(int winner, double bound) const;

 private:
  const SetTallies& tallies() const;
  const DenseTallies& dense() const;

  const IrvBallots& m_ballots;
  IrvLimits m_limits;
  Difficulty m_difficulty;
  NebTallies m_neb_tallies;
  NebDifficulties m_neb;
  ScannedTallies m_scanned;
  mutable std::unique_ptr<DenseTallies> m_dense;
};

struct IrvProof {
  double difficulty = 0;              ///< D*, which the hardest of the assertions has; 0 for one candidate
  std::vector<Assertion> assertions;  ///< sufficient, and none can be left out
};

/// Proves that `winner` wins, with the least possible difficulty.
std::variant<IrvProof, IrvFailure> prove_winner(const IrvBallots& ballots, int winner, const DifficultyModel& model,
                                                const IrvLimits& limits = {});

}  // namespace acta::audit
