// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/base/error.hpp"
#include "acta/read/ballots/reading.hpp"

namespace acta::read {

/// A Hart Verity archive: one XML file a ballot; names ending in .sig.xml (signatures, not verified here) and other
/// names are passed over. `contest` is a contest's Id, or its Name. An option's Value is a row of 0 and 1, its position
/// the rank. Candidates are the options that appear, in that order, with their Ids as codes; an option with WriteInData
/// and without Name is an undeclared write-in. Ballots without the contest are counted in a note.
/// Id: CvrGuid; batch: BatchNumber; precinct: name of PrecinctSplit.
/// Errors: not_found where no ballot has the contest; format with file, line and column, also for an Id that stands
/// twice; limit.
base::Result<BallotReading> read_hart(const BallotFiles& files, const std::string& contest,
                                      const BallotOptions& options);

}  // namespace acta::read
