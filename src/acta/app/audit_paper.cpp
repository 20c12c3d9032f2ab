// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "acta/app/audit_entries.hpp"
#include "acta/app/audit_parts.hpp"
#include "acta/base/checked.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;
using model::SheetTable;

constexpr const char *kValid = "valid", *kBallots = "ballots", *kLost = "missing";

Error usage(std::string message, std::string hint = {}) {
  return {ErrorKind::usage, std::move(message), {}, std::move(hint)};
}

/// Whether some claim looks at papers of this ballot that are for no list.
bool needs_ballots(const AuditSubject& subject, std::size_t table) {
  const std::size_t lists = subject.poll.lists.size();
  for (const audit::OutcomeClaim& one : subject.claims.claims)
    for (const audit::ClaimPart& part : one.claim.parts)
      for (const audit::ClaimTerm& term : part.terms)
        if (part.ballot == table && term.column >= lists && term.weight != 0) return true;
  return false;
}

base::Result<void> same_options(const AuditedSheets& table, const SheetTable& paper, const std::string& copy) {
  for (std::size_t option = 0; option < table.contest->options.size(); ++option)
    if (table.sheets->has_option(option) && !paper.has_option(option))
      return usage(fmt::format("copy \"{}\" has no votes of {}", copy, table.contest->options[option].name),
                   "the paper needs a column for every option that the audited copy has");
  return {};
}

Error wrong(const PaperEntry& entry, const std::string& column, const std::string& message, std::string hint = {}) {
  return {ErrorKind::format, "sheet " + entry.unit + ": " + message, place_of(entry, column), std::move(hint)};
}

/// The entry's cells in the order of the columns.
base::Result<std::vector<std::string>> cells_of(const PaperEntry& entry, const std::vector<std::string>& columns) {
  std::vector<std::string> cells;
  for (const std::string& column : columns) {
    const std::string* found = nullptr;
    for (const auto& [name, value] : entry.values)
      if (name == column) found = &value;
    if (!found) return wrong(entry, column, "column \"" + column + "\" is not there");
    cells.push_back(*found);
  }
  for (const auto& [name, value] : entry.values)
    if (std::find(columns.begin(), columns.end(), name) == columns.end())
      return wrong(entry, name, "column \"" + name + "\" is none of this audit");
  return cells;
}

base::Result<model::Cell> number_of(const PaperEntry& entry, const std::string& column, const std::string& cell) {
  model::Cell number = 0;
  const auto [end, fault] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  if (cell.empty() || fault != std::errc() || end != cell.data() + cell.size() || number < 0 ||
      number > base::kLargestCount)
    return wrong(entry, column, fmt::format("\"{}\" in column \"{}\" is no number of votes", cell, column),
                 "whole numbers from 0, digits only; \"missing\" in every column where the paper was not found");
  return number;
}

/// Columns of one ballot's sheets, among those of all.
struct ColumnRange {
  std::size_t begin = 0, end = 0;
};

/// One entry as a table of one sheet, so that it is read as sheets are.
base::Result<SheetTable> table_of(const AuditedSheets& audited, const PaperEntry& entry,
                                  const std::vector<std::string>& columns, const std::vector<std::string>& cells,
                                  const ColumnRange& own) {
  SheetTable table;
  table.places.push_back({});
  table.votes.resize(audited.contest->options.size());
  for (std::size_t other = 0; other < cells.size(); ++other)
    if ((other < own.begin || other >= own.end) && !cells[other].empty())
      return wrong(entry, columns[other], fmt::format("column \"{}\" belongs to another ballot", columns[other]),
                   "columns of other ballots are left empty");
  std::size_t at = own.begin;
  const auto read = [&](model::Column& column) -> base::Result<void> {
    const auto number = number_of(entry, columns[at], cells[at]);
    if (!number) return number.error();
    column.cells.push_back(*number);
    ++at;
    return {};
  };
  for (std::size_t option = 0; option < table.votes.size(); ++option)
    if (audited.sheets->has_option(option))
      if (const auto done = read(table.votes[option]); !done) return done.error();
  for (const model::Quantity quantity : {model::Quantity::valid, model::Quantity::ballots})
    if (at < own.end)
      if (const auto done = read(table.quantities[static_cast<std::size_t>(quantity)].emplace()); !done)
        return done.error();
  return table;
}

/// Votes, valid and all ballots of an entry that has the three.
base::Result<void> adds_up(const PaperEntry& entry, const SheetTable& table, const std::string& start) {
  const model::Column* valid = table.quantity(model::Quantity::valid);
  const model::Column* ballots = table.quantity(model::Quantity::ballots);
  if (!valid || !ballots) return {};
  std::int64_t votes = 0;
  for (const model::Column& option : table.votes)
    if (!option.cells.empty()) votes += option.cells.front();
  if (valid->cells.front() < votes)
    return wrong(entry, start + kValid,
                 fmt::format("{} valid ballots are less than the {} votes", valid->cells.front(), votes));
  if (ballots->cells.front() < valid->cells.front())
    return wrong(
        entry, start + kBallots,
        fmt::format("{} ballots are less than the {} valid ones", ballots->cells.front(), valid->cells.front()));
  return {};
}

}  // namespace

namespace {

/// Before the names of one ballot's columns, where there are several.
std::string start_of(const AuditSubject& subject, std::size_t index) {
  return subject.tables.size() > 1 ? subject.tables[index].ballot + ": " : "";
}

/// "Ames", "second: Ames".
std::vector<std::string> columns_of(const AuditSubject& subject, std::size_t index) {
  const AuditedSheets& table = subject.tables[index];
  const std::string start = start_of(subject, index);
  std::map<std::string, int> names = {{"sheet", 1},           {"place", 1}, {"times", 1}, {"draws", 1},
                                      {"ballots at most", 1}, {kValid, 1},  {kBallots, 1}};
  for (const model::Option& option : table.contest->options) ++names[option.name];
  std::vector<std::string> columns;
  for (std::size_t o = 0; o < table.contest->options.size(); ++o) {
    const model::Option& option = table.contest->options[o];
    if (table.sheets->has_option(o))
      columns.push_back(start +
                        (names[option.name] > 1 ? fmt::format("{} ({})", option.name, option.id) : option.name));
  }
  if (needs_ballots(subject, index)) columns.insert(columns.end(), {start + kValid, start + kBallots});
  return columns;
}

bool is_lost(const std::vector<std::string>& cells, const ColumnRange& own) {
  return std::all_of(cells.begin() + static_cast<std::ptrdiff_t>(own.begin),
                     cells.begin() + static_cast<std::ptrdiff_t>(own.end),
                     [](const std::string& one) { return one == kLost; });
}

}  // namespace

std::vector<std::string> paper_columns(const AuditSubject& subject) {
  std::vector<std::string> all;
  for (std::size_t t = 0; t < subject.tables.size(); ++t)
    for (std::string& one : columns_of(subject, t)) all.push_back(std::move(one));
  return all;
}

base::Result<PaperCounts> paper_entries(const AuditSubject& subject, std::span<const PaperEntry> entries) {
  const auto batches = batches_by_key(subject);
  if (!batches) return batches.error();
  const std::vector<std::string> columns = paper_columns(subject);
  std::vector<ColumnRange> ranges;
  for (std::size_t t = 0; t < subject.tables.size(); ++t) {
    const std::size_t begin = ranges.empty() ? 0 : ranges.back().end;
    ranges.push_back({begin, begin + columns_of(subject, t).size()});
  }
  PaperCounts found;
  for (const PaperEntry& entry : entries) {
    const auto batch = batches->find(entry.unit);
    if (batch == batches->end())
      return wrong(entry, {}, "there is no such sheet", "copy its name from the retrieval list");
    const auto cells = cells_of(entry, columns);
    if (!cells) return cells.error();
    found.counts.erase(batch->second);
    found.lost.erase(batch->second);
    const AuditedSheets& audited = subject.table_of(batch->second);
    const auto index = static_cast<std::size_t>(&audited - subject.tables.data());
    if (is_lost(*cells, ranges[index])) {
      found.lost.insert(batch->second);
      continue;
    }
    const auto table = table_of(audited, entry, columns, *cells, ranges[index]);
    if (!table) return table.error();
    if (const auto sums = adds_up(entry, *table, start_of(subject, index)); !sums) return sums.error();
    SheetReading reading = reading_of(subject, index, *table, 0);
    if (!reading.ballots_stated) found.votes_only.insert(batch->second);
    found.counts.emplace(batch->second, std::move(reading.votes));
  }
  return found;
}

namespace {

base::Result<void> add_paper(const Loaded& loaded, const AuditSubject& subject, std::size_t index,
                             const std::string& copy, PaperCounts& found) {
  const AuditedSheets& table = subject.tables[index];
  const auto at_copy = copy_of(loaded.file.record, table.index, copy);
  if (!at_copy) return at_copy.error();
  if (*at_copy == table.copy) return usage("the paper is the copy that is audited");
  const SheetTable& paper = loaded.sheets[table.index][*at_copy].sheets;
  if (const auto same = same_options(table, paper, copy); !same) return same.error();
  const bool with_ballots = needs_ballots(subject, index);
  std::unordered_map<std::string_view, std::size_t> units;
  for (std::size_t unit = 0; unit < table.sheets->units(); ++unit) units.emplace(table.sheets->keys[unit], unit);
  for (std::size_t unit = 0; unit < paper.units(); ++unit) {
    const auto at = units.find(paper.keys[unit]);
    if (at == units.end()) {
      ++found.unknown;
      continue;
    }
    const std::size_t batch = table.first + at->second;
    SheetReading reading = reading_of(subject, index, paper, unit);
    if (!reading.ballots_stated) found.votes_only.insert(batch);
    std::string missing = reading.unreadable;
    if (missing.empty() && with_ballots && !reading.ballots_stated) missing = "the ballots";
    const auto [place, first] =
        missing.empty() ? found.counts.emplace(batch, std::move(reading.votes)) : std::pair{found.counts.end(), true};
    if (!first)
      return Error{
          ErrorKind::usage, fmt::format("the paper has sheet {} twice", paper.keys[unit]), paper.place(unit), {}};
    if (!missing.empty()) found.incomplete.emplace(batch, std::move(missing));
  }
  return {};
}

}  // namespace

base::Result<PaperCounts> paper_counts(const Loaded& loaded, const AuditSubject& subject, const std::string& copy) {
  if (copy.empty()) return usage("assess needs --paper: the copy that holds what was counted on paper");
  PaperCounts found;
  for (std::size_t index = 0; index < subject.tables.size(); ++index)
    if (const auto added = add_paper(loaded, subject, index, copy, found); !added) return added.error();
  return found;
}

}  // namespace acta::app
