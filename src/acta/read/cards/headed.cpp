// SPDX-License-Identifier: Apache-2.0
#include "acta/read/cards/headed.hpp"

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

base::Result<HeadedTable> HeadedTable::open(const std::string& name, std::string bytes) {
  auto opened = open_table(name, std::move(bytes), {});
  if (!opened) return opened.error();
  HeadedTable table;
  table.m_grid = std::move(opened->grid);
  for (std::size_t row = 0; row < table.m_grid.rows(); ++row)
    if (!is_empty_row(table.m_grid, row)) table.m_rows.push_back(row);
  if (table.m_rows.empty()) return base::Error{base::ErrorKind::format, "the table is empty", {name, 0, 0}, {}};
  table.m_heading_row = table.m_rows.front();
  table.m_rows.erase(table.m_rows.begin());
  for (std::size_t column = 0; column < table.m_grid.columns(table.m_heading_row); ++column)
    table.m_headings.emplace_back(trimmed(table.m_grid.cell(table.m_heading_row, column)));
  for (std::size_t column = 0; column < table.columns(); ++column)
    table.m_columns[lowered(table.m_headings[column])].push_back(column);
  return table;
}

std::optional<std::size_t> HeadedTable::find(const std::vector<std::string>& headings) const {
  for (const std::string& wanted : headings)
    if (const auto at = m_columns.find(lowered(wanted)); at != m_columns.end()) return at->second.front();
  return std::nullopt;
}

base::Result<std::size_t> HeadedTable::column(const std::vector<std::string>& headings) const {
  if (const auto found = find(headings)) {
    const auto& same = m_columns.at(lowered(m_headings[*found]));
    if (same.size() == 1) return *found;
    return base::Error{base::ErrorKind::format,
                       "two columns have the heading \"" + base::printable(m_headings[*found]) + "\"",
                       heading_place(same[1]),
                       {}};
  }
  std::string there;
  for (const std::string& one : m_headings)
    if (there.size() < 300) there += (there.empty() ? "\"" : ", \"") + base::printable(one) + "\"";
  return base::Error{base::ErrorKind::not_found,
                     "there is no column \"" + headings.front() + "\"",
                     {m_grid.name(), m_grid.line(m_heading_row), 0},
                     "it has " + there};
}

std::string_view HeadedTable::cell(std::size_t row, std::size_t column) const {
  return trimmed(m_grid.cell(row, column));
}

base::Error HeadedTable::error(std::size_t row, std::size_t column, const std::string& what) const {
  const std::string text(base::cut(cell(row, column), 40));
  return {base::ErrorKind::format, base::printable("\"" + text + "\" " + what), place(row, column), {}};
}

}  // namespace acta::read
