// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/bayes.hpp"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>

#include "acta/audit/binomial_tail.hpp"
#include "acta/audit/round_sizes.hpp"
#include "acta/base/random.hpp"
#include "acta/stats/samplers.hpp"

namespace acta::audit {
namespace {

double log_choose(double n, double k) { return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1); }

/// ln of the chance of k for the winner among n of N cards, half of them for the winner.
double log_tie(double cards, double n, double k) {
  return log_choose(cards / 2, k) + log_choose(cards / 2, n - k) - log_choose(cards, n);
}

/// P(winner has more than half of the N cards | k of n), uniform prior: the rest is beta-binomial.
double ahead_of_half(double cards, double n, double k) {
  const double rest = cards - n;
  double mass = 1, all = 0, above = 0;  // masses relative to that of the most likely count, both ways from it
  const double mode = std::clamp(std::floor(rest * k / n), 0.0, rest);
  const auto take = [&](double j) { all += mass, above += k + j > cards / 2 ? mass : 0; };
  for (double j = mode; j <= rest && mass > 1e-18; ++j) {
    take(j);
    mass *= (rest - j) * (k + j + 1) / ((j + 1) * (cards - k - j));
  }
  mass = 1;
  for (double j = mode; j > 0 && mass > 1e-18; --j) {
    mass *= j * (cards - k - j + 1) / ((rest - j + 1) * (k + j));
    take(j - 1);
  }
  return above / all;
}

}  // namespace

std::vector<double> winning_chances(std::span<const std::int64_t> sample, std::int64_t total, double prior,
                                    std::int64_t trials, std::uint64_t seed) {
  base::RandomStream stream(seed, 0);
  stats::Normal normal(stream);
  std::int64_t seen = 0;
  for (const std::int64_t votes : sample) seen += votes;
  std::vector<double> wins(sample.size(), 0), shares(sample.size());
  for (std::int64_t trial = 0; trial < trials; ++trial) {
    double sum = 0;
    for (std::size_t k = 0; k < sample.size(); ++k) {
      shares[k] = stats::gamma(stream, normal, static_cast<double>(sample[k]) + prior);
      sum += shares[k];
    }
    for (std::size_t k = 0; k < sample.size(); ++k)
      shares[k] = static_cast<double>(sample[k]) + static_cast<double>(total - seen) * shares[k] / sum;
    const auto best = std::max_element(shares.begin(), shares.end()) - shares.begin();
    wins[static_cast<std::size_t>(best)] += 1 / static_cast<double>(trials);
  }
  return wins;
}

double first_ahead(std::int64_t first, std::int64_t second, double prior) {
  return boost::math::ibetac(static_cast<double>(first) + prior, static_cast<double>(second) + prior, 0.5);
}

namespace {

constexpr double kTiny = 1e-250;

/// P(ahead | sample) over P(sample | tie) where neither of the two has a value: with uniform shares the first is that
/// of at most k heads in n + 1 throws, a sum that falls fast from its last term on. REQUIRES: k far below n / 2.
double ahead_over_tie(double n, double k) {
  double term = 0.5 * (n + 1) / (n + 1 - k), sum = 0;
  for (double j = k; term > 1e-17 * sum; --j) {
    sum += term;
    term *= j / (n + 2 - j);
  }
  return sum;
}

}  // namespace

double brla_upset(std::int64_t drawn, std::int64_t winner, std::int64_t cards) {
  const auto n = static_cast<double>(drawn), k = static_cast<double>(winner), all = static_cast<double>(cards);
  if (cards > 0 && (k > all / 2 || n - k > all / 2)) return 0;
  const double tie = cards > 0 ? log_tie(all, n, k) : binomial_log_mass(drawn, 0.5, winner);
  const double ahead = cards > 0 ? ahead_of_half(all, n, k) : first_ahead(winner, drawn - winner, 1);
  // The mean chance of the sample over winning shares is 2 P(ahead | sample) / (n + 1): N + 1 counts, N / 2 of them
  // win.
  const double winning = cards > 0 ? 2 * (all + 1) / all : 2;
  if (cards == 0 && ahead < kTiny) return 1 / (1 + winning * ahead_over_tie(n, k) / (n + 1));
  return ahead > 0 ? 1 / (1 + winning * ahead / (n + 1) * std::exp(-tie)) : 1;
}

std::int64_t brla_stopping_count(double alpha, std::int64_t drawn, std::int64_t cards) {
  const auto holds = [&](std::int64_t k) { return brla_upset(drawn, k, cards) <= alpha; };
  const std::int64_t half = (drawn + 1) / 2;
  return first_holding(holds, half, drawn, half + static_cast<std::int64_t>(std::sqrt(static_cast<double>(drawn))));
}

}  // namespace acta::audit
