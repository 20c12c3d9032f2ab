// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "acta/model/finding.hpp"
#include "acta/model/record.hpp"
#include "acta/model/result.hpp"

namespace acta::count {

/// The kinds of Finding of this room, ascending by code.
std::span<const model::FindingKind> kinds();

/// N101 to N103 of a counted contest. `sheets` is the copy that was counted, or null for a release.
std::vector<model::Finding> findings(const model::Contest& contest, const model::SheetTable* sheets,
                                     const model::Poll& poll, const model::CountResult& result);

/// N102 of a contest whose votes the law cannot be applied to: not_checked, with the reason.
model::Finding not_counted(const model::Contest& contest, const model::SheetTable* sheets, std::string reason);

}  // namespace acta::count
