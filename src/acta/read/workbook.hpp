// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/read/grid.hpp"

namespace acta::read {

/// Office Open XML (.xlsx). Cells as text: shared and inline strings, numbers as stored ("12", "0.5"), booleans as
/// TRUE/FALSE, formulas by their cached value. Merged cells stay empty but for the first. `sheet` empty: the first
/// sheet. Errors: not_found (with the sheet names), format, limit.
base::Result<Grid> read_xlsx(std::string name, std::string_view bytes, std::string_view sheet,
                             const Limits& limits = {});
/// BIFF8 (.xls, Excel 97 to 2003) and BIFF5. Same cells as above.
base::Result<Grid> read_xls(std::string name, std::string_view bytes, std::string_view sheet,
                            const Limits& limits = {});

base::Result<std::vector<std::string>> xlsx_sheets(std::string_view name, std::string_view bytes,
                                                   const Limits& limits = {});
base::Result<std::vector<std::string>> xls_sheets(std::string_view name, std::string_view bytes,
                                                  const Limits& limits = {});

}  // namespace acta::read
