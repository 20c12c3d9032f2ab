// SPDX-License-Identifier: Apache-2.0
#include "acta/stats/samplers.hpp"

#include <array>
#include <cmath>

#include "acta/stats/portable.hpp"

namespace acta::stats {
namespace {

/// ln k! - [ln sqrt(2 pi) + (k + 1/2) ln(k + 1) - (k + 1)]: what Stirling's formula leaves.
double stirling_rest(double k) {
  static constexpr std::array<double, 10> kRests = {
      0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.0207906721037650, 0.0166446911898211,
      0.0138761288230707, 0.0118967099458917, 0.0104112652619720, 0.0092554621827127, 0.0083305634333629};
  if (k < 10) return kRests[static_cast<std::size_t>(k)];
  const double inverse = 1 / (k + 1);
  const double square = inverse * inverse;
  return (1.0 / 12 - (1.0 / 360 - square / 1260) * square) * inverse;
}

/// REQUIRES: 0 < p <= 1/2, n p < 10.
std::int64_t by_inversion(base::RandomStream& stream, std::int64_t n, double p) {
  const double odds = p / (1 - p);
  double probability = exponential(static_cast<double>(n) * logarithm(1 - p));
  double left = stream.uniform();
  std::int64_t k = 0;
  while (left >= probability && k < n) {
    left -= probability;
    ++k;
    probability *= odds * static_cast<double>(n - k + 1) / static_cast<double>(k);
  }
  return k;
}

/// The constants of BTRS, and its test of a candidate against the exact probability.
struct Rejection {
  Rejection(double trials, double p)
      : n(trials), odds(p / (1 - p)), mode(std::floor((trials + 1) * p)), centre(trials * p + 0.5) {
    const double sd = std::sqrt(trials * p * (1 - p));
    b = 1.15 + 2.53 * sd;
    a = -0.0873 + 0.0248 * b + 0.01 * p;
    alpha = (2.83 + 5.1 / b) * sd;
    squeeze = 0.92 - 4.2 / b;
    at_mode =
        (mode + 0.5) * logarithm((mode + 1) / (odds * (n - mode + 1))) + stirling_rest(mode) + stirling_rest(n - mode);
  }
  /// ln of P(k) / P(mode).
  double log_ratio(double k) const {
    return at_mode + (n + 1) * logarithm((n - mode + 1) / (n - k + 1)) +
           (k + 0.5) * logarithm(odds * (n - k + 1) / (k + 1)) - stirling_rest(k) - stirling_rest(n - k);
  }

  double n, odds, mode, centre;
  double a = 0, b = 0, alpha = 0, squeeze = 0, at_mode = 0;
};

/// REQUIRES: 0 < p <= 1/2, n p >= 10.
std::int64_t by_rejection(base::RandomStream& stream, std::int64_t n, double p) {
  const Rejection r(static_cast<double>(n), p);
  while (true) {
    const double u = stream.uniform() - 0.5;
    const double v = 1 - stream.uniform();
    const double us = u < 0 ? 0.5 + u : 0.5 - u;
    const double k = us > 0 ? std::floor((2 * r.a / us + r.b) * u + r.centre) : -1;
    if (us >= 0.07 && v <= r.squeeze) return static_cast<std::int64_t>(k);
    if (k < 0 || k > r.n) continue;
    if (logarithm(v * r.alpha / (r.a / (us * us) + r.b)) <= r.log_ratio(k)) return static_cast<std::int64_t>(k);
  }
}

}  // namespace

double Normal::operator()() {
  if (m_has_second) {
    m_has_second = false;
    return m_second;
  }
  while (true) {
    const double x = 2 * m_stream.uniform() - 1;
    const double y = 2 * m_stream.uniform() - 1;
    const double square = x * x + y * y;
    if (square >= 1 || square <= 0) continue;
    const double factor = std::sqrt(-2 * logarithm(square) / square);
    m_second = y * factor;
    m_has_second = true;
    return x * factor;
  }
}

std::int64_t binomial(base::RandomStream& stream, std::int64_t n, double p) {
  if (n <= 0 || !(p > 0)) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomial(stream, n, 1 - p);
  return static_cast<double>(n) * p < 10 ? by_inversion(stream, n, p) : by_rejection(stream, n, p);
}

double gamma(base::RandomStream& stream, Normal& normal, double shape) {
  if (shape < 1) {
    const double u = 1 - stream.uniform();
    return gamma(stream, normal, shape + 1) * exponential(logarithm(u) / shape);
  }
  const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double x = normal(), root = 1 + c * x;
    if (root <= 0) continue;
    const double v = root * root * root, u = 1 - stream.uniform(), square = x * x;
    if (u < 1 - 0.0331 * square * square) return d * v;
    if (logarithm(u) < 0.5 * square + d * (1 - v + logarithm(v))) return d * v;
  }
}

double beta(base::RandomStream& stream, Normal& normal, double a, double b) {
  const double x = gamma(stream, normal, a), y = gamma(stream, normal, b);
  return x + y > 0 ? x / (x + y) : 0;
}

}  // namespace acta::stats
