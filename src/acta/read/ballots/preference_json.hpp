// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/base/error.hpp"
#include "acta/read/ballots/reading.hpp"

namespace acta::read {

/// The JSON {"num_candidates", "votes": [{"n", "prefs"}]}: preferences are candidates numbered from 0. Names and
/// contest come from "metadata" where it has them, else the numbers are the names. Errors: format with the path; limit.
base::Result<BallotReading> read_preference_json(const std::string& name, std::string bytes,
                                                 const BallotOptions& options);

}  // namespace acta::read
