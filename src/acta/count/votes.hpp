// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "acta/model/poll.hpp"

namespace acta::count {

using model::kNone;

/// One way in which votes may change: one vote a step, of one ballot, in one area of the last level, taken `from` a
/// list, given `to` a list, or both (a vote that moves).
struct Direction {
  std::size_t tally = 0;
  std::size_t row = 0;  ///< as Votes counts rows
  std::size_t from = kNone, to = kNone;
};

/// The votes of a poll, added up for every area of every level and for the whole. Row 0 is the whole, row a + 1 is
/// area a of the poll.
class Votes {
 public:
  /// REQUIRES: model::complete(poll) was called.
  explicit Votes(const model::Poll& poll);

  std::size_t lists() const { return m_lists; }
  std::size_t rows() const { return m_parent.size(); }
  std::span<const std::int64_t> row(std::size_t tally, std::size_t row) const {
    return {m_tallies[tally].votes.data() + row * m_lists, m_lists};
  }
  std::int64_t at(std::size_t tally, std::size_t row, std::size_t list) const {
    return m_tallies[tally].votes[row * m_lists + list];
  }
  std::int64_t valid(std::size_t tally, std::size_t row) const { return m_tallies[tally].valid[row]; }
  std::int64_t cast(std::size_t tally, std::size_t row) const { return m_tallies[tally].cast[row]; }
  std::int64_t registered(std::size_t row) const { return m_registered[row]; }
  std::int64_t population(std::size_t row) const { return m_population[row]; }
  /// The row that a row is part of; kNone for the whole.
  std::size_t parent(std::size_t row) const { return m_parent[row]; }
  bool within(std::size_t row, std::size_t outer) const;
  const std::vector<std::size_t>& leaves() const { return m_leaves; }

  /// Changes the votes by `m` steps in a direction (back again with -m). Ballots cast change with the valid votes
  /// where they are known.
  void change(const Direction& direction, std::int64_t m);

  /// What one step changes: -1, 0 or 1.
  int slope(const Direction& direction, std::size_t tally, std::size_t row, std::size_t list) const {
    if (tally != direction.tally || (list != direction.from && list != direction.to)) return 0;
    return within(direction.row, row) ? (list == direction.to ? 1 : -1) : 0;
  }
  /// Of valid votes, and of ballots cast.
  int total_slope(const Direction& direction, std::size_t tally, std::size_t row) const {
    if (tally != direction.tally || !within(direction.row, row)) return 0;
    return (direction.to != kNone ? 1 : 0) - (direction.from != kNone ? 1 : 0);
  }

 private:
  struct Sums {
    std::vector<std::int64_t> votes, valid, cast;
  };
  void add(Sums& sums, const model::Tally& tally, std::size_t line, std::size_t row) const;

  std::size_t m_lists;
  std::vector<std::size_t> m_parent, m_leaves;
  std::vector<Sums> m_tallies;
  std::vector<std::int64_t> m_registered, m_population;
};

}  // namespace acta::count
