// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "acta/base/error.hpp"
#include "acta/read/ballots/grouper.hpp"
#include "acta/read/grid.hpp"

namespace acta::read {

/// Opens a table of ballots (delimited text, workbooks, packed or not); `delimiter` 0: found by itself.
base::Result<Grid> ballot_grid(const std::string& name, std::string bytes, char delimiter,
                               const BallotOptions& options);

/// Columns that say where a ballot comes from and how many there are alike, counted from 1; 0: there is none.
struct CardColumns {
  std::uint32_t id = 0, batch = 0, precinct = 0, count = 0;
};
BallotCard card_of(const Grid& grid, std::size_t row, const CardColumns& columns);
/// Ends the ballot of a row with its count. The error has row and column.
base::Result<void> end_grid_ballot(BallotGrouper& grouper, const Grid& grid, std::size_t row,
                                   const CardColumns& columns);
/// Whether every cell of the row is blank.
bool is_blank_row(const Grid& grid, std::size_t row);
/// "=\"12\"" and "\"12\"" as 12: how spreadsheets are told to keep a number as text.
std::string_view without_formula(std::string_view cell);
/// A format error at a cell, with its text, cut short.
base::Error cell_error(const Grid& grid, std::size_t row, std::size_t column, const std::string& what);

}  // namespace acta::read
