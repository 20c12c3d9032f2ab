// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "acta/read/grid.hpp"

namespace acta::read::draft_detail {

/// Where a table's headings stand.
struct HeaderGuess {
  std::size_t row = 0;       ///< of the grid; meaningless where number is 0
  std::uint32_t number = 0;  ///< from 1 among non-empty rows, as the record counts; 0: none
  double confidence = 0;
  std::string reason;
  std::vector<std::string> titles;  ///< texts of the rows above it
};
/// The row above columns of numbers whose own cells are words. Looks at the first 30 rows that are not empty.
HeaderGuess find_header(const Grid& grid);

}  // namespace acta::read::draft_detail
