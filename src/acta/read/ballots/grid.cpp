// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/grid.hpp"

#include "acta/read/table.hpp"

namespace acta::read {

base::Result<Grid> ballot_grid(const std::string& name, std::string bytes, char delimiter,
                               const BallotOptions& options) {
  TableHints hints;
  if (delimiter != 0) hints.delimiter = delimiter;
  auto table = open_table(name, std::move(bytes), hints, options.limits.file);
  if (!table) return table.error();
  return std::move(table->grid);
}

std::string_view without_formula(std::string_view cell) {
  if (cell.starts_with("=\"")) cell.remove_prefix(1);
  if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') cell = cell.substr(1, cell.size() - 2);
  return cell;
}

}  // namespace acta::read
