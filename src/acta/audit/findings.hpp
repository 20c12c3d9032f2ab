// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "acta/model/finding.hpp"

namespace acta::audit {

/// The room's kinds of Finding, codes A101 and up.
std::span<const model::FindingKind> kinds();

/// What an audit of sheets came to.
struct MeasuredRisk {
  std::string contest, copy, paper;  ///< ids of contest and copy, and of what it was compared with
  std::int64_t assessed = 0, differing = 0, waiting = 0;
  double risk = 1, limit = 0.05;
  std::int64_t more_draws = 0;             ///< still needed if no further error is found
  std::string impossible;                  ///< why no number of draws is enough; empty: some number may be
  bool all_counted = false;                ///< every sheet was counted by hand
  bool alpha = false;                      ///< by ALPHA, sheets drawn without replacement; else by MACRO
  std::vector<std::string> unproven = {};  ///< parts of the outcome without claims, and why
  std::int64_t elsewhere = 0;  ///< of the draws that were assessed: of stations where the contest is not on the ballot
};
/// A101: holds where the risk is at the limit or below, otherwise not checked yet, with what is missing.
model::Finding measured_risk(const MeasuredRisk& measured);

/// What an audit of cards came to for one contest.
struct MeasuredCardRisk {
  std::string contest, outcome;  ///< id; "Ann has the most votes"
  std::string claim;             ///< that has the largest risk
  bool compared = true;          ///< with records; false: polling
  bool opportunistic = false;    ///< no card was drawn for it
  std::int64_t counted = 0, differing = 0, waiting = 0, next = 0;
  bool next_is_average = false, all_seen = false;
  double risk = 1, limit = 0.05;
  std::string impossible;
  std::int64_t unlooked = 0;  ///< cards whose record lacks the contest, which has no bound: see unlooked_cards()
  bool stratified = false;    ///< drawn in several strata, each for itself
};
/// What an audit with styles takes on trust where a contest states no bound, in words; empty for 0 cards.
std::string unlooked_cards(std::int64_t cards);
/// A102: holds where the risk is at the limit or below; fails where every card was read and the outcome is wrong on
/// paper; otherwise not checked yet, with what is missing.
model::Finding measured_card_risk(const MeasuredCardRisk& measured);

}  // namespace acta::audit
