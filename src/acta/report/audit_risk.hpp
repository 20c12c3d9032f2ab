// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "acta/report/report.hpp"

namespace acta::report {

struct RiskPairShown {
  std::string winner, loser;
  std::vector<double> risk;  ///< after each round
  std::size_t met = 0;       ///< the round that met the limit; 0: none
};
struct RiskSizeShown {
  double chance = 0;
  std::int64_t ballots = -1;             ///< of another round; -1: more than can be computed
  std::optional<std::int64_t> all = {};  ///< the same for all pairs, where several go on
};

/// What a test makes of a sample; only the parts of its kind are filled.
struct RiskShown {
  std::string test;      ///< as it was asked for
  std::string sentence;  ///< what it is and how the sample was drawn
  std::string caution;   ///< what its number is not; may be empty
  double risk_limit = 0.05;
  // Polling from counts.
  std::vector<std::string> choices;
  std::vector<std::int64_t> reported;
  std::int64_t ballots = 0;
  std::vector<std::vector<std::int64_t>> rounds;  ///< votes by choice found in each
  std::vector<RiskPairShown> pairs;
  std::vector<double> risk;  ///< after each round
  std::vector<RiskSizeShown> next;
  std::vector<double> chances;  ///< polya: by choice, of having the most votes
  // Values of an assorter, or draws of a comparison.
  std::string file;
  std::int64_t draws = 0;
  std::int64_t met_at = 0;               ///< the draw that met the limit; 0: none
  std::int64_t smallest_at = 0;          ///< the draw with the smallest risk; 0: none below 1
  std::optional<double> smallest, last;  ///< the risk that stands; that of the last draw alone
  std::optional<std::int64_t> enough;    ///< super-simple: draws in all if no further error is found
  bool met = false;
};
std::string risk_text(const RiskShown& risk, const TextStyle& style);
std::string risk_json(const RiskShown& risk);

}  // namespace acta::report
