// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "acta/app/audit.hpp"
#include "acta/app/audit_kind.hpp"

namespace acta::app {

/// Ids with commas between, as --contest takes them.
std::vector<std::string> contests_of(const std::string& text);

/// Several contests of one record, whose sheets have one key at one station: one draw for all, by the largest bound
/// that a station has in any of them, and each contest's own risk. Columns of entries are "contest: column"; cells of a
/// contest that a station does not have stay empty. A contest's size is draws of the one list, which is as long as the
/// longest. Errors: as open_sheets_audit, with the contest; usage: a contest twice.
base::Result<std::unique_ptr<AuditKind>> open_several_sheets(std::unique_ptr<Loaded> loaded,
                                                             const AuditOptions& options);

}  // namespace acta::app
