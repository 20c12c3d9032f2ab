// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "acta/count/ranked/ranked_margins.hpp"
#include "acta/count/ranked/readings.hpp"
#include "acta/count/ranked/sensitivity.hpp"
#include "acta/count/ranked/tie_tree.hpp"
#include "acta/count/ranked/verify.hpp"
#include "acta/model/finding.hpp"

namespace acta::count {

/// A count of ranked ballots, and what else was asked of it: null or empty where it was not.
struct RankedEvidence {
  std::string id;                          ///< of the contest, for Finding::contest
  std::string basis;                       ///< name of the law, or of what else it was counted by
  const RankedContest* contest = nullptr;  ///< REQUIRES: there is one
  std::span<const RankedResult> passes;    ///< none where it stopped
  std::int64_t seats = 0;                  ///< 0: any number
  std::string stopped;                     ///< why it stopped, else empty
  const TieTree* ties = nullptr;           ///< may be of as few as two leaves
  const RankedMargin* margin = nullptr;    ///< of votes and seats at stake
  const RoundingSensitivity* rounding = nullptr;
  std::span<const RankedReading> readings = {};  ///< of the law's file
  std::span<const RankedReading> answers = {};   ///< to single questions, which the law need not admit
  const Verification* verified = nullptr;
};

/// What the count ends in (doc/methods/ranked.md, "Findings"): N102 the outcome, and whether lots decide it; where
/// asked for N114 rounding and N116 official rounds; N115 readings of the law, where its file names any. Votes at stake
/// of N116: the most votes that official rounds have for others than the count, in one round; cells without an official
/// number say nothing, nor do rounds, thresholds or rows that lack. Seats at stake: of N114 and N115 the most seats
/// that have another holder; of N116 by the margin: 0 below RankedMargin::low, those of `instead` from `high` on, else
/// not said.
std::vector<model::Finding> ranked_findings(const RankedEvidence& evidence);

}  // namespace acta::count
