// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <map>
#include <random>
#include <vector>

#include "acta/audit/irv_winner.hpp"

/// Made-up instant-runoff contests for tests and benchmarks.
namespace acta::test {

/// Ballots with 1 to `ranks` ranks by a Plackett-Luce model with these strengths.
inline audit::IrvBallots plackett_luce(const std::vector<double>& strengths, int ranks, std::int64_t cards,
                                       std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::map<std::vector<int>, std::int64_t> grouped;
  for (std::int64_t card = 0; card < cards; ++card) {
    std::vector<double> left = strengths;
    std::vector<int> ranking;
    const auto length = 1 + random() % static_cast<std::uint64_t>(ranks);
    while (ranking.size() < std::min<std::size_t>(length, left.size())) {
      std::discrete_distribution<int> draw(left.begin(), left.end());
      const int candidate = draw(random);
      ranking.push_back(candidate);
      left[static_cast<std::size_t>(candidate)] = 0;
    }
    ++grouped[ranking];
  }
  audit::IrvBallots ballots{static_cast<int>(strengths.size()), {}, {}, cards};
  for (const auto& [ranking, count] : grouped) {
    auto& numbers = ballots.rankings.emplace_back();
    for (const int candidate : ranking) numbers.push_back(static_cast<std::uint8_t>(candidate));
    ballots.counts.push_back(count);
  }
  return ballots;
}

/// No dominant candidate: strengths from 0.5 to 1.5.
inline std::vector<double> flat_strengths(int candidates, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<double> strengths;
  for (int i = 0; i < candidates; ++i) strengths.push_back(0.5 + static_cast<double>(random() >> 11) * 0x1p-53);
  return strengths;
}

/// Each candidate weaker than the one before.
inline std::vector<double> steep_strengths(int candidates, double ratio) {
  std::vector<double> strengths;
  for (int i = 0; i < candidates; ++i) strengths.push_back(std::pow(ratio, i));
  return strengths;
}

/// Some close leaders and many hopeless candidates.
inline std::vector<double> led_strengths(int candidates, int leaders) {
  std::vector<double> strengths;
  for (int i = 0; i < candidates; ++i)
    strengths.push_back(i < leaders ? 1 + 0.07 * i : 0.2 * std::pow(0.8, i - leaders));
  return strengths;
}

/// The winner, or one of several.
inline int irv_winner(const audit::IrvBallots& ballots) {
  return std::countr_zero(audit::possible_winners(audit::ScannedTallies(ballots), ballots.candidates));
}

}  // namespace acta::test
