// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "acta/model/sheets.hpp"

namespace acta::check {

/// How one copy of a sheet could have become the other. Each is a description of the numbers, not of how they came
/// about.
enum class DifferenceKind : std::uint8_t {
  absent,           ///< one copy has no votes at all where the other has
  zero_filled,      ///< all votes are 0 in one copy only
  rows_swapped,     ///< the same numbers stand at other options
  moved,            ///< two options differ by the same number: what one has more the other has less
  total_for_part,   ///< one number is the other copy's sum of the sheet
  digits_swapped,   ///< one number, two neighbouring digits of which are exchanged
  digit_misread,    ///< one number, one digit of which is another
  digit_dropped,    ///< one number, which has a digit more in one copy
  other_number,     ///< one number, in no way like the other
  several_numbers,  ///< several numbers, in none of these ways
  not_votes,        ///< votes are the same; another number of the sheet differs
};
inline constexpr std::size_t kDifferenceKinds = 11;
/// "one digit misread"
std::string_view to_string(DifferenceKind kind);

/// One sheet's votes in two copies, option by option (kMissing where a copy has none), at least one of which differs.
/// Sums are told by the rest of the sheet: valid votes or ballots, kMissing where there are none.
struct TwoCopies {
  std::span<const model::Cell> first, second;
  model::Cell first_sum = model::kMissing, second_sum = model::kMissing;
};
/// The first kind in the order above that describes the difference.
DifferenceKind kind_of(const TwoCopies& sheet);
/// The same for one number that differs; never a kind of the whole sheet.
DifferenceKind kind_of_number(model::Cell first, model::Cell second);

}  // namespace acta::check
