// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "acta/base/error.hpp"
#include "acta/read/ballots/reading.hpp"

namespace acta::read {

/// Where an ES&S workbook has what. Columns and rows count from 1; 0: there is no such column.
struct EssLayout {
  std::uint32_t first_vote_column = 4, first_vote_row = 2;
  std::uint32_t id_column = 0, batch_column = 0, precinct_column = 0;
  std::string overvote_delimiter;  ///< between the names of one cell; empty: a cell is one name
  bool blank_is_write_in = false;  ///< a blank rank is a mark for undeclared write-ins
};

/// The cast vote records of an ES&S workbook (.xlsx): first sheet, a ballot a row, a rank a column from
/// `first_vote_column` on. `options.most_ranks` columns are read; 0: all, and the last header cell above the votes says
/// how many ranks there are. A row without any cell is no ballot. The sheet is streamed.
/// Errors: format with row and column; limit; usage for a layout that cannot be.
base::Result<BallotReading> read_ess(const std::string& name, std::string_view bytes, const EssLayout& layout,
                                     const BallotOptions& options);

}  // namespace acta::read
