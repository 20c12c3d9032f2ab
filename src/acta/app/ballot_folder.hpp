// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "acta/base/error.hpp"
#include "acta/read/ballots/reading.hpp"

namespace acta::app {

/// A folder as readers of exports take it. Error: not_found.
base::Result<read::BallotFiles> ballot_folder(const std::filesystem::path& folder);

}  // namespace acta::app
