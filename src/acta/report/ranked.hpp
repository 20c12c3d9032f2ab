// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/count/ranked/sensitivity.hpp"
#include "acta/report/rctab.hpp"
#include "acta/report/report.hpp"

namespace acta::report {

/// A source of ballots, as read.
struct RankedSourceShown {
  std::string path, provider;
  std::int64_t ballots = 0;
  std::vector<std::string> notes;  ///< what its reader left out or took for something, a sentence each
};

/// A ranked count: to be shown.
struct RankedShown {
  RctabHead head;
  std::vector<RankedSourceShown> sources;
  count::RankedRules rules;
  count::RankedContest contest;
  std::vector<count::RankedResult> passes;             ///< one, but for multi_pass
  std::optional<count::RoundingSensitivity> rounding;  ///< where surpluses move
};

/// Rounds as a table, decisions with the ties that were broken, what rounding decides. `steps`: with every transfer.
std::string ranked_text(const RankedShown& shown, const TextStyle& style, bool steps);
std::string ranked_json(const RankedShown& shown);

}  // namespace acta::report
