// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "acta/count/ranked/count.hpp"

namespace acta::count {

/// Who is elected under one arithmetic.
struct ArithmeticOutcome {
  std::optional<int> decimals;         ///< nullopt: exact fractions
  std::vector<std::uint32_t> elected;  ///< ascending; empty where the count stopped
  bool by_tie = false;                 ///< a tie was broken on the way
  std::string stopped;                 ///< why there is no result: a tie that nobody broke; else empty
};

/// What rounding of ballot values decides.
struct RoundingSensitivity {
  std::vector<ArithmeticOutcome> outcomes;  ///< exact first, then 1 to 10 decimals
  std::vector<std::uint32_t> changing;      ///< elected under some of the arithmetics and not under others; ascending
  /// Decimals under which no tie was broken though exact values tie somewhere, or the other way round.
  std::vector<int> hidden_ties;

  bool sensitive() const { return !changing.empty() || !hidden_ties.empty(); }
};

/// Counts again with exact fractions and with 1 to 10 decimals, all else equal (rules.decimals is not looked at).
/// Only modes that move surpluses can be sensitive. Errors (usage): of check_countable; SurplusRule::meek
/// and warren. A tie that nobody breaks is an outcome.
base::Result<RoundingSensitivity> rounding_sensitivity(const RankedContest& contest, const RankedRules& rules,
                                                       const RankedOptions& options = {});

}  // namespace acta::count
