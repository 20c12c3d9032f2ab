// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "acta/count/ranked/contest.hpp"
#include "acta/count/ranked/java_random.hpp"
#include "acta/count/ranked/result.hpp"

namespace acta::count {

/// A contest of candidates "A", "B", … from rankings like "ABC" (how many). '-' is a blank rank, '(AB)' two at one
/// rank.
RankedContest contest_of(const std::string& candidates,
                         const std::vector<std::pair<std::int64_t, std::string>>& rankings);
/// A drawn contest with blanks, overvotes, repeated candidates and two precincts, if `wild`.
RankedContest drawn_contest(JavaRandom& random, bool wild);
/// Rows in another order.
RankedContest shuffled(const RankedContest& contest, JavaRandom& random);
/// Rows sorted and said to be.
RankedContest sorted(const RankedContest& contest);
/// A row for every ballot.
RankedContest ungrouped(const RankedContest& contest);
/// All of a result as text, to compare.
std::string text_of(const RankedResult& result);
std::string names_of(const RankedContest& contest, const std::vector<std::uint32_t>& candidates);

}  // namespace acta::count
