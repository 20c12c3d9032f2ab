// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/kaplan.hpp"

#include "acta/audit/betting.hpp"

namespace acta::audit {
namespace {

/// Kaplan-Kolmogorov, and Kaplan-Markov where the mean left is t throughout.
class ShiftedRatio {
 public:
  explicit ShiftedRatio(double shift) : m_shift(shift) {}
  double factor(const Standing& now, double x) const { return (x + m_shift) / (now.mean + m_shift); }
  void see(double) {}

 private:
  double m_shift;
};

class WaldShare {
 public:
  explicit WaldShare(double share) : m_share(share) {}
  double factor(const Standing& now, double x) const { return (1 - m_share) * x / now.mean + m_share; }
  void see(double) {}

 private:
  double m_share;
};

/// Wald's ratio: the chance of this draw under eta over that under t. The mean left under eta takes the place of eta.
class ProbabilityRatio {
 public:
  ProbabilityRatio(const Population& population, double eta)
      : m_upper(population.upper), m_lead(eta - population.null_mean), m_cards(static_cast<double>(population.cards)) {}
  double factor(const Standing& now, double x) const {
    if (m_cards == 0) return ratio(now.mean, now.mean + m_lead, x);
    if (x != 0 && x != m_upper) return 0;
    const double eta = now.mean + m_lead * m_cards / now.left;
    return std::fmax(0, ratio(now.mean, eta, x));
  }
  void see(double) {}

 private:
  double ratio(double mean, double eta, double x) const {
    return (x * eta / mean + (m_upper - x) * (m_upper - eta) / (m_upper - mean)) / m_upper;
  }
  double m_upper, m_lead, m_cards;
};

Population with_replacement(Population population) {
  population.cards = 0;
  return population;
}

}  // namespace

OwnedTest kaplan_markov(const Population& population, double shift) {
  return make_betting(with_replacement(population), ShiftedRatio(shift));
}
OwnedTest kaplan_wald(const Population& population, double share) {
  return make_betting(with_replacement(population), WaldShare(share));
}
OwnedTest kaplan_kolmogorov(const Population& population, double shift) {
  return make_betting(population, ShiftedRatio(shift));
}
OwnedTest wald_sprt(const Population& population, double eta) {
  return make_betting(population, ProbabilityRatio(population, eta));
}

}  // namespace acta::audit
