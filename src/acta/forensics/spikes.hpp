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

}  // namespace acta::forensics
