// SPDX-License-Identifier: Apache-2.0
#include "acta/stats/poisson_binomial.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace acta::stats {
namespace {

constexpr double kLn10 = 2.302585092994045684;
constexpr double kLogSqrtTwoPi = 0.91893853320467274178;

struct Cumulants {
  double first = 0, second = 0;
};

/// Sums run in so many lanes side by side, in this order on every machine.
constexpr std::size_t kLanes = 4;

/// First and second derivative of the cumulant generating function at s.
Cumulants derivatives(std::span<const double> probabilities, double s) {
  const double grown = std::expm1(s), e = grown + 1;
  std::array<double, kLanes> first{}, second{};
  const std::size_t whole = probabilities.size() / kLanes * kLanes;
  for (std::size_t i = 0; i < whole; i += kLanes)
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const double p = probabilities[i + lane], tilted = p * e / (1 + p * grown);
      first[lane] += tilted;
      second[lane] += tilted * (1 - tilted);
    }
  Cumulants sums;
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    sums.first += first[lane];
    sums.second += second[lane];
  }
  for (std::size_t i = whole; i < probabilities.size(); ++i) {
    const double tilted = probabilities[i] * e / (1 + probabilities[i] * grown);
    sums.first += tilted;
    sums.second += tilted * (1 - tilted);
  }
  return sums;
}

double generating_function(std::span<const double> probabilities, double s) {
  const double grown = std::expm1(s);
  // One logarithm for a product of eight factors, each in [1, e^s]: |s| is at most a few.
  constexpr std::size_t kFactors = 8;
  double sum = 0;
  for (std::size_t i = 0; i < probabilities.size(); i += kFactors) {
    double product = 1;
    for (const double p : probabilities.subspan(i, std::min(kFactors, probabilities.size() - i)))
      product *= 1 + p * grown;
    sum += std::log(product);
  }
  return sum;
}

/// Newton's method for K'(s) = x, from the normal approximation.
double saddle_point(std::span<const double> probabilities, double x, double start) {
  double s = start;
  for (int i = 0; i < 50; ++i) {
    const Cumulants at = derivatives(probabilities, s);
    if (at.second <= 0) break;
    const double step = std::fmin(1, std::fmax(-1, (at.first - x) / at.second));
    s -= step;
    if (std::abs(step) < 1e-7) break;  // the next one would be about its square
  }
  return s;
}

}  // namespace

double log10_normal_tail(double z) {
  if (z < 30) return std::log10(0.5 * std::erfc(z * 0.70710678118654752440));
  const double inverse = 1 / (z * z);
  return (-0.5 * z * z - kLogSqrtTwoPi - std::log(z) + std::log1p(-inverse + 3 * inverse * inverse)) / kLn10;
}

double log10_upper_tail(std::span<const double> probabilities, std::int64_t observed) {
  if (observed <= 0) return 0;
  if (observed > static_cast<std::int64_t>(probabilities.size())) return -std::numeric_limits<double>::infinity();
  const Cumulants mean = derivatives(probabilities, 0);
  const auto x = static_cast<double>(observed);
  if (mean.second <= 0) return mean.first + 0.5 >= x ? 0 : -std::numeric_limits<double>::infinity();
  const double z = (x - 0.5 - mean.first) / std::sqrt(mean.second);
  if (z < 0.5 || observed == static_cast<std::int64_t>(probabilities.size())) return log10_normal_tail(z);
  const double corrected = x - 0.5;
  const double s = saddle_point(probabilities, corrected, z / std::sqrt(mean.second));
  const double k = generating_function(probabilities, s);
  const double w = std::sqrt(2 * std::fmax(0, s * corrected - k));
  const double u = 2 * std::sinh(s / 2) * std::sqrt(derivatives(probabilities, s).second);
  if (!(w > 0) || !(u > 0)) return log10_normal_tail(z);
  // P = Phi(-w) + phi(w) (1/u - 1/w), kept in logarithms by dividing through phi(w).
  const double log_phi = -0.5 * w * w - kLogSqrtTwoPi;
  const double mills = w < 30 ? std::exp(std::log(0.5 * std::erfc(w * 0.70710678118654752440)) - log_phi)
                              : (1 - 1 / (w * w) + 3 / (w * w * w * w)) / w;
  const double sum = mills + 1 / u - 1 / w;
  return sum > 0 ? (log_phi + std::log(sum)) / kLn10 : log10_normal_tail(z);
}

}  // namespace acta::stats
