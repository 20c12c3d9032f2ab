// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "acta/read/grid.hpp"

namespace acta::read {

/// White space taken off both ends, the letters A to Z in lower case: how headings and words of entries are compared.
std::string lowered(std::string_view text);

/// A table whose first row that is not blank holds headings.
class HeadedTable {
 public:
  /// Errors of open_table; format where there is no row at all.
  static base::Result<HeadedTable> open(const std::string& name, std::string bytes);
  std::size_t columns() const { return m_headings.size(); }
  const std::string& heading(std::size_t column) const { return m_headings[column]; }
  /// The column whose heading is one of these, case and blanks around apart.
  std::optional<std::size_t> find(const std::vector<std::string>& headings) const;
  /// As find; not_found, with the headings that there are, where there is none; format where two columns have it.
  base::Result<std::size_t> column(const std::vector<std::string>& headings) const;
  /// Rows that are not blank, as indices for cell() and place().
  const std::vector<std::size_t>& rows() const { return m_rows; }
  std::string_view cell(std::size_t row, std::size_t column) const;  ///< trimmed
  base::Place place(std::size_t row, std::size_t column) const { return m_grid.place(row, column); }
  /// format: the cell's text and what is wrong with it ("is no number of votes"), at its place.
  base::Error error(std::size_t row, std::size_t column, const std::string& what) const;
  base::Place heading_place(std::size_t column) const { return m_grid.place(m_heading_row, column); }

 private:
  Grid m_grid;
  std::size_t m_heading_row = 0;
  std::vector<std::string> m_headings;
  std::unordered_map<std::string, std::vector<std::size_t>> m_columns;  ///< by heading in lower case
  std::vector<std::size_t> m_rows;
};

}  // namespace acta::read
