// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/model/chart.hpp"

namespace acta::report {

/// Elections beside each other, one a column, six a row: voters by turnout, ballots by share, and turnout against
/// share. All columns have one scale: bars as parts of the election's own voters or ballots, squares as parts of its
/// voters. REQUIRES: no empty list
std::string elections_svg(const std::vector<model::ElectionPrint>& elections, const std::string& title);

}  // namespace acta::report
