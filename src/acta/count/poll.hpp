// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/base/error.hpp"
#include "acta/model/record.hpp"
#include "acta/model/result.hpp"

namespace acta::count {

/// The lists of a contest, without votes: alliances and options outside any alliance, in the order of the options (an
/// alliance stands where its first option does). Agreements point into them.
/// Errors: usage, an agreement names a list that is none.
base::Result<model::Poll> lists_of(const model::Contest& contest);

/// Votes per list and area from one copy's sheets. Levels of areas have the names of Contest::levels, or else those of
/// the sheets; numbers of Contest::areas are added. valid: the sheets' valid votes, with the sum of options on sheets
/// that do not state them, and at least the sum over lists; cast: ballots_counted(). Cells that are no counts add
/// nothing: findings() tells how many there are. Errors: usage, an area of the contest that no sheet has.
base::Result<model::Poll> poll_from_sheets(const model::Contest& contest, const model::SheetTable& sheets);

/// Adds the votes of another contest's sheets as a ballot of `poll`. Its options and alliances are the lists of the
/// same id, or new ones. Errors: usage, its sheets have an area that the poll does not have, or other levels.
base::Result<void> add_ballot(model::Poll& poll, const std::string& ballot, const model::Contest& contest,
                              const model::SheetTable& sheets);

/// Votes per list from published totals: the line of the list itself, else the sum of its options' lines. valid: as
/// printed, else the sum of all lines with votes, and at least the sum over lists.
/// Errors: not_found, no line of the release names a list or option of the contest.
base::Result<model::Poll> poll_from_release(const model::Contest& contest, const model::Release& release);

}  // namespace acta::count
