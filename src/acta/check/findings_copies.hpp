// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "acta/check/compare.hpp"
#include "acta/model/finding.hpp"

namespace acta::check {

/// Two copies and what comparing them gave; the earlier is the first.
struct ComparedCopies {
  const model::Contest& contest;
  const model::CopyInfo &first_copy, &second_copy;
  const model::SheetTable &first, &second;
  const Comparison& comparison;
};

/// C216 copies_differ, C217 differences_lean, C218 late_sheets: one Finding each, on the second copy.
std::vector<model::Finding> findings_of_copies(const ComparedCopies& copies);
/// The three as not_checked, for a contest with fewer than two copies.
std::vector<model::Finding> not_checked_without_copies(const model::Contest& contest);

/// C217: a split of fewer sheets is not judged; a chance below this is remarkable.
inline constexpr std::int64_t kLeanSheets = 10;
inline constexpr double kLeanLevel = 0.01;

}  // namespace acta::check
