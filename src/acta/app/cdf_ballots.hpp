// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/base/error.hpp"
#include "acta/model/ranked_ballots.hpp"

namespace acta::app {

/// Ballots as cast vote records in NIST's common data format (SP 1500-103, version 1.0.0) as JSON: one contest, a CVR a
/// ballot, in the order of the cards where they were kept, else row after row; ids of cards become UniqueId. Several
/// marks at a rank and repeated candidates are written as they are; blank ranks are left out, as ranks are numbers. An
/// undeclared write-in is a selection with IsWriteIn. `generated`: date and time as in ISO 8601.
/// Errors (format): an overvote whose candidates are not told, which the format has no way to say.
base::Result<std::string> cdf_ballots(const model::RankedBallots& ballots, const std::string& contest,
                                      const std::string& generated);

}  // namespace acta::app
