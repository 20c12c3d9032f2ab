// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace acta::audit {

/// One stratum: N_k cards whose assorter has the unknown mean theta_k in [0, upper].
struct Stratum {
  std::int64_t cards = 0;  ///< N_k > 0
  double upper = 1;        ///< of the assorter, u
  /// Draws are x with mean theta_k + shift: 0 when the assorter itself is drawn; u - (mean of the records' values) when
  /// x = u - A(record) + A(paper) in [0, 2 u], the comparison form.
  double shift = 0;
};

/// Union-intersection test of a stratified sample (Spertus and Stark 2022, arXiv:2207.03379; Spertus, Sridhar and Stark
/// 2024, arXiv:2409.06680). Null hypothesis: sum N_k theta_k / N <= null_mean. For every theta the product over strata
///   M(theta) = prod_k prod_i [(1 - c_ki) + c_ki x_ki / m_ki(theta_k)], m_ki = (N_k (theta_k + shift) - S) / (N_k - i +
///   1),
/// is a supermartingale, drawing without replacement inside strata, whatever the order in which strata are drawn, as
/// long as stratum and bet c_ki in [0, 1] depend on the past alone. The statistic is the smallest M over the null.
/// Laws:
///   1. ln M is convex in theta, because bets c do not depend on theta; so the minimum is found for dozens of strata at
///      once (one Lagrange multiplier), not on a grid.
///   2. What is returned is the dual bound: not above the true minimum but for the tolerance of a root (1e-10 of its
///      slope), so that rounding raises p.
///   3. P(max over time of the statistic >= 1 / alpha) <= alpha under the null.
class StratifiedTest {
 public:
  explicit StratifiedTest(std::vector<Stratum> strata, double null_mean = 0.5);
  /// One draw from a stratum. REQUIRES: 0 <= x, bet in [0, 1], no more draws than cards.
  void add(std::size_t stratum, double x, double bet);
  /// ln of the smallest M over the null; infinite when the draws prove it wrong. Remembers the largest value it
  /// returned.
  double log_statistic();
  /// min(1, 1 / largest statistic asked for so far), the present one included.
  double p_value();
  /// The theta of the last log_statistic(): where the null is hardest to reject.
  const std::vector<double>& nuisance() const { return m_nuisance; }

 private:
  struct Draw {
    double part = 0;    ///< c x
    double keep = 0;    ///< 1 - c
    double before = 0;  ///< S
    double left = 0;    ///< N_k - i + 1
  };
  struct State {
    Stratum stratum;
    double weight = 0, sum = 0, fixed = 0;  ///< fixed: sum of ln(1 - c) of draws of 0
    std::vector<Draw> draws;                ///< those with c x > 0
    std::int64_t drawn = 0;
    double least() const;
    double slope(double theta) const;
    double log_product(double theta) const;
    double where_slope(double wanted, double guess) const;
  };
  double dual(double multiplier, double& weighted_mean);

  std::vector<State> m_strata;
  double m_null_mean, m_peak = 0;
  std::vector<double> m_nuisance;
};

/// A bet that depends on the past of one stratum alone: c_i = clip((mean - t) t / (variance + (mean - t)^2), 0, most)
/// with the mean and variance of the draws before, shrunk to `expected` and `spread` as if `weight` such draws had been
/// seen.
class StratumBet {
 public:
  StratumBet(double expected, double spread, double null_mean, double weight = 10, double most = 0.9);
  double next() const;
  void see(double x);

 private:
  double m_null_mean, m_most, m_count, m_sum, m_squares;
};

}  // namespace acta::audit
