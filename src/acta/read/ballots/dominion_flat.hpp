// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/base/error.hpp"
#include "acta/read/ballots/reading.hpp"
#include "acta/read/ballots/table_stream.hpp"

namespace acta::read {

/// Dominion's flat CSV, a ballot a row under four heading rows: election and version; the contest of each column,
/// "Mayor (Number of positions=1, Number of ranks=3)" or "Mayor (Vote For=1)"; its choice, "Name(rank)" where there are
/// ranks; names of the first columns (CvrNumber, TabulatorNum, BatchId, RecordId, …) and parties. Cells are 1, 0, or
/// nothing where the contest is not on the ballot (counted in a note). Numbers may stand as ="12".
/// `contest` is the whole heading or its part before the parenthesis. Id: tabulator-batch-record where all three are
/// numbers, else CvrNumber; batch: tabulator-batch; precinct: PrecinctPortion.
/// Errors: not_found for the contest, with those there are; format with row and column; limit.
base::Result<BallotReading> read_dominion_flat(const std::string& name, std::string bytes, const std::string& contest,
                                               const BallotOptions& options);

/// The same of files of any length (table_stream.hpp).
base::Result<StreamedBallots> stream_dominion_flat(const std::string& name, const ByteSource& source,
                                                   const std::string& contest, const BallotOptions& options,
                                                   BlockSizes sizes = {});

}  // namespace acta::read
