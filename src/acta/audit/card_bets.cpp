// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/card_bets.hpp"

#include <algorithm>
#include <cmath>

#include "acta/audit/simulated_sizes.hpp"

namespace acta::audit {
namespace {

constexpr double kLargestBet = 2 * 0.96242;  ///< rlauxe's bound: at m = 1/2 a value of 0 leaves 3.8 % of T
constexpr double kMainWeight = 0.9;

double slope(std::span<const ValueShare> shares, double lambda) {
  double sum = 0;
  for (const ValueShare& one : shares) sum += one.share * (one.value - 0.5) / (1 + lambda * (one.value - 0.5));
  return sum;
}

/// Cards with these values, rounded; the first value fills up.
std::vector<double> cards_of(std::span<const ValueShare> shares, std::int64_t cards) {
  std::vector<double> values;
  values.reserve(static_cast<std::size_t>(cards));
  for (const ValueShare& one : shares) {
    const auto wanted = static_cast<std::size_t>(std::llround(one.share * static_cast<double>(cards)));
    values.insert(values.end(), std::min(wanted, static_cast<std::size_t>(cards) - values.size()), one.value);
  }
  values.resize(static_cast<std::size_t>(cards), shares.empty() ? 0.5 : shares.front().value);
  return values;
}

}  // namespace

CardBet kelly_bet(std::span<const ValueShare> shares) {
  CardBet bet;
  if (slope(shares, 0) <= 0) return bet;
  double low = 0, high = kLargestBet;
  if (slope(shares, high) >= 0) low = high;
  for (int step = 0; step < 60 && low < high; ++step) {
    const double middle = (low + high) / 2;
    (slope(shares, middle) > 0 ? low : high) = middle;
  }
  bet.lambda = low;
  for (const ValueShare& one : shares) bet.growth += one.share * std::log1p(bet.lambda * (one.value - 0.5));
  return bet;
}

OwnedTest card_test(const Population& population, double lambda) {
  constexpr double kWeights[] = {kMainWeight, (1 - kMainWeight) / 3, (1 - kMainWeight) / 3, (1 - kMainWeight) / 3};
  std::vector<OwnedTest> bets;
  for (double part = 1; part >= 0.125; part /= 2) bets.push_back(bet_fixed(population, lambda * part));
  return mixture(std::move(bets), kWeights);
}

std::int64_t draws_at_growth(double alpha, double growth, std::int64_t cards) {
  const double draws = std::ceil(-std::log(alpha * kMainWeight) / growth);
  return growth > 0 && draws < static_cast<double>(cards) ? static_cast<std::int64_t>(draws) : cards;
}

std::vector<std::int64_t> simulated_ends(const Population& population, double lambda,
                                         std::span<const ValueShare> shares, const SizeSimulation& simulation) {
  const auto values = cards_of(shares, population.cards);
  auto draws = simulated_draws([&] { return card_test(population, lambda); }, values,
                               {simulation.alpha, simulation.trials, simulation.seed});
  for (std::int64_t& one : draws) one = std::min(population.cards, one);
  return draws;
}

std::vector<std::int64_t> ends_of_all(std::vector<std::vector<std::int64_t>> by_claim) {
  const std::size_t trials = by_claim.front().size();
  std::vector<std::int64_t> all;
  for (const auto& ends : by_claim) all.insert(all.end(), ends.begin(), ends.end());
  std::sort(all.begin(), all.end());
  // Of the ends above n, divided by the trials, each claim has its own chance to go on after n.
  all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(trials));
  return all;
}

std::int64_t size_with_chance(std::span<const std::int64_t> ends, double chance) {
  const auto rank = static_cast<std::size_t>(std::ceil(chance * static_cast<double>(ends.size())));
  return ends[std::clamp<std::size_t>(rank, 1, ends.size()) - 1];
}

std::int64_t simulated_size(const Population& population, double lambda, std::span<const ValueShare> shares,
                            const SizeSimulation& simulation) {
  return size_with_chance(simulated_ends(population, lambda, shares, simulation), simulation.chance);
}

}  // namespace acta::audit
