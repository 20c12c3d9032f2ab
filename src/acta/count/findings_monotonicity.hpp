// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "acta/count/monotonicity.hpp"
#include "acta/model/finding.hpp"
#include "acta/model/record.hpp"

namespace acta::count {

/// N109 house_monotone, N110 vote_monotone, N111 growth_monotone, N112 tier_order: where the law itself misbehaves on
/// these votes. not_checked where the law fills no seats, seats are tied, or nothing could be varied. `sheets` may be
/// null.
std::vector<model::Finding> findings_of_monotonicity(const model::Contest& contest, const model::SheetTable* sheets,
                                                     const model::Poll& poll, const WatchLimits& limits = {});

}  // namespace acta::count
