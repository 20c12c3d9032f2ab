// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "acta/app/load.hpp"
#include "acta/claims/database.hpp"
#include "acta/report/report.hpp"

namespace acta::app {

/// The record and what was computed of it as tables for SQL: doc/methods/claims.md. `loaded` and `report` must outlive
/// the tables.
std::vector<claims::Table> tables_of(const Loaded& loaded, const report::Report& report);

/// Every claim of the record on these tables. One whose test is wrong cannot be tested, and says why: a report goes on.
std::vector<claims::ClaimResult> claims_of(const Loaded& loaded, const report::Report& report);

}  // namespace acta::app
