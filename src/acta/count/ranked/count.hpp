// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/count/ranked/contest.hpp"
#include "acta/count/ranked/result.hpp"
#include "acta/count/ranked/rules.hpp"

namespace acta::count {

class BallotLog;
class TieScript;

struct RankedOptions {
  std::vector<std::uint32_t> draw;  ///< candidates in the order of a recorded draw of lots, for the ask modes
  bool slices = false;              ///< also the contest's precincts and batches
  TieScript* script = nullptr;      ///< answers ties, in place of the rules' last resort
  BallotLog* log = nullptr;         ///< told where ballots go; not by meek and warren
};

/// Whether count_ranked can count. Errors (usage): of check_rules; no candidate stands; WinnerMode::multi_pass, which
/// is more than one count: see count_passes.
base::Result<void> check_countable(const RankedContest& contest, const RankedRules& rules);

/// Counts a ranked contest. Threshold: one seat, from the active ballots of each round, unless the rules or a winner
/// fix it; several seats, from round 1; bottoms_up_share, from each round. Where surpluses move, one more round after
/// the last seat shows them leave. With Transfers::one_at_a_time: staged_count.hpp.
/// Source: RCTab 2.0.1 (doc/methods/ranked.md). Work: rounds * distinct rows.
/// Errors (usage): of check_countable; a tie that nobody broke, with the names of the tied.
base::Result<RankedResult> count_ranked(const RankedContest& contest, const RankedRules& rules,
                                        const RankedOptions& options = {});

/// One count of one seat after the other, each without the winners before. One result for other modes.
/// Source: RCTab 2.0.1, multiPassIrv. The seed is used anew in each pass.
base::Result<std::vector<RankedResult>> count_passes(const RankedContest& contest, const RankedRules& rules,
                                                     const RankedOptions& options = {});

}  // namespace acta::count
