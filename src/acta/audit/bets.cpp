// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "acta/audit/betting.hpp"

namespace acta::audit {
namespace {

class FixedShare {
 public:
  explicit FixedShare(double lambda) : m_lambda(lambda) {}
  double lambda(const Standing& now) const { return m_lambda * now.mean <= 1 ? m_lambda : 1 / now.mean; }
  void see(double) {}

 private:
  double m_lambda;
};

class AgrapaShare {
 public:
  explicit AgrapaShare(const Agrapa& agrapa) : m_agrapa(agrapa) {}
  double lambda(const Standing& now) {
    const double mean_left = m_agrapa.previous_mean ? m_previous_mean : now.mean;
    m_previous_mean = now.mean;
    const double growth = 1 + m_agrapa.growth * std::sqrt(now.drawn);
    const double c = m_agrapa.c_first + (m_agrapa.c_last - m_agrapa.c_first) * (1 - 1 / growth);
    if (now.drawn == 0) return std::min(m_agrapa.first_bet, c / now.mean);
    const double lead = m_moments.mean() - mean_left;
    if (lead <= 0) return 0;
    return std::min(lead / (m_moments.variance() + lead * lead), c / now.mean);
  }
  void see(double x) { m_moments.add(x); }

 private:
  Agrapa m_agrapa;
  Moments m_moments;
  double m_previous_mean = 0;
};

}  // namespace

OwnedTest bet_fixed(const Population& population, double lambda) {
  return make_betting(population, ShareBet(FixedShare(lambda)));
}

OwnedTest bet_agrapa(const Population& population, const Agrapa& agrapa) {
  return make_betting(population, ShareBet(AgrapaShare(agrapa)));
}

}  // namespace acta::audit
