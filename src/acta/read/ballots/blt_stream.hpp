// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "acta/base/error.hpp"
#include "acta/read/ballots/blt.hpp"
#include "acta/read/ballots/text_blocks.hpp"

namespace acta::read {

/// A BLT file that was never held, or where it is not as plain as a stream has to be.
struct StreamedBlt {
  std::optional<BltReading> reading;  ///< nullopt: the file has to be read whole
  std::uint64_t odd_line = 0;         ///< then: the first line that is not plain
};

/// read_blt in lenient mode for files of any length, on all cores: the same reading but that its rows are sorted, in
/// the memory of the distinct rankings. Plain is a file whose ballots stand on a line each, numbers and blanks that end
/// with 0, in a row from the first line that is no option to a line that begins with 0 and no other digit, under a line
/// of two numbers and options that have a line each; read without cards, labels and nicknames with digits in them, no
/// line of it longer than 64 MiB.
/// Errors: of the source; of read_blt in what stands behind the ballots; limit.
base::Result<StreamedBlt> stream_blt(const std::string& name, const ByteSource& source, const BallotOptions& options,
                                     BlockSizes sizes = {});

}  // namespace acta::read
