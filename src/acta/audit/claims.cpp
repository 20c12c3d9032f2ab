// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/claims.hpp"

#include <algorithm>

namespace acta::audit {
namespace {

/// Lowest and highest for contests with one vote per ballot, or none.
Claim bounded(std::vector<double> weights) {
  const auto [low, high] = std::minmax_element(weights.begin(), weights.end());
  const double lowest = std::min(0.0, *low), highest = std::max(0.0, *high);
  return {std::move(weights), lowest, highest};
}

}  // namespace

Claim winner_beats_loser(std::size_t options, std::size_t winner, std::size_t loser) {
  return seat_before(options, winner, 1, loser, 1);
}

Claim above_share(std::size_t options, std::size_t party, double share) {
  std::vector<double> weights(options, -share);
  weights[party] = 1 - share;
  return bounded(std::move(weights));
}

Claim below_share(std::size_t options, std::size_t party, double share) {
  std::vector<double> weights(options, share);
  weights[party] = share - 1;
  return bounded(std::move(weights));
}

Claim seat_before(std::size_t options, std::size_t a, double d_a, std::size_t b, double d_b) {
  std::vector<double> weights(options, 0);
  weights[a] = 1 / d_a;
  weights[b] = -1 / d_b;
  return bounded(std::move(weights));
}

std::vector<SeatPair> seat_pairs(std::span<const std::int64_t> seats, std::span<const std::uint8_t> taking_part) {
  std::vector<SeatPair> pairs;
  for (std::uint32_t winner = 0; winner < seats.size(); ++winner)
    for (std::uint32_t loser = 0; loser < seats.size(); ++loser)
      if (winner != loser && seats[winner] > 0 && taking_part[winner] && taking_part[loser])
        pairs.push_back({winner, loser, seats[winner], seats[loser] + 1});
  return pairs;
}

}  // namespace acta::audit
