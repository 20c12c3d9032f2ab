// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/bravo.hpp"

#include <algorithm>
#include <cmath>

#include "acta/audit/binomial_tail.hpp"
#include "acta/stats/chi_square.hpp"

namespace acta::audit {
namespace {

/// What one vote for either adds to ln T.
struct Steps {
  explicit Steps(const PairShares& reported)
      : share(reported.winner_of_pair()), up(std::log(2 * share)), down(std::log(2 - 2 * share)) {}
  double share, up, down;
};

double times(std::int64_t count, double step) { return count == 0 ? 0 : static_cast<double>(count) * step; }

}  // namespace

double bravo_log_statistic(const PairShares& reported, const PairVotes& sample) {
  const Steps steps(reported);
  return times(sample.winner, steps.up) + times(sample.loser, steps.down);
}

double bravo_p_value(const PairShares& reported, const PairVotes& sample) {
  return std::fmin(1, std::exp(-bravo_log_statistic(reported, sample)));
}

std::int64_t bravo_average_draws(double alpha, const PairShares& reported, double log_statistic) {
  const Steps steps(reported);
  const double lacking = -std::log(alpha) - log_statistic;
  if (lacking <= 0) return 0;
  const double per_ballot = reported.winner * steps.up + (reported.loser > 0 ? reported.loser * steps.down : 0);
  return static_cast<std::int64_t>(std::ceil((lacking + steps.up / 2) / per_ballot));
}

double bravo_chance(double alpha, const PairShares& reported, std::int64_t relevant, double log_statistic) {
  const Steps steps(reported);
  const double lacking = -std::log(alpha) - log_statistic;
  if (reported.loser == 0) return static_cast<double>(relevant) * steps.up >= lacking ? 1 : 0;
  const double least = (lacking - static_cast<double>(relevant) * steps.down) / (steps.up - steps.down);
  return binomial_upper_tail(relevant, steps.share, static_cast<std::int64_t>(std::ceil(least)));
}

double bravo_chance_normal(double alpha, const PairShares& reported, double ballots, double log_statistic) {
  const Steps steps(reported);
  const double lacking = -std::log(alpha) - log_statistic, relevant = ballots * reported.relevant();
  if (reported.loser == 0) return relevant * steps.up >= lacking ? 1 : 0;
  const double mean = steps.share * steps.up + (1 - steps.share) * steps.down;
  const double spread = std::sqrt(steps.share * (1 - steps.share) * relevant) * (steps.up - steps.down);
  return stats::normal_cdf((relevant * mean - lacking) / spread);
}

std::int64_t bravo_draws(double alpha, const PairShares& reported, double chance, double log_statistic) {
  const Steps steps(reported);
  const double lacking = -std::log(alpha) - log_statistic;
  if (lacking <= 0) return 0;
  double start = lacking / steps.up;
  if (reported.loser > 0) {
    const double mean = steps.share * steps.up + (1 - steps.share) * steps.down;
    const double spread =
        stats::normal_quantile(chance) * std::sqrt(steps.share * (1 - steps.share)) * (steps.up - steps.down);
    const double root = (spread + std::sqrt(spread * spread + 4 * mean * lacking)) / (2 * mean);
    start = root * root;
  }
  auto relevant = std::max<std::int64_t>(1, static_cast<std::int64_t>(std::floor(start)));
  while (bravo_chance(alpha, reported, relevant, log_statistic) < chance) ++relevant;
  return static_cast<std::int64_t>(std::ceil(static_cast<double>(relevant) / reported.relevant() - 1e-9));
}

}  // namespace acta::audit
