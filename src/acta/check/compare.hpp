// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "acta/check/difference.hpp"
#include "acta/check/join.hpp"
#include "acta/check/late.hpp"
#include "acta/model/record.hpp"

/// Two copies of a contest's tally sheets beside each other. Method: doc/methods/compare.md.
namespace acta::check {

/// One number of the form in both copies, over the joined sheets in which both state it.
struct ColumnChange {
  std::string name;  ///< of the option or quantity
  std::size_t option = model::kNone;
  std::int64_t sheets = 0, differ = 0;  ///< compared; of these with another number
  std::int64_t first = 0, second = 0;   ///< sums over the sheets compared
  std::int64_t up = 0, down = 0;        ///< by how much the second is more where it is more, less where it is less
  std::int64_t told_once = 0;           ///< joined sheets that state it in one copy only
};

struct NumberChange {
  std::size_t column = 0;  ///< index into Comparison::columns
  model::Cell first = model::kMissing, second = model::kMissing;
};

/// One joined sheet whose copies differ.
struct SheetDifference {
  std::uint32_t first = 0, second = 0;  ///< units
  DifferenceKind kind = DifferenceKind::not_votes;
  std::int64_t margin = 0;  ///< by how much the lead over the second option is more in the second copy
  std::vector<NumberChange> numbers;
};

struct KindCount {
  std::int64_t sheets = 0, margin = 0;
};

/// Whether differences lean to one side: sheets on which the lead grows against sheets on which it shrinks, by the
/// exact two-sided sign test (each with chance 1/2).
struct Lean {
  std::int64_t grows = 0, shrinks = 0;
  double chance = 1;  ///< of a split as uneven as this or more
  /// The share of sheets on which it grows, and its exact 95 % interval (Clopper and Pearson 1934).
  double share = 0.5, low = 0, high = 1;
};

/// Sheets of one copy only: their votes, and how those that both have lean in the same areas.
struct OneSided {
  std::int64_t sheets = 0, votes = 0, margin = 0;
};

struct Comparison {
  Join join;
  std::size_t leader = model::kNone, second = model::kNone;  ///< options by the sums of the second copy, where both copies have two
  std::vector<ColumnChange> columns;
  std::vector<SheetDifference> differences;  ///< in the order of the first copy
  std::array<KindCount, kDifferenceKinds> kinds{};
  Lean lean;
  OneSided only_first, only_second;
  std::int64_t margin_first = 0, margin_second = 0;  ///< of the whole copies
  std::int64_t votes_first = 0, votes_second = 0;    ///< of all options
  std::optional<LateSheets> late;                    ///< where the second copy has sheets that the first lacks
};

/// REQUIRES: both tables are of this contest. Reads only; the same result for the same tables.
Comparison compare(const model::Contest& contest, const model::SheetTable& first, const model::SheetTable& second);

}  // namespace acta::check
