// SPDX-License-Identifier: Apache-2.0
#include "acta/stats/exponential.hpp"

#include <bit>
#include <cstdint>

namespace acta::stats {
namespace {

constexpr double kLog2E = 1.4426950408889634;
// ln 2 in two parts, the first with trailing zeros so that its product with a small whole number is exact.
constexpr double kLn2High = 6.93147180369123816490e-01;
constexpr double kLn2Low = 1.90821492927058770002e-10;
// Adding it moves a small number's rounded value into the low bits.
constexpr double kRounder = 6755399441055744.0;

double polynomial(double r) {
  double sum = 1.0 / 6227020800;  // 1/13!
  sum = sum * r + 1.0 / 479001600;
  sum = sum * r + 1.0 / 39916800;
  sum = sum * r + 1.0 / 3628800;
  sum = sum * r + 1.0 / 362880;
  sum = sum * r + 1.0 / 40320;
  sum = sum * r + 1.0 / 5040;
  sum = sum * r + 1.0 / 720;
  sum = sum * r + 1.0 / 120;
  sum = sum * r + 1.0 / 24;
  sum = sum * r + 1.0 / 6;
  sum = sum * r + 0.5;
  return (sum * r + 1) * r + 1;
}

}  // namespace

void exponentials(std::span<double> values) {
  for (double& value : values) {
    const double shifted = value * kLog2E + kRounder;
    const double whole = shifted - kRounder;
    const double r = (value - whole * kLn2High) - whole * kLn2Low;
    const std::uint64_t exponent = (std::bit_cast<std::uint64_t>(shifted) + 1023) << 52;
    value = polynomial(r) * std::bit_cast<double>(exponent);
  }
}

}  // namespace acta::stats
