// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "acta/count/ranked/contest.hpp"
#include "acta/count/ranked/result.hpp"
#include "acta/count/ranked/rules.hpp"

namespace acta::count {

/// Whom a row of ballots counts for: a candidate, or one of the values below.
using Recipient = std::uint32_t;
inline constexpr Recipient kUnassigned = 0xffff'0000;  ///< before round 1
inline constexpr Recipient kUndervote = 0xffff'0001;   ///< no mark at all
inline constexpr Recipient kHeld = 0xffff'0002;        ///< stays with an elected candidate for good
inline constexpr Recipient kFirstInactive = 0xffff'0010;
inline constexpr Recipient inactive_recipient(Inactive why) { return kFirstInactive + static_cast<Recipient>(why); }

/// Whom a row counts for while `continuing` stand. Ranks are gone through from the first; at each rank that has a mark,
/// in this order: too many blank ranks before it end the ballot; so does a candidate seen at a better rank, where the
/// rules say so; then the overvote rule; then a candidate who stands has the ballot.
/// Source: RCTab 2.0.1 (doc/methods/ranked.md). Blank ranks behind the last mark never matter.
/// `read`: so many first marks decide, and every row that has them goes there; one more than there are: the end does.
Recipient walk(const RankedContest& contest, std::size_t row, const RankedRules& rules,
               const std::vector<bool>& continuing, std::size_t* read = nullptr);

}  // namespace acta::count
