// SPDX-License-Identifier: Apache-2.0
#include "acta/read/cards/tables.hpp"

#include <algorithm>
#include <set>

#include "acta/read/ballots/whole_number.hpp"
#include "acta/read/cards/headed.hpp"

namespace acta::read {
namespace {

using Headings = std::vector<std::string>;

const Headings kBatch = {"batch", "batch name", "batch id", "batchid", "container", "box", "batch number", "tray"};
const Headings kCards = {"cards",        "ballots",     "number of ballots", "number of cards", "total ballots",
                         "# of ballots", "num ballots", "ballot count",      "card count",      "count"};
const Headings kTabulator = {"tabulator", "tabulator id", "tabulatornum", "tray #", "scanner"};

Headings named(const std::string& heading, const Headings& otherwise) {
  return heading.empty() ? otherwise : Headings{heading};
}

}  // namespace

base::Result<std::vector<ManifestLine>> read_manifest(const std::string& name, std::string bytes,
                                                      const CardsFile& file) {
  const auto table = HeadedTable::open(name, std::move(bytes));
  if (!table) return table.error();
  const auto batch = table->column(named(file.batch_column, kBatch));
  if (!batch) return batch.error();
  const auto cards = table->column(named(file.cards_column, kCards));
  if (!cards) return cards.error();
  std::optional<std::size_t> tabulator;
  if (!file.tabulator_column.empty()) {
    const auto found = table->column({file.tabulator_column});
    if (!found) return found.error();
    tabulator = *found;
  }
  std::vector<ManifestLine> lines;
  for (const std::size_t row : table->rows())
    lines.push_back({tabulator ? std::string(table->cell(row, *tabulator)) : std::string(),
                     std::string(table->cell(row, *batch)), std::string(table->cell(row, *cards)),
                     table->place(row, *batch), table->place(row, *cards)});
  return lines;
}

base::Result<std::vector<PoolLine>> read_pools(const std::string& name, std::string bytes) {
  const auto table = HeadedTable::open(name, std::move(bytes));
  if (!table) return table.error();
  std::vector<std::size_t> columns;
  for (const char* heading : {"batch", "contest", "choice", "votes"}) {
    const auto column = table->column({heading});
    if (!column) return column.error();
    columns.push_back(*column);
  }
  std::vector<PoolLine> lines;
  for (const std::size_t row : table->rows()) {
    const auto votes = natural_number(table->cell(row, columns[3]));
    if (!votes || *votes > 1'000'000'000) return table->error(row, columns[3], "is no number of votes");
    lines.push_back({std::string(table->cell(row, columns[0])), std::string(table->cell(row, columns[1])),
                     std::string(table->cell(row, columns[2])), static_cast<std::int64_t>(*votes),
                     table->place(row, columns[0])});
  }
  return lines;
}

}  // namespace acta::read
