// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>

#include "acta/audit/betting.hpp"

namespace acta::audit {
namespace {

class FixedMean {
 public:
  FixedMean(const Population& population, double eta)
      : m_total_lead((eta - population.null_mean) * static_cast<double>(std::max<std::int64_t>(population.cards, 1))) {}
  double total(const Standing& now) const { return now.rest + m_total_lead; }
  void see(double) {}

 private:
  double m_total_lead;
};

class ConstantMean {
 public:
  explicit ConstantMean(double eta) : m_eta(eta) {}
  double total(const Standing& now) const { return m_eta * now.left; }
  void see(double) {}

 private:
  double m_eta;
};

template <bool upward>
class ShrunkMean {
 public:
  ShrunkMean(const Population& population, const Shrinkage& shrinkage)
      : m_shrinkage(shrinkage),
        m_prior(shrinkage.weight * shrinkage.eta),
        m_upper(population.upper),
        m_highest(population.upper * (1 - std::numeric_limits<double>::epsilon())) {}
  double total(const Standing& now) {
    // d + j - 1 is 0 for the first draw when d = 0: then eta_0 itself, and the gap c.
    const double count = m_shrinkage.weight + now.drawn;
    const double inverse = count > 0 ? 1 / count : 1;
    double estimate = count > 0 ? (m_prior + now.sum) * inverse : m_shrinkage.eta;
    if constexpr (upward) {
      const double pull = m_shrinkage.upward / deviation();
      estimate = (estimate + m_upper * pull) / (1 + pull);
    }
    const double gap = m_shrinkage.gap * std::sqrt(inverse);
    return std::min(m_highest * now.left, std::max(now.rest + gap * now.left, estimate * now.left));
  }
  void see(double x) {
    if constexpr (upward) m_moments.add(x);
  }

 private:
  double deviation() const {
    if (m_moments.count() < 2) return 1;
    return std::max(m_shrinkage.min_sd, std::sqrt(m_moments.variance()));
  }

  Shrinkage m_shrinkage;
  double m_prior, m_upper, m_highest;
  Moments m_moments;
};

}  // namespace

OwnedTest alpha_fixed(const Population& population, double eta) {
  return make_betting(population, AlternativeBet(population.upper, FixedMean(population, eta)));
}

OwnedTest alpha_shrinkage(const Population& population, const Shrinkage& shrinkage) {
  if (shrinkage.upward > 0)
    return make_betting(population, AlternativeBet(population.upper, ShrunkMean<true>(population, shrinkage)));
  return make_betting(population, AlternativeBet(population.upper, ShrunkMean<false>(population, shrinkage)));
}

OwnedTest alpha_comparison(const Population& population, double two_vote_rate) {
  const double u = population.upper, kept = u * (1 - two_vote_rate);
  const double eta = (1 - kept) / (2 - 2 * u) + kept - 0.5;
  return make_betting(population, AlternativeBet(u, ConstantMean(eta)));
}

}  // namespace acta::audit
