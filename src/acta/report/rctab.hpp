// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/count/ranked/contest.hpp"
#include "acta/count/ranked/result.hpp"
#include "acta/count/ranked/rules.hpp"

namespace acta::report {

/// What stands above a report.
struct RctabHead {
  std::string contest, date, jurisdiction, office;
};

/// What a report is about: a whole count, or one slice of it.
struct RctabReport {
  const RctabHead& head;
  const count::RankedRules& rules;
  const count::RankedContest& contest;
  const count::RankedResult& result;
  int seats = 1;  ///< of this count: 1 in each pass of multi_pass
  const count::RankedSliceResult* slice = nullptr;
  const char* slice_kind = "";  ///< "precinct" or "batch"
};

/// RCTab's detailed_report.json as RCTab lays it out: two blanks a level, " : ", no line feed at the end. Numbers of
/// votes are texts with the decimals that RCTab gives them.
/// Source: reports of RCTab 2.0.1 (doc/methods/ranked.md).
std::string rctab_detailed_json(const RctabReport& report, const std::string& generated_by);

/// RCTab's detailed_report.csv, with rows in rctab_row_order.
std::string rctab_detailed_csv(const RctabReport& report, const std::string& generated_by);

/// Candidates in the order of RCTab's rows: most votes in round 1 first, write-ins last, ties in the order in which
/// java.util.HashMap goes through their names.
std::vector<std::uint32_t> rctab_row_order(const RctabReport& report);

}  // namespace acta::report
