// SPDX-License-Identifier: Apache-2.0
#include "acta/read/sheets.hpp"

#include <array>

#include "acta/read/sheet_builder.hpp"

namespace acta::read {
namespace {

/// The first repair that a strict reading refuses.
std::optional<base::Error> refused(const TableReading& reading, const OpenedTable& table) {
  const std::array<std::pair<const Tally*, const char*>, 6> repairs = {{
      {&reading.short_rows, "a row is shorter than the header"},
      {&reading.long_rows, "a row is longer than the header"},
      {&reading.apostrophes, "a number has an apostrophe"},
      {&reading.thousands, "a number has group marks"},
      {&reading.decimals, "a count has a fraction"},
      {&reading.unreadable, "a cell is not a whole number"},
  }};
  for (const auto& [tally, what] : repairs)
    if (tally->count > 0)
      return base::Error{base::ErrorKind::format, std::string(what) + ": \"" + tally->examples.front().detail + "\"",
                         tally->examples.front().place, "strict reading repairs nothing"};
  if (reading.kept.count > 0)
    return base::Error{base::ErrorKind::format, "a row could not be interpreted", reading.kept.examples.front().place,
                       "strict reading keeps nothing aside"};
  const bool guessed = table.decoded.guessed && table.decoded.from.confidence < 1;
  if (guessed || table.decoded.from.double_encoded || table.decoded.replaced > 0)
    return base::Error{base::ErrorKind::format,
                       "the encoding is guessed or repaired",
                       {table.grid.name(), 0, 0},
                       "state encoding in the record; strict reading guesses nothing"};
  return std::nullopt;
}

}  // namespace

void Tally::add(const base::Place& place, std::string_view detail) {
  if (count++ < model::kLargestExamples) examples.push_back({-1, {}, std::string(base::cut(detail, kKeptText)), place});
}

base::Result<SheetReading> read_sheets(const model::Contest& contest, const std::string& copy, const CopyLayout& layout,
                                       std::span<const OpenedTable* const> tables, bool strict) {
  SheetBuilder builder(contest, copy);
  for (std::size_t i = 0; i < layout.tables.size(); ++i)
    if (auto added = builder.add(*tables[i], layout.tables[i]); !added) return added.error();
  SheetReading reading = std::move(builder).finish();
  if (reading.sheets.units() == 0)
    return base::Error{base::ErrorKind::format,
                       "the copy \"" + copy + "\" has no unit: its tables hold no row of one",
                       {tables.empty() ? std::string() : tables[0]->grid.name(), 0, 0},
                       "look at header, where, level and totals of its [[copy.table]]"};
  if (strict)
    for (std::size_t i = 0; i < reading.tables.size(); ++i)
      if (auto error = refused(reading.tables[i], *tables[i])) return *error;
  return reading;
}

}  // namespace acta::read
