// SPDX-License-Identifier: Apache-2.0
#include "acta/observe/replicate.hpp"

#include "acta/base/random.hpp"

namespace acta::observe {
namespace {

/// Stations by stratum; with unequal chances all are in one.
std::vector<std::vector<std::uint32_t>> groups_of(const Sample& sample) {
  std::vector<std::vector<std::uint32_t>> groups(sample.probability.empty() ? sample.stations.size() : 1);
  for (std::uint32_t k = 0; k < sample.stratum.size(); ++k)
    groups[sample.probability.empty() ? sample.stratum[k] : 0].push_back(k);
  return groups;
}

}  // namespace

std::vector<std::vector<double>> bootstrap_weights(const Sample& sample, int replicates, std::uint64_t seed) {
  const auto groups = groups_of(sample);
  std::vector<std::vector<double>> all(static_cast<std::size_t>(replicates));
  for (std::size_t r = 0; r < all.size(); ++r) {
    base::RandomStream random(seed, 0, static_cast<std::uint32_t>(r));
    std::vector<double>& weights = all[r];
    weights.assign(sample.stratum.size(), 0);
    for (std::size_t g = 0; g < groups.size(); ++g) {
      const auto n = groups[g].size();
      const auto weight = [&](std::uint32_t k) {
        return sample.probability.empty() ? sample.stations[g] / static_cast<double>(n) : 1 / sample.probability[k];
      };
      if (n == 1) weights[groups[g][0]] = weight(groups[g][0]);
      for (std::size_t draw = 1; draw < n; ++draw) {
        const std::uint32_t k = groups[g][random.below(n)];
        weights[k] += weight(k) * static_cast<double>(n) / static_cast<double>(n - 1);
      }
    }
  }
  return all;
}

}  // namespace acta::observe
