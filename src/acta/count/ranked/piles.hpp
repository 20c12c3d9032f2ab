// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/count/ranked/shared_amount.hpp"
#include "acta/count/ranked/sorted_rows.hpp"

namespace acta::count {

/// Ballots of rows that follow each other, which came to a candidate together; in part: of one row.
struct Papers {
  RowRange rows;
  std::int64_t count = 0;
  SharedAmount value;
  std::uint32_t stage = 0;  ///< that brought them
};
using Pile = std::vector<Papers>;  ///< in the order of filing

/// Papers and where each goes next.
struct Sorted {
  Papers papers;
  Recipient next = kUnassigned;
};

/// What a surplus sends on.
struct SurplusMove {
  std::vector<Sorted> moving;   ///< with the values at which they go
  Amount without_next;          ///< part of the surplus of ballots that go to nobody and stay where they are
  std::optional<Amount> value;  ///< where all have the same
};

/// Which of equal candidates, ascending, gets a ballot.
using TiedChoice = std::function<base::Result<std::uint32_t>(const std::vector<std::uint32_t>&)>;

/// Tells each of the papers with its next recipient while `continuing` stand.
void sort_pile(const RankedContest& contest, const RankedRules& rules, const Pile& pile,
               const std::vector<bool>& continuing, const std::function<void(Sorted)>& tell);
/// The same, in a list.
std::vector<Sorted> sorted(const RankedContest& contest, const RankedRules& rules, const Pile& pile,
                           const std::vector<bool>& continuing);
/// Papers of the stage that brought the last ones.
Pile last_parcel(const Pile& pile);

/// How a surplus of `votes` leaves, by rules.surplus and rules.transferable_only, with rules.decimals:
/// weighted_inclusive: value * surplus / votes, rounded once; unweighted_inclusive, last_parcel: surplus / papers, no
/// more than the value for last_parcel; with transferable_only the divisor is the value (weighted) or the number of the
/// papers that go on, and where these are worth no more than the surplus they go at their value.
/// whole_ballots: REQUIRES every value 1. Of each heap n of t papers floor(surplus * n / t) go, the rest one each by
/// the largest remainders; equal ones: the larger heap, then `choose`. A heap's last go.
/// Sources: doc/methods/ranked.md. REQUIRES: surplus > 0; not every_nth. Errors: of `choose`.
base::Result<SurplusMove> surplus_move(const RankedContest& contest, const RankedRules& rules, const Pile& pile,
                                       const Amount& votes, const Amount& surplus, const std::vector<bool>& continuing,
                                       const TiedChoice& choose);

}  // namespace acta::count
