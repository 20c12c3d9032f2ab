// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/base/number_text.hpp"
#include "acta/model/finding.hpp"
#include "acta/model/record.hpp"
#include "acta/model/sheets.hpp"
#include "acta/read/layout.hpp"
#include "acta/read/table.hpp"

namespace acta::read {

/// Bytes of a source's text that are kept of one cell or row, at the most.
inline constexpr std::size_t kKeptText = 200;

/// How often something was met in a table, and the first places of it.
struct Tally {
  std::uint64_t count = 0;
  std::vector<model::Instance> examples;

  void add(const base::Place& place, std::string_view detail);
};

/// What was met while one table was read. Every row is in exactly one of the row counts.
struct TableReading {
  std::string file;
  TableForm form = TableForm::wide;
  std::uint64_t unit_rows = 0, total_rows = 0, name_rows = 0, empty_rows = 0, other_rows = 0, kept_rows = 0;
  std::uint64_t title_rows = 0;  ///< above the header, and the header itself
  Tally short_rows, long_rows;
  Tally apostrophes, thousands, decimals, unreadable;
  std::uint64_t shares = 0;  ///< counts told as per cents, and found
  Tally kept;                ///< rows that are neither unit nor total
  Tally unmatched;           ///< rows whose key no earlier table has
  Tally repeated;            ///< cells that an earlier row of the same key had filled already with another number
  std::vector<std::string> unused;  ///< headings (or "column 7") neither used nor ignored
};

/// A copy of a contest's sheets, and what had to be done to read it.
struct SheetReading {
  model::SheetTable sheets;
  std::vector<TableReading> tables;
};

/// Puts the tables of one copy together (doc/formats/record.md, `[[copy.table]]`). `tables` are opened in the order of
/// `layout.tables`. A row whose key an earlier table lacks becomes a unit of its own, so that its votes are not lost.
/// Errors: a column that is not there; with `strict`, any repair, at the first place where it was needed.
base::Result<SheetReading> read_sheets(const model::Contest& contest, const std::string& copy, const CopyLayout& layout,
                                       std::span<const OpenedTable* const> tables, bool strict);

/// The room's kinds of Finding, codes R101 and up.
std::span<const model::FindingKind> kinds();

/// What reading did to the bytes, as Findings: encodings, row widths, repaired numbers, kept text, unused columns,
/// joins.
std::vector<model::Finding> reading_findings(const std::string& contest, const std::string& copy,
                                             const SheetReading& reading, std::span<const OpenedTable* const> tables);

}  // namespace acta::read
