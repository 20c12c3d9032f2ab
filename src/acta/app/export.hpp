// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/claims/database.hpp"

namespace acta::app {

/// One CSV file a table, TABLE.csv in the folder, in UTF-8 with LF. Cells are what the record says: a program that
/// takes text for formulas must be told not to. Errors: io.
base::Result<std::vector<std::filesystem::path>> write_csv_tables(const std::filesystem::path& folder,
                                                                  const std::vector<claims::Table>& tables);
/// One workbook, one sheet a table; a table of more rows than a sheet holds goes on in "TABLE 2". Text stays text.
/// Errors: io; limit, a text of more than 32,767 characters.
base::Result<void> write_workbook(const std::filesystem::path& path, const std::vector<claims::Table>& tables);

}  // namespace acta::app
