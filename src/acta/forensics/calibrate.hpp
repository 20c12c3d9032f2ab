// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "acta/forensics/honest.hpp"

namespace acta::forensics {

/// Statistics that are compared with honest elections on the same roll.
enum class Statistic : std::uint8_t {
  integer_z,      ///< F101: excess of whole percentages in standard deviations
  first_digit,    ///< mean absolute deviation from Benford's law, leader's votes
  second_digit,   ///< mean second digit of the leader's votes
  last_digit,     ///< chi-square of the leader's last digits
  fives,          ///< share of the leader's votes that end in 0 or 5
  five_percents,  ///< share of whole per cents of the leader's share that end in 0 or 5
  skew_share,
  kurt_share,
  skew_turnout,
  kurt_turnout,
  correlation,        ///< of turnout and share
  slope_within,       ///< of share on turnout inside areas
  core_excess,        ///< Shpilkin's votes, core at the peak of the voters
  small_both,         ///< both z above 0: smallest fifth of stations less the others
  model_incremental,  ///< F110: f_i by the likelihood, alpha 1
  spikes,             ///< F102: quick_spikes() of the leader's share
};
inline constexpr std::size_t kStatistics = 16;
using Statistics = std::array<double, kStatistics>;
std::string_view to_string(Statistic statistic);  ///< identifier: "integer_z"
std::string_view label_of(Statistic statistic);   ///< for people

class WholeProbabilities;
/// All of them on these stations. Those that need rolls, areas or more stations are NaN where they cannot be computed.
Statistics statistics(const Stations& stations, const WholeProbabilities& probabilities);

/// Where the observed value stands among honest elections of one model.
struct Rank {
  HonestModel model = HonestModel::homogeneous;
  double mean = 0, sd = 0, low = 0, high = 0;  ///< of the honest ones; low and high: 2.5 and 97.5 % of them
  double p_upper = 1, p_lower = 1;             ///< (1 + those as high, as low) / (N + 1)
};
struct Calibration {
  int elections = 0;  ///< of each model
  Statistics observed{};
  std::array<std::vector<Rank>, kStatistics> ranks;  ///< one a model; empty where the statistic could not be computed

  /// Twice the smaller of the largest p_upper and the largest p_lower of all models, at most 1: small only where the
  /// value lies on the same side of every model. 1 where it was not computed.
  double p(Statistic statistic) const;
};
/// Draws `elections` honest elections of each model. Parallel; the same for any number of threads.
Calibration calibrate(const Stations& stations, int elections, std::uint64_t seed);

}  // namespace acta::forensics
