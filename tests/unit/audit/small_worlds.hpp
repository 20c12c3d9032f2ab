// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>
#include <vector>

namespace acta::audit::brute {

/// Calls `visit` with every order of the cards; each is equally likely.
inline void every_order(std::vector<double> cards, const std::function<void(std::span<const double>)>& visit) {
  std::sort(cards.begin(), cards.end());
  do visit(cards);
  while (std::next_permutation(cards.begin(), cards.end()));
}

/// Ville's inequality without any simulation: of equally likely cases, no more than alpha have a peak of 1 / alpha or
/// above, whatever alpha is. `log_peaks`: ln max T of each case.
inline void expect_risk_limited(std::vector<double> log_peaks, const char* what) {
  std::sort(log_peaks.begin(), log_peaks.end(), std::greater<>());
  for (std::size_t k = 0; k < log_peaks.size(); ++k) {
    const double share = static_cast<double>(k + 1) / static_cast<double>(log_peaks.size());
    ASSERT_LE(share, std::exp(-log_peaks[k]) * (1 + 1e-9)) << what << ": case " << k << " of " << log_peaks.size();
  }
}

}  // namespace acta::audit::brute
