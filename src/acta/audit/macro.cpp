// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/macro.hpp"

#include <algorithm>
#include <cmath>

namespace acta::audit {

Macro::Macro(std::vector<Claim> claims, std::span<const double> totals, double unseen) : m_claims(std::move(claims)) {
  m_margins.reserve(m_claims.size());
  for (const Claim& claim : m_claims) m_margins.push_back(claim.value(totals) + unseen * claim.lowest);
}

double Macro::bound(std::span<const double> votes, double ballots) const {
  double largest = 0;
  for (std::size_t k = 0; k < m_claims.size(); ++k) {
    if (m_margins[k] <= 0) return std::numeric_limits<double>::infinity();
    largest = std::max(largest, (m_claims[k].value(votes) - ballots * m_claims[k].lowest) / m_margins[k]);
  }
  return largest;
}

double Macro::error(std::span<const double> reported, std::span<const double> counted) const {
  double largest = 0;
  for (std::size_t k = 0; k < m_claims.size(); ++k) {
    const double excess = m_claims[k].value(reported) - m_claims[k].value(counted);
    if (excess <= 0) continue;
    if (m_margins[k] <= 0) return std::numeric_limits<double>::infinity();
    largest = std::max(largest, excess / m_margins[k]);
  }
  return largest;
}

std::vector<double> Macro::errors(std::span<const double> reported, std::span<const double> counted) const {
  std::vector<double> errors;
  for (std::size_t k = 0; k < m_claims.size(); ++k) {
    const double excess = m_claims[k].value(reported) - m_claims[k].value(counted);
    errors.push_back(m_margins[k] > 0 ? excess / m_margins[k]
                     : excess > 0     ? std::numeric_limits<double>::infinity()
                                      : 0);
  }
  return errors;
}

double Macro::smallest_margin() const { return *std::min_element(m_margins.begin(), m_margins.end()); }

MacroProduct::MacroProduct(double total_bound)
    : m_log_step(total_bound > 1 ? std::log1p(-1 / total_bound) : -std::numeric_limits<double>::infinity()) {}

void MacroProduct::add(double error, double bound) {
  const double taint = error <= 0 ? 0 : error / bound;
  if (!(taint < 1)) {
    m_log_p = std::numeric_limits<double>::infinity();
  } else if (m_log_p < std::numeric_limits<double>::infinity()) {
    m_log_p += m_log_step - std::log1p(-taint);
  }
}

double MacroProduct::p_value() const { return std::fmin(1, std::exp(m_log_p)); }

std::int64_t macro_draws(double alpha, double total_bound, double log_p, std::int64_t spare) {
  if (log_p <= std::log(alpha)) return 0;
  if (std::isinf(total_bound) || std::isinf(log_p)) return kNoSize;
  if (total_bound <= 1) return 1 + spare;
  const double needed = (std::log(alpha) - log_p) / std::log1p(-1 / total_bound);
  return static_cast<std::int64_t>(std::ceil(needed)) + spare;
}

}  // namespace acta::audit
