// SPDX-License-Identifier: Apache-2.0
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "acta/base/random.hpp"
#include "acta/observe/estimate.hpp"
#include "acta/observe/resample.hpp"

namespace acta::observe {
namespace {

/// Sequential Poisson sampling: the `size` smallest of u / chance. Few ranks above `kLikely` are ever needed.
constexpr double kLikely = 2;

std::vector<std::uint32_t> drawn(std::span<const double> chance, std::size_t size, base::RandomStream& random) {
  std::vector<std::pair<double, std::uint32_t>> ranks, rest;
  for (std::uint32_t u = 0; u < chance.size(); ++u) {
    const double number = random.uniform();
    if (chance[u] <= 0) continue;
    const double rank = chance[u] >= 1 ? 0 : number / chance[u];
    (rank < kLikely ? ranks : rest).emplace_back(rank, u);
  }
  if (ranks.size() < size) ranks.insert(ranks.end(), rest.begin(), rest.end());
  size = std::min(size, ranks.size());
  std::nth_element(ranks.begin(), ranks.begin() + static_cast<std::ptrdiff_t>(size), ranks.end());
  std::vector<std::uint32_t> units;
  for (std::size_t k = 0; k < size; ++k) units.push_back(ranks[k].second);
  std::sort(units.begin(), units.end());
  return units;
}

double sum_of(std::span<const double> values) { return std::accumulate(values.begin(), values.end(), 0.0); }

}  // namespace

Resampling resample_by_size(std::span<const double> chance, std::span<const double> y, std::span<const double> x,
                            int replicates, std::uint64_t seed, double confidence) {
  std::vector<Estimate> estimates(static_cast<std::size_t>(replicates));
  const auto size = static_cast<std::size_t>(std::llround(sum_of(chance)));
  tbb::parallel_for(std::size_t{0}, estimates.size(), [&](std::size_t r) {
    base::RandomStream random(seed, 2, static_cast<std::uint32_t>(r));
    Sample sample{{static_cast<double>(chance.size())}, {}, {}};
    std::vector<double> own_y, own_x;
    for (const std::uint32_t u : drawn(chance, size, random)) {
      sample.stratum.push_back(0);
      sample.probability.push_back(chance[u]);
      own_y.push_back(y[u]);
      own_x.push_back(x[u]);
    }
    estimates[r] = combined_ratio(sample, own_y, own_x, confidence);
  });
  Resampling result;
  const double whole = sum_of(x);
  result.truth = whole > 0 ? sum_of(y) / whole : 0;
  result.replicates = replicates;
  for (const Estimate& estimate : estimates) {
    const double off = estimate.share - result.truth;
    result.bias += off;
    result.rmse += off * off;
    result.mean_error += estimate.error;
    result.half_width += (estimate.high - estimate.low) / 2;
    result.coverage += estimate.low <= result.truth && result.truth <= estimate.high ? 1 : 0;
  }
  for (double* sum : {&result.bias, &result.rmse, &result.mean_error, &result.half_width, &result.coverage})
    *sum /= replicates;
  result.rmse = std::sqrt(result.rmse);
  return result;
}

double expected_error_by_size(std::span<const double> chance, std::span<const double> y, std::span<const double> x) {
  const double whole = sum_of(x), share = whole > 0 ? sum_of(y) / whole : 0;
  double upper = 0, lower = 0, sum = 0;
  for (std::size_t u = 0; u < chance.size(); ++u) {
    upper += (1 - chance[u]) * (y[u] - share * x[u]);
    lower += (1 - chance[u]) * chance[u];
  }
  const double slope = lower > 0 ? upper / lower : 0;
  for (std::size_t u = 0; u < chance.size(); ++u) {
    if (chance[u] <= 0) continue;
    const double off = y[u] - share * x[u] - slope * chance[u];
    sum += (1 - chance[u]) / chance[u] * off * off;
  }
  return whole > 0 ? std::sqrt(sum) / whole : 0;
}

}  // namespace acta::observe
