// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_entries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "acta/read/table.hpp"
#include "acta/report/spreadsheet_csv.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;
using read::Grid;

std::string text_of(std::string_view cell) {
  const std::size_t begin = cell.find_first_not_of(" \t"), end = cell.find_last_not_of(" \t");
  return begin == std::string_view::npos ? std::string()
                                         : report::from_spreadsheet(std::string(cell.substr(begin, end - begin + 1)));
}

bool among(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class FormReader {
 public:
  FormReader(const Grid& grid, const EntryForm& form) : m_grid(grid), m_form(form) {}

  base::Result<std::vector<PaperEntry>> read() {
    if (m_grid.rows() == 0) return Error{ErrorKind::format, "is empty", {m_grid.name(), 0, 0}, {}};
    if (const auto headed = read_header(); !headed) return headed.error();
    for (std::size_t row = 1; row < m_grid.rows(); ++row)
      if (const auto done = read_row(row); !done) return done.error();
    if (m_entries.empty())
      return Error{ErrorKind::format, "no row is filled in", {m_grid.name(), 0, 0}, "columns: " + columns()};
    return std::move(m_entries);
  }

 private:
  std::string columns() const {
    std::string text = m_form.list.front();
    for (const std::string& one : m_form.entries) text += ", " + one;
    return text;
  }

  base::Result<void> read_header() {
    std::map<std::string, std::size_t> seen;
    for (std::size_t c = 0; c < m_grid.columns(0); ++c) {
      const std::string name = text_of(m_grid.cell(0, c));
      m_header.push_back(name);
      if (name.empty()) continue;
      if (!seen.emplace(name, c).second)
        return Error{ErrorKind::format, "column \"" + name + "\" is there twice", m_grid.place(0, c), {}};
    }
    std::vector<std::string> needed = m_form.entries;
    needed.insert(needed.begin(), m_form.list.front());
    for (const std::string& name : needed)
      if (seen.count(name) == 0)
        return Error{
            ErrorKind::format, "there is no column \"" + name + "\"", {m_grid.name(), 1, 0}, "columns: " + columns()};
    m_unit = seen.at(m_form.list.front());
    return {};
  }

  base::Result<void> read_row(std::size_t row) {
    PaperEntry entry{text_of(m_grid.cell(row, m_unit)), {}, fmt::format("{}:{}", m_grid.name(), m_grid.line(row))};
    entry.unit_cell = m_unit + 1;
    bool filled = false;
    for (std::size_t c = 0; c < m_grid.columns(row); ++c) {
      std::string value = text_of(m_grid.cell(row, c));
      if (c >= m_header.size() || m_header[c].empty()) {
        if (!value.empty()) return Error{ErrorKind::format, "a cell under no heading", m_grid.place(row, c), {}};
        continue;
      }
      if (among(m_form.list, m_header[c])) {
        entry.listed.emplace_back(m_header[c], std::move(value));
        entry.listed_cells.push_back(c + 1);
        continue;
      }
      filled = filled || !value.empty();
      entry.values.emplace_back(m_header[c], std::move(value));
      entry.cells.push_back(c + 1);
    }
    if (!filled) return {};
    if (entry.unit.empty())
      return Error{ErrorKind::format, "no " + m_form.list.front() + " is named", m_grid.place(row, m_unit), {}};
    for (std::size_t c = m_grid.columns(row); c < m_header.size(); ++c)
      if (!m_header[c].empty() && !among(m_form.list, m_header[c])) {
        entry.values.emplace_back(m_header[c], "");
        entry.cells.push_back(c + 1);
      }
    const auto [first, unique] = m_lines.emplace(entry.unit, m_grid.line(row));
    if (!unique)
      return Error{ErrorKind::format, fmt::format("{} is on line {}, too", entry.unit, first->second),
                   m_grid.place(row, m_unit), "one row each; a correction goes into a file of its own"};
    m_entries.push_back(std::move(entry));
    return {};
  }

  const Grid& m_grid;
  const EntryForm& m_form;
  std::vector<std::string> m_header;
  std::size_t m_unit = 0;
  std::map<std::string, std::uint64_t> m_lines;
  std::vector<PaperEntry> m_entries;
};

}  // namespace

std::string form_csv(const RetrievalList& list, const std::vector<std::string>& entry_columns) {
  std::vector<std::string> row = list.columns;
  row.insert(row.end(), entry_columns.begin(), entry_columns.end());
  std::string csv = report::spreadsheet_row(row);
  for (const auto& one : list.rows) {
    row = one;
    row.resize(list.columns.size() + entry_columns.size());
    csv += report::spreadsheet_row(row);
  }
  return csv;
}

base::Place place_of(const PaperEntry& entry, std::string_view column) {
  base::Place place{entry.where, 0, 0};
  const char* const end = entry.where.data() + entry.where.size();
  const std::size_t colon = entry.where.rfind(':');
  if (colon == std::string::npos) return place;
  if (std::from_chars(entry.where.data() + colon + 1, end, place.line).ptr != end) return {entry.where, 0, 0};
  place.file.resize(colon);
  if (column.empty()) place.column = entry.unit_cell;
  for (std::size_t i = 0; i < std::min(entry.cells.size(), entry.values.size()); ++i)
    if (entry.values[i].first == column) place.column = entry.cells[i];
  for (std::size_t i = 0; i < entry.listed_cells.size(); ++i)
    if (entry.listed[i].first == column) place.column = entry.listed_cells[i];
  return place;
}

base::Result<std::vector<PaperEntry>> read_entries(const std::string& name, std::string bytes, const EntryForm& form) {
  const auto opened = read::open_table(name, std::move(bytes), {});
  if (!opened) return opened.error();
  return FormReader(opened->grid, form).read();
}

}  // namespace acta::app
