// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/base/error.hpp"
#include "acta/read/ballots/reading.hpp"
#include "acta/read/ballots/table_stream.hpp"

namespace acta::read {

/// Clear Ballot's CSV: a ballot a row; columns of choices are headed "Choice_c_r:contest:rank:rule:candidate:party" and
/// hold 1, 0, or nothing where the contest is not on the ballot. A row whose cells of the contest are all empty is
/// counted in a note, not as a ballot. Id: BallotID; batch: BoxID; precinct: PrecinctID.
/// Errors: not_found for the contest, with those there are; format with row and column; limit.
base::Result<BallotReading> read_clear_ballot(const std::string& name, std::string bytes, const std::string& contest,
                                              const BallotOptions& options);

/// The same of files of any length (table_stream.hpp).
base::Result<StreamedBallots> stream_clear_ballot(const std::string& name, const ByteSource& source,
                                                  const std::string& contest, const BallotOptions& options,
                                                  BlockSizes sizes = {});

}  // namespace acta::read
