// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/report/ranked.hpp"

namespace acta::app {

/// What the count ends in, as count::ranked_findings() has it of all that `shown` holds. Where ties were broken and
/// ways to break them were not asked for, two are tried, to see whether any was left to a lot or an order.
void add_findings(report::RankedShown& shown);

}  // namespace acta::app
