// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/count/tiers.hpp"

namespace acta::count {

std::int64_t runner_votes(const Work& work, std::size_t tier, std::size_t area, const Runner& runner);

/// Runners of an area with votes, most first, recorded draws applied.
struct Ranking {
  std::vector<Runner> order;
  std::size_t sure = 0;           ///< the first so many are elected
  std::size_t open = 0;           ///< seats that are tied
  std::vector<std::size_t> tied;  ///< lists among which
};
Ranking rank_runners(const Work& work, std::size_t tier, std::size_t area);

}  // namespace acta::count
