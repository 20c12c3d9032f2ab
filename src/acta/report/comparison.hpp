// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/check/compare.hpp"
#include "acta/report/report.hpp"

namespace acta::report {

/// One copy on its own: what it adds up to and what it would have led to.
struct CopySum {
  const model::CopyInfo* copy = nullptr;
  std::int64_t sheets = 0, votes = 0, margin = 0;
  std::string outcome;  ///< of counting this copy alone; why it cannot be counted
};

/// What differs in one area of the first level that has no area with most of the sheets.
struct AreaChange {
  std::string name;
  std::int64_t joined = 0, differ = 0;
  std::int64_t lead = 0;                   ///< by how much the lead is more in the second copy, on joined sheets
  std::int64_t early = 0, early_lead = 0;  ///< sheets of the first copy only, and the lead on them
  std::int64_t late = 0, late_lead = 0;    ///< sheets of the second copy only, and the lead on them
  std::int64_t leaning = 0;                ///< the lead in the second copy on joined sheets
  model::Coordinates middle = {};          ///< mean of its units in the second copy, where they have coordinates
};

struct CopyPair {
  std::size_t first = 0, second = 0;  ///< indices into ContestComparison::copies
  check::Comparison comparison;
  std::vector<AreaChange> areas;  ///< in the order of the second copy; empty where it has none
  const model::SheetTable *first_table = nullptr, *second_table = nullptr;
};

struct ContestComparison {
  const model::Contest* contest = nullptr;
  std::size_t leader = model::kNone, second = model::kNone;  ///< options that the margins are of
  std::vector<CopySum> copies;                               ///< by the time of publication, as far as it is known
  std::vector<CopyPair> pairs;
  /// Of three copies or more, in their order: revisions[n] sheets changed n times from one copy to the next.
  std::vector<std::int64_t> revisions;
  /// Keys of sheets that changed twice or more, in their last copy, with how often.
  std::vector<std::pair<std::string, std::int64_t>> changed_often;
};

class JsonWriter;
/// The comparison of a contest as part of doc/formats/report.md: one value.
void write_comparison(JsonWriter& json, const ContestComparison& comparison);

/// `most`: how many sheets are listed, those that change the margin most first.
std::string comparison_text(const std::vector<ContestComparison>& contests, const TextStyle& style, std::size_t most);
std::string comparison_json(const std::vector<ContestComparison>& contests);
/// Every number that differs, a row each: contest, copies, key, area, kind, number, first, second.
std::string comparison_csv(const std::vector<ContestComparison>& contests);

}  // namespace acta::report
