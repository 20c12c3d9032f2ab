// SPDX-License-Identifier: Apache-2.0
#include "acta/app/ballot_stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "acta/base/number_text.hpp"
#include "acta/read/ballots/blt_stream.hpp"
#include "acta/read/ballots/cdf_json.hpp"
#include "acta/read/ballots/cdf_xml.hpp"
#include "acta/read/ballots/clear_ballot.hpp"
#include "acta/read/ballots/dominion_flat.hpp"
#include "acta/read/ballots/table_stream.hpp"
#include "acta/read/cards/headed.hpp"

namespace acta::app {
namespace {

namespace fs = std::filesystem;

using Streamed = base::Result<read::StreamedBallots>;
using Reading = std::optional<read::BallotReading>;

/// A file that may be read several times from its beginning.
class LongFile {
 public:
  explicit LongFile(const fs::path& path) : m_path(path) {
    std::error_code failed;
    m_size = fs::is_regular_file(path, failed) ? fs::file_size(path, failed) : 0;
    if (!failed && m_size >= kStreamedFrom) m_file.open(path, std::ios::binary);
  }
  bool is_open() const { return m_file.is_open(); }
  const fs::path& path() const { return m_path; }
  std::uint64_t size() const { return m_size; }
  std::uint64_t read() const { return m_read; }

  /// Its bytes, in order, from the beginning.
  read::ByteSource source() {
    m_file.clear();
    m_file.seekg(0);
    m_read = 0;
    return [this](std::span<char> into) -> base::Result<std::size_t> {
      m_file.read(into.data(), static_cast<std::streamsize>(into.size()));
      if (m_file.bad())
        return base::Error{base::ErrorKind::io, "cannot be read to its end", {m_path.string(), 0, 0}, {}};
      m_read += static_cast<std::uint64_t>(m_file.gcount());
      return static_cast<std::size_t>(m_file.gcount());
    };
  }

 private:
  fs::path m_path;
  std::ifstream m_file;
  std::uint64_t m_size = 0, m_read = 0;
};

/// What a file would take that has more marks than are held, if it goes on as it began. Measured: 100,000,000 ballots
/// with 86,968,013 marks in rankings that differ take 0.85 GB, 10 bytes a mark (doc/performance.md).
base::Error told_of_memory(base::Error error, std::uint64_t read, std::uint64_t size) {
  constexpr double kBytesPerMark = 10;
  const bool is_full = error.advice.find("held in memory") != std::string::npos;
  if (error.kind != base::ErrorKind::limit || !is_full || read == 0) return error;
  const double marks = static_cast<double>(read::BallotLimits{}.marks) * static_cast<double>(size) /
                       static_cast<double>(std::min(read, size));
  error.advice += fmt::format(
      "{}after {} of {} bytes; if it goes on so, the whole file has about {} million such marks, for about {:.1f} GB",
      error.advice.empty() ? "" : ": ", base::grouped(static_cast<std::int64_t>(read)),
      base::grouped(static_cast<std::int64_t>(size)), static_cast<std::int64_t>(marks / 1e6),
      marks * kBytesPerMark / 1e9);
  return error;
}

base::Error not_plain(const LongFile& file, std::uint64_t line) {
  return {
      base::ErrorKind::limit,
      std::string(line == 0 ? "the file" : "this line") + " is not plain, and files of more than " +
          base::grouped(static_cast<std::int64_t>(read::Limits{}.bytes)) + " bytes are read only where all is",
      {file.path().string(), line, 0},
      "plain is UTF-8, with quotes around whole cells only and no id twice (csv), or lines of numbers that end with "
      "0 (blt)"};
}

/// nullopt: to be read whole.
base::Result<Reading> taken(Streamed streamed, const LongFile& file) {
  if (!streamed) return told_of_memory(streamed.error(), file.read(), file.size());
  if (streamed->reading) return std::move(streamed->reading);
  if (file.size() <= read::Limits{}.bytes) return Reading();
  return streamed->fault ? *streamed->fault : not_plain(file, streamed->odd_line);
}

base::Result<std::optional<BallotSource>> stream_blt(LongFile& file, const read::BallotOptions& options) {
  const auto source = file.source();
  auto streamed = read::stream_blt(file.path().string(), source, options);
  if (!streamed) return told_of_memory(streamed.error(), file.read(), file.size());
  if (!streamed->reading && file.size() > read::Limits{}.bytes) return not_plain(file, streamed->odd_line);
  if (!streamed->reading) return std::optional<BallotSource>();
  read::BltReading& blt = *streamed->reading;
  return std::optional(BallotSource{BallotFormat::blt, std::move(blt.reading), blt.title, blt.seats, blt.withdrawn});
}

/// The fast way first, which takes only lines of digits.
base::Result<Reading> stream_table(LongFile& file, const read::BallotTableLayout& layout,
                                   const read::BallotOptions& options) {
  const std::string name = file.path().string();
  const auto digits = file.source();
  auto streamed = read::stream_ballot_table(name, digits, layout, options);
  if (streamed && !streamed->reading) {
    const auto rows = file.source();
    streamed = read::stream_ballot_rows(name, rows, layout, options);
  }
  return taken(std::move(streamed), file);
}

base::Result<Reading> stream_cdf(LongFile& file, const std::string& contest, const read::BallotOptions& options) {
  const std::string name = file.path().string();
  const read::SourceAgain again = [&file] { return file.source(); };
  const bool is_xml = read::lowered(file.path().extension().string()) == ".xml";
  auto reading = is_xml ? read::stream_cdf_xml(name, again, contest, options)
                        : read::stream_cdf_json(name, again, contest, options);
  if (!reading) return told_of_memory(reading.error(), file.read(), file.size());
  return Reading(std::move(*reading));
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

base::Result<Reading> stream_table(const fs::path& path, const read::BallotTableLayout& layout,
                                   const read::BallotOptions& options) {
  LongFile file(path);
  if (!file.is_open()) return Reading();
  return stream_table(file, layout, options);
}

base::Result<std::optional<BallotSource>> stream_ballots(const fs::path& path, BallotFormat format,
                                                         const BallotSourceOptions& wanted,
                                                         const read::BallotOptions& options) {
  LongFile file(path);
  if (!file.is_open()) return std::optional<BallotSource>();
  if (format == BallotFormat::blt) return stream_blt(file, options);
  base::Result<Reading> reading = Reading();
  if (format == BallotFormat::csv || format == BallotFormat::rank_csv)
    reading = stream_table(file, table_layout(format, wanted), options);
  if (format == BallotFormat::rctab_csv) {
    const auto source = file.source();
    reading = taken(read::stream_rctab_csv(path.string(), source, options), file);
  }
  if (format == BallotFormat::clear_ballot) {
    const auto source = file.source();
    reading = taken(read::stream_clear_ballot(path.string(), source, wanted.contest, options), file);
  }
  if (format == BallotFormat::dominion_flat) {
    const auto source = file.source();
    reading = taken(read::stream_dominion_flat(path.string(), source, wanted.contest, options), file);
  }
  if (format == BallotFormat::cdf) reading = stream_cdf(file, wanted.contest, options);
  if (!reading) return reading.error();
  if (!*reading) return std::optional<BallotSource>();
  const std::string title = (*reading)->ballots.contest;
  return std::optional(BallotSource{format, std::move(**reading), title, {}, {}});
}

}  // namespace acta::app
