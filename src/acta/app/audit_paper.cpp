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

/// Whether some claim looks at ballots that are for no list.
bool needs_ballots(const AuditSubject& subject) {
  const std::size_t lists = subject.poll.lists.size();
  for (const audit::OutcomeClaim& one : subject.claims.claims)
    for (const audit::ClaimPart& part : one.claim.parts)
      for (const audit::ClaimTerm& term : part.terms)
        if (term.column >= lists && term.weight != 0) return true;
  return false;
}

base::Result<void> same_options(const AuditSubject& subject, const SheetTable& paper, const std::string& copy) {
  for (std::size_t option = 0; option < subject.contest->options.size(); ++option)
    if (subject.sheets->has_option(option) && !paper.has_option(option))
      return usage(fmt::format("copy \"{}\" has no votes of {}", copy, subject.contest->options[option].name),
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

/// One entry as a table of one sheet, so that it is read as sheets are.
base::Result<SheetTable> table_of(const AuditSubject& subject, const PaperEntry& entry,
                                  const std::vector<std::string>& columns, const std::vector<std::string>& cells) {
  SheetTable table;
  table.places.push_back({});
  table.votes.resize(subject.contest->options.size());
  std::size_t at = 0;
  const auto read = [&](model::Column& column) -> base::Result<void> {
    const auto number = number_of(entry, columns[at], cells[at]);
    if (!number) return number.error();
    column.cells.push_back(*number);
    ++at;
    return {};
  };
  for (std::size_t option = 0; option < table.votes.size(); ++option)
    if (subject.sheets->has_option(option))
      if (const auto done = read(table.votes[option]); !done) return done.error();
  for (const model::Quantity quantity : {model::Quantity::valid, model::Quantity::ballots})
    if (at < columns.size())
      if (const auto done = read(table.quantities[static_cast<std::size_t>(quantity)].emplace()); !done)
        return done.error();
  return table;
}

/// Votes, valid and all ballots of an entry that has the three.
base::Result<void> adds_up(const PaperEntry& entry, const SheetTable& table) {
  const model::Column* valid = table.quantity(model::Quantity::valid);
  const model::Column* ballots = table.quantity(model::Quantity::ballots);
  if (!valid || !ballots) return {};
  std::int64_t votes = 0;
  for (const model::Column& option : table.votes)
    if (!option.cells.empty()) votes += option.cells.front();
  if (valid->cells.front() < votes)
    return wrong(entry, kValid,
                 fmt::format("{} valid ballots are less than the {} votes", valid->cells.front(), votes));
  if (ballots->cells.front() < valid->cells.front())
    return wrong(
        entry, kBallots,
        fmt::format("{} ballots are less than the {} valid ones", ballots->cells.front(), valid->cells.front()));
  return {};
}

}  // namespace

std::vector<std::string> paper_columns(const AuditSubject& subject) {
  std::map<std::string, int> names = {{"sheet", 1},           {"place", 1}, {"times", 1}, {"draws", 1},
                                      {"ballots at most", 1}, {kValid, 1},  {kBallots, 1}};
  for (const model::Option& option : subject.contest->options) ++names[option.name];
  std::vector<std::string> columns;
  for (std::size_t o = 0; o < subject.contest->options.size(); ++o) {
    const model::Option& option = subject.contest->options[o];
    if (subject.sheets->has_option(o))
      columns.push_back(names[option.name] > 1 ? fmt::format("{} ({})", option.name, option.id) : option.name);
  }
  if (needs_ballots(subject)) columns.insert(columns.end(), {kValid, kBallots});
  return columns;
}

base::Result<PaperCounts> paper_entries(const AuditSubject& subject, std::span<const PaperEntry> entries) {
  const auto units = units_by_key(*subject.sheets);
  if (!units) return units.error();
  const std::vector<std::string> columns = paper_columns(subject);
  PaperCounts found;
  for (const PaperEntry& entry : entries) {
    const auto unit = units->find(entry.unit);
    if (unit == units->end())
      return wrong(entry, {}, "there is no such sheet", "copy its name from the retrieval list");
    const auto cells = cells_of(entry, columns);
    if (!cells) return cells.error();
    found.counts.erase(unit->second);
    found.lost.erase(unit->second);
    if (std::all_of(cells->begin(), cells->end(), [](const std::string& one) { return one == kLost; })) {
      found.lost.insert(unit->second);
      continue;
    }
    const auto table = table_of(subject, entry, columns, *cells);
    if (!table) return table.error();
    if (const auto sums = adds_up(entry, *table); !sums) return sums.error();
    SheetReading reading = reading_of(subject, *table, 0);
    if (!reading.ballots_stated) found.votes_only.insert(unit->second);
    found.counts.emplace(unit->second, std::move(reading.votes));
  }
  return found;
}

base::Result<PaperCounts> paper_counts(const Loaded& loaded, const AuditSubject& subject, const std::string& copy) {
  if (copy.empty()) return usage("assess needs --paper: the copy that holds what was counted on paper");
  const auto index = copy_of(loaded.file.record, subject.index, copy);
  if (!index) return index.error();
  if (*index == subject.copy) return usage("the paper is the copy that is audited");
  const SheetTable& paper = loaded.sheets[subject.index][*index].sheets;
  if (const auto same = same_options(subject, paper, copy); !same) return same.error();
  const auto units = units_by_key(*subject.sheets);
  if (!units) return units.error();
  const bool with_ballots = needs_ballots(subject);
  PaperCounts found;
  for (std::size_t unit = 0; unit < paper.units(); ++unit) {
    const auto at = units->find(paper.keys[unit]);
    if (at == units->end()) {
      ++found.unknown;
      continue;
    }
    SheetReading reading = reading_of(subject, paper, unit);
    if (!reading.ballots_stated) found.votes_only.insert(at->second);
    std::string missing = reading.unreadable;
    if (missing.empty() && with_ballots && !reading.ballots_stated) missing = "the ballots";
    const auto [place, first] = missing.empty() ? found.counts.emplace(at->second, std::move(reading.votes))
                                                : std::pair{found.counts.end(), true};
    if (!first)
      return Error{
          ErrorKind::usage, fmt::format("the paper has sheet {} twice", paper.keys[unit]), paper.place(unit), {}};
    if (!missing.empty()) found.incomplete.emplace(at->second, std::move(missing));
  }
  return found;
}

}  // namespace acta::app
