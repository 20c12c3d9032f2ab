// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/super_simple.hpp"

#include <algorithm>
#include <cmath>

namespace acta::audit {
namespace {

/// ln(1 -+ 1/2g), ln(1 -+ 1/g): what an error of each kind takes from, or adds to, n ln(1 - m / 2g).
struct Weights {
  explicit Weights(double inflator)
      : over_one(std::log1p(-0.5 / inflator)),
        over_two(std::log1p(-1 / inflator)),
        under_one(std::log1p(0.5 / inflator)),
        under_two(std::log1p(1 / inflator)) {}
  double over_one, over_two, under_one, under_two;
  double sum(double o1, double o2, double u1, double u2) const {
    return o1 * over_one + o2 * over_two + u1 * under_one + u2 * under_two;
  }
};

double sum_of(const Weights& weights, const ErrorCounts& errors) {
  return weights.sum(static_cast<double>(errors.over_one), static_cast<double>(errors.over_two),
                     static_cast<double>(errors.under_one), static_cast<double>(errors.under_two));
}

std::int64_t half_up(double x) { return static_cast<std::int64_t>(std::floor(x + 0.5)); }
std::int64_t up(double x) { return static_cast<std::int64_t>(std::ceil(x)); }

}  // namespace

double super_simple_log_p(const SuperSimple& audit, std::int64_t drawn, const ErrorCounts& errors) {
  const double none = static_cast<double>(drawn) * std::log1p(-audit.diluted_margin / (2 * audit.inflator));
  return none - sum_of(Weights(audit.inflator), errors);
}

double super_simple_p_value(const SuperSimple& audit, std::int64_t drawn, const ErrorCounts& errors) {
  return std::fmin(1, std::exp(super_simple_log_p(audit, drawn, errors)));
}

std::int64_t draws_with_errors(const SuperSimple& audit, double alpha, const ErrorCounts& errors) {
  const double needed = -2 * audit.inflator * (std::log(alpha) + sum_of(Weights(audit.inflator), errors));
  const std::int64_t found = errors.over_one + errors.over_two + errors.under_one + errors.under_two;
  return std::max(found, up(needed / audit.diluted_margin));
}

std::optional<std::int64_t> draws_at_rates(const SuperSimple& audit, double alpha, const ErrorRates& rates) {
  if (audit.diluted_margin <= 0 || alpha <= 0) return std::nullopt;
  const Weights weights(audit.inflator);
  const double per_draw = std::log1p(-audit.diluted_margin / (2 * audit.inflator)) -
                          weights.sum(rates.over_one, rates.over_two, rates.under_one, rates.under_two);
  if (per_draw >= 0) return std::nullopt;
  const double first = std::ceil(std::log(alpha) / per_draw);
  return draws_with_errors(audit, alpha,
                           {up(first * rates.over_one), half_up(first * rates.over_two), up(first * rates.under_one),
                            half_up(first * rates.under_two)});
}

std::int64_t draws_to_come(const SuperSimple& audit, double alpha, std::int64_t cards, std::int64_t drawn,
                           const ErrorCounts& found, const ErrorRates& expected) {
  ErrorRates rates = expected;
  if (drawn > 0) {
    const auto rate = [drawn](std::int64_t count) { return static_cast<double>(count) / static_cast<double>(drawn); };
    rates = {rate(found.over_one), rate(found.over_two), rate(found.under_one), rate(found.under_two)};
  }
  const auto size = draws_at_rates(audit, alpha, rates);
  const std::int64_t left = std::max<std::int64_t>(0, cards - drawn);
  return size ? std::clamp<std::int64_t>(*size - drawn, 0, left) : left;
}

PairDifference pair_difference(std::span<const ReportedPair> pairs, std::span<const int> record,
                               std::span<const int> paper) {
  PairDifference worst;
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    const auto [winner, loser, margin] = pairs[k];
    const int votes = (record[winner] - record[loser]) - (paper[winner] - paper[loser]);
    if (k == 0 || votes / margin > worst.share) worst = {votes, votes / margin, k};
  }
  return worst;
}

PairDifference worst_difference(std::span<const ReportedPair> pairs) {
  PairDifference worst;
  for (std::size_t k = 0; k < pairs.size(); ++k)
    if (2 / pairs[k].margin > worst.share) worst = {2, 2 / pairs[k].margin, k};
  return worst;
}

double super_simple_log_p(const SuperSimple& audit, double smallest_margin, std::int64_t drawn,
                          std::span<const double> shares) {
  double sum = static_cast<double>(drawn) * std::log1p(-audit.diluted_margin / (2 * audit.inflator));
  for (const double share : shares) sum -= std::log1p(-share * smallest_margin / (2 * audit.inflator));
  return sum;
}

}  // namespace acta::audit
