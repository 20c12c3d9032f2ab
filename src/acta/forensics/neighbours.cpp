// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/neighbours.hpp"

#include <algorithm>
#include <cmath>

#include "acta/base/random.hpp"
#include "acta/stats/chi_square.hpp"
#include "acta/stats/multiple.hpp"

namespace acta::forensics {
namespace {

constexpr double kRate = 0.05;
constexpr std::size_t kReference = 99'999;

std::vector<double> standardised(std::span<const double> values) {
  const auto n = static_cast<double>(values.size());
  double mean = 0, square = 0;
  for (const double v : values) mean += v / n;
  for (const double v : values) square += (v - mean) * (v - mean) / n;
  std::vector<double> z;
  if (square <= 1e-18) return z;
  for (const double v : values) z.push_back((v - mean) / std::sqrt(square));
  return z;
}

/// Means of k values drawn from the election, ascending.
std::vector<double> reference(const std::vector<double>& z, std::size_t k, std::uint64_t seed) {
  std::vector<double> means(kReference);
  base::RandomStream stream(seed, 0);
  for (double& mean : means) {
    double sum = 0;
    for (std::size_t i = 0; i < k; ++i) sum += z[stream.below(z.size())];
    mean = sum / static_cast<double>(k);
  }
  std::sort(means.begin(), means.end());
  return means;
}

double two_sided(const std::vector<double>& sorted, double value) {
  const auto below = std::upper_bound(sorted.begin(), sorted.end(), value) - sorted.begin(),
             above = sorted.end() - std::lower_bound(sorted.begin(), sorted.end(), value);
  const auto n = static_cast<double>(sorted.size());
  return std::min(1.0, 2 * (1 + static_cast<double>(std::min(below, above))) / (n + 1));
}

void count_kinds(Neighbours& result, const std::vector<double>& z, const std::vector<double>& lag) {
  for (std::size_t i = 0; i < z.size(); ++i) {
    if (result.q_local[i] <= kRate)
      ++(z[i] > 0 ? (lag[i] > 0 ? result.high_high : result.high_low)
                  : (lag[i] > 0 ? result.low_high : result.low_low));
    if (result.q_g[i] <= kRate) ++(result.g_star[i] > 0 ? result.hot : result.cold);
  }
}

}  // namespace

std::optional<Neighbours> neighbours(std::span<const model::Coordinates> points, std::span<const double> values,
                                     std::size_t k, std::uint64_t seed) {
  const std::vector<double> z = standardised(values);
  if (values.size() < k + 2 || z.empty()) return std::nullopt;
  const std::vector<std::uint32_t> near = nearest(points, k);
  const std::vector<double> means = reference(z, k, seed);
  Neighbours result;
  result.stations = static_cast<std::int64_t>(z.size());
  result.k = k;
  std::vector<double> lag(z.size()), p_local(z.size()), p_g(z.size());
  const auto n = static_cast<double>(z.size()), w = static_cast<double>(k) + 1;
  for (std::size_t i = 0; i < z.size(); ++i) {
    double sum = 0;
    double around = 0;
    for (std::size_t j = 0; j < k; ++j) sum += z[near[i * k + j]], around += values[near[i * k + j]];
    result.residual.push_back(values[i] - around / static_cast<double>(k));
    lag[i] = sum / static_cast<double>(k);
    result.local.push_back(z[i] * lag[i]);
    result.moran += z[i] * lag[i] / n;
    p_local[i] = two_sided(means, lag[i]);
    // z has mean 0 and variance 1: G* = sum over the station and its neighbours, over sqrt((n w - w^2) / (n - 1)).
    result.g_star.push_back((sum + z[i]) / std::sqrt((n * w - w * w) / (n - 1)));
    p_g[i] = 2 * stats::normal_cdf(-std::abs(result.g_star[i]));
  }
  result.q_local = stats::benjamini_hochberg(p_local);
  result.q_g = stats::benjamini_hochberg(p_g);
  count_kinds(result, z, lag);
  return result;
}

}  // namespace acta::forensics
