// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "acta/base/error.hpp"
#include "acta/read/ballots/grid.hpp"
#include "acta/read/ballots/reading.hpp"

namespace acta::read {

/// How a table of ballots is laid out. Columns and rows count from 1.
struct BallotTableLayout {
  enum class Form {
    candidate_columns,  ///< a column a candidate, named by the row above the first vote; cells are ranks
    rank_columns,       ///< a column a rank; cells are names and labels
  };
  Form form = Form::candidate_columns;
  std::uint32_t first_vote_column = 1, first_vote_row = 2;
  std::uint32_t last_vote_column = 0;  ///< 0: to the end of the row
  CardColumns cards;
  char delimiter = 0;              ///< 0: found by itself
  std::string overvote_delimiter;  ///< rank_columns: between the names of one cell
  bool blank_is_write_in = false;  ///< rank_columns
};

/// A generic table of ballots, a ballot a row. Rows without any text are no ballots.
/// Errors: format with row and column: a rank that is no whole number from 1 on, a candidate named twice, a mark under
/// a heading without a name; limit; usage for a layout that cannot be.
base::Result<BallotReading> read_ballot_table(const std::string& name, std::string bytes,
                                              const BallotTableLayout& layout, const BallotOptions& options);

}  // namespace acta::read
