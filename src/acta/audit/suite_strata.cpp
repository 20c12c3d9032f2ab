// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/math/special_functions/digamma.hpp>
#include <cmath>
#include <limits>

#include "acta/audit/suite.hpp"

namespace acta::audit {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();

/// ln Gamma(y) - [(y - 1/2) ln y - y + ln sqrt(2 pi)], y >= 10.
double stirling_rest(double y) {
  const double inverse = 1 / y, square = inverse * inverse;
  return inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
}

/// ln [total (total - 1) ... (total - n + 1)], without the loss of subtracting two large ln Gamma.
double log_falling(double total, double n) {
  if (n == 0) return 0;
  const double high = total + 1, low = total - n + 1;
  if (low < 10) return std::lgamma(high) - std::lgamma(low);
  return (low - 0.5) * std::log1p(n / low) + n * std::log(high) - n + stirling_rest(high) - stirling_rest(low);
}
double log_falling_slope(double total, double n) {
  return n == 0 ? 0 : boost::math::digamma(total + 1) - boost::math::digamma(total - n + 1);
}

struct Sample {
  explicit Sample(const PollingStratum& stratum)
      : winner(static_cast<double>(stratum.winner)),
        loser(static_cast<double>(stratum.loser)),
        neither(static_cast<double>(stratum.neither)),
        ballots(static_cast<double>(stratum.ballots)) {}
  /// ln of the chance of the sample, up to a constant, for N_w = w and N_l = w - c.
  double log_chance(double w, double c) const {
    return log_falling(w, winner) + log_falling(w - c, loser) + log_falling(ballots - 2 * w + c, neither);
  }
  double slope(double w, double c) const {
    return log_falling_slope(w, winner) + log_falling_slope(w - c, loser) -
           2 * log_falling_slope(ballots - 2 * w + c, neither);
  }
  double winner, loser, neither, ballots;
};

/// The largest chance over N_w (real); kNever where none is possible. Concave: bisection on the slope.
double best_log_chance(const Sample& sample, double c) {
  double low = std::max({sample.winner, sample.loser + c, c, 0.0});
  double high = (sample.ballots + c - sample.neither) / 2;
  if (high < low - 1e-9) return kNever;
  high = std::max(low, high);
  if (sample.slope(low, c) <= 0) return sample.log_chance(low, c);
  if (sample.slope(high, c) >= 0) return sample.log_chance(high, c);
  for (int step = 0; step < 45 && high - low > 1e-9 * sample.ballots; ++step) {
    const double middle = (low + high) / 2;
    (sample.slope(middle, c) > 0 ? low : high) = middle;
  }
  return sample.log_chance((low + high) / 2, c);
}

}  // namespace

double suite_log_p_comparison(const ComparisonStratum& stratum, double lambda, std::int64_t margin, double inflator) {
  const double excess = lambda * static_cast<double>(margin);
  if (excess <= 0) return 0;
  const double share = excess / static_cast<double>(stratum.ballots);
  if (share >= 2 * inflator) return kNever;
  return std::fmin(0, super_simple_log_p(SuperSimple{share, inflator}, stratum.drawn, stratum.errors));
}

double suite_log_p_polling(const PollingStratum& stratum, std::int64_t reported_winner, std::int64_t reported_loser,
                           double null_margin) {
  const Sample sample(stratum);
  const double n = sample.winner + sample.loser + sample.neither;
  if (n == 0) return 0;
  if ((sample.winner - sample.loser) * sample.ballots <= null_margin * n) return 0;  // the sample itself is in the null
  const auto w = static_cast<double>(reported_winner), l = static_cast<double>(reported_loser);
  if (sample.winner > w || sample.loser > l || sample.neither > sample.ballots - w - l) return 0;
  const double best = best_log_chance(sample, null_margin);
  return best == kNever ? kNever : std::fmin(0, best - sample.log_chance(w, w - l));
}

}  // namespace acta::audit
