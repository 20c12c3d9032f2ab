// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "acta/count/ranked/count.hpp"

namespace acta::count {

/// How many ballots would have to be marked otherwise for others to be elected, ties counted as lost by the winners.
struct RankedMargin {
  std::int64_t low = 0;   ///< no fewer ballots change it
  std::int64_t high = 0;  ///< so many do
  std::string low_by, high_by;
  bool exact() const { return low == high; }
  std::vector<std::uint32_t> instead;  ///< elected by the change of `high`, ascending; empty where that is not known
};

/// Of one seat by single_winner. Plurality (`rounds` have one round of two candidates) and last round:
/// high = ceil((w - l) / 2) of the last two. Up to kMostExact candidates: branch and bound over the orders of
/// elimination, each bounded by a linear programme of the fewest ballots that make it happen, ballots put together by
/// what matters to the order; high is found by counting changed ballots. Above, or past `most_nodes`: low by the
/// simplest bound, half of the least gap between a candidate who goes and the next. Undeclared write-ins, who go first
/// and never win, are left out. Nobody else stands: low and high are ballots + 1.
/// Source: T. R. Magrino, R. L. Rivest, E. Shen, D. Wagner, EVT/WOTE 2011; M. Blom, P. J. Stuckey, V. J. Teague, R.
/// Tidhar, ECAI 2016. Errors (usage): other modes than single_winner; of count_ranked.
inline constexpr std::size_t kMostExact = 8;
base::Result<RankedMargin> irv_margin(const RankedContest& contest, const RankedRules& rules,
                                      const RankedOptions& options = {}, std::size_t most_nodes = 3000);

/// Of several seats: low is 1 (0 where a tie was broken), high the fewest ballots of a first choice for an elected
/// candidate that, marked for one who is not, elect others when counted again; marked for nobody else, or, where
/// ballots must rank several, as shortest_formal; found by halving, so
/// that fewer may do. Errors (usage): of count_ranked.
base::Result<RankedMargin> transferable_margin(const RankedContest& contest, const RankedRules& rules,
                                               const RankedOptions& options = {});

}  // namespace acta::count
