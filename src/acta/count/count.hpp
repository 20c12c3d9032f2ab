// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/base/error.hpp"
#include "acta/model/law.hpp"
#include "acta/model/result.hpp"

namespace acta::count {

/// Votes to winners and seats by one law (model/law.hpp), with every step and every margin. Pure and exact: integers
/// and 128-bit products only.
///
/// Ties are values. Where a seat, a place in the second round or an outcome hangs on lists with equal numbers, the
/// order in Poll::drawn decides if it holds all of them; otherwise the outcome is Outcome::tie, `tied` names the lists
/// and the count stops there.
///
/// Margins. votes_added: fewest votes for `next` alone, votes_moved: fewest votes from `holder` to `next`, so that the
/// seat does not surely stay (reaching a tie counts). Thresholds that are crossed on the way are part of it.
/// votes_moved is exact for every rule. votes_added is exact but where `note` says that it suffices: for the quota
/// rule, and between two lists with an agreement. Of several lists that need equally many moved votes, `next` is one
/// that gains the seat.
///
/// Errors: usage, where the law cannot be applied: no lists, negative votes, an agreement of a list with itself.
base::Result<model::CountResult> count(const model::Poll& poll, const model::Law& law);

}  // namespace acta::count
