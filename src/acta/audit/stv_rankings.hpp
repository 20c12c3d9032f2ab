// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "acta/audit/card_claims.hpp"

namespace acta::audit {

/// By choice: whether it is on the list.
std::vector<char> marks_of(std::size_t choices, const std::vector<std::size_t>& list);

/// Ballots that may count for x as long as certain choices stand: in all, and of them those that rank o above x.
struct StvBounds {
  std::size_t choices = 0;
  std::vector<double> against;  ///< by x
  std::vector<double> ahead;    ///< [o * choices + x]; only of o with a weight
  double without(std::size_t o, std::size_t x) const { return against[x] - ahead[o * choices + x]; }
};

/// The ballots of a contest by the beginnings of their rankings.
class StvRankings {
 public:
  StvRankings(const VoteRows& votes, const CardTallies& tallies, std::size_t choices, BallotWorth worth);
  std::size_t choices() const { return m_first.size(); }
  const BallotWorth& worth() const { return m_worth; }
  double valid() const { return m_nodes.front().ballots; }
  double first(std::size_t o) const { return m_first[o]; }
  /// counted() with nobody passed.
  double own(std::size_t o) const { return m_own[o]; }
  /// Ballots on which o is.
  double reach(std::size_t o) const { return m_reach[o]; }
  /// What ballots are worth to o at least whose first choice that is not among `passed`, and not elected in the first
  /// round, is o: nothing where they begin with one who is elected and `least` is not known, and then only choices that
  /// are passed are passed over. REQUIRES: o is neither.
  double counted(std::size_t o, const std::vector<char>& passed) const;
  /// By what they can be worth, ballots on which the weights of those above x are together less than `limit`.
  StvBounds bounds(const std::vector<char>& weights, std::size_t limit) const;

 private:
  struct Node {
    double ballots = 0;  ///< that begin so
    std::vector<std::pair<Choice, std::size_t>> next;
  };
  std::size_t next_of(std::size_t node, Choice choice);
  double below(std::size_t node, std::size_t o, const std::vector<char>& passed) const;
  struct Walk;
  void walk(Walk& walk, std::size_t node, std::size_t weight) const;

  BallotWorth m_worth;
  std::vector<double> m_first, m_reach, m_own;
  std::vector<Node> m_nodes;
};

}  // namespace acta::audit
