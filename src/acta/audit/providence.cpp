// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/providence.hpp"

#include <algorithm>
#include <cmath>

#include "acta/audit/binomial_tail.hpp"

namespace acta::audit {
namespace {

double log_ratio(double share, const RoundCounts& at) {
  const auto losers = static_cast<double>(at.drawn - at.winner);
  const double fall = losers > 0 ? losers * std::log(2 - 2 * share) : 0;
  return static_cast<double>(at.winner) * std::log(2 * share) + fall;
}

/// ln P(K >= k), also where the tail is below the smallest double: then by its first term, too small by less than a
/// factor (1 - share)^-1 for k above the mean.
double log_tail(std::int64_t n, double share, std::int64_t k) {
  const double tail = binomial_upper_tail(n, share, k);
  return tail > 0 ? std::log(tail) : binomial_log_mass(n, share, k);
}

}  // namespace

double providence_log_p(double share, const RoundCounts& before, const RoundCounts& now) {
  const std::int64_t drawn = now.drawn - before.drawn, winner = now.winner - before.winner;
  return log_tail(drawn, 0.5, winner) - log_tail(drawn, share, winner) - log_ratio(share, before);
}

std::int64_t providence_stopping_count(double alpha, double share, const RoundCounts& before, std::int64_t drawn,
                                       std::int64_t hint) {
  const double enough = std::log(alpha);
  const auto holds = [&](std::int64_t k) { return providence_log_p(share, before, {drawn, k}) <= enough; };
  const std::int64_t high = before.winner + drawn - before.drawn;
  const auto guess = before.winner + static_cast<std::int64_t>(share * static_cast<double>(drawn - before.drawn));
  const std::int64_t least = first_holding(holds, before.winner, high, hint > 0 ? hint : guess);
  return least > high ? drawn + 1 : least;
}

double providence_chance(double alpha, double share, const RoundCounts& before, std::int64_t drawn) {
  const std::int64_t least = providence_stopping_count(alpha, share, before, drawn);
  return binomial_upper_tail(drawn - before.drawn, share, least - before.winner);
}

RoundSizes providence_sizes(double alpha, double share, const RoundCounts& before, double wanted, std::int64_t limit) {
  std::int64_t hint = 0, last = 0;
  const auto reach = [&](std::int64_t drawn) {
    hint = providence_stopping_count(alpha, share, before, drawn, std::llabs(drawn - last) == 1 ? hint : 0);
    last = drawn;
    return binomial_upper_tail(drawn - before.drawn, share, hint - before.winner);
  };
  return find_sizes(reach, wanted, share, before.drawn, limit);
}

}  // namespace acta::audit
