// SPDX-License-Identifier: Apache-2.0
#include "acta/app/ballot_stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "acta/base/number_text.hpp"
#include "acta/read/ballots/blt_stream.hpp"
#include "acta/read/ballots/table_stream.hpp"

namespace acta::app {
namespace {

namespace fs = std::filesystem;

/// The bytes of an open file, in order.
read::ByteSource source_of(std::ifstream& file, const fs::path& path, std::uint64_t& bytes) {
  return [&file, &bytes, path](std::span<char> into) -> base::Result<std::size_t> {
    file.read(into.data(), static_cast<std::streamsize>(into.size()));
    if (file.bad()) return base::Error{base::ErrorKind::io, "cannot be read to its end", {path.string(), 0, 0}, {}};
    bytes += static_cast<std::uint64_t>(file.gcount());
    return static_cast<std::size_t>(file.gcount());
  };
}

/// What a file would take that has more marks than are held, if it goes on as it began. Measured: 100,000,000 ballots
/// with 86,968,013 marks in rankings that differ take 0.85 GB, 10 bytes a mark (doc/performance.md).
base::Error told_of_memory(base::Error error, std::uint64_t read, std::uint64_t size) {
  constexpr double kBytesPerMark = 10;
  if (error.kind != base::ErrorKind::limit || read == 0) return error;
  const double marks = static_cast<double>(read::BallotLimits{}.marks) * static_cast<double>(size) /
                       static_cast<double>(std::min(read, size));
  error.advice += fmt::format(
      "{}after {} of {} bytes; if it goes on so, the whole file has about {} million such marks, for about {:.1f} GB",
      error.advice.empty() ? "" : ": ", base::grouped(static_cast<std::int64_t>(read)),
      base::grouped(static_cast<std::int64_t>(size)), static_cast<std::int64_t>(marks / 1e6),
      marks * kBytesPerMark / 1e9);
  return error;
}

base::Error not_plain(const fs::path& path, std::uint64_t line) {
  return {base::ErrorKind::limit,
          "this line is not plain, and files of more than " +
              base::grouped(static_cast<std::int64_t>(read::Limits{}.bytes)) + " bytes are read only where all are",
          {path.string(), line, 0},
          "plain are lines of empty cells and ranks in digits (csv), or of numbers that end with 0 (blt)"};
}

}  // namespace

std::string head_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string head(64u << 10, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  return head;
}

read::BallotTableLayout table_layout(BallotFormat format, const BallotSourceOptions& wanted) {
  read::BallotTableLayout layout;
  layout.form = format == BallotFormat::csv ? read::BallotTableLayout::Form::candidate_columns
                                            : read::BallotTableLayout::Form::rank_columns;
  if (wanted.first_column > 0) layout.first_vote_column = wanted.first_column;
  layout.cards.precinct = wanted.precinct_column;
  if (wanted.ranks > 0 && format == BallotFormat::rank_csv)
    layout.last_vote_column = layout.first_vote_column + wanted.ranks - 1;
  return layout;
}

base::Result<std::optional<BallotSource>> stream_ballots(const fs::path& path, BallotFormat format,
                                                         const BallotSourceOptions& wanted,
                                                         const read::BallotOptions& options) {
  std::error_code failed;
  const auto size = fs::is_regular_file(path, failed) ? fs::file_size(path, failed) : 0;
  const bool table = format == BallotFormat::csv;
  if (failed || size < kStreamedFrom || (!table && format != BallotFormat::blt)) return std::optional<BallotSource>();
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::optional<BallotSource>();
  std::uint64_t bytes = 0;
  const auto source = source_of(file, path, bytes);
  const auto whole = [&](std::uint64_t odd_line) -> base::Result<std::optional<BallotSource>> {
    if (size > read::Limits{}.bytes) return not_plain(path, odd_line);
    return std::optional<BallotSource>();
  };
  if (table) {
    auto streamed = read::stream_ballot_table(path.string(), source, table_layout(format, wanted), options);
    if (!streamed) return told_of_memory(streamed.error(), bytes, size);
    if (!streamed->reading) return whole(streamed->odd_line);
    return std::optional(BallotSource{format, std::move(*streamed->reading), {}, {}, {}});
  }
  auto streamed = read::stream_blt(path.string(), source, options);
  if (!streamed) return told_of_memory(streamed.error(), bytes, size);
  if (!streamed->reading) return whole(streamed->odd_line);
  read::BltReading& blt = *streamed->reading;
  return std::optional(BallotSource{format, std::move(blt.reading), blt.title, blt.seats, blt.withdrawn});
}

}  // namespace acta::app
