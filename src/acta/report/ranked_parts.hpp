// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/report/ranked.hpp"

namespace acta::report {

/// A report of the Findings alone, with their kinds.
Report findings_of(const RankedShown& shown);

}  // namespace acta::report
