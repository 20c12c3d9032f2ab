// SPDX-License-Identifier: Apache-2.0
#include "acta/stats/binomial.hpp"

#include <algorithm>
#include <cmath>

namespace acta::stats {

LogFactorials::LogFactorials(std::int64_t largest) {
  m_table.resize(static_cast<std::size_t>(std::max<std::int64_t>(largest, 255)) + 1);
  m_logs.resize(m_table.size());
  for (std::size_t k = 1; k < m_logs.size(); ++k) m_logs[k] = std::log(static_cast<double>(k));
  // Sums of logarithms up to 255, where the series is not yet exact to the last bits.
  double sum = 0, lost = 0;
  for (std::size_t k = 2; k < 256; ++k) {
    const double term = std::log(static_cast<double>(k)) - lost;
    const double next = sum + term;
    lost = (next - sum) - term;
    sum = next;
    m_table[k] = sum;
  }
  for (std::size_t k = 256; k < m_table.size(); ++k) m_table[k] = by_series(static_cast<std::int64_t>(k));
}

double LogFactorials::log_of(std::int64_t k) { return std::log(static_cast<double>(k)); }

double LogFactorials::by_series(std::int64_t k) {
  constexpr double kHalfLogTwoPi = 0.91893853320467274178;
  const auto n = static_cast<double>(k);
  const double inverse = 1 / n;
  return (n + 0.5) * std::log(n) - n + kHalfLogTwoPi +
         inverse * (1.0 / 12 - inverse * inverse * (1.0 / 360 - inverse * inverse / 1260));
}

}  // namespace acta::stats
