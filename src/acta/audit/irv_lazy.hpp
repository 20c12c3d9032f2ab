// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>

#include "acta/audit/irv_difficulty.hpp"

namespace acta::audit {

/// D* of `lattice_difficulty` by looking only at the sets that decide it; up to 64 candidates. A widest-path search
/// from nobody to all candidates: the set that is hardest to contradict is extended first, NEB assertions are tried
/// before the tallies of a set are asked for, and each set is entered once. Sets whose every order is contradicted
/// more easily than D* are never read.
/// nullopt when the tallies of more than `most_sets` sets would be needed.
std::optional<double> lazy_difficulty(const SetTallies& tallies, const NebDifficulties& neb,
                                      const Difficulty& difficulty, int winner, std::size_t most_sets);

}  // namespace acta::audit
