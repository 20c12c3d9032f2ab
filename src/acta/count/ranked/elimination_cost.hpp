// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "acta/count/ranked/contest.hpp"
#include "acta/count/ranked/rules.hpp"

namespace acta::count {

/// The fewest ballots that must be marked otherwise for an order of elimination, ties allowed. Ballots count for the
/// first of the order on them who has not gone; one with several marks at a rank ends there unless the rules skip it.
/// For an order c1, c2, …, ck (c1 goes first, all others of the contest went before) ballots are put together by the
/// subset of the order that they can come to count for, so that 2^k numbers say all.
/// Source: Magrino, Rivest, Shen and Wagner (EVT/WOTE 2011); reduction: Blom, Stuckey, Teague and Tidhar (ECAI 2016).
/// REQUIRES of orders: 1 to 12 different candidates.
class EliminationCost {
 public:
  EliminationCost(const RankedContest& contest, const RankedRules& rules);

  /// A lower bound: the linear programme's cost, rounded up.
  std::int64_t least(const std::vector<std::uint32_t>& order) const;
  /// Ballots of a change in whole numbers that makes the order, made from the programme's optimum; nullopt where that
  /// does not round to one. Checked by adding up.
  std::optional<std::int64_t> reached(const std::vector<std::uint32_t>& order) const;

 private:
  struct Solved {
    double cost = 0;
    std::vector<double> in, out;  ///< ballots that come to and leave each subset
  };
  std::vector<std::int64_t> reduced(const std::vector<std::uint32_t>& order) const;
  std::optional<Solved> solve(const std::vector<std::uint32_t>& order, const std::vector<std::int64_t>& ballots) const;

  std::map<std::vector<std::uint32_t>, std::int64_t> m_rankings;  ///< whom they count for, one after the other
};

}  // namespace acta::count
