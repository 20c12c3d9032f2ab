// SPDX-License-Identifier: Apache-2.0
#include "acta/observe/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "acta/stats/student.hpp"

namespace acta::observe {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

std::vector<double> counts(const Sample& sample) {
  std::vector<double> n(sample.stations.size(), 0);
  for (const std::uint32_t h : sample.stratum) n[h] += 1;
  return n;
}

std::vector<double> weights_of(const Sample& sample, const std::vector<double>& n) {
  std::vector<double> weights(sample.stratum.size());
  for (std::size_t k = 0; k < weights.size(); ++k)
    weights[k] = sample.probability.empty() ? sample.stations[sample.stratum[k]] / n[sample.stratum[k]]
                                            : 1 / sample.probability[k];
  return weights;
}

/// sum N^2 (1 - n/N) s^2 / n over strata; those with one station in one stratum of their own.
struct Spread {
  double n = 0, stations = 0, sum = 0, squares = 0;
  void add(double value) { n += 1, sum += value, squares += value * value; }
  double variance_of_total() const {
    if (n < 2 || stations <= n) return 0;
    const double s2 = std::max(0.0, squares - sum * sum / n) / (n - 1);
    return stations * stations * (1 - n / stations) * s2 / n;
  }
};

struct Variance {
  double value = 0, degrees = 0;
};

Variance stratified(const Sample& sample, const std::vector<double>& n, std::span<const double> residual) {
  std::vector<Spread> strata(sample.stations.size());
  Spread collapsed;
  for (std::size_t k = 0; k < residual.size(); ++k) {
    const std::uint32_t h = sample.stratum[k];
    if (n[h] < 2 && sample.stations[h] > 1) {
      collapsed.add(residual[k]);
      collapsed.stations += sample.stations[h];
    } else {
      strata[h].add(residual[k]);
      strata[h].stations = sample.stations[h];
    }
  }
  Variance variance;
  for (const Spread& stratum : strata) {
    variance.value += stratum.variance_of_total();
    if (stratum.n >= 2) variance.degrees += stratum.n - 1;
  }
  if (collapsed.n == 1) return {kInfinite, 1};
  variance.value += collapsed.variance_of_total();
  variance.degrees += std::max(0.0, collapsed.n - 1);
  return variance;
}

/// Hájek's approximation for unequal chances at high entropy.
Variance by_chances(const Sample& sample, std::span<const double> residual) {
  double n = 0, left = 0, mean = 0, sum = 0;
  for (std::size_t k = 0; k < residual.size(); ++k) {
    const double keep = 1 - sample.probability[k];
    n += 1;
    left += keep;
    mean += keep * residual[k] / sample.probability[k];
  }
  if (left > 0) mean /= left;
  for (std::size_t k = 0; k < residual.size(); ++k) {
    const double off = residual[k] / sample.probability[k] - mean;
    sum += (1 - sample.probability[k]) * off * off;
  }
  return {n < 2 ? kInfinite : sum * n / (n - 1), n - 1};
}

void finish(Estimate& estimate, Variance variance, double confidence) {
  estimate.degrees = std::max(1.0, variance.degrees);
  estimate.error = estimate.whole > 0 ? std::sqrt(variance.value) / estimate.whole : kInfinite;
  if (estimate.reported < 2) estimate.error = kInfinite;
  if (!std::isfinite(estimate.error)) return;
  const double half = stats::student_two_sided(estimate.degrees, confidence) * estimate.error;
  estimate.low = std::max(0.0, estimate.share - half);
  estimate.high = std::min(1.0, estimate.share + half);
}

/// Jackknife that leaves one station out: sum (1 - f_h) (n_h - 1) / n_h (R_(hj) - R)^2 (Wolter 2007, 4.5).
double jackknife(const Sample& sample, const std::vector<double>& n, const std::vector<double>& weights,
                 std::span<const double> y, std::span<const double> x) {
  std::vector<double> ys(n.size(), 0), xs(n.size(), 0);
  double all_y = 0, all_x = 0, count = 0;
  for (std::size_t k = 0; k < weights.size(); ++k) {
    const std::size_t h = sample.probability.empty() ? sample.stratum[k] : 0;
    ys[h] += weights[k] * y[k], xs[h] += weights[k] * x[k];
    all_y += weights[k] * y[k], all_x += weights[k] * x[k], count += 1;
  }
  if (all_x <= 0) return kInfinite;
  double sum = 0;
  for (std::size_t k = 0; k < weights.size(); ++k) {
    const std::size_t h = sample.probability.empty() ? sample.stratum[k] : 0;
    const double m = sample.probability.empty() ? n[h] : count;
    if (m < 2) continue;
    const double f = sample.probability.empty() ? m / sample.stations[h] : sample.probability[k], scale = m / (m - 1);
    const double left_y = all_y - ys[h] + scale * (ys[h] - weights[k] * y[k]);
    const double left_x = all_x - xs[h] + scale * (xs[h] - weights[k] * x[k]);
    if (left_x <= 0) continue;
    const double off = left_y / left_x - all_y / all_x;
    sum += (1 - f) * (m - 1) / m * off * off;
  }
  return std::sqrt(sum);
}

double uncovered(const Sample& sample, const std::vector<double>& n) {
  double stations = 0;
  for (std::size_t h = 0; h < n.size(); ++h)
    if (n[h] == 0 && sample.probability.empty()) stations += sample.stations[h];
  return stations;
}

}  // namespace

Estimate combined_ratio(const Sample& sample, std::span<const double> y, std::span<const double> x, double confidence) {
  const std::vector<double> n = counts(sample), weights = weights_of(sample, n);
  Estimate estimate;
  estimate.reported = static_cast<std::int64_t>(weights.size());
  estimate.uncovered = uncovered(sample, n);
  double total = 0;
  for (std::size_t k = 0; k < weights.size(); ++k) total += weights[k] * y[k], estimate.whole += weights[k] * x[k];
  if (estimate.whole > 0) estimate.share = total / estimate.whole;
  std::vector<double> residual(weights.size());
  for (std::size_t k = 0; k < residual.size(); ++k) residual[k] = y[k] - estimate.share * x[k];
  finish(estimate, sample.probability.empty() ? stratified(sample, n, residual) : by_chances(sample, residual),
         confidence);
  estimate.replicate_error = estimate.reported < 2 ? kInfinite : jackknife(sample, n, weights, y, x);
  return estimate;
}

Estimate separate_ratio(const Sample& sample, std::span<const double> y, std::span<const double> x,
                        std::span<const double> size, std::span<const double> size_totals, double confidence) {
  const std::vector<double> n = counts(sample);
  std::vector<double> ys(n.size(), 0), xs(n.size(), 0), sizes(n.size(), 0);
  for (std::size_t k = 0; k < y.size(); ++k) {
    const std::uint32_t h = sample.stratum[k];
    ys[h] += y[k], xs[h] += x[k], sizes[h] += size[k];
  }
  Estimate estimate;
  estimate.reported = static_cast<std::int64_t>(y.size());
  double total = 0;
  for (std::size_t h = 0; h < n.size(); ++h) {
    if (sizes[h] <= 0) {
      estimate.uncovered += sample.stations[h];
      continue;
    }
    total += size_totals[h] * ys[h] / sizes[h];
    estimate.whole += size_totals[h] * xs[h] / sizes[h];
  }
  if (estimate.whole > 0) estimate.share = total / estimate.whole;
  std::vector<double> residual(y.size(), 0);
  for (std::size_t k = 0; k < residual.size(); ++k) {
    const std::uint32_t h = sample.stratum[k];
    if (sizes[h] <= 0) continue;
    const double of_size = (ys[h] - estimate.share * xs[h]) / sizes[h];
    // scaled so that N_h / n_h times it is the stratum's part
    residual[k] =
        (y[k] - estimate.share * x[k] - of_size * size[k]) * size_totals[h] * n[h] / (sizes[h] * sample.stations[h]);
  }
  finish(estimate, stratified(sample, n, residual), confidence);
  estimate.replicate_error = std::numeric_limits<double>::quiet_NaN();
  return estimate;
}

Bounds bounds(const Sample& all, std::span<const double> y, std::span<const double> x,
              std::span<const std::uint8_t> reported, std::span<const double> most) {
  const std::vector<double> n = counts(all), weights = weights_of(all, n);
  double ys = 0, xs = 0, missing = 0;
  for (std::size_t k = 0; k < weights.size(); ++k) {
    if (reported[k] != 0)
      ys += weights[k] * y[k], xs += weights[k] * x[k];
    else
      missing += weights[k] * most[k];
  }
  if (xs + missing <= 0) return {};
  return {ys / (xs + missing), (ys + missing) / (xs + missing)};
}

}  // namespace acta::observe
