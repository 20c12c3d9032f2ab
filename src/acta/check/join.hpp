// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "acta/model/sheets.hpp"

namespace acta::check {

/// A key that several units of one copy share, once keys are written alike.
struct SharedKey {
  bool in_first = false;  ///< of the first copy; otherwise of the second
  std::string key;        ///< as the first of these units has it
  std::vector<std::uint32_t> units;
};

/// Which units of two copies are the same tally sheet. A unit is joined to at most one of the other copy.
struct Join {
  /// How the keys were made equal, for people: "as written", "without leading zeros".
  std::string rule = "as written";
  std::vector<std::pair<std::uint32_t, std::uint32_t>> both;  ///< unit of the first, unit of the second; ascending
  std::vector<std::uint32_t> only_first, only_second;         ///< ascending; shared keys are not among them
  std::vector<SharedKey> shared;                              ///< never joined
  /// Joined units of which something that ought to be the same was looked at, and in how many it is: registered
  /// electors, or all votes where a copy lacks them.
  std::int64_t looked_at = 0, agree = 0;
  bool by_registered = false;

  /// Fewer than half of what was looked at agrees: the keys may mean other units.
  bool doubtful() const { return looked_at > 0 && 2 * agree < looked_at; }
};

/// Joins two copies by key. These ways of writing keys are tried until one joins nine tenths of the smaller copy and
/// nine tenths of its joined units agree; where none does, the one is used by which most joined units agree, of equal
/// ones the first: as written; letters of any case; without leading zeros; any mark between the parts;
/// without parts that are the same in every key of the copy; and that with the parts in each other order (of two or
/// three). REQUIRES: both tables are of one contest.
Join join_by_key(const model::SheetTable& first, const model::SheetTable& second);

}  // namespace acta::check
