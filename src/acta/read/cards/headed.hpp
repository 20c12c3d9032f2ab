// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "acta/read/cells.hpp"
#include "acta/read/delimited.hpp"
#include "acta/read/grid.hpp"

namespace acta::read {

/// White space taken off both ends, the letters A to Z in lower case: how headings and words of entries are compared.
std::string lowered(std::string_view text);

/// The headings of a table, of which case and blanks around do not matter.
class Headings {
 public:
  Headings() = default;
  explicit Headings(const TableRow& row);
  std::size_t size() const { return m_texts.size(); }
  /// The column whose heading is one of these.
  std::optional<std::size_t> find(const std::vector<std::string>& headings) const;
  /// As find; not_found, with the headings that there are, where there is none; format where two columns have it.
  base::Result<std::size_t> column(const std::vector<std::string>& headings) const;
  const std::string& operator[](std::size_t column) const { return m_texts[column]; }
  base::Place place(std::size_t column) const { return {m_name, m_line, column + 1}; }

 private:
  std::string m_name;
  std::uint64_t m_line = 0;
  std::vector<std::string> m_texts;
  std::unordered_map<std::string, std::vector<std::size_t>> m_columns;  ///< by heading in lower case
};

/// Whether no cell holds anything but white space.
bool is_blank(const TableRow& row);
/// The cell, trimmed; empty past the row's end.
inline std::string_view cell_of(const TableRow& row, std::size_t column) {
  return column < row.cells.size() ? trimmed(row.cells[column]) : std::string_view();
}
/// format: the cell's text and what is wrong with it ("is no number of votes"), at its place.
base::Error cell_error(const TableRow& row, std::size_t column, const std::string& what);

/// A table whose first row that is not blank holds headings.
class HeadedTable {
 public:
  /// Errors of open_table; format where there is no row at all.
  static base::Result<HeadedTable> open(const std::string& name, std::string bytes);
  std::size_t columns() const { return m_headings.size(); }
  const std::string& heading(std::size_t column) const { return m_headings[column]; }
  std::optional<std::size_t> find(const std::vector<std::string>& headings) const { return m_headings.find(headings); }
  base::Result<std::size_t> column(const std::vector<std::string>& headings) const {
    return m_headings.column(headings);
  }
  /// Rows that are not blank, as indices for cell() and place().
  const std::vector<std::size_t>& rows() const { return m_rows; }
  std::string_view cell(std::size_t row, std::size_t column) const;  ///< trimmed
  base::Place place(std::size_t row, std::size_t column) const { return m_grid.place(row, column); }
  /// As cell_error().
  base::Error error(std::size_t row, std::size_t column, const std::string& what) const;
  base::Place heading_place(std::size_t column) const { return m_headings.place(column); }

 private:
  Grid m_grid;
  Headings m_headings;
  std::vector<std::size_t> m_rows;
};

}  // namespace acta::read
