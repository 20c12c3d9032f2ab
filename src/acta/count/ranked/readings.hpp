// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/count/ranked/count.hpp"

namespace acta::count {

struct OtherRules {
  std::string name;  ///< "quota = hare"
  RankedRules rules;
};

/// The rules with one question answered otherwise: quota, overvote, skipped ranks, repeated candidates, and where
/// surpluses move which ballots carry them, their order, exclusions and deferral. Only those that can be counted.
std::vector<OtherRules> other_answers(const RankedRules& rules);

struct RankedReading {
  std::string name;
  std::vector<std::uint32_t> elected;  ///< ascending; empty where the count stopped
  bool by_tie = false;                 ///< a tie was broken on the way
  bool changes = false;                ///< elects others than the first rules do, or stops where they do not
  std::string stopped;                 ///< why there is no result; else empty
};

/// Counts by each of the others. Not admissible by themselves: whether a law can be read so is for people to say.
/// REQUIRES: check_countable for `rules`, or multi_pass.
std::vector<RankedReading> read_by_others(const RankedContest& contest, const RankedRules& rules,
                                          const std::vector<OtherRules>& others, const RankedOptions& options);

}  // namespace acta::count
