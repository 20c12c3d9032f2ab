// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/base/error.hpp"
#include "acta/read/ballots/reading.hpp"

namespace acta::read {

/// RCTab's neutral CSV (rctab_cvr.csv): columns found by their headings, "Rank 1" to "Rank n" for the ranks. A cell
/// with line breaks holds several names. Labels of `options` that are empty are RCTab's: "overvote", "undervote" and
/// "Undeclared Write-ins". Id: "RCTab CVR Id", else tabulator-batch-record; batch: "Batch Id"; precinct: "Precinct
/// Portion", else "Precinct".
/// Errors: format with row and column: no or not all "Rank" headings, two ballots with one id; limit.
base::Result<BallotReading> read_rctab_csv(const std::string& name, std::string bytes, const BallotOptions& options);

/// Cambridge's council.csv: precinct, ward, valid, pile, rank1, rank2, …, found by their headings. Cells are
/// candidates; blank cells are no mark. Rows whose `valid` is 0, n, no, f or false are left out, with a note. Batch:
/// pile; precinct: ward-precinct. Errors: as above.
base::Result<BallotReading> read_piles_csv(const std::string& name, std::string bytes, const BallotOptions& options);

}  // namespace acta::read
