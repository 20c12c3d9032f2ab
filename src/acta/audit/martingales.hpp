// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

/// Sequential tests of one assertion "the mean of the assorter over all cards is above t". Method:
/// doc/methods/audit.md.
namespace acta::audit {

/// What is sampled, and what the null hypothesis says of it: the mean of the values x in [0, upper] is at most
/// null_mean.
struct Population {
  double upper = 1;        ///< u > 0
  double null_mean = 0.5;  ///< t, in (0, u)
  std::int64_t cards = 0;  ///< N: drawn without replacement; 0: drawn with replacement
};

/// One test that is fed one draw after the other, in the order of the draw. Under the null hypothesis the statistic T_j
/// is a nonnegative supermartingale with T_0 = 1, so P(max T_j >= 1 / alpha) <= alpha (Ville 1939): looking after every
/// draw and stopping at will is allowed. Laws:
///   1. T is infinite once the values drawn prove the null hypothesis wrong (their sum exceeds N t), and 0 once they
///      prove it right (t could not be reached even if every card left had the value u).
///   2. A sum within 1e-12 N max(u, 1) of a bound proves nothing: T stays as it is.
/// Not promised: anything for draws outside [0, u], or more draws than cards; nothing is known of the order of cards
/// other than that it is random. Not thread-safe; one object per thread.
class SequentialTest {
 public:
  virtual ~SequentialTest() = default;
  /// Takes one draw; returns ln T_j, in [-infinity, infinity].
  virtual double next(double x) = 0;
  /// Takes many draws without a logarithm for each.
  virtual void run(std::span<const double> draws) = 0;
  /// Takes draws until T >= 1 / alpha; the number of the one that did it, from 1, or 0 where none of these does.
  virtual std::int64_t first_rejection(std::span<const double> draws, double alpha);
  /// ln T_j; 0 before the first draw.
  virtual double log_statistic() const = 0;
  /// ln max over j of T_j; at least 0.
  virtual double log_peak() const = 0;
  /// min(1, 1 / max T_j): the p-value that may be looked at after every draw.
  double p_value() const;
  /// min(1, 1 / T_j): what the sample shows if one looks at it only now.
  double p_value_now() const;
};
using OwnedTest = std::unique_ptr<SequentialTest>;

/// ALPHA (Stark 2023, Annals of Applied Statistics 17:641): T_j = T_{j-1} [x eta / m + (u - x)(u - eta) / (u - m)] / u,
/// m = m_j = (N t - S_{j-1}) / (N - j + 1), the mean left under the null; m = t with replacement.

/// The alternative is a fixed mean of all cards: eta_j = (N eta - S_{j-1}) / (N - j + 1), kept inside [m_j, u].
/// REQUIRES: null_mean < eta <= upper.
OwnedTest alpha_fixed(const Population& population, double eta);

/// Truncated shrinkage (ALPHA, section 2.5.2): eta_j = min(u (1 - eps), max(m_j + c / sqrt(d + j - 1), e_j)) with e_j =
/// [(d eta_0 + S_{j-1}) / (d + j - 1) + u f / s_j] / (1 + f / s_j), s_j the standard deviation of the draws before j
/// (divisor j - 1; 1 for the first two), at least min_sd.
struct Shrinkage {
  double eta = 0.75;     ///< eta_0, in (t, u]
  double weight = 100;   ///< d >= 0, finite: draws that eta_0 counts for
  double gap = 0.125;    ///< c > 0; (eta_0 - t) / 2 is usual
  double upward = 0;     ///< f >= 0: pull towards u where draws vary little
  double min_sd = 1e-6;  ///< > 0
};
OwnedTest alpha_shrinkage(const Population& population, const Shrinkage& shrinkage);

/// ALPHA with the best fixed eta for a comparison audit in which 2-vote overstatements at this rate are the only
/// errors: eta = (1 - u (1 - p2)) / (2 - 2 u) + u (1 - p2) - 1/2 (SHANGRLA's "optimal comparison"), u = 2 / (2 - v)
/// > 1. Kept inside [m_j, u]. REQUIRES: upper > 1, 0 <= rate < 1.
OwnedTest alpha_comparison(const Population& population, double two_vote_rate);

/// Bets (Waudby-Smith and Ramdas 2024, JRSS B 86:1): T_j = T_{j-1} [1 + lambda_j (x_j - m_j)], 0 <= lambda_j <= 1 /
/// m_j. The same as ALPHA with eta_j = m_j (1 + lambda_j (u - m_j)).

/// The same lambda for every draw, lowered to 1 / m_j where above it. REQUIRES: lambda >= 0.
OwnedTest bet_fixed(const Population& population, double lambda);

/// Approximate growth-rate-adaptive bet: lambda_j = (mean - m_j) / (variance + (m_j - mean)^2) of the draws before,
/// clipped to [0, c_j / m_j], c_j = c_first + (c_last - c_first) (1 - 1 / (1 + growth sqrt(j - 1))).
struct Agrapa {
  double first_bet = 0.5;  ///< lambda_1 >= 0
  double c_first = 0.6;    ///< in [0, 1]
  double c_last = 0.9;     ///< in [c_first, 1]
  double growth = 2;       ///< >= 0
  /// m_{j-1} for m_j in the fraction (not in the clipping), as SHANGRLA computes it: valid too, since known before draw
  /// j.
  bool previous_mean = false;
};
OwnedTest bet_agrapa(const Population& population, const Agrapa& agrapa);

/// Kelly's bet against a list of expected values: lambda_j = argmax sum_k p_k ln(1 + lambda (a_k - m_j)) on
/// [0, max_loss / m_j] (COBRA, Spertus 2023, arXiv:2304.01010; with weight < infinity the generalised adaptive bet).
/// p_k = (weight prior_k + count_k) / (weight + j - 1), counts before draw j; a draw counts for the nearest a_k.
struct ErrorModel {
  std::vector<double> values;  ///< a_k in [0, u], at least two
  std::vector<double> prior;   ///< rates, >= 0, adding up to 1
  double weight = 0;           ///< draws that the prior counts for, > 0; infinity: rates never change
  double max_loss = 0.96242;   ///< in (0, 1]: share of T that one draw of value 0 may cost
};
OwnedTest bet_kelly(const Population& population, const ErrorModel& model);

/// The values {0, 1/2, 1, 1 1/2, 2} times the no-error value of a comparison assorter with u = 1, and rates of o2, o1,
/// none, u1, u2. REQUIRES: rates >= 0 that leave something for "none".
struct ComparisonRates {
  double over_two = 0, over_one = 0, under_one = 0, under_two = 0;
};
ErrorModel comparison_errors(double no_error_value, const ComparisonRates& rates, double weight);

/// The mean of several tests of the same draws: a test again, near the best of them (a loss of at most ln of their
/// number). Weights > 0, made to add up to 1; none: equal. log_peak() is of the mean. REQUIRES: at least one test.
OwnedTest mixture(std::vector<OwnedTest> tests, std::span<const double> weights = {});

/// Draws without error until T >= 1 / alpha for a fixed bet with replacement: ceil(-ln alpha / ln(1 + lambda (a - t))).
/// REQUIRES: 0 < alpha <= 1, no_error_value > null_mean, lambda > 0.
std::int64_t draws_without_error(double alpha, double lambda, double no_error_value, double null_mean = 0.5);

}  // namespace acta::audit
