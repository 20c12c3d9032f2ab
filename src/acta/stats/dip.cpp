// SPDX-License-Identifier: Apache-2.0
#include "acta/stats/dip.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "acta/base/random.hpp"

namespace acta::stats {
namespace {

/// Distinct values with the number of values below each and up to it.
struct Steps {
  std::vector<double> x, below, upto;
};

Steps steps_of(std::span<const double> sorted) {
  Steps steps;
  for (std::size_t i = 0; i < sorted.size();) {
    std::size_t end = i;
    while (end < sorted.size() && sorted[end] == sorted[i]) ++end;
    steps.x.push_back(sorted[i]);
    steps.below.push_back(static_cast<double>(i));
    steps.upto.push_back(static_cast<double>(end));
    i = end;
  }
  return steps;
}

/// Corners of the hull of points (x, y) between two places, ascending: convex from below (sign 1), concave from above
/// (sign -1).
std::vector<std::size_t> hull(const std::vector<double>& x, const std::vector<double>& y, std::size_t first,
                              std::size_t last, double sign) {
  std::vector<std::size_t> corners;
  for (std::size_t i = first; i <= last; ++i) {
    while (corners.size() > 1) {
      const std::size_t a = corners[corners.size() - 2], b = corners.back();
      if (sign * ((y[b] - y[a]) * (x[i] - x[a]) - (y[i] - y[a]) * (x[b] - x[a])) < 0) break;
      corners.pop_back();
    }
    corners.push_back(i);
  }
  return corners;
}

/// Height at x of the line over the corners.
double height(const std::vector<double>& x, const std::vector<double>& y, const std::vector<std::size_t>& corners,
              double at) {
  std::size_t k = 1;
  while (k + 1 < corners.size() && x[corners[k]] < at) ++k;
  if (corners.size() == 1) return y[corners[0]];
  const std::size_t a = corners[k - 1], b = corners[k];
  return y[a] + (y[b] - y[a]) * (at - x[a]) / (x[b] - x[a]);
}

/// Largest distance of the steps from the line over the corners, from `first` to `last`: of the tops above a convex
/// minorant, of the bottoms below a concave majorant.
double farthest(const Steps& s, const std::vector<double>& heights, const std::vector<std::size_t>& corners,
                std::size_t first, std::size_t last, bool minorant) {
  double most = 0;
  for (std::size_t k = 1; k < corners.size(); ++k) {
    const std::size_t a = corners[k - 1], b = corners[k];
    if (b < first || a > last) continue;
    for (std::size_t i = std::max(a, first); i <= std::min(b, last); ++i) {
      const double line = heights[a] + (heights[b] - heights[a]) * (s.x[i] - s.x[a]) / (s.x[b] - s.x[a]);
      most = std::max(most, minorant ? s.upto[i] - line : line - s.below[i]);
    }
  }
  return most;
}

}  // namespace

double dip(std::span<const double> sorted) {
  const Steps s = steps_of(sorted);
  const auto n = static_cast<double>(sorted.size());
  std::size_t low = 0, high = s.x.size() - 1;
  double best = 1;  // twice n times the dip, at least one step
  while (low < high) {
    const auto minorant = hull(s.x, s.below, low, high, 1), majorant = hull(s.x, s.upto, low, high, -1);
    double gap = 0;
    std::size_t new_low = low, new_high = high;
    const auto consider = [&](std::size_t at, bool on_minorant) {
      const double d = height(s.x, s.upto, majorant, s.x[at]) - height(s.x, s.below, minorant, s.x[at]);
      if (d <= gap) return;
      gap = d;
      const auto& others = on_minorant ? majorant : minorant;
      const auto after = std::lower_bound(others.begin(), others.end(), at);
      new_low = on_minorant ? at : after == others.begin() ? low : *(*after == at ? after : after - 1);
      new_high = on_minorant ? (after == others.end() ? high : *after) : at;
    };
    for (const std::size_t at : minorant) consider(at, true);
    for (const std::size_t at : majorant) consider(at, false);
    if (gap <= best) break;
    best = std::max({best, farthest(s, s.below, minorant, low, new_low, true),
                     farthest(s, s.upto, majorant, new_high, high, false)});
    if (new_low == low && new_high == high) {
      best = std::max(best, gap);
      break;
    }
    low = new_low;
    high = new_high;
  }
  return best / (2 * n);
}

double dip_chance(double dip_value, std::int64_t n) {
  constexpr std::size_t kSamples = 1'000, kSize = 1'000;
  static const std::vector<double> kDips = [] {
    std::vector<double> dips(kSamples);
    tbb::parallel_for(std::size_t{0}, kSamples, [&](std::size_t sample) {
      base::RandomStream stream(1985, sample);
      std::vector<double> values(kSize);
      for (double& value : values) value = stream.uniform();
      std::sort(values.begin(), values.end());
      dips[sample] = std::sqrt(static_cast<double>(kSize)) * dip(values);
    });
    std::sort(dips.begin(), dips.end());
    return dips;
  }();
  const double scaled = dip_value * std::sqrt(static_cast<double>(n));
  const auto more = kDips.end() - std::lower_bound(kDips.begin(), kDips.end(), scaled);
  return (1 + static_cast<double>(more)) / (1 + static_cast<double>(kSamples));
}

}  // namespace acta::stats
