// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "acta/model/sheets.hpp"
#include "acta/read/cells.hpp"
#include "acta/read/grid.hpp"

namespace acta::read::draft_detail {

enum class ColumnKind { empty, whole, decimal, text };

/// What the cells of a column look like.
struct ColumnProfile {
  std::string heading;
  ColumnKind kind = ColumnKind::empty;
  std::uint64_t filled = 0;                                                     ///< cells that are not missing
  std::uint64_t whole = 0, grouped = 0, point_zero = 0, decimal = 0, text = 0;  ///< parts of filled
  std::uint64_t coded = 0;                   ///< whole numbers of two or more digits that begin with zero
  std::uint64_t zeros = 0;                   ///< cells of zeros only
  std::uint64_t links = 0;                   ///< web addresses
  model::Cell sum = 0, least = 0, most = 0;  ///< of the whole numbers
  bool constant = true;                      ///< all filled cells have one text
};

/// A partition of the data rows by the values of some columns: equal values, equal number.
struct Partition {
  std::vector<std::uint32_t> group;  ///< of each data row
  std::uint32_t groups = 0;
};

/// The data rows of a grid as columns. The grid must outlive it.
class TableProfile {
 public:
  /// `header`: index of the grid's row with the headings, or npos for none; data begin below it.
  TableProfile(const Grid& grid, std::size_t header);
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  const Grid& grid() const { return m_grid; }
  std::size_t width() const { return m_columns.size(); }
  const ColumnProfile& column(std::size_t index) const { return m_columns[index]; }
  bool has_header() const { return m_header != npos; }
  /// How numbers are written, as far as the columns agree.
  const NumberForm& numbers() const { return m_numbers; }

  std::size_t rows() const { return m_rows.size(); }
  std::string_view text(std::size_t row, std::size_t column) const;
  model::Cell number(std::size_t row, std::size_t column) const;

  /// Takes the rows for which `drop` is true out of the data and counts the columns anew.
  void drop_rows(const std::vector<bool>& drop);
  /// `base` split by the values of one more column. An empty `base` stands for one group of all rows.
  Partition refine(const Partition& base, std::size_t column) const;
  /// About `most` row numbers spread evenly over the data.
  std::vector<std::size_t> sample(std::size_t most) const;

 private:
  void count_columns();
  void count_cell(ColumnProfile& column, std::string_view text);
  void settle_numbers();

  const Grid& m_grid;
  std::size_t m_header;
  std::vector<std::size_t> m_rows;
  std::vector<ColumnProfile> m_columns;
  NumberForm m_numbers;
};

/// Whether the text is a number of any sort: whole, grouped, decimal, per cent.
bool looks_numeric(std::string_view text);

}  // namespace acta::read::draft_detail
