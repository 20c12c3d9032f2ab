// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>

#include "acta/forensics/spikes.hpp"

namespace acta::forensics {
namespace {

constexpr std::size_t kBins = 400, kMostComponents = 5;
using Bins = std::array<double, kBins>;

double middle(std::size_t bin) { return (static_cast<double>(bin) + 0.5) / kBins; }

double log_beta(double a, double b) { return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b); }

Bins density(const BetaMixture::Component& c) {
  Bins values{};
  const double constant = log_beta(c.a, c.b);
  for (std::size_t i = 0; i < kBins; ++i)
    values[i] = std::exp((c.a - 1) * std::log(middle(i)) + (c.b - 1) * std::log1p(-middle(i)) - constant);
  return values;
}

/// The beta distribution with this mean and variance, neither flatter than the uniform's shape allows nor a point.
BetaMixture::Component matched(double weight, double mean, double variance) {
  mean = std::clamp(mean, 1e-3, 1 - 1e-3);
  const double size = std::clamp(mean * (1 - mean) / std::max(variance, 1e-9) - 1, 0.2, 5'000.0);
  return {weight, mean * size, (1 - mean) * size};
}

BetaMixture started(std::size_t components) {
  BetaMixture mixture;
  for (std::size_t c = 0; c < components; ++c)
    mixture.components.push_back(matched(1.0 / static_cast<double>(components),
                                         (static_cast<double>(c) + 0.5) / static_cast<double>(components), 0.02));
  return mixture;
}

Bins mixed(const BetaMixture& mixture) {
  Bins sum{};
  for (const auto& c : mixture.components) {
    const Bins own = density(c);
    for (std::size_t i = 0; i < kBins; ++i) sum[i] += c.weight * own[i];
  }
  return sum;
}

/// One step: each bin is shared between the components, and each takes the moments of its part.
void improve(BetaMixture& mixture, const Bins& weights) {
  const Bins all = mixed(mixture);
  for (auto& c : mixture.components) {
    const Bins own = density(c);
    double w = 0, x = 0, xx = 0;
    for (std::size_t i = 0; i < kBins; ++i) {
      if (weights[i] <= 0 || all[i] <= 0) continue;
      const double part = weights[i] * c.weight * own[i] / all[i];
      w += part, x += part * middle(i), xx += part * middle(i) * middle(i);
    }
    if (w > 1e-9) c = matched(w, x / w, xx / w - x / w * (x / w));
  }
}

double correlation(const Bins& a, const Bins& b) {
  double ma = 0, mb = 0, aa = 0, bb = 0, ab = 0;
  for (std::size_t i = 0; i < kBins; ++i) ma += a[i] / kBins, mb += b[i] / kBins;
  for (std::size_t i = 0; i < kBins; ++i)
    aa += (a[i] - ma) * (a[i] - ma), bb += (b[i] - mb) * (b[i] - mb), ab += (a[i] - ma) * (b[i] - mb);
  return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 1;
}

}  // namespace

BetaMixture fit_mixture(std::span<const double> shares) {
  Bins weights{};
  for (const double share : shares)
    weights[std::min(kBins - 1, static_cast<std::size_t>(std::max(0.0, share) * kBins))] +=
        1.0 / static_cast<double>(shares.size());
  BetaMixture best;
  Bins before{};
  for (std::size_t components = 1; components <= kMostComponents; ++components) {
    BetaMixture mixture = started(components);
    for (int step = 0; step < 100; ++step) improve(mixture, weights);
    const Bins now = mixed(mixture);
    best = std::move(mixture);
    if (components > 1 && correlation(before, now) > 0.99) break;
    before = now;
  }
  return best;
}

}  // namespace acta::forensics
