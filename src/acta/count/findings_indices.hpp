// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "acta/model/finding.hpp"
#include "acta/model/record.hpp"
#include "acta/model/result.hpp"

namespace acta::count {

/// N104 proportionality, N105 votes_without_seats, N106 competition, N107 turnout_base of a counted contest. `sheets`
/// is the copy that was counted, or null for a release.
std::vector<model::Finding> findings_of_indices(const model::Record& record, const model::Contest& contest,
                                                const model::SheetTable* sheets, const model::Poll& poll,
                                                const model::CountResult& result);

}  // namespace acta::count
