// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "acta/base/error.hpp"
#include "acta/read/ballots/table.hpp"
#include "acta/read/ballots/text_blocks.hpp"

namespace acta::read {

/// Ballots of a file that was never held, or where it is not as plain as a stream has to be.
struct StreamedBallots {
  std::optional<BallotReading> reading;  ///< nullopt: the file has to be read whole
  std::uint64_t odd_line = 0;            ///< then: the first line that is not plain, 0: none that could be named
  std::optional<base::Error> fault;      ///< then: what is wrong there for a reader of the whole file too
};

/// read_ballot_table for tables of any length, on all cores: the same reading but that its rows are sorted, in the
/// memory of the distinct rankings. Plain is a table of candidate columns, not packed, in UTF-8 with line feeds,
/// without quotes below its headings, without lines of more than 64 MiB, whose cells from the first vote column on are
/// empty or digits, read without cards, labels and counts. Errors: of the source; of the headings; limit.
base::Result<StreamedBallots> stream_ballot_table(const std::string& name, const ByteSource& source,
                                                  const BallotTableLayout& layout, const BallotOptions& options,
                                                  BlockSizes sizes = {});

/// The same of more tables, at half the speed or less: of either form, with quotes around cells (not inside others),
/// with labels, ids and numbers of ballots. Ids take 8 bytes a ballot, up to 24 at the end. Plain is UTF-8 with line
/// feeds, without cards and blank_is_write_in. Names are numbered as they stand first in the file.
base::Result<StreamedBallots> stream_ballot_rows(const std::string& name, const ByteSource& source,
                                                 const BallotTableLayout& layout, const BallotOptions& options,
                                                 BlockSizes sizes = {});
/// read_rctab_csv in the same way.
base::Result<StreamedBallots> stream_rctab_csv(const std::string& name, const ByteSource& source,
                                               const BallotOptions& options, BlockSizes sizes = {});

}  // namespace acta::read
