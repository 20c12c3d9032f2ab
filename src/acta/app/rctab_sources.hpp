// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "acta/app/rctab_config.hpp"
#include "acta/base/error.hpp"
#include "acta/read/ballots/reading.hpp"

namespace acta::app {

/// The provider's name as a configuration spells it.
const char* provider_name(RctabProvider provider);

/// The ballots of one source, found beside the configuration, with cards where the configuration wants slices.
/// Errors: of the reader; not_found, io.
base::Result<read::BallotReading> read_rctab_source(const RctabConfig& config, const RctabSource& source,
                                                    const std::filesystem::path& folder);

}  // namespace acta::app
