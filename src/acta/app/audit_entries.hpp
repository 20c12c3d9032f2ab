// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "acta/app/audit_kind.hpp"
#include "acta/base/error.hpp"

namespace acta::app {

/// The columns of the retrieval list and of entries together make up the form that is filled in.
struct EntryForm {
  std::vector<std::string> list;     ///< the first names the unit; the others need not be there
  std::vector<std::string> entries;  ///< all must be there
};

/// The list with empty columns for entries, as CSV: the form that is filled in. Cells that a spreadsheet would run as
/// formulas have a ' before them.
std::string form_csv(const RetrievalList& list, const std::vector<std::string>& entry_columns);

/// PaperEntry::where ("round-1.csv:17") as a place, with the cell of the column where that is known.
base::Place place_of(const PaperEntry& entry, std::string_view column = {});

/// Rows of a filled-in form (CSV, XLSX, XLS: read::open_table), in order. Rows whose entry cells are all blank were not
/// counted yet and are left out. Columns that neither part knows are handed on. Errors, with line and column: no such
/// column, one twice, a row without a unit, a unit twice, more cells than columns, or no row that is filled in.
base::Result<std::vector<PaperEntry>> read_entries(const std::string& name, std::string bytes, const EntryForm& form);

}  // namespace acta::app
