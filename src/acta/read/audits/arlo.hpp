// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/base/error.hpp"
#include "acta/model/reported_audit.hpp"
#include "acta/read/grid.hpp"

namespace acta::read {

/// Whether the table is an audit report of Arlo: its first row that is not empty is "######## … ########".
bool is_arlo_report(const Grid& grid);

/// Arlo's audit report: sections CONTESTS, AUDIT SETTINGS and ROUNDS, and SAMPLED BALLOTS or SAMPLED BATCHES where
/// they are there; others are passed over. Layout: doc/formats/audits.md. Errors `format`, with line and column: a
/// section or column that is missing, a contest or choice that is not declared, a cell that is not what its column
/// holds, two contests of one name.
base::Result<model::ReportedAudit> read_arlo(const Grid& grid);

}  // namespace acta::read
