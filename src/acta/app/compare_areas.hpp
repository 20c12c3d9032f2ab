// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "acta/report/comparison.hpp"

namespace acta::app {

/// What differs between two copies, and which sheets one of them lacks, by area of the second: the first level on which
/// no area has more than six of ten sheets. A sheet of the first copy only belongs to the area where most joined sheets
/// of its own area are; areas that the second copy lacks come last. Empty where the second copy has no areas.
/// `pair` has its tables and their comparison.
std::vector<report::AreaChange> changes_by_area(const report::CopyPair& pair);

}  // namespace acta::app
