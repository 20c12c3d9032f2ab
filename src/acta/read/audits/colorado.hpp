// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/base/error.hpp"
#include "acta/model/reported_colorado.hpp"
#include "acta/read/grid.hpp"

namespace acta::read {

/// By its headings: "contest_name" with "min_margin" (contest.csv), or with "audit_board_selection"
/// (contestComparison).
enum class ColoradoTable { none, contests, comparison };
ColoradoTable colorado_table(const Grid& grid);

/// Adds one export to the audit. Errors `format`, with line and column: a column that is missing, a number that is
/// none, a contest that stands twice. REQUIRES: colorado_table() is not `none`.
base::Result<void> read_colorado(const Grid& grid, model::ColoradoAudit& audit);

}  // namespace acta::read
