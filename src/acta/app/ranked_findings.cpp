// SPDX-License-Identifier: Apache-2.0
#include "acta/app/ranked_findings.hpp"

#include <algorithm>

#include "acta/count/ranked/findings.hpp"

namespace acta::app {
namespace {

bool has_tie(const report::RankedShown& shown) {
  for (const count::RankedResult& pass : shown.passes)
    if (std::any_of(pass.rounds.begin(), pass.rounds.end(), [](const auto& round) { return round.by_tie; }))
      return true;
  return false;
}

std::vector<count::RankedReading> readings(std::span<const report::RankedReadingShown> shown) {
  std::vector<count::RankedReading> made;
  for (const report::RankedReadingShown& one : shown)
    made.push_back({one.name, one.elected, one.by_tie, one.changes, one.stopped});
  return made;
}

}  // namespace

void add_findings(report::RankedShown& shown) {
  std::optional<count::TieTree> few;
  if (!shown.ties && has_tie(shown))
    if (auto tree = count::tie_tree(shown.contest, shown.rules, 2)) few = std::move(*tree);
  const std::span<const report::RankedReadingShown> others(shown.readings);
  const auto of_law = readings(others.last(shown.law.readings)),
             answers = readings(others.first(others.size() - shown.law.readings));
  count::RankedEvidence evidence;
  evidence.id = shown.head.contest;
  evidence.basis = shown.law.id.empty() ? "a configuration of RCTab" : shown.law.name;
  evidence.contest = &shown.contest;
  evidence.passes = shown.passes;
  evidence.seats = shown.rules.seats;
  evidence.stopped = shown.stopped;
  evidence.ties = shown.ties ? &*shown.ties : few ? &*few : nullptr;
  evidence.margin = shown.margin ? &*shown.margin : nullptr;
  evidence.rounding = shown.rounding ? &*shown.rounding : nullptr;
  evidence.readings = of_law;
  evidence.answers = answers;
  evidence.verified = shown.verified ? &shown.verified->found : nullptr;
  shown.findings = count::ranked_findings(evidence);
}

}  // namespace acta::app
