// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/grid.hpp"

#include "acta/base/number_text.hpp"
#include "acta/read/ballots/whole_number.hpp"
#include "acta/read/cells.hpp"
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

BallotCard card_of(const Grid& grid, std::size_t row, const CardColumns& columns) {
  const auto cell = [&](std::uint32_t column) {
    return column == 0 ? std::string_view() : without_formula(trimmed(grid.cell(row, column - 1)));
  };
  return {cell(columns.id), cell(columns.precinct), cell(columns.batch)};
}

base::Result<void> end_grid_ballot(BallotGrouper& grouper, const Grid& grid, std::size_t row,
                                   const CardColumns& columns) {
  std::int64_t count = 1;
  if (columns.count != 0) {
    const auto number = whole_number(trimmed(grid.cell(row, columns.count - 1)));
    if (!number) return cell_error(grid, row, columns.count - 1, "a number of ballots is no whole number");
    count = *number;
  }
  if (grouper.end_ballot(count, card_of(grid, row, columns))) return {};
  const std::uint32_t column = columns.count != 0 && count <= 0 ? columns.count : columns.id;
  base::Place place = grid.place(row, 0);
  place.column = column;
  return grouper.problem(place);
}

bool is_blank_row(const Grid& grid, std::size_t row) {
  for (std::size_t column = 0; column < grid.columns(row); ++column)
    if (!trimmed(grid.cell(row, column)).empty()) return false;
  return true;
}

std::string_view without_formula(std::string_view cell) {
  if (cell.starts_with("=\"")) cell.remove_prefix(1);
  if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') cell = cell.substr(1, cell.size() - 2);
  return cell;
}

base::Error cell_error(const Grid& grid, std::size_t row, std::size_t column, const std::string& what) {
  const std::string text = base::printable(base::cut(grid.cell(row, column), 60));
  return {base::ErrorKind::format, what + ": \"" + text + "\"", grid.place(row, column), {}};
}

}  // namespace acta::read
