// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/count/ranked/contest.hpp"
#include "acta/count/ranked/result.hpp"
#include "acta/count/ranked/rules.hpp"
#include "acta/count/ranked/ties.hpp"

namespace acta::count {

/// What a round's decision is taken from.
struct RankedStanding {
  const RankedContest& contest;
  const RankedRules& rules;
  std::span<const std::uint32_t> continuing;     ///< ascending
  std::span<const std::optional<Amount>> tally;  ///< by candidate; set for those continuing
  Amount threshold;
  int seats_left = 0;
  bool has_winner = false;              ///< continue_until_two: somebody has won before
  std::span<const RankedRound> before;  ///< the rounds before this one
};

/// Who is elected, or who is eliminated: never both, as an election comes first.
struct RankedDecision {
  std::vector<std::uint32_t> elected, eliminated;  ///< in the orders of RankedRound
  bool by_tie = false;
};

/// The threshold of `votes` active ballots for `seats`. bottoms_up_share: votes * share_percent / 100, unrounded.
Amount threshold_of(const Amount& votes, int seats, const RankedRules& rules);

/// Whether a tally elects (or stays, for bottoms_up_share).
bool reaches(const Amount& tally, const Amount& threshold, const RankedRules& rules);

/// The decision of one round:
/// 1. While undeclared write-ins have votes nobody is elected, and they go first.
/// 2. Elected are: all, where no more stand than seats are left; else those over the threshold (one_winner_per_round:
///    the first of them); of two left for one seat the one with more votes (equal ones: ask_last_seat);
///    bottoms_up_share: all, once all pass.
/// 3. Eliminated are: cutoff_elimination: all below the share unless nobody were left; batch_elimination: the largest
///    group of two or more who together have fewer votes than the next one, leaving enough for the seats and, with
///    continue_until_two, two; else the one with the fewest votes.
/// Source: RCTab 2.0.1 (doc/methods/ranked.md). Errors: of TieBreaker::choose.
base::Result<RankedDecision> decide(const RankedStanding& standing, TieBreaker& ties);

}  // namespace acta::count
