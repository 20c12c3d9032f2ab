// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/base/error.hpp"
#include "acta/read/ballots/reading.hpp"

namespace acta::read {

/// A PrefLib order file: SOC and SOI (strict orders, complete or not), TOC and TOI (with ties). "# KEY: value" lines,
/// then orders "n: 1,{4,3},2". Alternatives without name become "Alternative 3", with a note.
/// Orders must be of the DATA TYPE that the file states (else that of the name's ending): complete where it ends with
/// C, without ties where it begins with S. `strict` also refuses what is noted otherwise: an order that stands twice,
/// and numbers of voters or of unique orders that are not those stated. Errors: format with line; limit.
base::Result<BallotReading> read_preflib(const std::string& name, std::string bytes, bool strict,
                                         const BallotOptions& options);

}  // namespace acta::read
