// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/count/ranked/verify.hpp"

namespace acta::app {

/// An official distribution of preferences: a table of any kind that read/table opens, whose first row is headings and
/// whose first column is candidates' names, "threshold" or "quota", "inactive" or "exhausted"; a column a round. Other
/// rows may only be "total" and blank ones. Numbers may be grouped by commas or blanks; "-" is a blank cell.
/// Errors: of open_table; format with row and column: a name that no candidate has, a candidate twice, no number.
base::Result<std::vector<count::OfficialRow>> read_official_rounds(const std::filesystem::path& path,
                                                                   const count::RankedContest& contest);

}  // namespace acta::app
