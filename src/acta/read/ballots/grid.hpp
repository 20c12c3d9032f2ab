// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/base/error.hpp"
#include "acta/read/ballots/ballot_row.hpp"
#include "acta/read/ballots/reading.hpp"
#include "acta/read/grid.hpp"

namespace acta::read {

/// Opens a table of ballots (delimited text, workbooks, packed or not); `delimiter` 0: found by itself.
base::Result<Grid> ballot_grid(const std::string& name, std::string bytes, char delimiter,
                               const BallotOptions& options);

}  // namespace acta::read
