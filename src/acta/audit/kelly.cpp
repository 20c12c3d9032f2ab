// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>

#include "acta/audit/betting.hpp"

namespace acta::audit {
namespace {

class KellyShare {
 public:
  explicit KellyShare(const ErrorModel& model) : m_model(model), m_counts(model.values.size(), 0) {
    m_rates = model.prior;
  }
  double lambda(const Standing& now) {
    if (now.mean == m_mean && m_settled) return m_lambda;
    m_mean = now.mean;
    m_settled = true;
    m_lambda = best(m_model.max_loss / now.mean);
    return m_lambda;
  }
  void see(double x) {
    if (std::isinf(m_model.weight)) return;
    m_seen += 1;
    m_counts[nearest(x)] += 1;
    for (std::size_t k = 0; k < m_rates.size(); ++k)
      m_rates[k] = (m_model.weight * m_model.prior[k] + m_counts[k]) / (m_model.weight + m_seen);
    m_settled = false;
  }

 private:
  std::size_t nearest(double x) const {
    std::size_t best = 0;
    for (std::size_t k = 1; k < m_model.values.size(); ++k)
      if (std::fabs(m_model.values[k] - x) < std::fabs(m_model.values[best] - x)) best = k;
    return best;
  }
  /// The derivative of the expected logarithm, and its own derivative.
  std::pair<double, double> slope(double lambda) const {
    double first = 0, second = 0;
    for (std::size_t k = 0; k < m_rates.size(); ++k) {
      const double lead = m_model.values[k] - m_mean, part = lead / (1 + lambda * lead);
      first += m_rates[k] * part;
      second -= m_rates[k] * part * part;
    }
    return {first, second};
  }
  /// The expected logarithm is concave in lambda: Newton's steps from the last bet, halving where they leave the
  /// bracket.
  double best(double limit) const {
    if (slope(0).first <= 0) return 0;
    if (slope(limit).first >= 0) return limit;
    double low = 0, high = limit, lambda = std::clamp(m_lambda, 0.0, limit);
    for (int step = 0; step < 100; ++step) {
      const auto [first, second] = slope(lambda);
      (first > 0 ? low : high) = lambda;
      double better = lambda - first / second;
      if (!(better > low && better < high)) better = (low + high) / 2;
      if (std::fabs(better - lambda) <= 1e-13 * limit) return better;
      lambda = better;
    }
    return lambda;
  }

  ErrorModel m_model;
  std::vector<double> m_counts, m_rates;
  double m_seen = 0, m_mean = 0, m_lambda = 0;
  bool m_settled = false;
};

}  // namespace

OwnedTest bet_kelly(const Population& population, const ErrorModel& model) {
  return make_betting(population, ShareBet(KellyShare(model)));
}

ErrorModel comparison_errors(double no_error_value, const ComparisonRates& rates, double weight) {
  ErrorModel model;
  model.values = {0, no_error_value / 2, no_error_value, no_error_value * 1.5, no_error_value * 2};
  const double none = 1 - rates.over_two - rates.over_one - rates.under_one - rates.under_two;
  model.prior = {rates.over_two, rates.over_one, none, rates.under_one, rates.under_two};
  model.weight = weight;
  return model;
}

}  // namespace acta::audit
