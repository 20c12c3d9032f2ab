// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/report/report.hpp"

namespace acta::report {

/// One thing that two runs say differently. Empty: the run does not have it.
struct Change {
  std::string part;   ///< "run", "sources", "results", "findings", "claims"
  std::string where;  ///< "C101 (official): verdict"
  std::string before, after;
};
std::string changes_text(const std::vector<Change>& changes, const TextStyle& style);
std::string changes_json(const std::vector<Change>& changes);
/// { "written": [...] }: names of files.
std::string written_json(const std::vector<std::string>& files);

}  // namespace acta::report
