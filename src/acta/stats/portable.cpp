// SPDX-License-Identifier: Apache-2.0
#include "acta/stats/portable.hpp"

#include <bit>
#include <cstdint>
#include <span>

#include "acta/stats/exponential.hpp"

namespace acta::stats {
namespace {

// ln 2 in two parts, the first with trailing zeros so that its product with an exponent is exact.
constexpr double kLn2High = 6.93147180369123816490e-01;
constexpr double kLn2Low = 1.90821492927058770002e-10;
constexpr double kSqrtTwo = 1.41421356237309504880;
constexpr int kTerms = 12;  // the first one left out is below 2e-20 for s^2 <= 0.0295

/// 2 artanh(s) = 2 (s + s^3/3 + s^5/5 + ...).
double twice_artanh(double s) {
  const double square = s * s;
  double sum = 0;
  for (int k = kTerms; k > 0; --k) sum = (sum + 1.0 / (2 * k + 1)) * square;
  return 2 * s + 2 * s * sum;
}

}  // namespace

double exponential(double x) {
  double value = x < -700 ? -700 : x > 700 ? 700 : x;
  stats::exponentials(std::span(&value, 1));
  return value;
}

double logarithm(double x) {
  int exponent = 0;
  if (x < 0x1p-1022) {
    x *= 0x1p54;
    exponent = -54;
  }
  const auto bits = std::bit_cast<std::uint64_t>(x);
  exponent += static_cast<int>(bits >> 52) - 1023;
  double mantissa = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
  if (mantissa > kSqrtTwo) {
    mantissa /= 2;
    ++exponent;
  }
  // With mantissa in (sqrt(1/2), sqrt 2], |s| <= 0.1716.
  const double s = (mantissa - 1) / (mantissa + 1);
  return exponent * kLn2High + (exponent * kLn2Low + twice_artanh(s));
}

double logistic(double x) { return 1 / (1 + exponential(-x)); }

}  // namespace acta::stats
