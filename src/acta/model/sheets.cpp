// SPDX-License-Identifier: Apache-2.0
#include "acta/model/sheets.hpp"

#include <algorithm>

#include "acta/base/checked.hpp"

namespace acta::model {
namespace {

constexpr std::array<std::string_view, kQuantityCount> kQuantityNames = {"registered", "registered_special",
                                                                         "received",   "issued",
                                                                         "voters",     "unused",
                                                                         "spoiled",    "lost",
                                                                         "ballots",    "blank",
                                                                         "invalid",    "valid"};

Cell cell_or_missing(const Column* column, std::size_t unit) { return column ? column->cells[unit] : kMissing; }

}  // namespace

std::string_view to_string(Quantity quantity) { return kQuantityNames[static_cast<std::size_t>(quantity)]; }

std::optional<Quantity> quantity_from(std::string_view name) {
  const auto found = std::find(kQuantityNames.begin(), kQuantityNames.end(), name);
  if (found == kQuantityNames.end()) return std::nullopt;
  return static_cast<Quantity>(found - kQuantityNames.begin());
}

base::Place SheetTable::place(std::size_t unit, const Column* column) const {
  const RowPlace& row = places[unit];
  const auto name = [&](std::uint32_t file) { return file < files.size() ? files[file] : std::string(); };
  if (!column || column->source_columns.empty()) return {name(row.file), row.line, 0};
  const std::uint32_t number = column->source_columns.front();
  return column->file == row.file ? base::Place{name(row.file), row.line, number}
                                  : base::Place{name(column->file), 0, number};
}

Sum sum(const Column& column) {
  Sum result;
  for (const Cell cell : column.cells) {
    if (!is_count(cell)) {
      ++result.missing;
      continue;
    }
    result.total = base::checked_add(result.total, cell);
    ++result.counted;
  }
  return result;
}

Sum sum(const Column* column) { return column ? sum(*column) : Sum{}; }

Cell options_sum(const SheetTable& table, std::size_t unit, bool* complete) {
  Cell total = kMissing;
  if (complete) *complete = true;
  for (const Column& column : table.votes) {
    if (column.cells.empty()) continue;
    const Cell cell = column.cells[unit];
    if (is_count(cell))
      total = is_count(total) ? base::checked_add(total, cell) : cell;
    else if (complete)
      *complete = false;
  }
  return total;
}

Cell ballots_counted(const SheetTable& table, std::size_t unit) {
  const Cell stated = cell_or_missing(table.quantity(Quantity::ballots), unit);
  if (is_count(stated)) return stated;
  Cell valid = cell_or_missing(table.quantity(Quantity::valid), unit);
  if (!is_count(valid)) valid = options_sum(table, unit);
  if (!is_count(valid)) return kMissing;
  for (const Quantity q : {Quantity::blank, Quantity::invalid}) {
    const Cell part = cell_or_missing(table.quantity(q), unit);
    if (is_count(part)) valid = base::checked_add(valid, part);
  }
  return valid;
}

std::vector<std::string_view> area_path(const SheetTable& table, std::size_t level, std::uint32_t area) {
  std::vector<std::string_view> path(level + 1);
  for (std::size_t i = level + 1; i-- > 0;) {
    path[i] = table.levels[i].areas[area].name;
    area = table.levels[i].areas[area].parent;
  }
  return path;
}

TurnoutBase default_turnout(const SheetTable& table) {
  for (const Quantity q : {Quantity::issued, Quantity::voters})
    if (table.quantity(q)) return {q, false};
  return {Quantity::ballots, true};
}

Cell turnout_count(const SheetTable& table, const TurnoutBase& base, std::size_t unit) {
  if (base.counted) return ballots_counted(table, unit);
  return cell_or_missing(table.quantity(base.numerator), unit);
}

std::string to_text(const TurnoutBase& base) {
  if (base.counted) return "ballots counted / registered";
  return std::string(to_string(base.numerator)) + " / registered";
}

}  // namespace acta::model
