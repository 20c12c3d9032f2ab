// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace acta::audit {

/// Bit c is candidate c.
using CandidateSet = std::uint64_t;

constexpr int kMostIrvCandidates = 64;
constexpr int kMostDenseCandidates = 22;

constexpr CandidateSet only(int candidate) { return CandidateSet{1} << candidate; }
constexpr bool contains(CandidateSet set, int candidate) { return ((set >> candidate) & 1U) != 0; }
constexpr CandidateSet everybody(int candidates) { return candidates == 64 ? ~CandidateSet{0} : only(candidates) - 1; }

/// Votes of one instant-runoff contest, grouped: rankings[i], most preferred first, was cast counts[i] times.
/// A ranking may be short or empty. `cards`: all cards the audit may draw, at least the sum of the counts.
struct IrvBallots {
  int candidates = 0;  ///< 1 to 64, numbered from 0
  std::vector<std::vector<std::uint8_t>> rankings;
  std::vector<std::int64_t> counts;
  std::int64_t cards = 0;
};

/// What is wrong with the first faulty part; None if the ballots can be used.
enum class IrvBallotsFault {
  None,
  Candidates,  ///< fewer than 1 or more than 64
  Lengths,     ///< rankings and counts differ in number
  Ranking,     ///< a candidate out of range or ranked twice
  Counts,      ///< a negative count
  Cards,       ///< fewer cards than ballots, or more than 2^31 - 1
};
IrvBallotsFault fault_of(const IrvBallots& ballots);

/// First-preference tallies when only some candidates remain: a ballot counts for the member it ranks highest, for
/// nobody if it ranks none of them.
class SetTallies {
 public:
  virtual ~SetTallies() = default;
  /// Writes tallies[c], in votes, for every member c of `set`; leaves the others. REQUIRES: one place per candidate.
  virtual void within(CandidateSet set, std::span<std::int64_t> tallies) const = 0;
};

/// Every tally of every set, made at once: ballots are counted by the set ranked above each candidate, and a subset-sum
/// (zeta) transform adds those above which nobody remains. n (n-1) 2^(n-2) additions and n 2^(n+1) bytes.
/// REQUIRES: at most 22 candidates, ballots without fault.
class DenseTallies final : public SetTallies {
 public:
  explicit DenseTallies(const IrvBallots& ballots);
  void within(CandidateSet set, std::span<std::int64_t> tallies) const override;
  /// Votes for `candidate` among `set`. REQUIRES: candidate in set.
  std::int32_t tally(int candidate, CandidateSet set) const;
  /// Votes for the weakest member of every set, by set; that of the empty set is 2^31 - 1.
  std::vector<std::int32_t> weakest() const;
  int candidates() const { return m_candidates; }

 private:
  int m_candidates;
  std::vector<std::vector<std::int32_t>> m_by_eliminated;
};

/// The same tallies by reading all ballots at each call; any number of candidates.
class ScannedTallies final : public SetTallies {
 public:
  explicit ScannedTallies(const IrvBallots& ballots);
  void within(CandidateSet set, std::span<std::int64_t> tallies) const override;

 private:
  std::vector<std::uint8_t> m_ranked;
  std::vector<std::uint32_t> m_ends;
  std::vector<std::int64_t> m_counts;
};

/// Votes of "winner is not eliminated before loser": for the winner the ballots that rank it first, for the loser those
/// that rank it and not the winner above it. Source: Blom, Stuckey, Teague (2019, arXiv:1903.08804).
struct NebTallies {
  explicit NebTallies(const IrvBallots& ballots);
  std::int64_t for_winner(int winner) const { return first[static_cast<std::size_t>(winner)]; }
  std::int64_t for_loser(int winner, int loser) const {
    return ahead[static_cast<std::size_t>(winner) * first.size() + static_cast<std::size_t>(loser)];
  }

  std::vector<std::int64_t> first;  ///< by candidate
  std::vector<std::int64_t> ahead;  ///< by winner, then loser
};

}  // namespace acta::audit
