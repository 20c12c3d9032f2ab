// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "acta/check/sums.hpp"

namespace acta::check {
namespace {

using model::Cell;
using model::Finding;
using model::Verdict;

/// So many columns must agree, and so large must the row be: smaller agreements come about by chance.
constexpr std::size_t kFewestColumns = 3;
constexpr std::int64_t kSmallestRow = 20;
/// An area with fewer units has no row to tell apart from its one or two others.
constexpr std::size_t kFewestUnits = 4;

/// Number of the smallest area of each unit, as AreaSums counts.
std::uint32_t area_of(const Subject& s, const AreaSums& sums, std::uint32_t unit) {
  if (s.table.levels.empty()) return 0;
  return sums.number(static_cast<std::int32_t>(s.table.levels.size()) - 1, s.table.area[unit]);
}

/// Whether each number of the unit is the sum of the other units of the area (whose sums hold the unit too).
bool is_total(const Subject& s, const AreaSums& sums, std::uint32_t unit, std::uint32_t area) {
  std::size_t columns = 0;
  std::int64_t size = 0;
  for (std::size_t c = 0; c < s.scan.columns.size(); ++c) {
    const Cell cell = s.scan.columns[c].column->cells[unit];
    const std::int64_t sum = sums.total[c * sums.areas + area];
    if (!model::is_count(cell) ? sum != 0 : 2 * cell != sum) return false;
    if (model::is_count(cell) && cell > 0) {
      ++columns;
      size = base::checked_add(size, cell);
    }
  }
  return columns >= kFewestColumns && size >= kSmallestRow;
}

/// Takes a unit's numbers off its area and all areas around it.
void take_off(const Subject& s, AreaSums& sums, std::uint32_t unit, std::uint32_t area) {
  for (std::size_t c = 0; c < s.scan.columns.size(); ++c) {
    const Cell cell = s.scan.columns[c].column->cells[unit];
    if (!model::is_count(cell)) continue;
    for (std::uint32_t up = area;; up = sums.parent[up]) {
      sums.total[c * sums.areas + up] -= cell;
      if (up == 0) break;
    }
  }
}

/// Units in every area, through all levels.
std::vector<std::size_t> sizes_of(const Subject& s, const AreaSums& sums) {
  std::vector<std::size_t> sizes(sums.areas, 0);
  for (std::uint32_t u = 0; u < s.table.units(); ++u)
    for (std::uint32_t up = area_of(s, sums, u);; up = sums.parent[up]) {
      ++sizes[up];
      if (up == 0) break;
    }
  return sizes;
}

/// Rows that are totals, smallest areas first: a total of a region is the sum of its stations once the totals of its
/// towns are taken off.
std::vector<std::uint32_t> totals_among_units(const Subject& s, AreaSums sums) {
  const std::vector<std::size_t> sizes = sizes_of(s, sums);
  std::vector<std::uint32_t> found;
  for (std::size_t up = 0; up <= s.table.levels.size(); ++up) {
    std::vector<std::uint32_t> here;
    for (std::uint32_t u = 0; u < s.table.units(); ++u) {
      std::uint32_t area = area_of(s, sums, u);
      for (std::size_t k = 0; k < up; ++k) area = sums.parent[area];
      if (sizes[area] >= kFewestUnits && is_total(s, sums, u, area)) here.push_back(u);
    }
    for (const std::uint32_t u : here) take_off(s, sums, u, area_of(s, sums, u));
    found.insert(found.end(), here.begin(), here.end());
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace

Finding hidden_totals(const Subject& s) {
  if (s.table.units() < kFewestUnits || s.scan.columns.size() < kFewestColumns)
    return not_checked("C208", s, "the copy has too few units or columns to tell a total from a unit");
  std::vector<std::uint32_t> found = totals_among_units(s, area_sums(s));
  Finding finding = start("C208", s);
  finding.tested = static_cast<std::int64_t>(s.table.units());
  finding.verdict = found.empty() ? Verdict::holds : Verdict::remarkable;
  std::int64_t ballots = 0;
  for (const std::uint32_t u : found) ballots = base::checked_add(ballots, std::max<Cell>(0, s.scan.ballots[u]));
  finding.votes_at_stake = ballots;
  finding.statement =
      found.empty()
          ? fmt::format("No row of {} is the sum of the others of its area.", counted(finding.tested, "unit"))
          : fmt::format("{} of {} {} the sum of all others of an area; {} would be counted twice if that is a total.",
                        grouped(static_cast<std::int64_t>(found.size())), counted(finding.tested, "unit"),
                        found.size() == 1 ? "is" : "are", counted(ballots, "ballot"));
  take_units(finding, s.table, std::move(found), nullptr, [&](std::uint32_t u) {
    return fmt::format("all numbers are the sums of the other units; ballots {}",
                       model::is_count(s.scan.ballots[u]) ? grouped(s.scan.ballots[u]) : "not stated");
  });
  finding.explanations = {"A total that the source prints among the units and the record does not tell apart."};
  finding.cannot_show = {"A total of areas other than those that the record names."};
  finding.basis = "arithmetic; votes at stake are the ballots of the rows that would be totals";
  return finding;
}

}  // namespace acta::check
