// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/suite.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace acta::audit {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();

double log_sum(const SuiteContest& contest, const ComparisonStratum& comparison, const PollingStratum& polling,
               double lambda) {
  const double null_margin = static_cast<double>(polling.margin) - (1 - lambda) * static_cast<double>(contest.margin);
  const double first = suite_log_p_comparison(comparison, lambda, contest.margin, contest.inflator);
  if (first == kNever) return kNever;
  return first + suite_log_p_polling(polling, contest.polling_winner, contest.polling_loser, null_margin);
}

/// Golden section. Where both inner points are impossible, `too_high` tells on which side the possible ones are.
template <class Value, class TooHigh>
double concave_maximum(Value value, double low, double high, TooHigh too_high) {
  constexpr double kGolden = 0.6180339887498949;
  double a = high - kGolden * (high - low), b = low + kGolden * (high - low);
  double at_a = value(a), at_b = value(b);
  const double width = 1e-9 * (high - low);
  while (high - low > width) {
    const bool left = at_a == kNever && at_b == kNever ? too_high(a) : at_a >= at_b;
    (left ? high : low) = left ? b : a;
    (left ? b : a) = left ? a : b;
    (left ? at_b : at_a) = left ? at_a : at_b;
    double& moved = left ? a : b;
    moved = left ? high - kGolden * (high - low) : low + kGolden * (high - low);
    (left ? at_a : at_b) = value(moved);
  }
  return (low + high) / 2;
}

double fisher(double log_product) { return log_product == kNever ? 0 : std::exp(log_product) * (1 - log_product); }

}  // namespace

double suite_combined(const SuiteContest& contest, const ComparisonStratum& comparison, const PollingStratum& polling,
                      double lambda) {
  return fisher(log_sum(contest, comparison, polling, lambda));
}

SuiteResult suite_p_value(const SuiteContest& contest, const ComparisonStratum& comparison,
                          const PollingStratum& polling) {
  const auto v = static_cast<double>(contest.margin);
  const auto n1 = static_cast<double>(comparison.ballots), n2 = static_cast<double>(polling.ballots);
  const auto m1 = static_cast<double>(comparison.margin), m2 = static_cast<double>(polling.margin);
  SuiteResult result;
  if (contest.margin <= 0) return result;
  result.low = std::max((m1 - n1) / v, 1 - (n2 + m2) / v);
  result.high = std::min((m1 + n1) / v, 1 - (m2 - n2) / v);
  if (!(result.low <= result.high)) return result;  // no strata can hold the margin
  const auto at = [&](double lambda) { return log_sum(contest, comparison, polling, lambda); };
  const double top = concave_maximum(at, result.low, result.high, [&](double lambda) {
    return suite_log_p_comparison(comparison, lambda, contest.margin, contest.inflator) == kNever;
  });
  double best = kNever;
  for (const double lambda : {top, std::floor(top * v) / v, std::ceil(top * v) / v, result.low, result.high})
    if (const double here = at(lambda); here > best) best = here, result.lambda = lambda;
  result.p_value = fisher(best);
  return result;
}

std::int64_t suite_draws(const SuiteContest& contest, const ComparisonStratum& comparison,
                         const PollingStratum& polling, double alpha, std::int64_t limit) {
  const double n1 = static_cast<double>(comparison.ballots), n2 = static_cast<double>(polling.ballots);
  const auto enough = [&](std::int64_t draws) {
    ComparisonStratum first = comparison;
    PollingStratum second = polling;
    first.drawn = static_cast<std::int64_t>(std::ceil(static_cast<double>(draws) * n1 / (n1 + n2)));
    const double rest = static_cast<double>(draws - first.drawn);
    second.winner = std::llround(rest * static_cast<double>(contest.polling_winner) / n2);
    second.loser = std::llround(rest * static_cast<double>(contest.polling_loser) / n2);
    second.neither = std::max<std::int64_t>(0, draws - first.drawn - second.winner - second.loser);
    return suite_p_value(contest, first, second).p_value <= alpha;
  };
  std::int64_t low = 0, high = 1;
  while (high < limit && !enough(high)) low = high, high = std::min(limit, 2 * high);
  if (!enough(high)) return limit;
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    (enough(middle) ? high : low) = middle;
  }
  return high;
}

}  // namespace acta::audit
