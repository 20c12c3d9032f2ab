// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "acta/app/rctab_config.hpp"
#include "acta/base/error.hpp"
#include "acta/read/ballots/reading.hpp"

namespace acta::app {

/// The provider's name as a configuration spells it.
const char* provider_name(RctabProvider provider);

/// What is refused to be read, to find where it stands.
struct RefusedMarks {
  std::string name;              ///< of a candidate; empty: none
  std::uint32_t most_ranks = 0;  ///< ranks beyond; 0: none
};

/// The ballots of one source, found beside the configuration, with cards where the configuration wants slices.
/// Errors: of the reader; not_found, io.
base::Result<read::BallotReading> read_rctab_source(const RctabConfig& config, const RctabSource& source,
                                                    const std::filesystem::path& folder,
                                                    const RefusedMarks& refused = {});

/// An error of putting the sources together, with the place of the ballot that it is about: that source is read again.
/// Where there is none the error stays as it is.
base::Error placed_in_sources(base::Error error, const RctabConfig& config,
                              const std::vector<read::BallotReading>& readings, const std::filesystem::path& folder);

}  // namespace acta::app
