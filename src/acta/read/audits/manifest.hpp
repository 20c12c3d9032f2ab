// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/base/error.hpp"
#include "acta/model/reported_audit.hpp"
#include "acta/read/grid.hpp"

namespace acta::read {

/// A ballot manifest: headings "Batch Name" and "Number of Ballots" (Arlo), or "BatchID" and "NumBallots" with
/// "CountyID" and "ScannerID" (Colorado), and, where they are there, "Jurisdiction Name", "Container" and "Tabulator".
/// Other columns of whole numbers are votes per option: tallies of batches. Rows without "Number of Ballots" add
/// tallies only. `jurisdiction` is taken where the table names none. Batches are added to `manifest`; one that it has
/// already is completed. Errors `format`, with line and column; a batch whose number of ballots stands twice.
base::Result<void> read_audit_manifest(const Grid& grid, const std::string& jurisdiction,
                                       model::AuditManifest& manifest);

}  // namespace acta::read
