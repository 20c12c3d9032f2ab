// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/martingales.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace acta::audit {
namespace {

class Mixture final : public SequentialTest {
 public:
  Mixture(std::vector<OwnedTest> tests, std::vector<double> log_weights)
      : m_tests(std::move(tests)), m_log_weights(std::move(log_weights)) {}
  double next(double x) override {
    for (const OwnedTest& test : m_tests) test->next(x);
    m_now = log_statistic();
    m_peak = std::max(m_peak, m_now);
    return m_now;
  }
  void run(std::span<const double> draws) override {
    for (const double x : draws) next(x);
  }
  double log_statistic() const override {
    double largest = -std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < m_tests.size(); ++k)
      largest = std::max(largest, m_tests[k]->log_statistic() + m_log_weights[k]);
    if (std::isinf(largest)) return largest;
    double sum = 0;
    for (std::size_t k = 0; k < m_tests.size(); ++k)
      sum += std::exp(m_tests[k]->log_statistic() + m_log_weights[k] - largest);
    return largest + std::log(sum);
  }
  double log_peak() const override { return m_peak; }

 private:
  std::vector<OwnedTest> m_tests;
  std::vector<double> m_log_weights;
  double m_now = 0, m_peak = 0;
};

}  // namespace

double SequentialTest::p_value() const { return std::fmin(1, std::exp(-log_peak())); }
double SequentialTest::p_value_now() const { return std::fmin(1, std::exp(-log_statistic())); }

std::int64_t SequentialTest::first_rejection(std::span<const double> draws, double alpha) {
  const double enough = -std::log(alpha);
  std::int64_t number = 0;
  for (const double x : draws) {
    ++number;
    if (next(x) >= enough) return number;
  }
  return 0;
}

OwnedTest mixture(std::vector<OwnedTest> tests, std::span<const double> weights) {
  std::vector<double> logs(tests.size(), -std::log(static_cast<double>(tests.size())));
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (std::size_t k = 0; k < weights.size(); ++k) logs[k] = std::log(weights[k] / total);
  return std::make_unique<Mixture>(std::move(tests), std::move(logs));
}

std::int64_t draws_without_error(double alpha, double lambda, double no_error_value, double null_mean) {
  const double growth = std::log1p(lambda * (no_error_value - null_mean));
  return static_cast<std::int64_t>(std::ceil(-std::log(alpha) / growth));
}

}  // namespace acta::audit
