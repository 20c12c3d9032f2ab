// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "acta/count/ranked/contest.hpp"

namespace acta::count {

/// Rank, counted from 0, at which a row marks each candidate first; the largest number where it does not.
std::vector<std::uint32_t> positions_of(const RankedContest& contest, std::size_t row);

}  // namespace acta::count
