// SPDX-License-Identifier: Apache-2.0
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "acta/base/random.hpp"
#include "acta/forensics/klimek_model.hpp"
#include "acta/stats/samplers.hpp"

namespace acta::forensics {
namespace {

constexpr std::size_t kBins = std::tuple_size_v<ShareHistogram>;

double total(const ShareHistogram& bins) { return std::accumulate(bins.begin(), bins.end(), 0.0); }

/// Stations that the model predicts in a bin.
double predicted(const ModelParts& parts, std::size_t bin, double fi, double fe, double stations) {
  return stations * ((1 - fi - fe) * parts.honest[bin] + fi * parts.incremental[bin] + fe * parts.extreme[bin]);
}

double cost(double s, double o, Objective objective) {
  const double d = s - o;
  switch (objective) {
    case Objective::least_squares: return d * d;
    case Objective::relative: return d * d / ((o + 1) * (o + 1));
    case Objective::symmetric: return s + o > 0 ? d * d / (s + o) : 0;
    case Objective::likelihood: return o > 0 ? 2 * o * std::log(o / std::max(s, 1e-9)) : 0;
  }
  return 0;
}

struct Point {
  double fi = 0, fe = 0;
};

/// The least of a sum of weighted squares is that of a quadratic over a triangle: inside, or on one of its edges.
Point quadratic(const ModelParts& parts, const ShareHistogram& observed, Objective objective) {
  const double n = total(observed);
  double aa = 0, ab = 0, bb = 0, ac = 0, bc = 0;
  for (std::size_t i = 0; i < kBins; ++i) {
    const double w = objective == Objective::relative ? 1 / ((observed[i] + 1) * (observed[i] + 1)) : 1;
    const double a = n * (parts.incremental[i] - parts.honest[i]), b = n * (parts.extreme[i] - parts.honest[i]),
                 c = observed[i] - n * parts.honest[i];
    aa += w * a * a, ab += w * a * b, bb += w * b * b, ac += w * a * c, bc += w * b * c;
  }
  const auto value = [&](Point p) {
    return aa * p.fi * p.fi + 2 * ab * p.fi * p.fe + bb * p.fe * p.fe - 2 * (ac * p.fi + bc * p.fe);
  };
  const auto unit = [](double x) { return std::isfinite(x) ? std::clamp(x, 0.0, 1.0) : 0.0; };
  const double d = aa * bb - ab * ab;
  std::vector<Point> candidates = {{unit(ac / aa), 0}, {0, unit(bc / bb)}};
  const double along = unit((ac - bc - ab + bb) / (aa - 2 * ab + bb));  // f_i + f_e = 1
  candidates.push_back({along, 1 - along});
  const Point inside{(ac * bb - bc * ab) / d, (bc * aa - ac * ab) / d};
  if (d > 0 && inside.fi >= 0 && inside.fe >= 0 && inside.fi + inside.fe <= 1) return inside;
  return *std::min_element(candidates.begin(), candidates.end(), [&](Point a, Point b) { return value(a) < value(b); });
}

/// Weights of a mixture by expectation and maximisation: the likelihood grows with every step.
Point likeliest(const ModelParts& parts, const ShareHistogram& observed) {
  const double n = total(observed);
  double fi = 0.3, fe = 0.05;
  for (int step = 0; step < 500; ++step) {
    double to_i = 0, to_e = 0;
    for (std::size_t i = 0; i < kBins; ++i) {
      const double all = predicted(parts, i, fi, fe, 1);
      if (all <= 0) continue;
      to_i += observed[i] * fi * parts.incremental[i] / all;
      to_e += observed[i] * fe * parts.extreme[i] / all;
    }
    const double change = std::abs(to_i / n - fi) + std::abs(to_e / n - fe);
    fi = to_i / n, fe = to_e / n;
    if (change < 1e-7) break;
  }
  return {fi, fe};
}

/// The least of a convex function by nested thirds.
template <class Function>
double least(double high, Function function) {
  double low = 0;
  for (int step = 0; step < 24; ++step) {
    const double a = low + (high - low) / 3, b = high - (high - low) / 3;
    (function(a) <= function(b) ? high : low) = function(a) <= function(b) ? b : a;
  }
  return (low + high) / 2;
}

Point convex(const ModelParts& parts, const ShareHistogram& observed, Objective objective) {
  const auto best_extreme = [&](double fi) {
    return least(1 - fi, [&](double fe) { return misfit(parts, fi, fe, observed, objective); });
  };
  const double fi = least(1, [&](double f) { return misfit(parts, f, best_extreme(f), observed, objective); });
  return {fi, best_extreme(fi)};
}

Point on_grid(const ModelParts& parts, const ShareHistogram& observed, Objective objective, double step_i,
              double step_e) {
  Point best;
  double least_cost = misfit(parts, 0, 0, observed, objective);
  for (int i = 0; i * step_i <= 1 + 1e-9; ++i)
    for (int e = 0; e * step_e <= 0.1 + 1e-9 && i * step_i + e * step_e <= 1 + 1e-9; ++e)
      if (const double c = misfit(parts, i * step_i, e * step_e, observed, objective); c < least_cost) {
        least_cost = c;
        best = {i * step_i, e * step_e};
      }
  return best;
}

Interval percentiles(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const auto at = [&](double p) {
    return values[static_cast<std::size_t>(p * static_cast<double>(values.size() - 1))];
  };
  return {at(0.025), at(0.975)};
}

/// A multinomial histogram, bin after bin.
ShareHistogram drawn(const ModelParts& parts, const ModelFit& fitted, double stations, base::RandomStream stream) {
  ShareHistogram bins{};
  auto left = static_cast<std::int64_t>(stations);
  double rest = 1;
  for (std::size_t i = 0; i < kBins && left > 0; ++i) {
    const double p = predicted(parts, i, fitted.incremental, fitted.extreme, 1);
    const std::int64_t here = i + 1 == kBins ? left : stats::binomial(stream, left, rest > 0 ? p / rest : 1);
    bins[i] = static_cast<double>(here);
    left -= here;
    rest -= p;
  }
  return bins;
}

}  // namespace

std::vector<Station> fitted_stations(std::span<const Station> stations) {
  std::vector<Station> used;
  for (const Station& s : stations)
    if (s.registered >= 100 && s.turnout < s.registered) used.push_back(s);
  return used;
}

std::string_view to_string(Objective objective) {
  switch (objective) {
    case Objective::least_squares: return "least squares";
    case Objective::relative: return "relative squares";
    case Objective::symmetric: return "symmetric chi-square";
    case Objective::likelihood: return "likelihood";
  }
  return "?";
}

double misfit(const ModelParts& parts, double incremental, double extreme, const ShareHistogram& observed,
              Objective objective) {
  const double n = total(observed);
  double sum = 0;
  for (std::size_t i = 0; i < kBins; ++i)
    sum += cost(predicted(parts, i, incremental, extreme, n), observed[i], objective);
  return sum;
}

ModelFit fit(const ModelParts& parts, double alpha, const ShareHistogram& observed, Objective objective, double step_i,
             double step_e) {
  Point point;
  if (step_i > 0 && step_e > 0)
    point = on_grid(parts, observed, objective, step_i, step_e);
  else if (objective == Objective::likelihood)
    point = likeliest(parts, observed);
  else if (objective == Objective::symmetric)
    point = convex(parts, observed, objective);
  else
    point = quadratic(parts, observed, objective);
  return {point.fi, point.fe, alpha, misfit(parts, point.fi, point.fe, observed, objective)};
}

FreeModel::FreeModel(const HonestPart& honest) {
  const ModelPoints points = model_points(honest, kPoints);
  for (int a = 5; a <= 40; ++a) m_alphas.push_back(a / 10.0);
  m_parts.resize(m_alphas.size());
  tbb::parallel_for(std::size_t{0}, m_alphas.size(),
                    [&](std::size_t i) { m_parts[i] = parts_at(points, m_alphas[i]); });
}

ModelFit FreeModel::best(const ShareHistogram& observed, Objective objective) const {
  ModelFit best = fit(m_parts[0], m_alphas[0], observed, objective);
  for (std::size_t i = 1; i < m_alphas.size(); ++i)
    if (const ModelFit one = fit(m_parts[i], m_alphas[i], observed, objective); one.misfit < best.misfit) best = one;
  return best;
}

FreeFit FreeModel::fit_with_interval(const ShareHistogram& observed, Objective objective, int replicates,
                                     std::uint64_t seed) const {
  FreeFit result;
  result.best = best(observed, objective);
  if (replicates < 1) return result;
  const auto at = std::find(m_alphas.begin(), m_alphas.end(), result.best.alpha) - m_alphas.begin();
  const ModelParts& parts = m_parts[static_cast<std::size_t>(at)];
  std::vector<ModelFit> fits(static_cast<std::size_t>(replicates));
  tbb::parallel_for(std::size_t{0}, fits.size(), [&](std::size_t r) {
    fits[r] = best(drawn(parts, result.best, total(observed), base::RandomStream(seed, r)), objective);
  });
  const auto interval = [&](double ModelFit::*field) {
    std::vector<double> values;
    for (const ModelFit& one : fits) values.push_back(one.*field);
    return percentiles(std::move(values));
  };
  result.incremental = interval(&ModelFit::incremental);
  result.extreme = interval(&ModelFit::extreme);
  result.alpha = interval(&ModelFit::alpha);
  return result;
}

}  // namespace acta::forensics
