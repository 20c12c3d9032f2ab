// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "acta/count/ranked/ballot_log.hpp"
#include "acta/count/ranked/sorted_rows.hpp"

namespace acta::count {

/// Where every row of ballots stands, and at which value. Work grows with distinct rows: ballots with equal marks never
/// part, as no rule here draws lots among ballots. Rows of a sorted contest without slices and log go on together as
/// long as they stand with the same candidate. Unit 0 is the whole contest, further units are its slices.
class RankedLedger {
 public:
  /// Keeps references to all.
  RankedLedger(const RankedContest& contest, const RankedRules& rules, std::span<const RankedSlice* const> slices,
               BallotLog* log = nullptr);
  RankedLedger(const RankedLedger&) = delete;
  RankedLedger& operator=(const RankedLedger&) = delete;

  /// Walks every row that counts for nobody who stands. In the `final` walk after the last seat such rows become
  /// Inactive::final_surplus.
  void walk_on(const std::vector<bool>& continuing, bool final = false);
  /// Standing of one unit, without transfers; tallies of `shown` candidates. REQUIRES: a walk_on since the last
  /// release_surplus.
  RankedFigures figures(std::size_t unit, const std::vector<bool>& shown);
  /// What the last walk_on moved, from candidates only; amounts of 0 are left out.
  std::vector<RankedTransfer> transfers(std::size_t unit) const;
  /// Marks the surplus of an elected candidate to move with the next walk_on; the rest stays with the candidate.
  /// Returns what rounding or a rule's limit leaves above the threshold. REQUIRES: `votes` is the candidate's tally.
  Amount release_surplus(std::uint32_t elected, const Amount& votes, const Amount& threshold);

  std::int64_t ballots(std::size_t unit) const;
  std::int64_t undervotes(std::size_t unit) const;

 private:
  struct Unit {
    std::span<const std::uint32_t> row;
    std::span<const std::int64_t> count;
  };
  using ValueId = std::uint32_t;

  Unit unit(std::size_t number) const;
  void move(std::size_t heap, Recipient to);
  std::size_t add_part(std::size_t of, RowRange rows);
  std::size_t slot(Recipient recipient) const;
  ValueId value_id(Amount value);
  Amount new_value(const Amount& old, const Amount& surplus, const Amount& votes, std::int64_t papers) const;
  std::vector<std::uint32_t> moving_heaps(std::uint32_t elected) const;

  const RankedContest& m_contest;
  const RankedRules& m_rules;
  BallotLog* m_log;
  Arithmetic m_arithmetic;
  std::vector<RowRange> m_rows;          ///< by heap: a row each where there are slices or a log
  std::vector<std::int64_t> m_counts;    ///< by heap
  std::vector<std::uint32_t> m_heaps;    ///< 0, 1, 2, …
  std::vector<Unit> m_slices;            ///< heaps and their counts
  std::vector<Recipient> m_at, m_from;   ///< by heap: now, and before the last walk_on
  std::vector<ValueId> m_value;          ///< by heap
  std::vector<std::uint32_t> m_arrived;  ///< by heap: walk_on that brought it where it is
  std::uint32_t m_walks = 0;
  std::vector<Amount> m_values{Amount(1)};
  std::map<std::string, ValueId> m_value_ids{{"1", 0}};
  /// By heap: what elected candidates keep of each of its ballots.
  struct Kept {
    std::uint32_t elected = 0;
    ValueId value = 0;
  };
  std::vector<std::vector<Kept>> m_kept;
  std::vector<Amount> m_shown_at;  ///< by candidate: threshold where the kept sum is above it
  std::vector<bool> m_capped;
  std::vector<std::int64_t> m_cells;  ///< scratch of figures(); all 0 outside it
};

}  // namespace acta::count
