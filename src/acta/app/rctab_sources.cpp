// SPDX-License-Identifier: Apache-2.0
#include "acta/app/rctab_sources.hpp"

#include <algorithm>

#include "acta/app/ballot_source.hpp"
#include "acta/app/ballot_stream.hpp"
#include "acta/app/files.hpp"
#include "acta/read/ballots/cdf_json.hpp"
#include "acta/read/ballots/cdf_xml.hpp"
#include "acta/read/ballots/clear_ballot.hpp"
#include "acta/read/ballots/dominion.hpp"
#include "acta/read/ballots/ess.hpp"
#include "acta/read/ballots/hart.hpp"
#include "acta/read/ballots/table.hpp"
#include "acta/read/cells.hpp"

namespace acta::app {
namespace {

namespace fs = std::filesystem;
using base::Result;
using read::BallotOptions;
using read::BallotReading;

std::uint32_t column(const std::optional<int>& number) { return static_cast<std::uint32_t>(number.value_or(0)); }

Result<BallotReading> from_ess(const RctabSource& source, const fs::path& path, const BallotOptions& options) {
  read::EssLayout layout;
  layout.first_vote_column = column(source.first_vote_column);
  layout.first_vote_row = column(source.first_vote_row);
  layout.id_column = column(source.id_column);
  layout.batch_column = column(source.batch_column);
  layout.precinct_column = column(source.precinct_column);
  layout.overvote_delimiter = source.overvote_delimiter;
  layout.blank_is_write_in = source.blank_is_write_in;
  auto bytes = read_file(path);
  if (!bytes) return bytes.error();
  return read::read_ess(path.string(), *bytes, layout, options);
}

Result<BallotReading> from_table(const RctabSource& source, const fs::path& path, const BallotOptions& options) {
  read::BallotTableLayout layout;
  layout.first_vote_column = column(source.first_vote_column);
  layout.first_vote_row = column(source.first_vote_row);
  layout.cards.id = column(source.id_column);
  layout.cards.batch = column(source.batch_column);
  layout.cards.precinct = column(source.precinct_column);
  auto streamed = stream_table(path, layout, options);
  if (!streamed) return streamed.error();
  if (*streamed) return std::move(**streamed);
  auto bytes = read_file(path);
  if (!bytes) return bytes.error();
  return read::read_ballot_table(path.string(), std::move(*bytes), layout, options);
}

Result<BallotReading> from_folder(const RctabSource& source, const fs::path& path, const BallotOptions& options) {
  const auto files = ballot_files(path);
  if (!files) return files.error();
  const bool hart = source.provider == RctabProvider::hart;
  auto reading = hart ? read::read_hart(*files, source.contest_id, options)
                      : read::read_dominion(*files, source.contest_id, options);
  if (!reading) return with_folder(reading.error(), path, *files);
  // RCTab takes precincts from the portions only where there is a manifest of precincts too.
  if (!hart && !std::binary_search(files->names.begin(), files->names.end(), "PrecinctManifest.json"))
    reading->ballots.cards.precinct.clear();
  return reading;
}

Result<BallotReading> from_file(const RctabSource& source, const fs::path& path, const BallotOptions& options) {
  BallotSourceOptions wanted;
  wanted.contest = source.contest_id;
  const bool is_clear_ballot = source.provider == RctabProvider::clear_ballot;
  auto streamed =
      stream_ballots(path, is_clear_ballot ? BallotFormat::clear_ballot : BallotFormat::cdf, wanted, options);
  if (!streamed) return streamed.error();
  if (*streamed) return std::move((*streamed)->reading);
  auto bytes = read_file(path);
  if (!bytes) return bytes.error();
  const std::string name = path.string();
  if (is_clear_ballot) return read::read_clear_ballot(name, std::move(*bytes), source.contest_id, options);
  if (path.extension() == ".xml") return read::read_cdf_xml(name, *bytes, source.contest_id, options);
  return read::read_cdf_json(name, std::move(*bytes), source.contest_id, options);
}

}  // namespace

const char* provider_name(RctabProvider provider) {
  switch (provider) {
    case RctabProvider::ess: return "ess";
    case RctabProvider::cdf: return "cdf";
    case RctabProvider::dominion: return "dominion";
    case RctabProvider::hart: return "hart";
    case RctabProvider::clear_ballot: return "clearBallot";
    case RctabProvider::generic_csv: break;
  }
  return "genericCsv";
}

Result<BallotReading> read_rctab_source(const RctabConfig& config, const RctabSource& source, const fs::path& folder,
                                        const RefusedMarks& refused) {
  BallotOptions options;
  options.overvote_label = source.overvote_label;
  options.skipped_label = source.skipped_rank_label;
  options.undeclared_write_in_label = source.write_in_label;
  options.keep_cards = config.by_batch || config.by_precinct;
  options.refused = refused.name;
  options.most_ranks = refused.most_ranks;
  if (source.provider == RctabProvider::ess) options.most_ranks = column(config.most_rankings);
  const fs::path path = folder / source.path;
  switch (source.provider) {
    case RctabProvider::ess: return from_ess(source, path, options);
    case RctabProvider::generic_csv: return from_table(source, path, options);
    case RctabProvider::dominion:
    case RctabProvider::hart: return from_folder(source, path, options);
    case RctabProvider::cdf:
    case RctabProvider::clear_ballot: break;
  }
  return from_file(source, path, options);
}

base::Error placed_in_sources(base::Error error, const RctabConfig& config, const std::vector<BallotReading>& readings,
                              const fs::path& folder) {
  const bool ranks = error.message.starts_with("maxRankingsAllowed:");
  const bool precincts = error.message.starts_with("tabulateByPrecinct:"),
             batches = error.message.starts_with("tabulateByBatch:");
  for (std::size_t s = 0; s < readings.size(); ++s) {
    const auto& cards = readings[s].ballots.cards;
    const bool lacks = (precincts && cards.precinct.empty()) || (batches && cards.batch.empty());
    if (lacks) error.place.file = (folder / config.sources[s].path).string();
    if (lacks) break;
    RefusedMarks refused;
    if (ranks) refused.most_ranks = column(config.most_rankings);
    for (const std::string& candidate : readings[s].ballots.candidates) {
      const std::string name(read::trimmed(candidate));
      if (error.message.find("ballots have \"" + name + "\",") != std::string::npos) refused.name = name;
    }
    if (refused.name.empty() && refused.most_ranks == 0) continue;
    const auto again = read_rctab_source(config, config.sources[s], folder, refused);
    if (again || again.error().kind != base::ErrorKind::format || again.error().place.file.empty()) continue;
    error.place = again.error().place;
    break;
  }
  return error;
}

}  // namespace acta::app
