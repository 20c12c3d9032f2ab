// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "acta/audit/numpy_random.hpp"
#include "acta/base/error.hpp"

namespace acta::audit {

/// numpy's Generator.choice(n, draws, replace=True, p=probabilities), bit for bit: the running sums of the
/// probabilities, added from the first on in doubles and divided by the last sum; for each draw, in order, the first
/// index whose running sum is above a uniform number. Indices count from 0.
/// Needs a build in which a double expression has one value: no -ffast-math.
/// Error `usage` where a probability is negative or no number, or their sum differs from 1 by more than 2^-26, as numpy
/// refuses them.
base::Result<std::vector<std::uint64_t>> numpy_choice(NumpyRandom& random, std::span<const double> probabilities,
                                                      std::uint64_t draws);

}  // namespace acta::audit
