// SPDX-License-Identifier: Apache-2.0
#include "acta/app/compare_areas.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace acta::app {
namespace {

using model::SheetTable;
using report::AreaChange;

std::uint32_t area_at(const SheetTable& table, std::size_t level, std::uint32_t unit) {
  std::uint32_t area = table.area[unit];
  for (std::size_t l = table.levels.size(); --l > level;) area = table.levels[l].areas[area].parent;
  return area;
}

/// A country apart from its consulates tells little.
std::size_t telling_level(const SheetTable& table) {
  for (std::size_t level = 0; level < table.levels.size(); ++level) {
    std::vector<std::size_t> sheets(table.levels[level].areas.size(), 0);
    for (std::uint32_t unit = 0; unit < table.units(); ++unit) ++sheets[area_at(table, level, unit)];
    if (*std::max_element(sheets.begin(), sheets.end()) * 10 <= table.units() * 6) return level;
  }
  return 0;
}

class ChangesByArea {
 public:
  explicit ChangesByArea(const report::CopyPair& pair)
      : m_own(pair.comparison), m_first(*pair.first_table), m_second(*pair.second_table) {}

  std::vector<AreaChange> run() {
    if (m_second.levels.empty() || m_second.units() == 0) return {};
    m_level = telling_level(m_second);
    for (const model::SheetArea& area : m_second.levels[m_level].areas) m_areas.push_back({.name = area.name});
    for (const auto& both : m_own.join.both) {
      ++of(both.second).joined;
      of(both.second).leaning += lead(m_second, both.second);
    }
    for (const check::SheetDifference& sheet : m_own.differences) {
      ++of(sheet.second).differ;
      of(sheet.second).lead += sheet.margin;
    }
    for (const std::uint32_t unit : m_own.join.only_second) {
      ++of(unit).late;
      of(unit).late_lead += lead(m_second, unit);
    }
    if (!m_own.join.only_first.empty()) add_early();
    if (!m_second.points.empty()) add_middles();
    return std::move(m_areas);
  }

 private:
  AreaChange& of(std::uint32_t second) { return m_areas[area_at(m_second, m_level, second)]; }

  std::int64_t lead(const SheetTable& table, std::uint32_t unit) const {
    const auto votes = [&](std::size_t option) {
      if (option == model::kNone || !table.has_option(option)) return model::Cell{0};
      const model::Cell cell = table.votes[option].cells[unit];
      return model::is_count(cell) ? cell : model::Cell{0};
    };
    return votes(m_own.leader) - votes(m_own.second);
  }

  /// Means of degrees: good enough to draw areas that do not lie across the 180th meridian.
  void add_middles() {
    std::vector<std::size_t> known(m_areas.size(), 0);
    std::vector<model::Coordinates> sums(m_areas.size(), {0, 0});
    for (std::uint32_t unit = 0; unit < m_second.units(); ++unit)
      if (const model::Coordinates& point = m_second.points[unit]; point.known()) {
        const std::uint32_t area = area_at(m_second, m_level, unit);
        ++known[area];
        sums[area].latitude += point.latitude;
        sums[area].longitude += point.longitude;
      }
    for (std::size_t area = 0; area < m_areas.size(); ++area)
      if (const auto n = static_cast<double>(known[area]); n > 0)
        m_areas[area].middle = {sums[area].latitude / n, sums[area].longitude / n};
  }

  void add_early() {
    const std::vector<std::uint32_t> homes = homes_of_first();
    for (const std::uint32_t unit : m_own.join.only_first) {
      AreaChange& area = m_areas[homes.empty() ? elsewhere("no area told") : homes[m_first.area[unit]]];
      ++area.early;
      area.early_lead += lead(m_first, unit);
    }
  }

  /// Per smallest area of the first copy: where most of its joined sheets are in the second, else the area of its name.
  std::vector<std::uint32_t> homes_of_first() {
    if (m_first.levels.empty()) return {};
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> together;
    for (const auto& both : m_own.join.both)
      ++together[{m_first.area[both.first], area_at(m_second, m_level, both.second)}];
    const std::size_t count = m_first.levels.back().areas.size();
    std::vector<std::uint32_t> homes(count, 0);
    std::vector<std::size_t> most(count, 0);
    for (const auto& [areas, sheets] : together)
      if (sheets > most[areas.first]) {
        most[areas.first] = sheets;
        homes[areas.first] = areas.second;
      }
    for (std::uint32_t area = 0; area < count; ++area)
      if (most[area] == 0) homes[area] = elsewhere(name_at(area));
    return homes;
  }

  std::string name_at(std::uint32_t area) const {
    const auto path = model::area_path(m_first, m_first.levels.size() - 1, area);
    return std::string(path[std::min(m_level, path.size() - 1)]);
  }

  std::uint32_t elsewhere(const std::string& name) {
    if (m_by_name.empty())
      for (std::uint32_t area = 0; area < m_areas.size(); ++area) m_by_name.try_emplace(m_areas[area].name, area);
    const auto [at, fresh] = m_by_name.try_emplace(name, static_cast<std::uint32_t>(m_areas.size()));
    if (fresh) m_areas.push_back({.name = name});
    return at->second;
  }

  const check::Comparison& m_own;
  const SheetTable &m_first, &m_second;
  std::size_t m_level = 0;
  std::vector<AreaChange> m_areas;
  std::unordered_map<std::string, std::uint32_t> m_by_name;  ///< of m_areas, once it is asked for
};

}  // namespace

std::vector<AreaChange> changes_by_area(const report::CopyPair& pair) { return ChangesByArea(pair).run(); }

}  // namespace acta::app
