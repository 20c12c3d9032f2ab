// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/count/tier_lists.hpp"

namespace acta::count {

/// The people who have the seats of lists in one area, by the tier's rule. Lists without candidates in the poll stay
/// out. Candidates are in the order of the list as the poll has them. REQUIRES: the tier has `people`; seats are
/// filled.
void fill_elected(const Work& work, std::size_t tier, const AreaDivision& division, model::AreaSeats& seats);

}  // namespace acta::count
