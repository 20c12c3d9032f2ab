// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "acta/check/join.hpp"

namespace acta::check {

/// What the sheets that came later did to a lead, and what the earlier ones of the same areas would have led to expect.
///
/// For each late sheet the expected lead is its valid votes times the lead per vote of the earlier sheets in the
/// smallest area around it that has at least kNeighbours of them (in the whole, failing that). Its interval is that of
/// the sum if the late sheets of each place (the smallest area) were of one of the early places of that area, drawn
/// with chances by their votes, and each like one of the sheets there: by 1,000 draws from a fixed seed for up to 200
/// late sheets, for more by the exact variance and the normal distribution. So places of one area differ as much as
/// early ones did, and sheets of one place stay alike. It holds if late places of an area are like its early ones; it
/// cannot show why they are not.
struct LateSheets {
  std::int64_t sheets = 0;
  std::int64_t votes = 0;         ///< of all options on them
  std::int64_t lead = 0;          ///< of the leader over the second on them
  double expected = 0;            ///< that lead, from earlier sheets
  double low = 0, high = 0;       ///< 2.5 and 97.5 per cent of the draws
  std::int64_t without_near = 0;  ///< late sheets for which only the whole has earlier ones enough
};
inline constexpr std::size_t kNeighbours = 5;

/// `late` and `early` are units of `table`; options are indices into its votes.
LateSheets late_sheets(const model::SheetTable& table, const std::vector<std::uint32_t>& late,
                       const std::vector<std::uint32_t>& early, std::size_t leader, std::size_t second);

}  // namespace acta::check
