// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/app/load.hpp"
#include "acta/report/audit.hpp"

namespace acta::app {

struct AuditOptions {
  std::string contest, copy;      ///< ids; empty: the only contest, the counted copy
  std::string paper;              ///< copy with what was counted on paper, for assess
  std::string seed;               ///< public: any text
  std::int64_t draws = 0;         ///< macro: draws, of one sheet several times too; alpha: different sheets
  double risk_limit = 5;          ///< per cent, in (0, 100)
  std::int64_t unseen = 0;        ///< ballots that stand on no sheet of the copy
  std::int64_t least_margin = 0;  ///< seats that fewer ballots could move are left out
  std::int64_t largest_station =
      0;                       ///< ballots that a sheet without ballots and electors may hold; 0: refuse such sheets
  std::string test = "macro";  ///< or "alpha": without replacement
  bool is_alpha() const { return test == "alpha"; }
};

/// Comparison audit of tally sheets as batches (doc/methods/audit.md, "From tally sheets"). Errors: usage: no such
/// contest or copy, no sheets, a contest with other ballots, a sheet without a bound, a law that cannot be applied.
base::Result<report::AuditPlan> plan_audit(const Loaded& loaded, const AuditOptions& options);
base::Result<report::AuditDraw> draw_audit(const Loaded& loaded, const AuditOptions& options);
base::Result<report::AuditAssessment> assess_audit(const Loaded& loaded, const AuditOptions& options);

}  // namespace acta::app
