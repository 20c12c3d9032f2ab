// SPDX-License-Identifier: Apache-2.0
#include "acta/read/audits/headed_rows.hpp"

#include <algorithm>

#include "acta/base/checked.hpp"
#include "acta/base/number_text.hpp"
#include "acta/read/ballots/whole_number.hpp"
#include "acta/read/cells.hpp"

namespace acta::read {

std::string quoted_cell(std::string_view text) { return "\"" + base::printable(base::cut(text, 60)) + "\""; }

HeadedRows::HeadedRows(const Grid& grid, std::string name, std::size_t head, std::size_t end)
    : m_grid(&grid), m_name(std::move(name)), m_head(head), m_end(end) {
  for (std::size_t c = 0; c < grid.columns(head); ++c) m_headings.emplace_back(trimmed(grid.cell(head, c)));
}

std::optional<std::size_t> HeadedRows::column(std::string_view heading) const {
  const auto at = std::find(m_headings.begin(), m_headings.end(), heading);
  if (at == m_headings.end()) return std::nullopt;
  return static_cast<std::size_t>(at - m_headings.begin());
}

base::Result<std::size_t> HeadedRows::required(std::string_view heading) const {
  if (const auto found = column(heading)) return *found;
  return base::Error{base::ErrorKind::format,
                     m_name + " has no column " + quoted_cell(heading),
                     {m_grid->name(), m_grid->line(m_head), 0},
                     {}};
}

base::Result<std::size_t> HeadedRows::required_one(std::string_view heading, std::string_view other) const {
  if (const auto found = column(heading)) return *found;
  return required(other);
}

std::string HeadedRows::text(std::size_t row, std::optional<std::size_t> column) const {
  return column && row < m_end ? std::string(trimmed(m_grid->cell(row, *column))) : std::string();
}

base::Place HeadedRows::place(std::size_t row, std::optional<std::size_t> column) const {
  return column ? m_grid->place(row, *column) : base::Place{m_grid->name(), m_grid->line(row), 0};
}

base::Error HeadedRows::fail(std::size_t row, std::optional<std::size_t> column, std::string what) const {
  return {base::ErrorKind::format, std::move(what), place(row, column), {}};
}

base::Result<std::int64_t> HeadedRows::count(std::size_t row, std::size_t column) const {
  std::string digits = text(row, column);
  std::erase(digits, ',');
  const auto number = natural_number(digits);
  if (!number || *number > static_cast<std::uint64_t>(base::kLargestCount))
    return fail(row, column, quoted_cell(text(row, column)) + " is no count");
  return static_cast<std::int64_t>(*number);
}

base::Result<std::optional<std::int64_t>> HeadedRows::maybe_count(std::size_t row,
                                                                  std::optional<std::size_t> column) const {
  if (text(row, column).empty()) return std::optional<std::int64_t>();
  const auto number = count(row, *column);
  if (!number) return number.error();
  return std::optional<std::int64_t>(*number);
}

}  // namespace acta::read
