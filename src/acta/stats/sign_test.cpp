// SPDX-License-Identifier: Apache-2.0
#include "acta/stats/sign_test.hpp"

#include <algorithm>
#include <cmath>

#include "acta/stats/binomial.hpp"

namespace acta::stats {
namespace {

double term(std::int64_t i, std::int64_t n, double p) {
  static const LogFactorials log_factorial(1'000);
  const auto k = static_cast<double>(i), rest = static_cast<double>(n - i);
  return std::exp(log_factorial(n) - log_factorial(i) - log_factorial(n - i) + k * std::log(p) + rest * std::log1p(-p));
}

/// Terms from i on, away from the mode, in steps of `step`.
double sum_from(std::int64_t i, std::int64_t n, double p, int step) {
  double sum = 0, value = term(i, n, p);
  while (i >= 0 && i <= n && value > sum * 1e-17) {
    sum += value;
    const auto k = static_cast<double>(i), rest = static_cast<double>(n - i);
    value *= step > 0 ? rest * p / ((k + 1) * (1 - p)) : k * (1 - p) / ((rest + 1) * p);
    i += step;
  }
  return sum;
}

/// Where `rises`, a function that grows from 0 to 1, reaches `level`.
template <class Function>
double solved(double level, Function rises) {
  double low = 0, high = 1;
  for (int step = 0; step < 60; ++step) {
    const double middle = (low + high) / 2;
    (rises(middle) < level ? low : high) = middle;
  }
  return (low + high) / 2;
}

}  // namespace

double binomial_tail(std::int64_t k, std::int64_t n, double p) {
  if (k <= 0 || p >= 1) return 1;
  if (p <= 0) return 0;
  if (static_cast<double>(k) > static_cast<double>(n) * p) return std::min(1.0, sum_from(k, n, p, 1));
  return std::max(0.0, 1 - sum_from(k - 1, n, p, -1));
}

SignTest sign_test(std::int64_t ups, std::int64_t downs) {
  SignTest result;
  const std::int64_t all = ups + downs;
  if (all == 0) return result;
  result.chance = std::min(1.0, 2 * binomial_tail(std::max(ups, downs), all, 0.5));
  result.share = static_cast<double>(ups) / static_cast<double>(all);
  if (ups > 0) result.low = solved(0.025, [&](double p) { return binomial_tail(ups, all, p); });
  if (downs > 0) result.high = solved(0.975, [&](double p) { return binomial_tail(ups + 1, all, p); });
  return result;
}

}  // namespace acta::stats
