// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/app/load.hpp"
#include "acta/forensics/forensics.hpp"
#include "acta/report/report.hpp"

namespace acta::app {

/// Which rooms to run.
struct AnalyseOptions {
  bool check = true;
  bool compare = true;  ///< several copies of a contest's sheets with each other
  bool count = true;
  bool forensics = true;
  bool readings = true;                ///< count under every reading, too, and watch how the law behaves on these votes
  forensics::Options tests;            ///< of the room forensics
  std::string contest, copy, option;   ///< ids that it is limited to; empty: all copies, the leading option
  std::vector<const Loaded*> earlier;  ///< elections before: the first is joined station by station, all are drawn
  std::string command;                 ///< printed as the way to reproduce
  Progress* progress = nullptr;
};

/// Every kind of Finding of every room, in the order of their codes' rooms.
std::vector<model::FindingKind> all_kinds();

/// Runs the rooms on a loaded record and joins them: seats at stake of each Finding come from the margins of the count.
/// The report points into `loaded`. Errors: a contest's votes do not fit its law; an id that names nothing.
base::Result<report::Report> analyse(const Loaded& loaded, const AnalyseOptions& options);

}  // namespace acta::app
