// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/stratified.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace acta::audit {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

}  // namespace

StratifiedTest::StratifiedTest(std::vector<Stratum> strata, double null_mean)
    : m_null_mean(null_mean), m_nuisance(strata.size(), null_mean) {
  double cards = 0;
  for (const Stratum& stratum : strata) cards += static_cast<double>(stratum.cards);
  for (const Stratum& stratum : strata) {
    State state;
    state.stratum = stratum;
    state.weight = static_cast<double>(stratum.cards) / cards;
    m_strata.push_back(std::move(state));
  }
}

void StratifiedTest::add(std::size_t stratum, double x, double bet) {
  State& state = m_strata[stratum];
  if (x * bet > 0)
    state.draws.push_back({bet * x, 1 - bet, state.sum, static_cast<double>(state.stratum.cards - state.drawn)});
  else
    state.fixed += std::log1p(-bet);
  state.sum += x;
  ++state.drawn;
}

/// The smallest mean that the draws allow.
double StratifiedTest::State::least() const {
  const double lowest = sum / static_cast<double>(stratum.cards) - stratum.shift;
  return std::clamp(lowest, 0.0, stratum.upper);
}

/// d ln M_k / d theta, <= 0 and rising; -infinity where a mean left under the null is 0.
double StratifiedTest::State::slope(double theta) const {
  const auto cards = static_cast<double>(stratum.cards);
  const double total = cards * (theta + stratum.shift);
  double sum_of_slopes = 0;
  for (const Draw& draw : draws) {
    const double rest = total - draw.before;
    if (rest <= 0) return -kInfinite;
    sum_of_slopes -= draw.part * draw.left * cards / (rest * (draw.keep * rest + draw.part * draw.left));
  }
  return sum_of_slopes;
}

double StratifiedTest::State::log_product(double theta) const {
  const double total = static_cast<double>(stratum.cards) * (theta + stratum.shift);
  double product = 1, logs = fixed;
  for (const Draw& draw : draws) {
    const double rest = total - draw.before;
    if (rest <= 0) return kInfinite;
    product *= draw.keep + draw.part * draw.left / rest;
    if (!(product < 1e200 && product > 1e-200)) logs += std::log(product), product = 1;
  }
  return logs + std::log(product);
}

/// Where the slope is `wanted` (< 0), inside [least(), upper]: Newton's steps kept in a bracket.
double StratifiedTest::State::where_slope(double wanted, double guess) const {
  double low = least(), high = stratum.upper;
  if (draws.empty() || slope(low) >= wanted) return low;
  if (slope(high) <= wanted) return high;
  double theta = std::clamp(guess, low, high);
  for (int step = 0; step < 60 && high - low > 1e-13; ++step) {
    const double here = slope(theta);
    (here < wanted ? low : high) = theta;
    if (std::fabs(here - wanted) <= 1e-10 * -wanted) break;
    // The slope behaves as -a / (theta - b): its inverse is nearly straight.
    const double width = 1e-6 * (high - low) + 1e-12, beside = slope(theta + width);
    const double straight = (1 / beside - 1 / here) / width;
    double better = theta + (1 / wanted - 1 / here) / straight;
    if (!(better > low && better < high)) better = (low + high) / 2;
    theta = better;
  }
  return theta;
}

double StratifiedTest::dual(double multiplier, double& weighted_mean) {
  double value = 0;
  weighted_mean = 0;
  for (std::size_t k = 0; k < m_strata.size(); ++k) {
    const State& state = m_strata[k];
    m_nuisance[k] = state.where_slope(-multiplier * state.weight, m_nuisance[k]);
    weighted_mean += state.weight * m_nuisance[k];
    value += state.log_product(m_nuisance[k]);
  }
  return value + multiplier * (weighted_mean - m_null_mean);
}

double StratifiedTest::log_statistic() {
  double least = 0;
  for (const State& state : m_strata) least += state.weight * state.least();
  if (least > m_null_mean + 1e-12) return m_peak = kInfinite;
  double low = -18, high = 30, mean = 0, best = -kInfinite;  // ln of the multiplier
  for (int step = 0; step < 60 && high - low > 1e-9; ++step) {
    const double middle = (low + high) / 2;
    const double value = dual(std::exp(middle), mean);
    if (std::isfinite(value)) best = std::max(best, value);
    (mean > m_null_mean ? low : high) = middle;
  }
  m_peak = std::max(m_peak, best);
  return best;
}

double StratifiedTest::p_value() {
  log_statistic();
  return std::fmin(1, std::exp(-m_peak));
}

StratumBet::StratumBet(double expected, double spread, double null_mean, double weight, double most)
    : m_null_mean(null_mean),
      m_most(most),
      m_count(weight),
      m_sum(weight * expected),
      m_squares(weight * (spread * spread + expected * expected)) {}

double StratumBet::next() const {
  const double mean = m_sum / m_count, lead = mean - m_null_mean;
  if (lead <= 0) return 0;
  const double variance = std::max(0.0, m_squares / m_count - mean * mean);
  return std::min(m_most, lead * m_null_mean / (variance + lead * lead));
}

void StratumBet::see(double x) {
  m_count += 1;
  m_sum += x;
  m_squares += x * x;
}

}  // namespace acta::audit
