// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "acta/model/finding.hpp"
#include "acta/model/record.hpp"
#include "acta/model/sheets.hpp"

/// A record against itself, its copies and its releases. Method of every kind: doc/methods/check.md.
namespace acta::check {

/// Thresholds of what is remarkable. None decides whether something fails.
struct Options {
  std::int64_t unanimous_votes = 50;    ///< C108: fewer valid votes at a unit are not looked at
  std::int64_t large_unit = 100;        ///< C107, C202: units of so many electors (ballots) are told apart
  int identical_nonzero = 5;            ///< C202: rows with fewer nonzero numbers are not looked at
  std::int64_t area_units = 20;         ///< C109, C110: an area of fewer units is joined to the one around it
  double share_level = 0.01;            ///< C109, C110: chance that any unit at all is listed, at most
  std::int64_t enforced_units = 1'000;  ///< C209: perfect arithmetic on fewer units is not remarkable
};

/// The room's kinds of Finding, codes C101 and up.
std::span<const model::FindingKind> kinds();

/// Every check of one copy of the sheets: one Finding a kind, in order of code, without C301, and without C207 where
/// the contest has two copies or more (compare_rolls). What a copy lacks is named in Finding::reason (not_checked).
/// REQUIRES: the table is of this contest (a votes column per option) and of this copy. Reads only; no I/O.
std::vector<model::Finding> check_copy(const model::Contest& contest, const model::CopyInfo& copy,
                                       const model::SheetTable& table, const Options& options = {});

/// C301 on the options of all contests together: one Finding.
std::vector<model::Finding> check_options(const std::vector<model::Contest>& contests);

/// C210 to C215, one Finding each: the releases of a contest against themselves and each other. Needs no sheets.
std::vector<model::Finding> check_releases(const model::Contest& contest);

/// For a contest without any copy of its sheets: every kind C101 to C209 as not_checked.
std::vector<model::Finding> not_checked_without_sheets(const model::Contest& contest);

/// C207 on two copies: units of `a` that `b` lacks (a Finding on copy a), and the other way round (on copy b). Units
/// are the same where their keys are the same bytes.
std::vector<model::Finding> compare_rolls(const model::Contest& contest, const model::CopyInfo& a,
                                          const model::SheetTable& ta, const model::CopyInfo& b,
                                          const model::SheetTable& tb);

}  // namespace acta::check
