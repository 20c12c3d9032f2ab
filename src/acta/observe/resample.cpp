// SPDX-License-Identifier: Apache-2.0
#include "acta/observe/resample.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "acta/base/random.hpp"
#include "acta/stats/student.hpp"

namespace acta::observe {
namespace {

/// Stations stratum by stratum, so that a sample of a stratum is the front of its part after some swaps.
struct Deck {
  std::vector<std::uint32_t> units;
  std::vector<std::size_t> begin;  ///< of each stratum
  std::vector<std::pair<std::size_t, std::size_t>> swaps;

  explicit Deck(const Frame& frame) : units(frame.stratum.size()), begin(frame.stations.size() + 1, 0) {
    for (std::size_t h = 0; h < frame.stations.size(); ++h)
      begin[h + 1] = begin[h] + static_cast<std::size_t>(frame.stations[h]);
    std::vector<std::size_t> next(begin.begin(), begin.end() - 1);
    for (std::uint32_t u = 0; u < units.size(); ++u) units[next[frame.stratum[u]]++] = u;
  }
  void shuffle(std::size_t h, std::size_t size, base::RandomStream& random) {
    for (std::size_t i = begin[h]; i < begin[h] + size; ++i) {
      const std::size_t other = i + random.below(begin[h + 1] - i);
      std::swap(units[i], units[other]);
      swaps.emplace_back(i, other);
    }
  }
  void restore() {
    for (auto swap = swaps.rbegin(); swap != swaps.rend(); ++swap) std::swap(units[swap->first], units[swap->second]);
    swaps.clear();
  }
};

struct Outcome {
  double share = 0, error = 0;
};

/// combined_ratio() without its lists: sums of y, x and of their squares and products give s^2(y - R x).
class Sampler {
 public:
  Sampler(const Frame& frame, std::span<const std::int64_t> sizes, std::span<const double> y, std::span<const double> x)
      : m_frame(frame), m_sizes(sizes), m_y(y), m_x(x) {}

  Outcome operator()(Deck& deck, base::RandomStream& random) const {
    std::vector<Sums> strata(m_sizes.size());
    double total = 0, whole = 0;
    for (std::size_t h = 0; h < strata.size(); ++h) {
      const auto size = static_cast<std::size_t>(m_sizes[h]);
      deck.shuffle(h, size, random);
      for (std::size_t i = deck.begin[h]; i < deck.begin[h] + size; ++i)
        strata[h].add(m_y[deck.units[i]], m_x[deck.units[i]]);
      if (size == 0) continue;
      const double weight = static_cast<double>(m_frame.stations[h]) / static_cast<double>(size);
      total += weight * strata[h].y;
      whole += weight * strata[h].x;
    }
    deck.restore();
    Outcome outcome;
    if (whole <= 0) return outcome;
    outcome.share = total / whole;
    outcome.error = std::sqrt(variance(strata, outcome.share)) / whole;
    return outcome;
  }

 private:
  struct Sums {
    double y = 0, x = 0, yy = 0, yx = 0, xx = 0;
    void add(double a, double b) { y += a, x += b, yy += a * a, yx += a * b, xx += b * b; }
    double residual_sum(double r) const { return y - r * x; }
    double residual_squares(double r) const { return yy - 2 * r * yx + r * r * xx; }
  };

  double variance(const std::vector<Sums>& strata, double r) const {
    double sum = 0, single_n = 0, single_stations = 0, single_sum = 0, single_squares = 0;
    const auto part = [](double n, double stations, double e, double ee) {
      return n < 2 || stations <= n
                 ? 0.0
                 : stations * stations * (1 - n / stations) * std::max(0.0, ee - e * e / n) / (n - 1) / n;
    };
    for (std::size_t h = 0; h < strata.size(); ++h) {
      const auto n = static_cast<double>(m_sizes[h]), stations = static_cast<double>(m_frame.stations[h]);
      const double e = strata[h].residual_sum(r), ee = strata[h].residual_squares(r);
      if (n == 1 && stations > 1)
        single_n += 1, single_stations += stations, single_sum += e, single_squares += ee;
      else
        sum += part(n, stations, e, ee);
    }
    if (single_n == 1) return std::numeric_limits<double>::infinity();
    return sum + part(single_n, single_stations, single_sum, single_squares);
  }

  const Frame& m_frame;
  std::span<const std::int64_t> m_sizes;
  std::span<const double> m_y, m_x;
};

double degrees_of(const Frame& frame, std::span<const std::int64_t> sizes) {
  double degrees = 0, singles = 0;
  for (std::size_t h = 0; h < sizes.size(); ++h) {
    if (sizes[h] >= 2) degrees += static_cast<double>(sizes[h]) - 1;
    if (sizes[h] == 1 && frame.stations[h] > 1) singles += 1;
  }
  return std::max(1.0, degrees + std::max(0.0, singles - 1));
}

double share_of(std::span<const double> y, std::span<const double> x) {
  const double whole = std::accumulate(x.begin(), x.end(), 0.0);
  return whole > 0 ? std::accumulate(y.begin(), y.end(), 0.0) / whole : 0;
}

}  // namespace

Resampling resample(const Frame& frame, std::span<const std::int64_t> sizes, std::span<const double> y,
                    std::span<const double> x, int replicates, std::uint64_t seed, double confidence) {
  std::vector<Outcome> outcomes(static_cast<std::size_t>(replicates));
  const Sampler sampler(frame, sizes, y, x);
  tbb::enumerable_thread_specific<Deck> decks{Deck(frame)};
  tbb::parallel_for(std::size_t{0}, outcomes.size(), [&](std::size_t r) {
    base::RandomStream random(seed, 1, static_cast<std::uint32_t>(r));
    outcomes[r] = sampler(decks.local(), random);
  });
  const double t = stats::student_two_sided(degrees_of(frame, sizes), confidence);
  Resampling result;
  result.truth = share_of(y, x);
  result.replicates = replicates;
  for (const Outcome& outcome : outcomes) {
    const double off = outcome.share - result.truth;
    result.bias += off;
    result.rmse += off * off;
    result.mean_error += outcome.error;
    result.coverage += std::abs(off) <= t * outcome.error ? 1 : 0;
  }
  for (double* sum : {&result.bias, &result.rmse, &result.mean_error, &result.coverage}) *sum /= replicates;
  result.rmse = std::sqrt(result.rmse);
  result.half_width = t * result.mean_error;
  return result;
}

std::vector<double> spreads(const Frame& frame, std::span<const double> y, std::span<const double> x) {
  const double r = share_of(y, x);
  std::vector<double> sum(frame.stations.size(), 0), squares(frame.stations.size(), 0);
  for (std::size_t u = 0; u < y.size(); ++u) sum[frame.stratum[u]] += y[u] - r * x[u];
  for (std::size_t u = 0; u < y.size(); ++u) {
    const std::uint32_t h = frame.stratum[u];
    const double off = y[u] - r * x[u] - sum[h] / static_cast<double>(frame.stations[h]);
    squares[h] += off * off;
  }
  for (std::size_t h = 0; h < squares.size(); ++h)
    squares[h] = frame.stations[h] < 2 ? 0 : std::sqrt(squares[h] / static_cast<double>(frame.stations[h] - 1));
  return squares;
}

double expected_error(const Frame& frame, std::span<const std::int64_t> sizes, std::span<const double> spread,
                      double whole) {
  double sum = 0;
  for (std::size_t h = 0; h < sizes.size(); ++h) {
    const auto n = static_cast<double>(sizes[h]), stations = static_cast<double>(frame.stations[h]);
    if (sizes[h] > 0) sum += stations * stations * (1 - n / stations) * spread[h] * spread[h] / n;
  }
  return whole > 0 ? std::sqrt(sum) / whole : 0;
}

}  // namespace acta::observe
