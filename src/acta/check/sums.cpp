// SPDX-License-Identifier: Apache-2.0
#include "acta/check/sums.hpp"

namespace acta::check {
namespace {

void add_column(AreaSums& sums, std::size_t c, const model::Column& column, const std::vector<std::uint32_t>& area,
                std::uint32_t leaf) {
  std::int64_t* total = sums.total.data() + c * sums.areas;
  std::int64_t* missing = sums.missing.data() + c * sums.areas;
  for (std::size_t u = 0; u < column.cells.size(); ++u) {
    const std::uint32_t at = area.empty() ? 0 : leaf + area[u];
    if (model::is_count(column.cells[u]))
      total[at] = base::checked_add(total[at], column.cells[u]);
    else
      ++missing[at];
  }
  for (std::size_t at = sums.areas; at-- > 1;) {  // parents have smaller numbers than their children
    total[sums.parent[at]] = base::checked_add(total[sums.parent[at]], total[at]);
    missing[sums.parent[at]] += missing[at];
  }
}

}  // namespace

AreaSums number_areas(const model::SheetTable& table) {
  AreaSums sums;
  sums.first = {1};
  for (const model::AreaLevel& level : table.levels)
    sums.first.push_back(sums.first.back() + static_cast<std::uint32_t>(level.areas.size()));
  sums.areas = sums.first.back();
  sums.parent.assign(sums.areas, 0);
  for (std::size_t level = 1; level < table.levels.size(); ++level)
    for (std::size_t i = 0; i < table.levels[level].areas.size(); ++i)
      sums.parent[sums.first[level] + i] = sums.first[level - 1] + table.levels[level].areas[i].parent;
  return sums;
}

AreaSums area_sums(const Subject& s) {
  AreaSums sums = number_areas(s.table);
  sums.total.assign(sums.areas * s.scan.columns.size(), 0);
  sums.missing.assign(sums.total.size(), 0);
  const std::uint32_t leaf = s.table.levels.empty() ? 0 : sums.first[s.table.levels.size() - 1];
  for (std::size_t c = 0; c < s.scan.columns.size(); ++c)
    add_column(sums, c, *s.scan.columns[c].column, s.table.area, leaf);
  return sums;
}

Agreement agreement(model::Cell published, std::int64_t sum, std::int64_t missing) {
  if (published == sum) return Agreement::equal;
  if (missing > 0 && sum < published) return Agreement::untested;
  return Agreement::differs;
}

}  // namespace acta::check
