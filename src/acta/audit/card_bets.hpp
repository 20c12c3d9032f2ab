// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "acta/audit/martingales.hpp"

namespace acta::audit {

/// How often a value is expected among the cards.
struct ValueShare {
  double value = 0, share = 0;  ///< shares >= 0, adding up to 1
};

/// The bet that is fixed before the first draw, and what it promises.
struct CardBet {
  double lambda = 0;  ///< in [0, 2 * 0.96242]
  double growth = 0;  ///< mean of ln(1 + lambda (x - 1/2)) over the shares: of ln T, per draw
};

/// Kelly's bet: lambda with the largest growth on [0, 2 * 0.96242] (COBRA, Spertus 2023, arXiv:2304.01010). While the
/// mean left under the null is 1/2 one draw costs at most 0.96242 of T; as bad values raise that mean to m, lambda m of
/// it, and all of it from m = 1/lambda on (bet_fixed lowers the bet to 1/m there).
CardBet kelly_bet(std::span<const ValueShare> shares);

/// The test of one claim: the mean of four fixed bets, 9/10 on lambda and 1/30 each on its half, quarter and eighth.
/// Bets that do not learn make T_j rise, or stay, with every value drawn, since a smaller value also raises the mean
/// left under the null: a worse error never gives a smaller risk, which bets that learn do not promise. The small bets
/// go on where there are more errors than the first can bear.
OwnedTest card_test(const Population& population, double lambda);

/// Draws until 9/10 T >= 1 / alpha at this growth, at most `cards`: exact and enough where all values are the same
/// (each draw without replacement helps more than this says); an average otherwise. growth <= 0: `cards`.
std::int64_t draws_at_growth(double alpha, double growth, std::int64_t cards);

/// A number of draws that was enough in this share of so many simulated audits of cards with these values.
/// REQUIRES: cards < 2^32.
struct SizeSimulation {
  double alpha = 0.05, chance = 0.9;
  int trials = 200;
  std::uint64_t seed = 1;
};
/// By trial, sorted: draws that were enough, at most `cards`.
std::vector<std::int64_t> simulated_ends(const Population& population, double lambda,
                                         std::span<const ValueShare> shares, const SizeSimulation& simulation);
/// Ends of several claims of one audit as a distribution of its own end: the chance that some claim goes on is taken to
/// be the sum of theirs (Bonferroni), and at most 1, whatever they have in common. REQUIRES: as many sorted ends of
/// each claim.
std::vector<std::int64_t> ends_of_all(std::vector<std::vector<std::int64_t>> by_claim);
/// The size with that chance among sorted ends. REQUIRES: an end.
std::int64_t size_with_chance(std::span<const std::int64_t> ends, double chance);
std::int64_t simulated_size(const Population& population, double lambda, std::span<const ValueShare> shares,
                            const SizeSimulation& simulation);

}  // namespace acta::audit
