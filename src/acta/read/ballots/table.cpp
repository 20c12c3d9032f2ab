// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/table.hpp"

#include "acta/read/ballots/table_rows.hpp"

namespace acta::read {
namespace {

base::Result<BallotReading> read(const Grid& grid, const BallotTableLayout& layout, const BallotOptions& options) {
  BallotGrouper grouper("", options);
  TableRows rows(layout, options);
  if (rows.end(grid.width()) < layout.first_vote_column || grid.rows() + 1 < layout.first_vote_row)
    return base::Error{base::ErrorKind::format,
                       "the table ends before the first vote",
                       {grid.name(), 0, 0},
                       "check the first vote's row and column"};
  if (rows.by_candidate())
    if (auto named = rows.read_headings(grouper, GridRow(grid, layout.first_vote_row - 2), grid.width()); !named)
      return named.error();
  for (std::size_t r = layout.first_vote_row - 1; r < grid.rows(); ++r) {
    const GridRow row(grid, r);
    if (is_blank_row(row))
      grouper.note(kBlankRows, row.place(0));
    else if (auto taken = rows.read(grouper, row, grid.width()); !taken)
      return taken.error();
  }
  return std::move(grouper).finish(rows.ranks(grid.width()));
}

}  // namespace

base::Result<BallotReading> read_ballot_table(const std::string& name, std::string bytes,
                                              const BallotTableLayout& layout, const BallotOptions& options) {
  const bool headed = layout.form == BallotTableLayout::Form::candidate_columns;
  if (layout.first_vote_column == 0 || layout.first_vote_row < (headed ? 2u : 1u))
    return base::Error{base::ErrorKind::usage,
                       "the first vote column and row count from 1, and a row of candidates stands above the votes",
                       {name, 0, 0},
                       {}};
  auto grid = ballot_grid(name, std::move(bytes), layout.delimiter, options);
  if (!grid) return grid.error();
  return read(*grid, layout, options);
}

}  // namespace acta::read
