// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/base/error.hpp"
#include "acta/report/ranked.hpp"

namespace acta::app {

/// What has to be true of the paper for those whom shown.passes elect, from the ballots of the count (by
/// doc/methods/audit.md): one seat by elimination, also each of multi_pass: assertions of instant-runoff with the least
/// work; several seats with surpluses: claims of single transferable vote, of a part where they do not reach.
/// Ranks count as the count reads them; undeclared write-ins, where they go first and never win, are passed over. Where
/// there are no assertions (a tie, a search past its limits, more than 64 candidates, seats left empty, write-ins that
/// count toward a quota) `none` says why.
/// `cards`: that an audit may draw. `risk_limit`: in (0, 0.6].
/// Errors (usage): another risk limit; rules that no published assertions are for: bottoms-up for several seats or to a
/// share, a quota above Droop's for several seats, exclusion of all with few votes, constraints, overvotes that may
/// count later.
base::Result<std::vector<report::RankedAssertionsShown>> ranked_assertions(const report::RankedShown& shown,
                                                                           std::int64_t cards, double risk_limit);

/// The assertions of instant-runoff in the JSON of RAIRE, which SHANGRLA and assertion explainers read: {"audits":
/// [{"contest", "winner", "eliminated", "assertions": [{"winner", "loser", "already_eliminated", "assertion_type":
/// "WINNER_ONLY" or "IRV_ELIMINATION"}]}]}; candidates by name. Errors (usage): no such assertions, several passes,
/// ballots with marks for who withdrew or for write-ins. Source: github.com/michelleblom/audit-irv-cp, and the files
/// with SHANGRLA's examples.
base::Result<std::string> raire_json(const report::RankedShown& shown);

}  // namespace acta::app
