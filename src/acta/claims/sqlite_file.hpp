// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/claims/database.hpp"

namespace acta::claims {

/// The tables as the bytes of one SQLite database file, columns without types. The same bytes for the same tables.
/// Errors: limit, SQLite could not hold them.
base::Result<std::string> sqlite_file(const std::vector<Table>& tables);

}  // namespace acta::claims
