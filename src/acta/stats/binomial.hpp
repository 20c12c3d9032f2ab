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
  /// ln 0!, ln 1!, ... as far as ln n!, for inner loops; nullptr where the table ends before.
  const double* table(std::int64_t n) const {
    return n < static_cast<std::int64_t>(m_table.size()) ? m_table.data() : nullptr;
  }
  /// ln k. REQUIRES: k > 0
  double log(std::int64_t k) const {
    return k < static_cast<std::int64_t>(m_logs.size()) ? m_logs[static_cast<std::size_t>(k)] : log_of(k);
  }

 private:
  static double log_of(std::int64_t k);
  static double by_series(std::int64_t k);
  std::vector<double> m_table, m_logs;  ///< ln k! and ln k
};

}  // namespace acta::stats
