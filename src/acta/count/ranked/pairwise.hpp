// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "acta/count/ranked/contest.hpp"

namespace acta::count {

/// How many ballots prefer one candidate to another. A ballot prefers what it marks at an earlier rank to what it marks
/// later, and everybody marked to everybody who is not; equal ranks prefer neither. The first mark of a candidate
/// counts; an overvote whose candidates are not told is passed over.
struct PairwiseMatrix {
  std::vector<std::uint32_t> candidates;  ///< of the contest, without excluded ones, ascending
  std::vector<std::int64_t> prefer;       ///< [i * size + j]: ballots that prefer candidate i to j

  std::size_t size() const { return candidates.size(); }
  std::int64_t at(std::size_t i, std::size_t j) const { return prefer[i * size() + j]; }
  bool beats(std::size_t i, std::size_t j) const { return at(i, j) > at(j, i); }
};
PairwiseMatrix pairwise_matrix(const RankedContest& contest);

/// Strongest paths by winning votes: [i * size + j], 0 where there is none.
/// Source: M. Schulze, Social Choice and Welfare 36 (2011) 267-303.
std::vector<std::int64_t> strongest_paths(const PairwiseMatrix& matrix);

/// Winners by one method. Several: a tie, which is not broken.
struct FamilyResult {
  std::string method;
  std::vector<std::uint32_t> winners;  ///< candidates of the contest, ascending; empty: nobody, or `note` says why
  std::vector<std::string> scores;     ///< by index of the matrix; empty where the method has none
  std::string note;
};

/// For analysis, not for law. In this order:
/// condorcet: beats everybody. smith: smallest set whose members beat everybody outside. schulze: winning votes.
/// ranked_pairs: winning votes, then fewer losing ones; equal pairs in every order, up to 5,040 orders.
/// copeland: pairs won, half for ties. minimax: the least largest defeat, by winning votes.
/// borda: a point for each candidate below, half for each equal. plurality: first marks. approval: everybody marked.
/// star: 5 to 0 points by rank; of the two with most points the one whom more prefer; equal places in every way.
std::vector<FamilyResult> count_families(const RankedContest& contest, const PairwiseMatrix& matrix);

}  // namespace acta::count
