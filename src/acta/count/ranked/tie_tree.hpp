// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "acta/count/ranked/count.hpp"

namespace acta::count {

/// Who is elected in how many of the ways in which ties can be broken.
struct TieTree {
  struct Outcome {
    std::vector<std::uint32_t> elected;  ///< ascending
    std::int64_t leaves = 0;
  };
  std::vector<Outcome> outcomes;       ///< most leaves first, then by elected
  std::vector<std::uint32_t> certain;  ///< elected in all leaves; ascending
  std::int64_t leaves = 0;
  bool complete = true;  ///< false: there are more leaves than were asked for
};

/// Every way to break the ties that the rules' earlier or first rounds leave, depth first, up to `most` leaves. Leaves
/// are no chances: a tie of three deep in the tree has as many leaves as one at its root.
/// Errors (usage): of count_passes. REQUIRES: most >= 1.
base::Result<TieTree> tie_tree(const RankedContest& contest, const RankedRules& rules, std::int64_t most);

}  // namespace acta::count
