// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/batch_alpha.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "acta/audit/remaining_weights.hpp"
#include "acta/base/random.hpp"

namespace acta::audit {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();
constexpr double kLargestBet = 0.96242;  ///< rlauxe's bound: a batch that is all wrong leaves 3.8 % of T
constexpr double kMainWeight = 0.9;
constexpr double kSlack = 1e-9;      ///< of a mean
constexpr double kUnit = 1e-9;       ///< of bounds: BatchAudit::weight
constexpr double kRounding = 1e-15;  ///< of one sum, relative
constexpr int kTrials = 20;

double mean_of(const std::array<double, 4>& logs) {
  const double most = *std::max_element(logs.begin(), logs.end());
  double sum = 0;
  for (std::size_t k = 0; k < logs.size(); ++k)
    sum += (k == 0 ? kMainWeight : (1 - kMainWeight) / 3) * std::exp(logs[k] - most);
  return most + std::log(sum);
}

}  // namespace

BatchAlpha::BatchAlpha(std::size_t claims, double total_bound)
    : m_claims(claims), m_left(std::llround(total_bound / kUnit)) {
  for (Tested& one : m_claims) settle(one);
}

double BatchAlpha::left() const { return kUnit * static_cast<double>(m_left); }

void BatchAlpha::settle(Tested& one) const {
  if (1 - one.found > left() * (1 + kRounding) + one.rounding + kRounding) one.peak = kInfinite;
}

/// 0 where the errors found leave no margin.
double BatchAlpha::log_peak(const Tested& one) const {
  return one.found >= 1 - one.rounding - kRounding ? 0 : one.peak;
}

void BatchAlpha::add(double bound, std::span<const double> errors) {
  const double before = left();
  m_left -= std::llround(bound / kUnit);
  for (std::size_t k = 0; k < m_claims.size(); ++k) {
    Tested& one = m_claims[k];
    const double x = std::max(0.0, 1 - errors[k] / bound), mean = 1 - (1 - one.found) / before;
    // Beside 0 the mean is all rounding, and proves nothing until settle() says so.
    for (std::size_t bet = 0; bet < kBets && mean > kSlack; ++bet) {
      const double c = std::ldexp(kLargestBet, -static_cast<int>(bet));
      one.logs[bet] += std::log(1 - c + c * x / mean);
    }
    one.found += errors[k];
    one.rounding += kRounding * std::abs(one.found);
    one.peak = std::max(one.peak, mean_of(one.logs));
    settle(one);
  }
}

double BatchAlpha::p_value() const { return std::exp(-log_peak(m_claims[claim()])); }

double BatchAlpha::p_value(std::size_t claim) const { return std::exp(-log_peak(m_claims[claim])); }

std::size_t BatchAlpha::claim() const {
  const auto least = std::min_element(m_claims.begin(), m_claims.end(),
                                      [&](const Tested& a, const Tested& b) { return log_peak(a) < log_peak(b); });
  return static_cast<std::size_t>(least - m_claims.begin());
}

std::vector<AlphaSize> alpha_sizes(const BatchAudit& audit, std::span<const double> limits) {
  std::vector<double> ballots;
  for (const Batch& one : audit.batches()) ballots.push_back(one.all());
  return alpha_sizes(audit.weights(), ballots, limits);
}

std::vector<AlphaSize> alpha_sizes(std::span<const std::uint64_t> weights, std::span<const double> ballots_of,
                                   std::span<const double> limits) {
  std::vector<std::vector<std::int64_t>> sheets(limits.size());
  std::vector<AlphaSize> sizes(limits.size());
  const double none[] = {0};
  for (std::uint32_t trial = 0; trial < kTrials; ++trial) {
    base::RandomStream stream(1, 3, trial);
    RemainingWeights left(weights);
    BatchAlpha test(1, kUnit * static_cast<double>(left.total()));
    std::vector<bool> ended(limits.size(), false);
    double ballots = 0;
    for (std::int64_t drawn = 1; left.total() > 0; ++drawn) {
      const std::size_t batch = left.owner(1 + stream.below(left.total()));
      left.take(batch);
      test.add(kUnit * static_cast<double>(weights[batch]), none);
      ballots += ballots_of[batch];
      for (std::size_t k = 0; k < limits.size(); ++k) {
        if (ended[k] || test.p_value() > limits[k]) continue;
        ended[k] = true;
        sheets[k].push_back(drawn);
        sizes[k].ballots += ballots / kTrials;
      }
      if (std::all_of(ended.begin(), ended.end(), [](bool one) { return one; })) break;
    }
  }
  for (std::size_t k = 0; k < limits.size(); ++k) {
    std::sort(sheets[k].begin(), sheets[k].end());
    if (!sheets[k].empty()) sizes[k].sheets = sheets[k][(9 * sheets[k].size() - 1) / 10];
  }
  return sizes;
}

}  // namespace acta::audit
