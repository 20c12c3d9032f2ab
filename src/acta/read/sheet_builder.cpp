// SPDX-License-Identifier: Apache-2.0
#include "acta/read/sheet_builder.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "acta/base/checked.hpp"
#include "acta/read/shares.hpp"

namespace acta::read {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

bool all_zeros(std::string_view text) { return !text.empty() && text.find_first_not_of('0') == std::string_view::npos; }

void append_part(std::string& text, std::string_view part, bool first) {
  if (!first) text += '/';
  text += part;
}

std::string joined(const Grid& grid, std::size_t row, const std::vector<std::uint32_t>& columns) {
  std::string text;
  for (std::size_t i = 0; i < columns.size(); ++i) append_part(text, trimmed(grid.cell(row, columns[i])), i == 0);
  return text;
}

bool contains(const std::vector<std::string>& values, std::string_view text) {
  return std::find(values.begin(), values.end(), text) != values.end();
}

}  // namespace

struct SheetBuilder::Pass {
  const Grid& grid;
  const TableLayout& layout;
  TableColumns columns;
  NumberForm numbers;
  TableReading& reading;
  std::uint32_t file;
  bool first_units;  // no earlier table had units: keys need no look-up
  std::string scratch{};
  std::unordered_map<std::string_view, std::size_t> options{};
};

std::uint32_t AreaIndex::find_or_add(std::size_t level, std::uint32_t parent, std::string_view id) {
  if (m_levels.size() <= level) m_levels.resize(level + 1);
  Level& known = m_levels[level];
  if (known.any && known.last_parent == parent && known.last_id == id) return known.last;
  auto& areas = m_sheets.levels[level].areas;
  const auto [found, added] = known.by_parent[parent].try_emplace(id, static_cast<std::uint32_t>(areas.size()));
  if (added) areas.push_back({std::string(id), std::string(id), parent});
  known.any = true;
  known.last_parent = parent;
  known.last_id = found->first;
  known.last = found->second;
  return known.last;
}

SheetBuilder::SheetBuilder(const model::Contest& contest, std::string copy)
    : m_contest(contest), m_areas(m_reading.sheets) {
  m_reading.sheets.contest = contest.id;
  m_reading.sheets.copy = std::move(copy);
  m_reading.sheets.votes.resize(contest.options.size());
}

base::Result<void> SheetBuilder::add(const OpenedTable& table, const TableLayout& layout) {
  auto columns = resolve_columns(table.grid, layout);
  if (!columns) return columns.error();
  model::SheetTable& sheets = m_reading.sheets;
  if (sheets.units() > 0 && columns->areas.size() > sheets.levels.size())
    return base::Error{base::ErrorKind::usage, "this table has more levels of areas than the first of its copy",
                       layout.place, "put it first"};
  sheets.files.push_back(table.grid.name());
  m_reading.tables.push_back({});
  TableReading& reading = m_reading.tables.back();
  reading.file = table.grid.name();
  reading.form = layout.form;
  reading.title_rows = columns->first_row;
  for (const std::uint32_t column : columns->unused)
    reading.unused.push_back(column < columns->headings.size() && !columns->headings[column].empty()
                                 ? columns->headings[column]
                                 : "column " + std::to_string(column + 1));
  Pass pass{table.grid,
            layout,
            std::move(columns).value(),
            {layout.missing, layout.thousands, layout.decimals},
            reading,
            static_cast<std::uint32_t>(sheets.files.size() - 1),
            sheets.units() == 0};
  for (std::size_t i = 0; i < layout.option_values.size(); ++i) pass.options.emplace(layout.option_values[i], i);
  if (layout.form == TableForm::long_form) pass.first_units = false;
  prepare_levels(pass);
  m_capacity = std::max(m_capacity, sheets.units() + (layout.form == TableForm::wide ? table.grid.rows() : 0));
  for (std::size_t i = 0; i < model::kQuantityCount; ++i)
    if (!pass.columns.quantities[i].empty()) {
      auto& column = sheets.quantities[i];
      if (!column) column.emplace();
      describe(pass, *column, pass.columns.quantities[i]);
    }
  for (std::size_t i = 0; i < pass.columns.votes.size(); ++i)
    if (!pass.columns.votes[i].empty()) describe(pass, sheets.votes[i], pass.columns.votes[i]);
  if (layout.form == TableForm::long_form)
    for (model::Column& column : sheets.votes) describe(pass, column, {pass.columns.count});
  for (std::size_t row = pass.columns.first_row; row < table.grid.rows(); ++row) read_row(pass, row);
  return {};
}

void SheetBuilder::prepare_levels(const Pass& pass) {
  auto& levels = m_reading.sheets.levels;
  for (std::size_t i = levels.size(); i < pass.columns.areas.size(); ++i) {
    const std::uint32_t column = pass.columns.areas[i];
    const bool named = column < pass.columns.headings.size() && !pass.columns.headings[column].empty();
    levels.push_back({named ? pass.columns.headings[column] : "area " + std::to_string(i + 1), {}});
  }
}

void SheetBuilder::describe(Pass& pass, model::Column& column, const std::vector<std::uint32_t>& from) {
  if (column.cells.size() < m_capacity) column.cells.resize(m_capacity, model::kMissing);
  if (!column.headings.empty()) return;
  for (const std::uint32_t index : from) {
    column.headings.push_back(index < pass.columns.headings.size() ? pass.columns.headings[index] : std::string());
    column.source_columns.push_back(index + 1);
    column.file = pass.file;
  }
}

void SheetBuilder::read_row(Pass& pass, std::size_t row) {
  if (is_empty_row(pass.grid, row)) {
    ++pass.reading.empty_rows;
    return;
  }
  std::int32_t level = -1;
  const RowKind kind = classify(pass, row, level);
  const std::size_t width = pass.grid.columns(row);
  if (kind != RowKind::other && width != pass.columns.width)
    (width < pass.columns.width ? pass.reading.short_rows : pass.reading.long_rows)
        .add(pass.grid.place(row, width),
             std::to_string(width) + " cells, " + std::to_string(pass.columns.width) + " expected");
  switch (kind) {
    case RowKind::other: ++pass.reading.other_rows; break;
    case RowKind::kept: keep_row(pass, row, "neither a unit nor a total of a level that the record names"); break;
    case RowKind::total:
      ++pass.reading.total_rows;
      pass.layout.form == TableForm::names ? read_name(pass, row) : read_total(pass, row, level);
      break;
    case RowKind::unit:
      ++(pass.layout.form == TableForm::names ? pass.reading.name_rows : pass.reading.unit_rows);
      pass.layout.form == TableForm::names ? read_name(pass, row) : read_unit(pass, row);
      break;
  }
}

SheetBuilder::RowKind SheetBuilder::classify(const Pass& pass, std::size_t row, std::int32_t& level) const {
  for (std::size_t i = 0; i < pass.columns.where.size(); ++i) {
    const RowFilter& filter = pass.layout.where[i];
    if (contains(filter.values, trimmed(pass.grid.cell(row, pass.columns.where[i]))) != filter.keep)
      return RowKind::other;
  }
  if (pass.layout.level) {
    const std::string_view value = trimmed(pass.grid.cell(row, pass.columns.level));
    if (contains(pass.layout.level->unit, value)) return RowKind::unit;
    for (const auto& [text, number] : pass.layout.level->total)
      if (text == value) {
        level = number;
        return RowKind::total;
      }
    return RowKind::kept;
  }
  if (!pass.layout.totals_zeros) return RowKind::unit;
  for (const std::uint32_t column : pass.columns.unit)
    if (!all_zeros(trimmed(pass.grid.cell(row, column)))) return RowKind::unit;
  for (std::size_t i = 0; i < pass.columns.areas.size(); ++i)
    if (!all_zeros(trimmed(pass.grid.cell(row, pass.columns.areas[i])))) level = static_cast<std::int32_t>(i);
  return RowKind::total;
}

std::uint32_t SheetBuilder::area_of(const Pass& pass, std::size_t row, std::size_t levels) {
  std::uint32_t area = 0;
  for (std::size_t i = 0; i < levels; ++i)
    area = m_areas.find_or_add(
        i, area,
        i < pass.columns.areas.size() ? trimmed(pass.grid.cell(row, pass.columns.areas[i])) : std::string_view());
  return area;
}

void SheetBuilder::name_areas(const Pass& pass, std::size_t row) {
  std::uint32_t area = 0;
  for (std::size_t i = 0; i < pass.columns.area_names.size(); ++i) {
    area = m_areas.find_or_add(i, area, trimmed(pass.grid.cell(row, pass.columns.areas[i])));
    if (pass.columns.area_names[i] == kNoColumn) continue;
    const std::string_view name = trimmed(pass.grid.cell(row, pass.columns.area_names[i]));
    model::SheetArea& known = m_reading.sheets.levels[i].areas[area];
    if (known.name == known.id && !name.empty()) known.name = std::string(name);
  }
}

void SheetBuilder::index_keys() {
  if (m_keys_indexed) return;
  m_keys_indexed = true;
  const auto& keys = m_reading.sheets.keys;
  m_by_key.reserve(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) m_by_key.try_emplace(std::string(keys[i]), i);
}

std::size_t SheetBuilder::new_unit(Pass& pass, std::size_t row, std::string_view key) {
  model::SheetTable& sheets = m_reading.sheets;
  const std::size_t unit = sheets.units();
  sheets.places.push_back({pass.file, pass.grid.line(row)});
  sheets.keys.push_back(key);
  sheets.labels.push_back(joined(pass.grid, row, pass.columns.unit));
  if (!sheets.levels.empty()) {
    sheets.area.push_back(area_of(pass, row, sheets.levels.size()));
    if (!pass.columns.area_names.empty()) name_areas(pass, row);
  }
  m_capacity = std::max(m_capacity, unit + 1);
  if (m_keys_indexed) m_by_key.try_emplace(std::string(key), unit);
  return unit;
}

std::size_t SheetBuilder::unit_of(Pass& pass, std::size_t row) {
  pass.scratch.clear();
  for (std::size_t i = 0; i < pass.columns.key.size(); ++i)
    append_part(pass.scratch, part_of(trimmed(pass.grid.cell(row, pass.columns.key[i])), pass.layout.key_parts[i]),
                i == 0);
  if (pass.first_units) return new_unit(pass, row, pass.scratch);
  index_keys();
  if (const auto found = m_by_key.find(pass.scratch); found != m_by_key.end()) return found->second;
  const bool joining = m_reading.tables.size() > 1 && m_reading.sheets.units() > 0;
  if (joining) pass.reading.unmatched.add(pass.grid.place(row, pass.columns.key.front()), pass.scratch);
  return new_unit(pass, row, pass.scratch);
}

model::Cell SheetBuilder::number(Pass& pass, std::size_t row, std::uint32_t column) {
  const std::string_view text = pass.grid.cell(row, column);
  const CellReading reading = read_number(text, pass.numbers);
  if (reading.repair == Repair::none) return reading.cell;
  const base::Place place = pass.grid.place(row, column);
  switch (reading.repair) {
    case Repair::apostrophe: pass.reading.apostrophes.add(place, text); break;
    case Repair::thousands: pass.reading.thousands.add(place, text); break;
    case Repair::decimals: pass.reading.decimals.add(place, text); break;
    default: keep_cell(pass, place, text, "not a whole number");
  }
  return reading.cell;
}

void SheetBuilder::keep_cell(Pass& pass, const base::Place& place, std::string_view text, std::string reason) {
  pass.reading.unreadable.add(place, text);
  model::SheetTable& sheets = m_reading.sheets;
  ++sheets.kept_count;
  if (sheets.kept.size() < model::kLargestKept)
    sheets.kept.push_back({place, std::string(base::cut(text, kKeptText)), std::move(reason)});
}

model::Cell SheetBuilder::added_up(Pass& pass, std::size_t row, const std::vector<std::uint32_t>& columns) {
  model::Cell total = 0;
  for (const std::uint32_t column : columns) {
    const model::Cell cell = number(pass, row, column);
    if (!model::is_count(cell))
      total = model::is_count(total) ? cell : total;
    else if (model::is_count(total))
      total = base::checked_add(total, cell);
  }
  if (!model::is_count(total) || std::abs(total) <= base::kLargestCount) return total;
  keep_cell(pass, pass.grid.place(row, columns.front()), std::to_string(total),
            "the sum of its columns is too large for a count");
  return model::kUnreadable;
}

/// Votes told as per cents of a quantity of the row; several columns are added up.
model::Cell SheetBuilder::share(Pass& pass, std::size_t row, const std::vector<std::uint32_t>& columns) {
  const auto& whole = pass.columns.quantities[static_cast<std::size_t>(*pass.layout.shares_of)];
  model::Cell base = 0;
  for (const std::uint32_t column : whole) {
    const model::Cell cell = read_number(pass.grid.cell(row, column), pass.numbers).cell;
    base = model::is_count(base) && model::is_count(cell) ? base::checked_add(base, cell) : model::kMissing;
  }
  model::Cell total = 0;
  for (const std::uint32_t column : columns) {
    const std::string_view text = pass.grid.cell(row, column);
    ShareReading reading = read_share(text, base, pass.numbers);
    pass.reading.shares += model::is_count(reading.cell);
    if (reading.cell == model::kUnreadable)
      keep_cell(pass, pass.grid.place(row, column), text, std::move(reading.reason));
    if (!model::is_count(total)) continue;
    total = model::is_count(reading.cell) ? base::checked_add(total, reading.cell) : reading.cell;
  }
  return total;
}

model::Cell SheetBuilder::votes(Pass& pass, std::size_t row, const std::vector<std::uint32_t>& columns) {
  if (pass.layout.shares_of) return share(pass, row, columns);
  return columns.size() == 1 ? number(pass, row, columns.front()) : added_up(pass, row, columns);
}

void SheetBuilder::store(Pass& pass, std::size_t row, model::Column& column, std::size_t unit,
                         const std::vector<std::uint32_t>& from, model::Cell cell) {
  if (column.cells.size() <= unit) column.cells.resize(std::max(m_capacity, unit + 1), model::kMissing);
  model::Cell& stored = column.cells[unit];
  if (model::is_count(stored) && model::is_count(cell) && stored != cell)
    pass.reading.repeated.add(
        pass.grid.place(row, from.front()),
        std::to_string(cell) + " after " + std::to_string(stored) + " for " + std::string(m_reading.sheets.keys[unit]));
  if (!model::is_count(stored)) stored = cell;
}

std::size_t SheetBuilder::option_of(const Pass& pass, std::size_t row) const {
  const auto found = pass.options.find(trimmed(pass.grid.cell(row, pass.columns.option)));
  return found == pass.options.end() ? kNone : found->second;
}

/// The first table that tells a unit's point is believed; both coordinates must be readable.
void SheetBuilder::read_point(Pass& pass, std::size_t row, std::size_t unit) {
  std::vector<model::Coordinates>& points = m_reading.sheets.points;
  if (points.size() <= unit) points.resize(std::max(m_capacity, unit + 1));
  if (points[unit].known()) return;
  const auto read = [&](std::uint32_t column, double most) {
    const std::string_view text = pass.grid.cell(row, column);
    const auto degrees = read_degrees(text, most, pass.numbers);
    if (!degrees) keep_cell(pass, pass.grid.place(row, column), text, "not decimal degrees");
    return degrees.value_or(std::numeric_limits<double>::quiet_NaN());
  };
  points[unit] = {read(pass.columns.latitude, 90), read(pass.columns.longitude, 180)};
}

/// Units of other tables have the kind "".
void SheetBuilder::read_kind(Pass& pass, std::size_t row, std::size_t unit) {
  model::SheetTable& sheets = m_reading.sheets;
  const std::string name(trimmed(pass.grid.cell(row, pass.columns.station_kind)));
  const auto kind_of = [&](const std::string& text) {
    const auto [at, fresh] = m_kinds.try_emplace(text, static_cast<std::uint32_t>(sheets.station_kinds.size()));
    if (fresh) sheets.station_kinds.push_back(text);
    return at->second;
  };
  if (sheets.station_kind.size() < unit) sheets.station_kind.resize(unit, kind_of(""));
  if (sheets.station_kind.size() == unit) sheets.station_kind.push_back(0);
  sheets.station_kind[unit] = kind_of(name);
}

void SheetBuilder::read_unit(Pass& pass, std::size_t row) {
  model::SheetTable& sheets = m_reading.sheets;
  if (pass.layout.form == TableForm::long_form) {
    const std::size_t option = option_of(pass, row);
    if (option == kNone) {
      --pass.reading.unit_rows;
      return keep_row(pass, row, "an option that the record does not name");
    }
    const std::size_t unit = unit_of(pass, row);
    store(pass, row, sheets.votes[option], unit, {pass.columns.count}, number(pass, row, pass.columns.count));
    return;
  }
  const std::size_t unit = unit_of(pass, row);
  for (std::size_t i = 0; i < model::kQuantityCount; ++i)
    if (const auto& from = pass.columns.quantities[i]; !from.empty())
      store(pass, row, *sheets.quantities[i], unit, from,
            from.size() == 1 ? number(pass, row, from.front()) : added_up(pass, row, from));
  for (std::size_t i = 0; i < pass.columns.votes.size(); ++i)
    if (const auto& from = pass.columns.votes[i]; !from.empty())
      store(pass, row, sheets.votes[i], unit, from, votes(pass, row, from));
  if (pass.columns.latitude != kNoColumn) read_point(pass, row, unit);
  if (pass.columns.station_kind != kNoColumn) read_kind(pass, row, unit);
}

void SheetBuilder::read_total(Pass& pass, std::size_t row, std::int32_t level) {
  model::SheetTable& sheets = m_reading.sheets;
  model::PublishedTotal total;
  total.level = level;
  total.area = area_of(pass, row, static_cast<std::size_t>(level + 1));
  total.quantities.fill(model::kMissing);
  total.votes.assign(m_contest.options.size(), model::kMissing);
  total.place = pass.grid.place(row, pass.columns.key.front());
  if (pass.layout.form == TableForm::long_form) {
    const std::size_t option = option_of(pass, row);
    if (option == kNone) return keep_row(pass, row, "an option that the record does not name");
    total.votes[option] = number(pass, row, pass.columns.count);
  } else {
    for (std::size_t i = 0; i < model::kQuantityCount; ++i)
      if (!pass.columns.quantities[i].empty()) total.quantities[i] = added_up(pass, row, pass.columns.quantities[i]);
    for (std::size_t i = 0; i < pass.columns.votes.size(); ++i)
      if (!pass.columns.votes[i].empty()) total.votes[i] = votes(pass, row, pass.columns.votes[i]);
  }
  sheets.published.push_back(std::move(total));
}

void SheetBuilder::read_name(Pass& pass, std::size_t row) {
  for (const std::uint32_t column : pass.columns.unit)
    if (!all_zeros(trimmed(pass.grid.cell(row, column)))) return;  // the name of a unit, not of an area
  std::size_t levels = pass.columns.areas.size();
  if (pass.layout.totals_zeros)
    while (levels > 0 && all_zeros(trimmed(pass.grid.cell(row, pass.columns.areas[levels - 1])))) --levels;
  if (levels == 0) return;
  const std::uint32_t area = area_of(pass, row, levels);
  const std::string_view name = trimmed(pass.grid.cell(row, pass.columns.name));
  if (!name.empty()) m_reading.sheets.levels[levels - 1].areas[area].name = std::string(name);
}

void SheetBuilder::keep_row(Pass& pass, std::size_t row, std::string reason) {
  std::string text;
  for (std::size_t i = 0; i < pass.grid.columns(row) && text.size() < 200; ++i)
    append_part(text, pass.grid.cell(row, i), i == 0);
  ++pass.reading.kept_rows;
  pass.reading.kept.add(pass.grid.place(row, 0), text);
  model::SheetTable& sheets = m_reading.sheets;
  ++sheets.kept_count;
  if (sheets.kept.size() < model::kLargestKept)
    sheets.kept.push_back({pass.grid.place(row, 0), std::string(base::cut(text, kKeptText)), std::move(reason)});
}

SheetReading SheetBuilder::finish() && {
  model::SheetTable& sheets = m_reading.sheets;
  const std::size_t units = sheets.units();
  for (auto& column : sheets.quantities)
    if (column) {
      column->cells.resize(units, model::kMissing);
      column->cells.shrink_to_fit();
    }
  for (model::Column& column : sheets.votes)
    if (!column.headings.empty()) column.cells.resize(units, model::kMissing);
  if (!sheets.points.empty()) sheets.points.resize(units);
  if (sheets.station_kind.empty() || sheets.station_kind.size() == units) return std::move(m_reading);
  const auto [none, fresh] = m_kinds.try_emplace("", static_cast<std::uint32_t>(sheets.station_kinds.size()));
  if (fresh) sheets.station_kinds.emplace_back();
  sheets.station_kind.resize(units, none->second);
  return std::move(m_reading);
}

}  // namespace acta::read
