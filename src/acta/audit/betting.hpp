// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "acta/audit/martingales.hpp"
#include "acta/audit/running_product.hpp"

namespace acta::audit {

/// What is known before draw j.
struct Standing {
  double drawn = 0;  ///< j - 1
  double left = 0;   ///< N - j + 1; 1 with replacement
  double rest = 0;   ///< N t - S_{j-1}; t with replacement
  double sum = 0;    ///< S_{j-1}
  double mean = 0;   ///< m_j, the mean left under the null hypothesis
};

/// The two limits within which sums of assorter values prove something; see SequentialTest, law 2.
struct SumBounds {
  explicit SumBounds(const Population& population)
      : cards(static_cast<double>(population.cards)),
        total(cards * population.null_mean),
        slack(1e-12 * cards * std::max(population.upper, 1.0)),
        upper(population.upper),
        null_mean(population.null_mean),
        finite(population.cards > 0) {}
  double cards, total, slack, upper, null_mean;
  bool finite;
};

/// The engine of all tests that bet: Bet has
///   double factor(const Standing&, double x): T_j / T_{j-1}, >= 0, for 0 < m_j < u;
///   void see(double x): the draw, after the bet on it.
template <class Bet>
class BettingTest final : public SequentialTest {
 public:
  BettingTest(const Population& population, Bet bet) : m_bounds(population), m_bet(std::move(bet)) {}

  double next(double x) override {
    step(x);
    return m_product.log_value();
  }
  void run(std::span<const double> draws) override {
    BettingTest local(*this);  // registers, not memory, hold the state of the loop
    for (const double x : draws) local.step(x);
    *this = std::move(local);
  }
  std::int64_t first_rejection(std::span<const double> draws, double alpha) override {
    BettingTest local(*this);
    std::int64_t number = 0, found = 0;
    for (const double x : draws) {
      ++number;
      local.step(x);
      if (!local.m_product.at_least(1 / alpha)) continue;
      found = number;
      break;
    }
    *this = std::move(local);
    return found;
  }
  double log_statistic() const override { return m_product.log_value(); }
  double log_peak() const override { return m_product.log_peak(); }

 private:
  void step(double x) {
    if (m_decided) return;
    Standing now{m_drawn, 1, m_bounds.null_mean, m_sum.value(), m_bounds.null_mean};
    if (!m_bounds.finite) {
      m_product.multiply(m_bet.factor(now, x));
    } else if (!step_finite(now, x)) {
      return;
    }
    m_bet.see(x);
    m_sum.add(x);
    m_drawn += 1;
    if (m_bounds.finite && m_sum.value() > m_bounds.total + m_bounds.slack) decide(true);
  }
  /// False where the draws before have decided.
  bool step_finite(Standing& now, double x) {
    now.left = m_bounds.cards - m_drawn;
    const double rest = now.rest = m_bounds.total - now.sum;
    now.mean = rest / now.left;
    if (rest > m_bounds.slack && rest < m_bounds.upper * now.left - m_bounds.slack) [[likely]] {
      m_product.multiply(m_bet.factor(now, x));
      return true;
    }
    if (rest > m_bounds.upper * now.left + m_bounds.slack) return decide(false);
    return true;
  }
  bool decide(bool null_is_wrong) {
    m_decided = true;
    null_is_wrong ? m_product.settle() : m_product.vanish();
    return false;
  }

  SumBounds m_bounds;
  Bet m_bet;
  RunningProduct m_product;
  CompensatedSum m_sum;
  double m_drawn = 0;
  bool m_decided = false;
};

/// A bet that is an alternative mean eta: Estimate has double total(const Standing&), which is eta_j (N - j + 1), and
/// void see(double). Everything is multiplied by the cards left, so that m_j is never divided out.
template <class Estimate>
class AlternativeBet {
 public:
  AlternativeBet(double upper, Estimate estimate) : m_upper(upper), m_estimate(std::move(estimate)) {}
  double factor(const Standing& now, double x) {
    const double room = m_upper * now.left - now.rest;
    const double lead = std::clamp(m_estimate.total(now) - now.rest, 0.0, room);
    return std::fmax(0, 1 + lead * (x * now.left - now.rest) / (now.rest * room));
  }
  void see(double x) { m_estimate.see(x); }

 private:
  double m_upper;
  Estimate m_estimate;
};

/// A bet that is a share: Share has double lambda(const Standing&) and void see(double).
template <class Share>
class ShareBet {
 public:
  explicit ShareBet(Share share) : m_share(std::move(share)) {}
  double factor(const Standing& now, double x) { return std::fmax(0, 1 + m_share.lambda(now) * (x - now.mean)); }
  void see(double x) { m_share.see(x); }

 private:
  Share m_share;
};

template <class Bet>
OwnedTest make_betting(const Population& population, Bet bet) {
  return std::make_unique<BettingTest<Bet>>(population, std::move(bet));
}

}  // namespace acta::audit
