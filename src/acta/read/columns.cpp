// SPDX-License-Identifier: Apache-2.0
#include "acta/read/columns.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "acta/read/cells.hpp"

namespace acta::read {
namespace {

/// Turns references into indices and remembers the first that leads nowhere.
class Resolver {
 public:
  Resolver(const Grid& grid, const TableLayout& layout, TableColumns& columns)
      : m_grid(grid), m_layout(layout), m_columns(columns) {}

  bool find_header();
  std::uint32_t index(const ColumnRef& ref);
  std::vector<std::uint32_t> indices(const std::vector<ColumnRef>& refs);
  std::uint32_t optional_index(const ColumnRef& ref) { return ref.empty() ? kNoColumn : index(ref); }
  void note_unused();

  std::optional<base::Error> error;

 private:
  void fail(base::ErrorKind kind, const ColumnRef& ref, std::string message, std::string advice = {}) {
    if (!error) error = base::Error{kind, std::move(message), ref.place, std::move(advice)};
  }
  std::string nearest(const std::string& heading) const;

  const Grid& m_grid;
  const TableLayout& m_layout;
  TableColumns& m_columns;
  std::unordered_map<std::string, std::vector<std::uint32_t>> m_by_heading;
  std::vector<bool> m_used;
};

bool Resolver::find_header() {
  std::size_t row = 0;
  std::uint32_t seen = 0;
  while (row < m_grid.rows() && m_layout.header > 0) {
    if (!is_empty_row(m_grid, row) && ++seen == m_layout.header) break;
    ++row;
  }
  if (row >= m_grid.rows()) {
    error = base::Error{base::ErrorKind::format,
                        m_layout.header == 0
                            ? "the table has no rows"
                            : "the table has no row " + std::to_string(m_layout.header) + " to hold the headings",
                        {m_grid.name(), 0, 0},
                        {}};
    return false;
  }
  m_columns.first_row = m_layout.header > 0 ? row + 1 : 0;
  m_columns.width = m_layout.header > 0 ? m_grid.columns(row) : m_grid.width();
  m_used.assign(std::max(m_grid.width(), m_columns.width), false);
  m_columns.headings.resize(m_columns.width);
  for (std::uint32_t i = 0; m_layout.header > 0 && i < m_columns.width; ++i) {
    m_columns.headings[i] = std::string(trimmed(m_grid.cell(row, i)));
    m_by_heading[m_columns.headings[i]].push_back(i);
  }
  return true;
}

std::string Resolver::nearest(const std::string& heading) const {
  std::string best;
  std::size_t shared = 2;
  for (const std::string& candidate : m_columns.headings) {
    const auto ends = std::mismatch(heading.begin(), heading.end(), candidate.begin(), candidate.end());
    const auto length = static_cast<std::size_t>(ends.first - heading.begin());
    if (length > shared) {
      shared = length;
      best = candidate;
    }
  }
  if (!best.empty()) return "the nearest heading is \"" + best + "\"";
  std::string list = "the headings are:";
  for (std::size_t i = 0; i < std::min<std::size_t>(m_columns.headings.size(), 12); ++i)
    list += " \"" + m_columns.headings[i] + "\"";
  return list;
}

std::uint32_t Resolver::index(const ColumnRef& ref) {
  if (ref.number != 0) {
    if (ref.number > m_grid.width()) {
      fail(base::ErrorKind::not_found, ref, m_grid.name() + " has no column " + std::to_string(ref.number),
           "its widest row has " + std::to_string(m_grid.width()) + " cells");
      return kNoColumn;
    }
    m_used[ref.number - 1] = true;
    return ref.number - 1;
  }
  const auto found = m_by_heading.find(std::string(trimmed(ref.heading)));
  if (found == m_by_heading.end()) {
    fail(base::ErrorKind::not_found, ref, m_grid.name() + " has no column \"" + ref.heading + "\"",
         nearest(ref.heading));
    return kNoColumn;
  }
  if (found->second.size() > 1) {
    std::string numbers;
    for (const std::uint32_t i : found->second) numbers += (numbers.empty() ? "" : ", ") + std::to_string(i + 1);
    fail(base::ErrorKind::usage, ref, "the heading \"" + ref.heading + "\" stands over several columns: " + numbers,
         "name the column by its number");
    return kNoColumn;
  }
  m_used[found->second.front()] = true;
  return found->second.front();
}

std::vector<std::uint32_t> Resolver::indices(const std::vector<ColumnRef>& refs) {
  std::vector<std::uint32_t> found;
  found.reserve(refs.size());
  for (const ColumnRef& ref : refs) found.push_back(ref.empty() && ref.place.line != 0 ? kNoColumn : index(ref));
  return found;
}

void Resolver::note_unused() {
  for (const ColumnRef& ref : m_layout.ignore) (void)index(ref);
  if (m_layout.ignore_rest) return;
  for (std::uint32_t i = 0; i < m_columns.width; ++i)
    if (!m_used[i]) m_columns.unused.push_back(i);
}

/// No column may count twice: in one sum, or as votes of two options.
void refuse_repeats(Resolver& resolver, const TableLayout& layout, const TableColumns& columns) {
  const auto refuse = [&](const ColumnRef& ref) {
    if (!resolver.error)
      resolver.error = base::Error{base::ErrorKind::usage, "a column would be counted twice", ref.place, {}};
  };
  std::vector<std::uint32_t> of_votes;
  const auto add = [&](std::vector<std::uint32_t>& seen, const std::vector<std::uint32_t>& more,
                       const ColumnSum& refs) {
    for (std::size_t i = 0; i < more.size(); ++i) {
      if (std::find(seen.begin(), seen.end(), more[i]) != seen.end()) refuse(refs[i]);
      seen.push_back(more[i]);
    }
  };
  for (std::size_t i = 0; i < columns.votes.size(); ++i) add(of_votes, columns.votes[i], layout.votes[i]);
  for (std::size_t i = 0; i < model::kQuantityCount; ++i) {
    std::vector<std::uint32_t> seen;
    add(seen, columns.quantities[i], layout.quantities[i]);
  }
}

}  // namespace

bool is_empty_row(const Grid& grid, std::size_t row) {
  for (std::size_t i = 0; i < grid.columns(row); ++i)
    if (!trimmed(grid.cell(row, i)).empty()) return false;
  return true;
}

base::Result<TableColumns> resolve_columns(const Grid& grid, const TableLayout& layout) {
  TableColumns columns;
  Resolver resolver(grid, layout, columns);
  if (!resolver.find_header()) return *resolver.error;
  columns.areas = resolver.indices(layout.areas);
  columns.area_names = resolver.indices(layout.area_names);
  columns.unit = resolver.indices(layout.unit);
  columns.key = resolver.indices(layout.key);
  for (std::size_t i = 0; i < model::kQuantityCount; ++i)
    columns.quantities[i] = resolver.indices(layout.quantities[i]);
  for (const ColumnSum& votes : layout.votes) columns.votes.push_back(resolver.indices(votes));
  columns.option = resolver.optional_index(layout.option);
  columns.count = resolver.optional_index(layout.count);
  columns.name = resolver.optional_index(layout.name);
  columns.station_kind = resolver.optional_index(layout.station_kind);
  columns.latitude = resolver.optional_index(layout.latitude);
  columns.longitude = resolver.optional_index(layout.longitude);
  if (layout.level) columns.level = resolver.index(layout.level->column);
  for (const RowFilter& filter : layout.where) columns.where.push_back(resolver.index(filter.column));
  refuse_repeats(resolver, layout, columns);
  resolver.note_unused();
  if (resolver.error) return *resolver.error;
  return columns;
}

}  // namespace acta::read
