// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

#include "acta/forensics/stations.hpp"

namespace acta::forensics {

/// How many stations have a percentage within 0.05 points of a whole number, and how many would by chance.
struct IntegerCount {
  std::int64_t observed = 0;
  double expected = 0;
  double sd = 0;       ///< standard deviation of the number under the null model
  double excess = 0;   ///< observed - expected
  double z = 0;        ///< excess / sd; 0 where sd is 0
  double log10_p = 0;  ///< of seeing so many or more (stats::log10_upper_tail)
};

/// Ballots of the leader at the stations of `any`: a weight, not a number of ballots in question.
struct WeightedCount {
  std::int64_t observed = 0;
  double expected = 0;
  double sd = 0;
};

struct IntegerResult {
  std::int64_t used = 0;  ///< stations that pass the filter
  IntegerCount result;    ///< leader's share L/R
  IntegerCount turnout;   ///< G/V
  IntegerCount any;       ///< either
  WeightedCount any_leader_ballots;
};

/// Integer percentages of Kobak, Shpilkin and Pshenichnikov (2016, Annals of Applied Statistics 10:54; Significance
/// 13(5):20), in closed form instead of their simulation.
///
/// Filter: R > 0, V >= 100, G <= 0.99 V, L <= 0.99 R, G, L >= 0 (exact integers). A percentage k/n counts as whole when
/// |100 k - j n| * 20 <= n for a whole j: exact integer arithmetic. Null model: L* ~ Binomial(R, L/R) and
/// G* ~ Binomial(V, G/V), independent between stations and of each other. Each station's probability is a sum of at
/// most a few hundred binomial probabilities; those below exp(-26) are left out, so that the expectation's absolute
/// error is below 1e-11 at a station of up to 10,000. `any` = 1 - (1 - p_L)(1 - p_G).
///
/// Parallel; the same bits for any number of threads.
IntegerResult integer_percentages(std::span<const Station> stations);

/// As above for the leader's shares alone, for sheets without registered voters (V and G are not looked at; R >= 100
/// takes the place of V >= 100).
IntegerResult integer_shares(std::span<const Station> stations);

/// Remembers whole_percentage_probability(k, n) for n up to a size: simulations ask for the same pairs again and again.
/// Safe to share between threads; values have the precision of a float.
class WholeProbabilities {
 public:
  explicit WholeProbabilities(std::int64_t largest);
  double operator()(std::int64_t k, std::int64_t n) const;

 private:
  std::int64_t m_largest;
  mutable std::vector<std::atomic<float>> m_values;  ///< of (n, k) at n (n - 1) / 2 + k; below 0: not yet known
};
/// z of `any` of integer_percentages(), with remembered probabilities; serial. 0 where no station passes the filter.
double integer_any_z(std::span<const Station> stations, const WholeProbabilities& probabilities);

/// Probability that Binomial(n, k/n) gives a whole percentage. REQUIRES: 0 <= k <= n, n > 0. For tests and plots.
double whole_percentage_probability(std::int64_t k, std::int64_t n);
/// Whether k of n is within 0.05 points of a whole percentage. REQUIRES: n > 0, 0 <= k <= n.
bool is_whole_percentage(std::int64_t k, std::int64_t n);

}  // namespace acta::forensics
