// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/macro.hpp"

#include <algorithm>
#include <cmath>

namespace acta::audit {

Macro::Macro(std::vector<Claim> claims, std::span<const double> totals, double unseen)
    : m_claims(std::span<const Claim>(claims)) {
  m_margins.reserve(claims.size());
  for (const Claim& claim : claims) m_margins.push_back(claim.value(totals) + unseen * claim.lowest);
}

double Macro::bound(const Batch& batch) const {
  double largest = 0;
  for (const LocalClaim& claim : m_claims.of_row(batch.row)) {
    const double margin = m_margins[claim.claim];
    if (margin <= 0) return std::numeric_limits<double>::infinity();
    double least = batch.ballots * claim.lowest[0];
    for (std::size_t b = 0; b < batch.more.size(); ++b) least += batch.more[b] * claim.lowest[b + 1];
    largest = std::max(largest, (value_of(claim, batch.votes) - least) / margin);
  }
  return largest;
}

double Macro::error(std::span<const double> reported, std::span<const double> counted, std::size_t row) const {
  double largest = 0;
  for (const LocalClaim& claim : m_claims.of_row(row)) {
    const double excess = value_of(claim, reported) - value_of(claim, counted);
    if (excess <= 0) continue;
    if (m_margins[claim.claim] <= 0) return std::numeric_limits<double>::infinity();
    largest = std::max(largest, excess / m_margins[claim.claim]);
  }
  return largest;
}

std::vector<double> Macro::errors(std::span<const double> reported, std::span<const double> counted,
                                  std::size_t row) const {
  std::vector<double> errors(m_margins.size(), 0);
  for (const LocalClaim& claim : m_claims.of_row(row)) {
    const double excess = value_of(claim, reported) - value_of(claim, counted);
    if (m_margins[claim.claim] > 0)
      errors[claim.claim] = excess / m_margins[claim.claim];
    else if (excess > 0)
      errors[claim.claim] = std::numeric_limits<double>::infinity();
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

MacroByClaim::MacroByClaim(std::size_t claims, double total_bound)
    : m_log_step(total_bound > 1 ? std::log1p(-1 / total_bound) : -std::numeric_limits<double>::infinity()),
      m_log_errors(claims, 0) {}

void MacroByClaim::add(std::span<const double> errors, double bound) {
  m_log_steps += m_log_step;
  for (std::size_t k = 0; k < m_log_errors.size(); ++k) {
    if (errors[k] <= 0) continue;
    const double taint = errors[k] / bound;
    m_log_errors[k] += taint < 1 ? -std::log1p(-taint) : std::numeric_limits<double>::infinity();
  }
}

double MacroByClaim::p_value(std::size_t claim) const {
  if (std::isinf(m_log_errors[claim])) return 1;
  return std::fmin(1, std::exp(m_log_steps + m_log_errors[claim]));
}

std::int64_t macro_draws(double alpha, double total_bound, double log_p, std::int64_t spare) {
  if (log_p <= std::log(alpha)) return 0;
  if (std::isinf(total_bound) || std::isinf(log_p)) return kNoSize;
  if (total_bound <= 1) return 1 + spare;
  const double needed = (std::log(alpha) - log_p) / std::log1p(-1 / total_bound);
  return static_cast<std::int64_t>(std::ceil(needed)) + spare;
}

}  // namespace acta::audit
