// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/count/holdings.hpp"
#include "acta/count/monotonicity.hpp"

namespace acta::count {

/// Seats of every list in the whole, without those that are tied.
inline std::vector<std::int64_t> whole_seats(const Plan& plan, const Standing& standing) {
  std::vector<std::int64_t> seats;
  for (std::size_t i = 0; i < plan.lists(); ++i) seats.push_back(held(plan, standing, {kNone, 0, 0, i, 0}));
  return seats;
}

}  // namespace acta::count
