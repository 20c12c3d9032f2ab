// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "acta/base/error.hpp"
#include "acta/read/ballots/ballot_row.hpp"
#include "acta/read/ballots/stream_grouper.hpp"
#include "acta/read/ballots/table_stream.hpp"

namespace acta::read {

/// What the rows of a delimited text are.
struct RowForm {
  std::string contest;
  char delimiter = 0;      ///< 0: found by itself
  std::uint64_t head = 0;  ///< rows before those of ballots
  /// Learns from the head, which stands in the first rows of the grid.
  std::function<base::Result<void>(const Grid& first, BallotGrouper& names)> open;
  /// Reads a row below the head. Threads call this at one time.
  std::function<base::Result<void>(StreamGrouper& ballots, const StreamRow& row)> read;
  /// How many ranks there are, from the cells of the widest row; nullopt: for the whole file to tell.
  std::function<std::optional<std::uint32_t>(std::size_t width)> ranks;
};

/// Reads ballots row by row on all cores, in the memory of the distinct rankings; the result does not depend on blocks
/// and threads. Not plain: text that is not in UTF-8, packed files and workbooks, quotes inside cells that do not begin
/// with one, what `open` or `read` refuses, two ids with one hash. Errors: of the source; limit for too many marks.
base::Result<StreamedBallots> stream_rows(const std::string& name, const ByteSource& source, const RowForm& form,
                                          const BallotOptions& options, BlockSizes sizes);

}  // namespace acta::read
