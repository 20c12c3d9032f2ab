// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "acta/count/ranked/amount.hpp"

namespace acta::count {

/// Why a ballot counts for nobody any more.
enum class Inactive : std::uint8_t {
  exhausted_choices,  ///< all its ranks are used up
  overvotes,
  skipped_rankings,
  repeated_rankings,
  final_surplus,  ///< surplus of the last winners, which nobody needs
};
inline constexpr std::size_t kInactiveKinds = 5;

/// Votes that went from a candidate who was elected or eliminated.
struct RankedTransfer {
  static constexpr std::uint32_t kExhausted = 0xffff'0000;  ///< to: nobody, for whatever reason
  static constexpr std::uint32_t kResidual = 0xffff'0001;   ///< to: the rest that rounding leaves of a surplus
  std::uint32_t from = 0, to = 0;                           ///< candidates
  Amount amount;                                            ///< > 0
};

/// Where the votes of a contest, or of a part of it, stand in one round.
struct RankedFigures {
  std::vector<std::optional<Amount>> tally;       ///< by candidate; nullopt: excluded or eliminated before
  std::array<Amount, kInactiveKinds> inactive{};  ///< by Inactive, all rounds so far; ballots without any mark in none
  std::vector<RankedTransfer> transfers;          ///< made after the round's decision; by from, then to
};

/// What moves after the standing of a round, where votes move one surplus or exclusion a stage.
struct RankedMove {
  enum class Kind { none, surplus, exclusion, restart };
  Kind kind = Kind::none;
  std::uint32_t from = 0;               ///< the candidate, of a surplus and an exclusion
  std::int64_t papers = 0;              ///< ballots that leave, those that go to nobody included
  std::optional<Amount> value;          ///< of each of them, where they all have the same
  bool last_part = true;                ///< of the exclusion
  std::vector<std::uint32_t> deferred;  ///< elected, whose surplus waits though it could move
};

/// One round: the standing, then what was decided by it.
struct RankedRound {
  RankedFigures figures;
  Amount threshold;
  Amount residual;                        ///< rests of surpluses so far
  std::vector<std::uint32_t> elected;     ///< most votes first, equal ones in the contest's order
  std::vector<std::uint32_t> eliminated;  ///< in the contest's order
  bool by_tie = false;                    ///< a tie was broken for this decision
  std::size_t last_seats = 0;             ///< so many of `elected`, at its end, filled the last seats without the quota
  RankedMove move;                        ///< of statutes' counts
  std::vector<std::uint32_t> doomed;      ///< of those excluded, by the constraints, whatever their votes
  std::vector<std::uint32_t> guarded;     ///< who stand after the decision and the constraints keep from exclusion
};

/// The same rounds for a part of the contest; decisions and threshold are of the whole.
struct RankedSliceResult {
  std::string name;
  std::int64_t ballots = 0, undervotes = 0;
  std::vector<RankedFigures> rounds;
};

/// A whole count.
///
/// Law: in every round, tallies + inactive + residual = ballots - undervotes, exactly.
struct RankedResult {
  std::vector<RankedRound> rounds;     ///< at least one
  std::vector<std::uint32_t> elected;  ///< by round, then as in the round
  std::int64_t ballots = 0;
  std::int64_t undervotes = 0;  ///< ballots without any mark
  std::vector<RankedSliceResult> precincts, batches;
};

}  // namespace acta::count
