// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/base/error.hpp"
#include "acta/model/law.hpp"
#include "acta/model/result.hpp"

namespace acta::count {

struct CountOptions {
  bool steps = true;    ///< every step with its article
  bool margins = true;  ///< of every seat
};

/// Votes to winners and seats by one law (model/law.hpp), with every step and every margin. Pure and exact: integers
/// and 128-bit products only.
///
/// Ties are values. Where a seat, a place in the second round or an outcome hangs on lists with equal numbers, the
/// order in Poll::drawn decides if it holds all of them; otherwise the outcome is Outcome::tie, `tied` names the lists
/// and there are no margins. Seats of tied lists are those that are sure.
///
/// Margins (count/margins.hpp): votes_moved, fewest votes that, moved from the holder to one other list in one area,
/// leave the holder without surely having the seat (reaching a tie counts); votes_added, for one other list alone;
/// votes_removed, of the holder alone. Thresholds, levelling and guarantees that are crossed on the way are part of it.
/// For an office `next` is the other candidate, and the notes say what changes.
///
/// Errors: usage, where the law cannot be applied: no lists, negative votes, an agreement of a list with itself, more
/// than 2^42 votes, a ballot, level or number of seats that the poll does not have.
base::Result<model::CountResult> count(const model::Poll& poll, const model::Law& law,
                                       const CountOptions& options = {});

}  // namespace acta::count
