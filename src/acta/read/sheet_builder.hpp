// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "acta/read/cells.hpp"
#include "acta/read/columns.hpp"
#include "acta/read/sheets.hpp"

namespace acta::read {

/// Finds areas by (parent, id); remembers the last one, as rows of one area stand together.
class AreaIndex {
 public:
  explicit AreaIndex(model::SheetTable& sheets) : m_sheets(sheets) {}
  /// The area of `level` with that id under `parent`; makes it when there is none. `id` must outlive this object.
  std::uint32_t find_or_add(std::size_t level, std::uint32_t parent, std::string_view id);

 private:
  struct Level {
    std::unordered_map<std::uint32_t, std::unordered_map<std::string_view, std::uint32_t>> by_parent;
    std::uint32_t last_parent = 0, last = 0;
    std::string_view last_id;
    bool any = false;
  };
  model::SheetTable& m_sheets;
  std::vector<Level> m_levels;
};

/// Reads tables row by row into one SheetTable. Views into the grids are kept: they must outlive the builder.
class SheetBuilder {
 public:
  SheetBuilder(const model::Contest& contest, std::string copy);
  base::Result<void> add(const OpenedTable& table, const TableLayout& layout);
  SheetReading finish() &&;

 private:
  struct Pass;  // one table being read
  enum class RowKind { unit, total, other, kept };

  void prepare_levels(const Pass& pass);
  void read_row(Pass& pass, std::size_t row);
  RowKind classify(const Pass& pass, std::size_t row, std::int32_t& level) const;
  std::uint32_t area_of(const Pass& pass, std::size_t row, std::size_t levels);
  std::size_t unit_of(Pass& pass, std::size_t row);
  std::size_t new_unit(Pass& pass, std::size_t row, std::string_view key);
  void index_keys();
  void read_point(Pass& pass, std::size_t row, std::size_t unit);
  void read_kind(Pass& pass, std::size_t row, std::size_t unit);
  void read_unit(Pass& pass, std::size_t row);
  void read_total(Pass& pass, std::size_t row, std::int32_t level);
  void read_name(Pass& pass, std::size_t row);
  void keep_row(Pass& pass, std::size_t row, std::string reason);
  model::Cell number(Pass& pass, std::size_t row, std::uint32_t column);
  model::Cell added_up(Pass& pass, std::size_t row, const std::vector<std::uint32_t>& columns);
  model::Cell share(Pass& pass, std::size_t row, const std::vector<std::uint32_t>& columns);
  model::Cell votes(Pass& pass, std::size_t row, const std::vector<std::uint32_t>& columns);
  void store(Pass& pass, std::size_t row, model::Column& column, std::size_t unit,
             const std::vector<std::uint32_t>& from, model::Cell cell);
  void keep_cell(Pass& pass, const base::Place& place, std::string_view text, std::string reason);
  void describe(Pass& pass, model::Column& column, const std::vector<std::uint32_t>& from);
  std::size_t option_of(const Pass& pass, std::size_t row) const;
  void name_areas(const Pass& pass, std::size_t row);

  const model::Contest& m_contest;
  SheetReading m_reading;
  AreaIndex m_areas;
  std::unordered_map<std::string, std::size_t> m_by_key;
  std::unordered_map<std::string, std::uint32_t> m_kinds;
  bool m_keys_indexed = false;
  std::size_t m_capacity = 0;
};

}  // namespace acta::read
