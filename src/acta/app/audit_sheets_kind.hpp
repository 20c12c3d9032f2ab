// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "acta/app/audit.hpp"
#include "acta/app/audit_kind.hpp"
#include "acta/app/load.hpp"

namespace acta::app {

/// Tally sheets as batches (audit_subject, MACRO). An entry names its sheet by its key and has a column for every
/// option; also "valid" and "ballots" where claims look at ballots that are for no list. The word "missing" in each
/// column says that the paper was not found: the sheet then counts as off by its whole bound. Errors: as
/// audit_subject(); usage, a margin that no number of draws can prove. Several contests: audit_sheets_several.hpp.
base::Result<std::unique_ptr<AuditKind>> open_sheets_audit(std::unique_ptr<Loaded> loaded, const AuditOptions& options);

}  // namespace acta::app
