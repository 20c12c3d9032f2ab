// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "acta/base/error.hpp"
#include "acta/read/ballots/reading.hpp"
#include "acta/read/ballots/text_blocks.hpp"

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

/// The same of a file that is never held, which is read twice: the election's part may stand behind the records. Held
/// are the other values whole, a piece of the records, and the ids of objects. Errors: those of the source too.
base::Result<BallotReading> stream_cdf_json(const std::string& name, const SourceAgain& again,
                                            const std::string& contest, const BallotOptions& options,
                                            std::size_t piece_bytes = std::size_t{1} << 20);

}  // namespace acta::read
