// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/klimek_model.hpp"

#include <algorithm>
#include <cmath>

#include "acta/stats/chi_square.hpp"

namespace acta::forensics {
namespace {

constexpr double kExtremeSpread = 0.075;

/// u in (0, 1) to a normal number cut to [0, 1].
class CutNormal {
 public:
  CutNormal(double mean, double sd)
      : m_mean(mean),
        m_sd(std::max(sd, 1e-6)),
        m_low(stats::normal_cdf(-mean / m_sd)),
        m_high(stats::normal_cdf((1 - mean) / m_sd)) {}
  double operator()(double u) const {
    const double p = m_low + u * (m_high - m_low);
    if (!(p > 0 && p < 1)) return p <= 0 ? 0 : 1;
    return std::clamp(m_mean + m_sd * stats::normal_quantile(p), 0.0, 1.0);
  }

 private:
  double m_mean, m_sd, m_low, m_high;
};

/// u in (0, 1) to |N(0, spread)| cut to (0, 1).
double half_normal(double u, double spread) {
  const double inside = 2 * stats::normal_cdf(1 / spread) - 1;
  return std::min(1.0, spread * stats::normal_quantile(0.5 + 0.5 * u * inside));
}

double fraction(double value) { return value - std::floor(value); }

void add(ShareHistogram& bins, double share, double weight) {
  bins[std::min<std::size_t>(99, static_cast<std::size_t>(std::max(0.0, share) * 100))] += weight;
}

/// The leader's share of the ballots: those who did not vote add x, the others lose x^alpha.
double share_with(double t, double s, double x, double moved) {
  const double ballots = t + x * (1 - t);
  return ballots > 0 ? (t * s + x * (1 - t) + moved * (1 - s) * t) / ballots : 0;
}

}  // namespace

/// The additive recurrence of M. Roberts on the root of x^4 = x + 1.
ModelPoints model_points(const HonestPart& honest, std::size_t count) {
  constexpr double kRoot = 1.2207440846057596;
  const CutNormal turnout(honest.tau, honest.sigma_tau), share(honest.nu, honest.sigma_nu);
  const double spread = std::max(honest.theta, 1e-6);
  ModelPoints points;
  for (auto* column : {&points.t, &points.s, &points.incremental, &points.extreme}) column->resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto n = static_cast<double>(i) + 1;
    const double x = fraction(0.5 + n / (kRoot * kRoot * kRoot));
    points.t[i] = turnout(fraction(0.5 + n / kRoot));
    points.s[i] = share(fraction(0.5 + n / (kRoot * kRoot)));
    points.incremental[i] = half_normal(x, spread);
    points.extreme[i] = 1 - half_normal(x, kExtremeSpread);
  }
  return points;
}

ModelParts parts_at(const ModelPoints& points, double alpha) {
  ModelParts parts{};
  const double weight = 1 / static_cast<double>(points.t.size());
  for (std::size_t i = 0; i < points.t.size(); ++i) {
    const double t = points.t[i], s = points.s[i], x = points.incremental[i], y = points.extreme[i];
    add(parts.honest, s, weight);
    add(parts.incremental, share_with(t, s, x, std::pow(x, alpha)), weight);
    add(parts.extreme, share_with(t, s, y, std::pow(y, alpha)), weight);
  }
  return parts;
}

ModelParts model_parts(const HonestPart& honest, double alpha) {
  return parts_at(model_points(honest, kFinePoints), alpha);
}

}  // namespace acta::forensics
