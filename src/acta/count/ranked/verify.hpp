// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "acta/count/ranked/contest.hpp"
#include "acta/count/ranked/result.hpp"

namespace acta::count {

/// One row of an official distribution of preferences: what it prints, round by round.
struct OfficialRow {
  enum class What { candidate, threshold, inactive };
  What what = What::candidate;
  std::uint32_t candidate = 0;
  std::vector<std::optional<Amount>> votes;  ///< by round; nullopt: the cell is blank
};

/// How far an official number and the count's lie apart, from near to far.
enum class Agreement {
  equal,
  rounding,     ///< by at most one unit of the official number's last decimal
  votes,        ///< by more
  elimination,  ///< one of them has the candidate standing, the other not
  rounds,       ///< the count has no such round
};
inline constexpr std::size_t kAgreements = 5;

struct OfficialDifference {
  std::size_t round = 0;  ///< counted from 1
  OfficialRow::What what = OfficialRow::What::candidate;
  std::uint32_t candidate = 0;
  std::optional<Amount> official, counted;
  Agreement grade = Agreement::equal;
};

struct Verification {
  std::array<std::int64_t, kAgreements> cells{};  ///< by Agreement
  std::vector<OfficialDifference> differences;    ///< all that are not equal; by round, then as the official rows
  std::size_t rounds_beyond = 0;       ///< rounds in which the count decides something, after the last official one
  std::vector<std::uint32_t> missing;  ///< candidates with votes somewhere in the count who have no official row
  bool agrees() const {
    return cells[0] + cells[1] > 0 && cells[2] + cells[3] + cells[4] == 0 && rounds_beyond == 0 && missing.empty();
  }
};

/// Holds the official rounds against those of the count, cell by cell. Blank cells of thresholds and of inactive
/// ballots are passed over; a blank or 0 for a candidate who is out is equal.
Verification verify(const RankedResult& result, const std::vector<OfficialRow>& official);

}  // namespace acta::count
