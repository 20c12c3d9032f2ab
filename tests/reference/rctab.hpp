// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "acta/read/ballots/reading.hpp"

namespace acta::test {

/// One test case of RCTab: its folder, configuration and what was read of its sources.
struct RctabCase {
  std::string name, folder;
  nlohmann::json config;
  std::vector<read::BallotReading> readings;
  std::string refusal;  ///< of a source that was not read
};

/// The names of all cases with a configuration, sorted.
std::vector<std::string> rctab_cases();
/// Reads every source of a case, cards kept.
RctabCase read_rctab_case(const std::string& name);
/// The expected report of the (first) tabulation; null: the case has none.
nlohmann::json rctab_report(const RctabCase& of);

/// The tallies of the first round by a configuration's names, overvote rule and most skipped ranks.
struct FirstRound {
  std::int64_t ballots = 0, blank = 0;
  std::map<std::string, std::int64_t> tally;
};
FirstRound first_round(const RctabCase& of);

}  // namespace acta::test
