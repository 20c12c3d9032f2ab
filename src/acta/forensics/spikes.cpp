// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/spikes.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "acta/base/random.hpp"
#include "acta/stats/chi_square.hpp"
#include "acta/stats/multiple.hpp"
#include "acta/stats/samplers.hpp"

namespace acta::forensics {
namespace {

constexpr std::size_t kGrid = SpikeTest::kGrid, kBlock = 1'024;
using Grid = std::array<double, kGrid>;

double ratio(std::int64_t part, std::int64_t whole) { return static_cast<double>(part) / static_cast<double>(whole); }

/// Draws counts again: the rate from its posterior under one component, the count from the rate.
class Redraw {
 public:
  explicit Redraw(const BetaMixture& mixture) : m_mixture(mixture) {
    for (const auto& c : mixture.components)
      m_constants.push_back(std::log(std::max(c.weight, 1e-300)) - std::lgamma(c.a) - std::lgamma(c.b) +
                            std::lgamma(c.a + c.b));
  }

  /// Chances of the components given the share, by the density there; ascending sums.
  void weigh(double share, std::array<double, 5>& sums) const {
    const double x = std::clamp(share, 0.002, 0.998), lx = std::log(x), ly = std::log1p(-x);
    double most = -1e300;
    for (std::size_t c = 0; c < m_constants.size(); ++c) {
      const auto& own = m_mixture.components[c];
      sums[c] = m_constants[c] + (own.a - 1) * lx + (own.b - 1) * ly;
      most = std::max(most, sums[c]);
    }
    double sum = 0;
    for (std::size_t c = 0; c < m_constants.size(); ++c) sums[c] = sum += std::exp(sums[c] - most);
    for (std::size_t c = 0; c < m_constants.size(); ++c) sums[c] /= sum;
  }

  std::int64_t operator()(base::RandomStream& stream, stats::Normal& normal, const std::array<double, 5>& sums,
                          std::int64_t n, std::int64_t k, std::int64_t trials) const {
    std::size_t c = 0;
    if (m_constants.size() > 1) {
      const double u = stream.uniform();
      while (c + 1 < m_constants.size() && u >= sums[c]) ++c;
    }
    const auto& own = m_mixture.components[c];
    const double p = stats::beta(stream, normal, static_cast<double>(k) + own.a, static_cast<double>(n - k) + own.b);
    return stats::binomial(stream, trials, p);
  }

  /// The same without drawing, for stations so large that the resampled share is as good as continuous over a grid
  /// step: normal with the mean and variance of the beta-binomial law of each component. A weight of the linear kernel
  /// has two thirds of its mean as its mean square.
  template <class Put>
  void smooth(std::int64_t k, std::int64_t n, Put put) const {
    std::array<double, 5> sums{};
    weigh(ratio(k, n), sums);
    const auto trials = static_cast<double>(n);
    for (std::size_t c = 0; c < m_constants.size(); ++c) {
      const double part = sums[c] - (c > 0 ? sums[c - 1] : 0);
      if (part < 1e-3) continue;
      const double a = static_cast<double>(k) + m_mixture.components[c].a,
                   b = static_cast<double>(n - k) + m_mixture.components[c].b, size = a + b, mean = a / size;
      const double sd = std::sqrt(mean * (1 - mean) * (size + trials) / (trials * (size + 1)));
      add_normal(part, mean, sd, put);
    }
  }

 private:
  /// part times the normal density on the grid, by ratios of neighbours from the left end on.
  template <class Put>
  static void add_normal(double part, double mean, double sd, Put put) {
    constexpr double kStep = 1.0 / (kGrid - 1);
    const auto first = static_cast<std::size_t>(std::max(0.0, std::ceil((mean - 5 * sd) / kStep))),
               last = std::min(kGrid - 1, static_cast<std::size_t>((mean + 5 * sd) / kStep));
    const double u = (static_cast<double>(first) * kStep - mean) / sd, h = kStep / sd;
    double density = part * kStep / (sd * std::sqrt(2 * std::numbers::pi)) * std::exp(-0.5 * u * u);
    double growth = std::exp(-u * h - 0.5 * h * h);
    const double bend = std::exp(-h * h);
    for (std::size_t g = first; g <= last; ++g) {
      put(g, density, density * (2.0 / 3 - density));
      density *= growth;
      growth *= bend;
    }
  }

  const BetaMixture& m_mixture;
  std::vector<double> m_constants;
};

constexpr std::int64_t kLarge = 100;
/// From so many votes on, and so many on either side, resampled shares are taken as continuous.
constexpr std::int64_t kSmooth = 300, kLeastSide = 40;

/// Stations at each grid point: as observed, and the mean and the summed variance of each station's weight in
/// resamples.
struct Sums {
  Grid observed{}, weight{}, variance{};
  std::int64_t stations = 0;
};
/// Of a block of stations: all of them, and those of at least kLarge votes.
struct BlockSums {
  Sums all, large;
};

/// Adds what a station's resamples give at each grid point: means, and variances of its weight.
class Resampler {
 public:
  Resampler(std::span<const Trial> trials, const SpikeTest& test, int replicates, std::uint64_t seed)
      : m_trials(trials), m_turnout(test.turnout), m_support(test.support), m_replicates(replicates), m_seed(seed) {}

  void add(std::size_t first, std::size_t last, BlockSums& sums) const {
    std::vector<std::pair<std::size_t, double>> own;
    for (std::size_t i = first; i < last; ++i) {
      const Trial& trial = m_trials[i];
      const bool large = trial.votes >= kLarge;
      ++sums.all.stations, sums.large.stations += large;
      const auto put = [&](std::size_t at, double weight, double variance) {
        sums.all.weight[at] += weight, sums.all.variance[at] += variance;
        if (large) sums.large.weight[at] += weight, sums.large.variance[at] += variance;
      };
      share_between_points(trial.support, trial.votes, [&](std::size_t at, double weight) {
        sums.all.observed[at] += weight;
        if (large) sums.large.observed[at] += weight;
      });
      if (trial.votes >= kSmooth && std::min(trial.support, trial.votes - trial.support) >= kLeastSide)
        m_support.smooth(trial.support, trial.votes, put);
      else
        add_drawn(i, own, put);
    }
  }

 private:
  template <class Put>
  void add_drawn(std::size_t i, std::vector<std::pair<std::size_t, double>>& own, Put put) const {
    own.clear();
    draw(i, own);
    std::sort(own.begin(), own.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const double n = m_replicates;
    for (std::size_t k = 0; k < own.size();) {
      const std::size_t at = own[k].first;
      double weight = 0, square = 0;
      for (; k < own.size() && own[k].first == at; ++k)
        weight += own[k].second, square += own[k].second * own[k].second;
      put(at, weight / n, n > 1 ? (square - weight * weight / n) / (n - 1) : 0);
    }
  }

  void draw(std::size_t i, std::vector<std::pair<std::size_t, double>>& own) const {
    const Trial& trial = m_trials[i];
    base::RandomStream stream(m_seed, i);
    stats::Normal normal(stream);
    std::array<double, 5> turnout{}, support{};
    m_turnout.weigh(ratio(trial.votes, trial.electors), turnout);
    m_support.weigh(ratio(trial.support, trial.votes), support);
    for (int r = 0; r < m_replicates; ++r) {
      const std::int64_t votes = m_turnout(stream, normal, turnout, trial.electors, trial.votes, trial.electors);
      if (votes == 0) continue;
      const std::int64_t won = m_support(stream, normal, support, trial.votes, trial.support, votes);
      share_between_points(won, votes, [&](std::size_t at, double weight) { own.emplace_back(at, weight); });
    }
  }

  std::span<const Trial> m_trials;
  Redraw m_turnout, m_support;
  int m_replicates;
  std::uint64_t m_seed;
};

void add(Sums& sums, const Sums& more) {
  sums.stations += more.stations;
  for (std::size_t g = 0; g < kGrid; ++g) {
    sums.observed[g] += more.observed[g];
    sums.weight[g] += more.weight[g];
    sums.variance[g] += more.variance[g];
  }
}

BlockSums resample(std::span<const Trial> trials, const SpikeTest& test, int replicates, std::uint64_t seed) {
  const Resampler resampler(trials, test, replicates, seed);
  const std::size_t blocks = (trials.size() + kBlock - 1) / kBlock;
  std::vector<BlockSums> parts(blocks);
  tbb::parallel_for(std::size_t{0}, blocks, [&](std::size_t b) {
    resampler.add(b * kBlock, std::min(trials.size(), (b + 1) * kBlock), parts[b]);
  });
  BlockSums sums;
  for (const BlockSums& part : parts) {
    add(sums.all, part.all);
    add(sums.large, part.large);
  }
  // Where no resample fell, less than one in `replicates` is expected; the square of a weight is two thirds of it.
  for (Sums* one : {&sums.all, &sums.large})
    for (double& variance : one->variance) variance = std::max(variance, 2.0 / 3 / replicates);
  return sums;
}

/// Grid points above what the largest of `envelope` resamples would reach at even odds.
struct Judged {
  std::vector<double> tails;  ///< log10, per grid point
  std::vector<std::size_t> points;
  double spikes = 0;
};
Judged judge(const Sums& sums, int replicates, int envelope) {
  const double log10_level = std::log10(1 - std::pow(0.5, 1.0 / envelope));
  Judged judged{std::vector<double>(kGrid, 0), {}, 0};
  for (std::size_t g = 1; g < kGrid; ++g) {
    const double mean = std::max(sums.weight[g], 1.0 / replicates);
    judged.tails[g] = stats::log10_gamma_upper(sums.observed[g], mean, sums.variance[g]);
    if (judged.tails[g] >= log10_level) continue;
    judged.points.push_back(g);
    judged.spikes += 100 * std::max(0.0, sums.observed[g] - sums.weight[g]) / static_cast<double>(sums.stations);
  }
  return judged;
}

}  // namespace

SpikeTest spike_test(std::span<const Trial> trials, int replicates, int envelope, std::uint64_t seed) {
  std::vector<Trial> used;
  std::vector<double> turnout, support;
  for (const Trial& t : trials) {
    if (t.votes <= 0 || t.support < 0 || t.support > t.votes || t.votes > t.electors) continue;
    used.push_back(t);
    turnout.push_back(ratio(t.votes, t.electors));
    support.push_back(ratio(t.support, t.votes));
  }
  SpikeTest test;
  for (std::vector<double>* column : {&test.observed, &test.expected, &test.sd}) column->assign(kGrid, 0);
  if (used.empty()) return test;
  test.turnout = fit_mixture(turnout);
  test.support = fit_mixture(support);
  const BlockSums sums = resample(used, test, replicates, seed);
  Judged judged = judge(sums.all, replicates, envelope);
  test.observed.assign(sums.all.observed.begin(), sums.all.observed.end());
  test.expected.assign(sums.all.weight.begin(), sums.all.weight.end());
  for (std::size_t g = 0; g < kGrid; ++g) test.sd[g] = std::sqrt(sums.all.variance[g]);
  test.spikes = judged.spikes;
  test.spikes_large = judge(sums.large, replicates, envelope).spikes;
  test.points = std::move(judged.points);
  const std::vector<double> adjusted = stats::holm(judged.tails);
  test.farthest = static_cast<std::size_t>(std::min_element(adjusted.begin(), adjusted.end()) - adjusted.begin());
  test.log10_p = adjusted[test.farthest];
  return test;
}

}  // namespace acta::forensics
