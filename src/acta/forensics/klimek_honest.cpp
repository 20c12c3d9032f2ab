// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "acta/forensics/klimek.hpp"

namespace acta::forensics {
namespace {

constexpr int kGrid = 1'000, kFine = 10'000;
constexpr double kLeastPeak = 0.2;  ///< of the highest: lower ones are noise

/// Weights of values on a grid of 1/kFine, each shared between its two neighbours.
std::vector<double> binned(std::span<const double> values) {
  std::vector<double> weights(kFine + 2, 0);
  for (const double value : values) {
    if (!(value >= 0 && value <= 1)) continue;
    const double place = value * kFine;
    const auto low = static_cast<std::size_t>(place);
    weights[low + 1] += place - static_cast<double>(low);
    weights[low] += 1 - (place - static_cast<double>(low));
  }
  return weights;
}

double scott_bandwidth(std::span<const double> values) {
  const auto n = static_cast<double>(values.size());
  double mean = 0, square = 0;
  for (const double value : values) mean += value / n;
  for (const double value : values) square += (value - mean) * (value - mean);
  return std::pow(n, -0.2) * std::sqrt(square / (n - 1));
}

double density(const std::vector<double>& weights, double at, double bandwidth) {
  const double reach = 9 * bandwidth * kFine, middle = at * kFine;
  const auto first = static_cast<std::size_t>(std::max(0.0, middle - reach)),
             last = static_cast<std::size_t>(std::min<double>(kFine + 1, middle + reach));
  double sum = 0;
  for (std::size_t i = first; i <= last; ++i) {
    if (weights[i] == 0) continue;
    const double u = (static_cast<double>(i) / kFine - at) / bandwidth;
    sum += weights[i] * std::exp(-0.5 * u * u);
  }
  return sum;
}

double first_peak(std::span<const double> values) {
  const double bandwidth = scott_bandwidth(values);
  if (!(bandwidth > 1e-6)) return 0;
  const std::vector<double> weights = binned(values);
  std::vector<double> densities;
  for (int i = 0; i <= kGrid; ++i) densities.push_back(density(weights, static_cast<double>(i) / kGrid, bandwidth));
  const double least = kLeastPeak * *std::max_element(densities.begin(), densities.end());
  for (std::size_t i = 301; i < kGrid; ++i)
    if (densities[i] > least && densities[i] > densities[i - 1] && densities[i] > densities[i + 1])
      return static_cast<double>(i) / kGrid;
  return 0;
}

}  // namespace

HonestPart honest_part(std::span<const double> turnout, std::span<const double> share) {
  HonestPart part;
  if (turnout.size() < 2) return part;
  part.tau = first_peak(turnout);
  part.nu = first_peak(share);
  double turnouts = 0, shares = 0, above = 0;
  std::int64_t n_turnouts = 0, n_shares = 0, n_above = 0;
  for (std::size_t i = 0; i < share.size(); ++i) {
    const double dv = share[i] - part.nu, dt = turnout[i] - part.tau;
    if (dv < 0) shares += dv * dv, ++n_shares;
    if (dv < 0 && dt < 0) turnouts += dt * dt, ++n_turnouts;
    if (dv > 0) above += dv * dv, ++n_above;
  }
  const auto root = [](double sum, std::int64_t n) { return n > 0 ? std::sqrt(sum / static_cast<double>(n)) : 0; };
  part.sigma_tau = root(turnouts, n_turnouts);
  part.sigma_nu = root(shares, n_shares);
  part.theta = std::sqrt(root(above, n_above));
  return part;
}

ShareHistogram share_histogram(std::span<const double> share) {
  ShareHistogram bins{};
  for (const double v : share)
    if (v >= 0 && v <= 1) bins[std::min<std::size_t>(99, static_cast<std::size_t>(v * 100))] += 1;
  return bins;
}

}  // namespace acta::forensics
