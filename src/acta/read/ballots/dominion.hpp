// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/base/error.hpp"
#include "acta/read/ballots/reading.hpp"

namespace acta::read {

/// A Dominion JSON export: manifests and CvrExport.json or CvrExport_1.json, CvrExport_2.json, … (read in the order of
/// their numbers). Candidates are those of the manifest, with their Ids as codes; the ranks are the contest's
/// NumOfRanks. Of each session the Original counts if it is current, else the Modified. Left out, with a note each:
/// sessions without either, contests with the outstack condition 7, ambiguous marks. Sessions without the contest are
/// no ballots. Id: tabulator-batch-record (a record that is no number, as in redacted exports, gives no id); batch:
/// tabulator-batch; precinct: the precinct portion's name. Errors: not_found for a manifest, export file or contest;
/// format with the path in the file, also for a candidate of another contest, a rank beyond NumOfRanks, and two
/// sessions with one id; limit.
base::Result<BallotReading> read_dominion(const BallotFiles& files, const std::string& contest,
                                          const BallotOptions& options);

}  // namespace acta::read
