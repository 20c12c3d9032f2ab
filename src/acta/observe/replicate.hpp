// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/observe/estimate.hpp"

namespace acta::observe {

/// Weights of each station in each of `replicates` bootstrap samples (Rao and Wu, JASA 83, 1988): of every stratum n_h
/// - 1 stations are drawn again, with replacement, and the weights scaled by n_h / (n_h - 1). Strata of one station
/// keep theirs. The finite population is not allowed for: intervals are somewhat too wide. The stream of a replicate
/// depends on (seed, replicate) alone. result[replicate][station].
std::vector<std::vector<double>> bootstrap_weights(const Sample& sample, int replicates, std::uint64_t seed);

}  // namespace acta::observe
