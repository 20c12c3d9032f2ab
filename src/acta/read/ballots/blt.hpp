// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/read/ballots/reading.hpp"

namespace acta::read {

/// What a BLT file says besides its ballots. Candidates are indexes into BallotReading::ballots.candidates.
struct BltReading {
  BallotReading reading;  ///< notes: the repairs
  std::int64_t seats = 0;
  std::string title;
  std::vector<std::uint32_t> withdrawn;
  std::vector<std::uint32_t> tie_order;  ///< of a [tie] line, else empty
};

enum class BltMode {
  strict,   ///< "candidates seats", lines of -i, "w c … 0", "0", quoted names, quoted title; nothing else
  lenient,  ///< repairs what has only one reading, with a note each
};

/// Reads BLT (Hill, Wichmann and Woodall). Lenient mode takes, and notes: a byte order mark, another encoding than
/// UTF-8, commas between numbers, comments from '#', names and titles without quotes or in several quoted parts,
/// missing names, a missing title, a missing 0 before the names, equal ranks "2=3", skipped ranks "-", ballot ids
/// "(x)", and the lines [nick …], [withdrawn …], [tie …]. Blank ballots stay. Errors: format with line and column: a
/// number that is none, beyond the candidates or below 0, a ballot that never ends; limit.
base::Result<BltReading> read_blt(const std::string& name, std::string bytes, BltMode mode,
                                  const BallotOptions& options);

}  // namespace acta::read
