// SPDX-License-Identifier: Apache-2.0
#include "acta/read/cards/headed.hpp"

#include <algorithm>

#include "acta/base/number_text.hpp"
#include "acta/read/cells.hpp"
#include "acta/read/columns.hpp"
#include "acta/read/table.hpp"

namespace acta::read {

std::string lowered(std::string_view text) {
  std::string lower(trimmed(text));
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

Headings::Headings(const TableRow& row) : m_name(row.name), m_line(row.line) {
  for (const std::string_view cell : row.cells) m_texts.emplace_back(trimmed(cell));
  for (std::size_t column = 0; column < size(); ++column) m_columns[lowered(m_texts[column])].push_back(column);
}

std::optional<std::size_t> Headings::find(const std::vector<std::string>& headings) const {
  for (const std::string& wanted : headings)
    if (const auto at = m_columns.find(lowered(wanted)); at != m_columns.end()) return at->second.front();
  return std::nullopt;
}

base::Result<std::size_t> Headings::column(const std::vector<std::string>& headings) const {
  if (const auto found = find(headings)) {
    const auto& same = m_columns.at(lowered(m_texts[*found]));
    if (same.size() == 1) return *found;
    return base::Error{base::ErrorKind::format,
                       "two columns have the heading \"" + base::printable(m_texts[*found]) + "\"",
                       place(same[1]),
                       {}};
  }
  std::string there;
  for (const std::string& one : m_texts)
    if (there.size() < 300) there += (there.empty() ? "\"" : ", \"") + base::printable(one) + "\"";
  return base::Error{base::ErrorKind::not_found,
                     "there is no column \"" + headings.front() + "\"",
                     {m_name, m_line, 0},
                     "it has " + there};
}

bool is_blank(const TableRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), [](std::string_view cell) { return trimmed(cell).empty(); });
}

base::Error cell_error(const TableRow& row, std::size_t column, const std::string& what) {
  const std::string text(base::cut(cell_of(row, column), 40));
  return {base::ErrorKind::format, base::printable("\"" + text + "\" " + what), row.place(column), {}};
}

base::Result<HeadedTable> HeadedTable::open(const std::string& name, std::string bytes) {
  auto opened = open_table(name, std::move(bytes), {});
  if (!opened) return opened.error();
  HeadedTable table;
  table.m_grid = std::move(opened->grid);
  for (std::size_t row = 0; row < table.m_grid.rows(); ++row)
    if (!is_empty_row(table.m_grid, row)) table.m_rows.push_back(row);
  if (table.m_rows.empty()) return base::Error{base::ErrorKind::format, "the table is empty", {name, 0, 0}, {}};
  const std::size_t first = table.m_rows.front();
  table.m_rows.erase(table.m_rows.begin());
  std::vector<std::string_view> cells;
  for (std::size_t column = 0; column < table.m_grid.columns(first); ++column)
    cells.push_back(table.m_grid.cell(first, column));
  table.m_headings = Headings({table.m_grid.name(), table.m_grid.line(first), cells});
  return table;
}

std::string_view HeadedTable::cell(std::size_t row, std::size_t column) const {
  return trimmed(m_grid.cell(row, column));
}

base::Error HeadedTable::error(std::size_t row, std::size_t column, const std::string& what) const {
  const std::string_view cell = m_grid.cell(row, column);
  base::Error error = cell_error({m_grid.name(), m_grid.line(row), std::span(&cell, 1)}, 0, what);
  error.place = place(row, column);
  return error;
}

}  // namespace acta::read
