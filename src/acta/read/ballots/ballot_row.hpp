// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "acta/base/error.hpp"
#include "acta/base/number_text.hpp"
#include "acta/read/ballots/grouper.hpp"
#include "acta/read/ballots/whole_number.hpp"
#include "acta/read/cells.hpp"
#include "acta/read/delimited.hpp"
#include "acta/read/grid.hpp"

namespace acta::read {

// Rows of a table that is held and of one that is not, alike for readers: cell(column) is empty past the row's end.

class GridRow {
 public:
  /// REQUIRES: row < grid.rows(). Keeps a reference.
  GridRow(const Grid& grid, std::size_t row) : m_grid(grid), m_row(row) {}
  std::string_view cell(std::size_t column) const { return m_grid.cell(m_row, column); }
  std::size_t columns() const { return m_grid.columns(m_row); }
  base::Place place(std::size_t column) const { return m_grid.place(m_row, column); }

 private:
  const Grid& m_grid;
  std::size_t m_row;
};

class StreamRow {
 public:
  /// `lines`: before the block of the row. Keeps a reference.
  StreamRow(const TableRow& row, std::uint64_t lines) : m_row(row), m_lines(lines) {}
  std::string_view cell(std::size_t column) const {
    return column < m_row.cells.size() ? m_row.cells[column] : std::string_view();
  }
  std::size_t columns() const { return m_row.cells.size(); }
  std::uint64_t line() const { return m_lines + m_row.line; }
  base::Place place(std::size_t column) const { return {std::string(m_row.name), line(), column + 1}; }

 private:
  const TableRow& m_row;
  std::uint64_t m_lines;
};

/// Columns that say where a ballot comes from and how many there are alike, counted from 1; 0: there is none.
struct CardColumns {
  std::uint32_t id = 0, batch = 0, precinct = 0, count = 0;
};

/// "=\"12\"" and "\"12\"" as 12: how spreadsheets are told to keep a number as text.
std::string_view without_formula(std::string_view cell);

/// Whether every cell of the row is blank.
template <class Row>
bool is_blank_row(const Row& row) {
  for (std::size_t column = 0; column < row.columns(); ++column)
    if (!trimmed(row.cell(column)).empty()) return false;
  return true;
}

/// A format error at a cell, with its text, cut short.
template <class Row>
base::Error cell_error(const Row& row, std::size_t column, const std::string& what) {
  const std::string text = base::printable(base::cut(row.cell(column), 60));
  return {base::ErrorKind::format, what + ": \"" + text + "\"", row.place(column), {}};
}

template <class Row>
BallotCard card_of(const Row& row, const CardColumns& columns) {
  const auto cell = [&](std::uint32_t column) {
    return column == 0 ? std::string_view() : without_formula(trimmed(row.cell(column - 1)));
  };
  return {cell(columns.id), cell(columns.precinct), cell(columns.batch)};
}

/// Ends the ballot of a row with its count. The error has row and column.
template <class Grouper, class Row>
base::Result<void> end_row_ballot(Grouper& grouper, const Row& row, const CardColumns& columns) {
  std::int64_t count = 1;
  if (columns.count != 0) {
    const auto number = whole_number(trimmed(row.cell(columns.count - 1)));
    if (!number) return cell_error(row, columns.count - 1, "a number of ballots is no whole number");
    count = *number;
  }
  if (grouper.end_ballot(count, card_of(row, columns))) return {};
  base::Place place = row.place(0);
  place.column = columns.count != 0 && count <= 0 ? columns.count : columns.id;
  return grouper.problem(place);
}

}  // namespace acta::read
