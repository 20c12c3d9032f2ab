// SPDX-License-Identifier: Apache-2.0
#include "acta/read/draft/profile.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "acta/base/checked.hpp"
#include "acta/read/columns.hpp"
#include "acta/read/layout.hpp"

namespace acta::read::draft_detail {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

enum class Shape { whole, grouped, point_zero, decimal, text };

/// Groups of three digits parted by one sign, the first of one to three.
char grouping_sign(std::string_view digits) {
  char sign = 0;
  std::size_t run = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (is_digit(digits[i])) {
      if (++run > 3) return 0;
      continue;
    }
    if (run == 0 || (sign != 0 && (run != 3 || digits[i] != sign))) return 0;
    sign = digits[i];
    if (sign != '.' && sign != ',' && sign != '\'' && sign != ' ') return 0;
    run = 0;
  }
  return sign != 0 && run == 3 && digits.front() != '0' ? sign : '\0';
}

Shape shape_of(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '\'')) text.remove_prefix(1);
  if (!text.empty() && text.back() == '%') text = trimmed(text.substr(0, text.size() - 1));
  if (text.empty()) return Shape::text;
  std::size_t digits = 0, signs = 0, point = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (is_digit(text[i])) {
      ++digits;
    } else {
      ++signs;
      point = i;
    }
  if (digits == 0) return Shape::text;
  if (signs == 0) return Shape::whole;
  if (grouping_sign(text) != 0) return Shape::grouped;
  if (signs != 1 || (text[point] != '.' && text[point] != ',')) return Shape::text;
  const std::string_view fraction = text.substr(point + 1);
  return !fraction.empty() && fraction.find_first_not_of('0') == std::string_view::npos && point > 0 ? Shape::point_zero
                                                                                                     : Shape::decimal;
}

ColumnKind kind_of(const ColumnProfile& column) {
  if (column.filled == 0) return ColumnKind::empty;
  const std::uint64_t numbers = column.whole + column.grouped + column.point_zero + column.decimal;
  if (numbers * 10 < column.filled * 9) return ColumnKind::text;
  return column.decimal * 100 > column.filled ? ColumnKind::decimal : ColumnKind::whole;
}

struct PairHash {
  std::size_t operator()(std::uint64_t pair) const { return pair * 0x9E3779B97F4A7C15ull >> 7; }
};

}  // namespace

bool looks_numeric(std::string_view text) { return shape_of(trimmed(text)) != Shape::text; }

TableProfile::TableProfile(const Grid& grid, std::size_t header) : m_grid(grid), m_header(header) {
  m_numbers.missing = TableLayout{}.missing;
  const std::size_t first = header == npos ? 0 : header + 1;
  for (std::size_t row = first; row < grid.rows(); ++row)
    if (!is_empty_row(grid, row)) m_rows.push_back(row);
  count_columns();
}

void TableProfile::count_columns() {
  m_columns.assign(std::max(m_grid.width(), std::size_t{1}), {});
  for (std::size_t i = 0; i < m_columns.size(); ++i) {
    ColumnProfile& column = m_columns[i];
    if (has_header()) column.heading = std::string(trimmed(m_grid.cell(m_header, i)));
    std::string_view first;
    for (const std::size_t row : m_rows) {
      const std::string_view cell = trimmed(m_grid.cell(row, i));
      if (std::find(m_numbers.missing.begin(), m_numbers.missing.end(), cell) != m_numbers.missing.end()) continue;
      if (column.filled == 0) first = cell;
      if (cell != first) column.constant = false;
      count_cell(column, cell);
    }
    column.kind = kind_of(column);
  }
  settle_numbers();
  for (std::size_t i = 0; i < m_columns.size(); ++i) {
    ColumnProfile& column = m_columns[i];
    if (column.kind != ColumnKind::whole) continue;
    for (std::size_t row = 0; row < rows(); ++row) {
      const model::Cell cell = number(row, i);
      if (!model::is_count(cell)) continue;
      column.sum = base::checked_add(column.sum, cell);
      column.least = std::min(column.least, cell);
      column.most = std::max(column.most, cell);
    }
  }
}

void TableProfile::count_cell(ColumnProfile& column, std::string_view text) {
  ++column.filled;
  switch (shape_of(text)) {
    case Shape::whole:
      ++column.whole;
      if (text.size() > 1 && text.front() == '0') ++column.coded;
      if (text.find_first_not_of('0') == std::string_view::npos) ++column.zeros;
      break;
    case Shape::grouped: ++column.grouped; break;
    case Shape::point_zero: ++column.point_zero; break;
    case Shape::decimal: ++column.decimal; break;
    case Shape::text:
      ++column.text;
      if (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.")) ++column.links;
  }
}

/// A grouping sign is believed where the column has no longer plain number and no other fraction.
void TableProfile::settle_numbers() {
  for (std::size_t i = 0; i < m_columns.size(); ++i) {
    ColumnProfile& column = m_columns[i];
    if (column.kind != ColumnKind::whole) continue;
    if (column.grouped > 0 && column.decimal == 0) {
      for (const std::size_t row : m_rows) {
        const char sign = grouping_sign(trimmed(m_grid.cell(row, i)));
        if (sign != 0 && m_numbers.thousands.find(sign) == std::string::npos) m_numbers.thousands += sign;
      }
    } else if (column.grouped * 100 > column.filled) {
      column.kind = ColumnKind::decimal;
    }
    if (column.point_zero > 0) m_numbers.decimals = true;
  }
  if (m_numbers.thousands.find(',') != std::string::npos && m_numbers.thousands.find('.') != std::string::npos)
    m_numbers.thousands.clear();
}

std::string_view TableProfile::text(std::size_t row, std::size_t column) const {
  return trimmed(m_grid.cell(m_rows[row], column));
}

model::Cell TableProfile::number(std::size_t row, std::size_t column) const {
  return read_number(m_grid.cell(m_rows[row], column), m_numbers).cell;
}

void TableProfile::drop_rows(const std::vector<bool>& drop) {
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < m_rows.size(); ++i)
    if (!drop[i]) kept.push_back(m_rows[i]);
  m_rows = std::move(kept);
  count_columns();
}

Partition TableProfile::refine(const Partition& base, std::size_t column) const {
  Partition result;
  result.group.resize(rows());
  std::unordered_map<std::string_view, std::uint32_t> values;
  std::unordered_map<std::uint64_t, std::uint32_t, PairHash> pairs;
  for (std::size_t row = 0; row < rows(); ++row) {
    const std::uint64_t value =
        values.try_emplace(text(row, column), static_cast<std::uint32_t>(values.size())).first->second;
    const std::uint64_t outer = base.group.empty() ? 0 : base.group[row];
    result.group[row] = pairs.try_emplace(outer << 32 | value, static_cast<std::uint32_t>(pairs.size())).first->second;
  }
  result.groups = static_cast<std::uint32_t>(pairs.size());
  return result;
}

std::vector<std::size_t> TableProfile::sample(std::size_t most) const {
  std::vector<std::size_t> picked;
  const std::size_t step = std::max<std::size_t>(1, rows() / std::max<std::size_t>(1, most));
  for (std::size_t row = 0; row < rows(); row += step) picked.push_back(row);
  return picked;
}

}  // namespace acta::read::draft_detail
