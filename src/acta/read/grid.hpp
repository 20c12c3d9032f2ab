// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"

namespace acta::read {

/// A ragged table of text cells, UTF-8, with where each row stood in its file. What every tabular format is read into.
/// Cells are what the file says: no trimming, no numbers. The grid owns its bytes.
class Grid {
 public:
  std::size_t rows() const { return m_row_begin.empty() ? 0 : m_row_begin.size() - 1; }
  /// Number of cells in the row. REQUIRES: row < rows()
  std::size_t columns(std::size_t row) const { return m_row_begin[row + 1] - m_row_begin[row]; }
  /// The widest row.
  std::size_t width() const { return m_width; }
  /// The cell's text; empty past the row's end. REQUIRES: row < rows(). Lives as long as the grid does.
  std::string_view cell(std::size_t row, std::size_t column) const {
    const std::uint64_t index = m_row_begin[row] + column;
    if (index >= m_row_begin[row + 1]) return {};
    const Span& span = m_cells[index];
    return std::string_view(m_bytes).substr(span.begin, span.length);
  }
  /// Line of the file on which the row begins, from 1 (for workbooks: number of the row).
  std::uint64_t line(std::size_t row) const { return m_row_line[row]; }
  /// REQUIRES: row < rows(); column counts from 0 here, from 1 in the Place.
  base::Place place(std::size_t row, std::size_t column) const { return {m_name, line(row), column + 1}; }
  const std::string& name() const { return m_name; }

  /// Building: readers only. `bytes` must outlive nothing: it is moved in.
  struct Span {
    std::uint64_t begin : 40;   ///< offset into the bytes: up to 1 TiB
    std::uint64_t length : 24;  ///< up to 16 MiB a cell
  };
  class Builder;

 private:
  std::string m_name;
  std::string m_bytes;
  std::vector<Span> m_cells;
  std::vector<std::uint64_t> m_row_begin;  ///< index of the row's first cell; one more entry than rows
  std::vector<std::uint64_t> m_row_line;
  std::size_t m_width = 0;
};

/// Fills a Grid: owns the bytes first, then spans into them row by row.
class Grid::Builder {
 public:
  Builder(std::string name, std::string bytes) {
    m_grid.m_name = std::move(name);
    m_grid.m_bytes = std::move(bytes);
    m_grid.m_row_begin.push_back(0);
  }
  /// Bytes so far; may be written in place (to take doubled quotes out) while building.
  std::string& bytes() { return m_grid.m_bytes; }
  void reserve(std::size_t rows, std::size_t cells) {
    m_grid.m_cells.reserve(cells);
    m_grid.m_row_begin.reserve(rows + 1);
    m_grid.m_row_line.reserve(rows);
  }
  void add_cell(std::uint64_t begin, std::uint64_t length) {
    m_grid.m_cells.push_back({begin & 0xFFFFFFFFFF, length & 0xFFFFFF});
  }
  void end_row(std::uint64_t line) {
    const std::size_t width = m_grid.m_cells.size() - m_grid.m_row_begin.back();
    if (width > m_grid.m_width) m_grid.m_width = width;
    m_grid.m_row_begin.push_back(m_grid.m_cells.size());
    m_grid.m_row_line.push_back(line);
  }
  Grid finish() && { return std::move(m_grid); }

 private:
  Grid m_grid;
};

/// Bounds that every reader keeps, so that no input can take the machine.
struct Limits {
  std::uint64_t bytes = 4ull << 30;      ///< of one unpacked file
  std::uint64_t cell = (16u << 20) - 1;  ///< bytes of one cell
  std::uint64_t line = 64u << 20;        ///< bytes of one line of delimited text
  std::uint64_t columns = 65'536;        ///< cells of one row
  std::uint64_t rows = 50'000'000;       ///< of one table
  std::uint64_t cells = 200'000'000;     ///< of one table, empty ones before others in their row included
  std::uint64_t members = 65'536;        ///< files of one archive
};

}  // namespace acta::read
