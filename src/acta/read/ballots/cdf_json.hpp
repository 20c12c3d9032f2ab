// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/base/error.hpp"
#include "acta/read/ballots/reading.hpp"

namespace acta::read {

/// Cast vote records in NIST's common data format (SP 1500-103) as JSON. `contest` is a contest's Name, or its @id.
/// Candidates are the contest's selections, named by their candidates, with the selections' ids as codes; selections
/// with IsWriteIn and positions with CVRWriteIn are undeclared write-ins. The current snapshot of each CVR counts. Left
/// out, with a note each: CVRs without the contest, positions with HasIndication or IsAllocable "no", selections that
/// need adjudication. Id: UniqueId, else BallotPrePrintedId, else BallotAuditId; precinct: the ballot style's unit.
/// Errors: not_found for the contest; format with the path in the file, also for an @id that stands twice, a selection
/// of another contest, and a CVR without its current snapshot; limit.
base::Result<BallotReading> read_cdf_json(const std::string& name, std::string bytes, const std::string& contest,
                                          const BallotOptions& options);

}  // namespace acta::read
