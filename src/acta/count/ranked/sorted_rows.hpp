// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "acta/count/ranked/walk.hpp"

namespace acta::count {

/// Rows in an order in which those with the same first marks follow each other. REQUIRES: rows differ.
std::vector<std::uint32_t> sorted_rows(std::span<const std::uint32_t> begin, std::span<const model::RankMark> marks);

/// Rows that follow each other in the contest.
struct RowRange {
  std::uint32_t row = 0, rows = 1;
};

/// walk() of all rows of a range: told in parts that go to the same recipient, in the order of the rows, neighbouring
/// parts to different ones. Of a sorted contest only one row of those that share what decides is looked at.
void walk_rows(const RankedContest& contest, RowRange range, const RankedRules& rules,
               const std::vector<bool>& continuing, const std::function<void(RowRange, Recipient)>& tell);

/// Ballots of a range.
std::int64_t ballots_of(const RankedContest& contest, RowRange range);

}  // namespace acta::count
