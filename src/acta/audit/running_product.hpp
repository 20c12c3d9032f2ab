// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <limits>

namespace acta::audit {

/// A sum that carries the rounding error of every addition along (Knuth's TwoSum, Ogita, Rump and Oishi 2005): the
/// result is off by about one rounding, however many terms. REQUIRES: compiled without -ffast-math.
class CompensatedSum {
 public:
  void add(double x) {
    const double sum = m_sum + x;
    const double moved = sum - m_sum;
    m_rest += (m_sum - (sum - moved)) + (x - moved);
    m_sum = sum;
  }
  double value() const { return m_sum + m_rest; }

 private:
  double m_sum = 0, m_rest = 0;
};

/// Mean and sum of squared deviations of the draws so far (Welford 1962, Technometrics 4:419).
class Moments {
 public:
  void add(double x) {
    m_count += 1;
    const double before = x - m_mean;
    m_mean += before / m_count;
    m_squares += before * (x - m_mean);
  }
  double count() const { return m_count; }
  double mean() const { return m_mean; }
  /// Divisor n, not n - 1. REQUIRES: count() > 0.
  double variance() const { return m_squares / m_count; }

 private:
  double m_count = 0, m_mean = 0, m_squares = 0;
};

/// A product of many factors >= 0 and its largest value so far, starting from 1. No logarithm is taken until one is
/// asked for: when the product leaves [2^-400, 2^400] it is scaled back and the exponent kept. Relative error below
/// n 2^-52 after n factors, which is an absolute error of the logarithm.
class RunningProduct {
 public:
  /// REQUIRES: factor >= 0, at most 2^500.
  void multiply(double factor) {
    m_product *= factor;
    if (m_product > m_peak) m_peak = m_product;
    if (!(m_product < kHigh && m_product > kLow)) rescale();
  }
  /// The product is infinite from here on: multiply() no more.
  void settle() { m_product = m_peak = std::numeric_limits<double>::infinity(); }
  /// The product is 0 from here on.
  void vanish() { m_product = 0; }
  /// Whether the product is at least `bound`. REQUIRES: 1 <= bound < 2^400.
  bool at_least(double bound) const { return m_exponent == 0 ? m_product >= bound : log_value() >= std::log(bound); }
  /// ln of the product: -infinity for 0.
  double log_value() const { return std::log(m_product) + m_exponent * kLogTwo; }
  /// ln of the largest value so far, at least 0.
  double log_peak() const { return std::fmax(m_best, std::log(m_peak) + m_exponent * kLogTwo); }

 private:
  static constexpr double kHigh = 0x1p400, kLow = 0x1p-400, kLogTwo = 0.693147180559945309417232;

  void rescale() {
    if (m_product == 0 || std::isinf(m_product)) return;
    m_best = log_peak();
    const double shift = m_product >= kHigh ? 400 : -400;
    m_product *= shift > 0 ? kLow : kHigh;
    m_peak = m_product;
    m_exponent += shift;
  }

  double m_product = 1;
  double m_peak = 1;  ///< largest since the last rescaling
  double m_exponent = 0;
  double m_best = 0;  ///< ln of the largest before it
};

}  // namespace acta::audit
