// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace acta::forensics {

/// One station of the spike test: n could, k did.
struct Trial {
  std::int64_t electors = 0, votes = 0, support = 0;
};

/// A mixture of beta distributions.
struct BetaMixture {
  struct Component {
    double weight = 1, a = 1, b = 1;
  };
  std::vector<Component> components;
};
/// Fitted to shares in bins of 1/400: expectation and maximisation with matched moments, one component after another
/// until the fitted densities of two numbers of components correlate above 0.99, five at the most.
BetaMixture fit_mixture(std::span<const double> shares);

/// Resampled kernel density of A. Rozenas (2017, Political Analysis 25:41), with two differences that doc/methods says:
/// the prior is fitted to binned shares, and the envelope's distribution is taken from the variance of single stations
/// instead of from the largest of many resamples.
struct SpikeTest {
  static constexpr std::size_t kGrid = 1'001;  ///< shares 0, 0.001, ..., 1
  std::vector<double> observed;                ///< stations at each grid point (weights fall linearly over 0.001)
  std::vector<double> expected, sd;            ///< of the same in resamples
  double spikes = 0;  ///< F: per cent of the stations above the mean, where observed exceeds the envelope; without 0
  double spikes_large = 0;   ///< F among stations of at least 100 votes
  double log10_p = 0;        ///< of the grid point that is farthest out, Holm-adjusted over all points, by a gamma law
  std::size_t farthest = 0;  ///< that grid point
  std::vector<std::size_t> points;  ///< grid points above the envelope
  BetaMixture turnout, support;
};
/// `replicates`: resamples that expectation and variance are taken from. `envelope`: the resamples whose largest is the
/// envelope (1,000 in the paper). Stations with electors >= votes >= support >= 0 and votes > 0 are used. Parallel; the
/// same for any number of threads.
SpikeTest spike_test(std::span<const Trial> trials, int replicates, int envelope, std::uint64_t seed);

/// A quick measure of the same for comparing many elections: per cent of the stations by which grid points exceed the
/// running median of the 21 points around them by more than three of its roots (of one station at least). Shares 0 and
/// 1 are left out. Stations with votes > 0 and votes >= support >= 0 are used.
double quick_spikes(std::span<const Trial> trials);

/// Puts the share part / whole on the grid: add(point, weight) for the two points around it, weights falling linearly.
/// REQUIRES: 0 <= part <= whole, whole > 0
template <class Add>
void share_between_points(std::int64_t part, std::int64_t whole, Add add) {
  const std::int64_t scaled = part * static_cast<std::int64_t>(SpikeTest::kGrid - 1);
  const std::int64_t low = scaled / whole, rest = scaled % whole;
  const double upper = static_cast<double>(rest) / static_cast<double>(whole);
  add(static_cast<std::size_t>(low), 1 - upper);
  if (rest > 0) add(static_cast<std::size_t>(low) + 1, upper);
}

}  // namespace acta::forensics
