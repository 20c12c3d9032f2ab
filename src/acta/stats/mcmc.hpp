// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace acta::stats {

/// Several chains of one quantity, of equal length.
using Chains = std::vector<std::vector<double>>;

/// Split R-hat of rank-normalised draws, and of their distances from the median (the larger of the two): Vehtari,
/// Gelman, Simpson, Carpenter and Bürkner (2021, Bayesian Analysis 16:667). 1 where nothing moves, infinite where each chain rests elsewhere. REQUIRES: chains of
/// at least four draws.
double r_hat(const Chains& chains);
/// Bulk effective sample size of the same paper: of rank-normalised split chains, by Geyer's initial monotone sequence.
double effective_size(const Chains& chains);

}  // namespace acta::stats
