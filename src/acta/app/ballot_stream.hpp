// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>

#include "acta/app/ballot_source.hpp"
#include "acta/read/ballots/table.hpp"

namespace acta::app {

/// Files from here on are read as a stream, where their form allows it.
inline constexpr std::uint64_t kStreamedFrom = std::uint64_t{16} << 20;

/// Reads a long file of ballots without holding it: NIST's CDF; a table of candidates or ranks, RCTab's CSV or BLT, as
/// far as they are plain (read/ballots/table_stream.hpp, blt_stream.hpp). nullopt: the file is short, of another form,
/// or not plain, and is to be read whole. Errors: of the readers; for a file that is too long to be read whole and not
/// plain, with the line.
base::Result<std::optional<BallotSource>> stream_ballots(const std::filesystem::path& path, BallotFormat format,
                                                         const BallotSourceOptions& wanted,
                                                         const read::BallotOptions& options);
/// The same of a table that is laid out so.
base::Result<std::optional<read::BallotReading>> stream_table(const std::filesystem::path& path,
                                                              const read::BallotTableLayout& layout,
                                                              const read::BallotOptions& options);

/// The first bytes of a file, at most 64 KiB; empty where it cannot be read.
std::string head_of(const std::filesystem::path& path);

/// How a table of candidates or ranks is laid out.
read::BallotTableLayout table_layout(BallotFormat format, const BallotSourceOptions& wanted);

}  // namespace acta::app
