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
  std::vector<double> weights(options, 0);
  weights[winner] = 1, weights[loser] = -1;
  return bounded(std::move(weights));
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

}  // namespace acta::audit
