// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace acta::model {

/// What stands at one rank of a ballot: a candidate (index into RankedBallots::candidates), or one of the values below,
/// or, from kFirstSet on, several marks at one rank: RankedBallots::sets[mark - kFirstSet].
using RankMark = std::uint32_t;
inline constexpr RankMark kFirstSet = 0x8000'0000;
inline constexpr RankMark kNoMark = 0x7fff'ffff;         ///< the rank is blank, or says that it was skipped
inline constexpr RankMark kOvervoteLabel = 0x7fff'fffe;  ///< the source says "overvote" without the candidates
inline constexpr RankMark kUndeclaredWriteIn = 0x7fff'fffd;
inline bool is_candidate(RankMark mark) { return mark < 0x7fff'0000; }

/// The ballots of one contest as they were read, grouped: each distinct row of marks once, with how many ballots have
/// it, in order of first appearance, or sorted. Nothing is repaired: skipped ranks, overvotes, duplicates and write-ins stay.
struct RankedBallots {
  std::string contest;                      ///< name or id in the source
  std::vector<std::string> candidates;      ///< names as read (codes and aliases are settled by who counts)
  std::vector<std::uint32_t> begin{0};      ///< row r has marks[begin[r]] to marks[begin[r + 1]], the first rank first
  std::vector<RankMark> marks;              ///< trailing kNoMark are cut off
  std::vector<std::int64_t> counts;         ///< ballots of each row
  std::vector<std::vector<RankMark>> sets;  ///< several marks at one rank, ascending, at least two
  std::uint32_t most_ranks = 0;             ///< ranks that the source has, 0: unknown
  bool sorted = false;                      ///< rows with the same first marks follow each other

  /// One entry a ballot in the order read, where the reader was asked to keep them; else empty.
  struct Cards {
    std::vector<std::uint32_t> row;
    std::vector<std::uint32_t> precinct, batch;  ///< index into the names; empty: the source has none
    std::vector<std::string> precincts, batches;
    std::vector<std::string> ids;  ///< the source's, may be empty
  } cards;

  std::size_t rows() const { return counts.size(); }
};

}  // namespace acta::model
