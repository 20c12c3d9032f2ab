// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace acta::stats {

/// ln k! for k in [0, largest], and beyond by Stirling's series. Absolute error below 1e-15 times the value's size
/// times a few, that is 1e-11 for k up to 10,000.
class LogFactorials {
 public:
  explicit LogFactorials(std::int64_t largest);
  double operator()(std::int64_t k) const {
    return k < static_cast<std::int64_t>(m_table.size()) ? m_table[static_cast<std::size_t>(k)] : by_series(k);
  }

 private:
  static double by_series(std::int64_t k);
  std::vector<double> m_table;
};

/// Half-width t such that a Binomial(n, p) variable K has P(|K - np| >= t) <= 2 exp(-exponent), by Bernstein's
/// inequality: t^2 / (2 (npq + t/3)) = exponent.
double bernstein_half_width(double variance, double exponent);

}  // namespace acta::stats
