// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/moments.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "acta/base/random.hpp"

namespace acta::forensics {
namespace {

/// Sums of powers of values that stand near zero.
struct PowerSums {
  double n = 0, x = 0, x2 = 0, x3 = 0, x4 = 0, y = 0, y2 = 0, y3 = 0, y4 = 0, xy = 0;

  void add(double a, double b) {
    const double a2 = a * a, b2 = b * b;
    n += 1, x += a, x2 += a2, x3 += a2 * a, x4 += a2 * a2;
    y += b, y2 += b2, y3 += b2 * b, y4 += b2 * b2, xy += a * b;
  }
};

struct Shape {
  double variance = 0, skew = 0, kurt = 3;
};
Shape shape_of(double n, double s1, double s2, double s3, double s4) {
  const double m = s1 / n, m2 = s2 / n - m * m;
  if (m2 <= 1e-18) return {};
  const double m3 = s3 / n - 3 * m * s2 / n + 2 * m * m * m,
               m4 = s4 / n - 4 * m * s3 / n + 6 * m * m * s2 / n - 3 * m * m * m * m;
  return {m2, m3 / (m2 * std::sqrt(m2)), m4 / (m2 * m2)};
}

Moments moments_of(const PowerSums& s, double centre_x, double centre_y) {
  Moments result;
  if (s.n <= 0) return result;
  const Shape turnout = shape_of(s.n, s.x, s.x2, s.x3, s.x4), share = shape_of(s.n, s.y, s.y2, s.y3, s.y4);
  const double covariance = s.xy / s.n - s.x / s.n * s.y / s.n;
  result.mean_turnout = centre_x + s.x / s.n;
  result.mean_share = centre_y + s.y / s.n;
  result.skew_turnout = turnout.skew, result.kurt_turnout = turnout.kurt;
  result.skew_share = share.skew, result.kurt_share = share.kurt;
  if (turnout.variance > 0) result.slope = covariance / turnout.variance;
  if (turnout.variance > 0 && share.variance > 0)
    result.correlation = covariance / std::sqrt(turnout.variance * share.variance);
  return result;
}

double mean(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

/// Pairs less their means, together: one cache line for a station.
std::vector<std::array<double, 2>> centred(std::span<const double> turnout, std::span<const double> share) {
  const double x = mean(turnout), y = mean(share);
  std::vector<std::array<double, 2>> pairs(turnout.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i] = {turnout[i] - x, share[i] - y};
  return pairs;
}

Moments resampled(const std::vector<std::array<double, 2>>& pairs, std::uint64_t seed, std::uint32_t replicate) {
  base::RandomStream stream(seed, 0, replicate);
  PowerSums sums;
  const std::uint64_t n = pairs.size();
  // Two places from one word: n is far below 2^32, so the multiplication's bias is below n / 2^32.
  for (std::uint64_t i = 0; i < n; i += 2) {
    const std::uint64_t word = stream.next();
    const auto& first = pairs[((word & 0xffffffffu) * n) >> 32];
    sums.add(first[0], first[1]);
    if (i + 1 == n) break;
    const auto& second = pairs[((word >> 32) * n) >> 32];
    sums.add(second[0], second[1]);
  }
  return moments_of(sums, 0, 0);
}

/// 2 m - q at both ends; quantiles as order statistics (R + 1) p.
Interval basic(std::vector<double> values, double observed) {
  std::sort(values.begin(), values.end());
  const auto at = [&](double p) {
    const double place =
        std::clamp((static_cast<double>(values.size()) + 1) * p - 1, 0.0, static_cast<double>(values.size() - 1));
    const auto low = static_cast<std::size_t>(place);
    const std::size_t high = std::min(low + 1, values.size() - 1);
    return values[low] + (place - static_cast<double>(low)) * (values[high] - values[low]);
  };
  return {2 * observed - at(0.975), 2 * observed - at(0.025)};
}

}  // namespace

Moments moments(std::span<const double> turnout, std::span<const double> share) {
  PowerSums sums;
  const double x = mean(turnout), y = mean(share);
  for (std::size_t i = 0; i < turnout.size(); ++i) sums.add(turnout[i] - x, share[i] - y);
  return moments_of(sums, x, y);
}

MomentIntervals bootstrap(std::span<const double> turnout, std::span<const double> share, int replicates,
                          std::uint64_t seed) {
  const auto pairs = centred(turnout, share);
  std::vector<Moments> all(static_cast<std::size_t>(replicates));
  if (pairs.empty() || replicates < 1) return {};
  tbb::parallel_for(std::size_t{0}, all.size(),
                    [&](std::size_t r) { all[r] = resampled(pairs, seed, static_cast<std::uint32_t>(r)); });
  const Moments observed = moments(turnout, share);
  const auto interval = [&](double Moments::*field) {
    std::vector<double> values;
    for (const Moments& one : all) values.push_back(one.*field);
    return basic(std::move(values), observed.*field);
  };
  return {interval(&Moments::skew_turnout), interval(&Moments::skew_share),  interval(&Moments::kurt_turnout),
          interval(&Moments::kurt_share),   interval(&Moments::correlation), interval(&Moments::slope)};
}

double slope_within(std::span<const double> turnout, std::span<const double> share, std::span<const std::uint32_t> area,
                    std::size_t areas) {
  std::vector<double> n(areas, 0), x(areas, 0), y(areas, 0);
  for (std::size_t i = 0; i < turnout.size(); ++i) n[area[i]] += 1, x[area[i]] += turnout[i], y[area[i]] += share[i];
  double xx = 0, xy = 0;
  for (std::size_t i = 0; i < turnout.size(); ++i) {
    const std::uint32_t a = area[i];
    const double dx = turnout[i] - x[a] / n[a], dy = share[i] - y[a] / n[a];
    xx += dx * dx;
    xy += dx * dy;
  }
  return xx > 1e-18 ? xy / xx : 0;
}

}  // namespace acta::forensics
