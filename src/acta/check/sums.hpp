// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "acta/check/subject.hpp"

namespace acta::check {

/// Sums of every column that the copy has over the units of every area. Areas are numbered through all levels: the
/// whole contest is 0, then the areas of level 0, of level 1 and so on.
struct AreaSums {
  std::size_t areas = 0;
  std::vector<std::uint32_t> first;   ///< number of the first area of each level; one more at the end
  std::vector<std::uint32_t> parent;  ///< of each area; 0 for 0
  std::vector<std::int64_t> total;    ///< [column * areas + area], columns as in Scan::columns
  std::vector<std::int64_t> missing;  ///< cells that are no counts, likewise

  std::uint32_t number(std::int32_t level, std::uint32_t area) const {
    return level < 0 ? 0 : first[static_cast<std::size_t>(level)] + area;
  }
};

/// The numbering alone.
AreaSums number_areas(const model::SheetTable& table);
AreaSums area_sums(const Subject& subject);

/// What a published number is against a sum over sheets, where some sheets state none: then only a sum above the
/// published number contradicts it.
enum class Agreement { equal, differs, untested };
Agreement agreement(model::Cell published, std::int64_t sum, std::int64_t missing);

}  // namespace acta::check
