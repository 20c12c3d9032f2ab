// SPDX-License-Identifier: Apache-2.0
#include "acta/app/rctab.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>

#include "acta/app/ballot_source.hpp"
#include "acta/app/files.hpp"
#include "acta/app/ranked_findings.hpp"
#include "acta/app/ranked_output.hpp"
#include "acta/app/rctab_sources.hpp"
#include "acta/count/ranked/sensitivity.hpp"

namespace acta::app {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;
using base::Result;
using read::BallotReading;

constexpr std::uint64_t kMostConfigBytes = 64ull << 20;

Result<std::vector<BallotReading>> read_sources(const RctabConfig& config, const fs::path& folder) {
  std::vector<BallotReading> readings(config.sources.size());
  std::vector<std::optional<Error>> errors(config.sources.size());
  tbb::parallel_for(std::size_t{0}, config.sources.size(), [&](std::size_t s) {
    auto reading = read_rctab_source(config, config.sources[s], folder);
    if (reading)
      readings[s] = std::move(*reading);
    else
      errors[s] = reading.error();
  });
  for (const auto& error : errors)
    if (error) return *error;
  return readings;
}

Result<count::RankedContest> assembled(const RctabConfig& config, const std::vector<BallotReading>& readings) {
  std::vector<count::RankedSource> sources;
  for (std::size_t s = 0; s < readings.size(); ++s)
    sources.push_back({&readings[s].ballots, readings[s].codes, config.most_rankings,
                       config.sources[s].provider == RctabProvider::ess});
  return count::assemble_contest(sources, config.candidates,
                                 {config.has_write_ins(), config.by_precinct, config.by_batch, false, true});
}

report::RankedSourceShown shown_source(const RctabSource& source, const BallotReading& reading) {
  report::RankedSourceShown shown{source.path, provider_name(source.provider), 0, {}};
  for (const std::int64_t count : reading.ballots.counts) shown.ballots += count;
  shown.notes = note_texts(reading);
  return shown;
}

Result<void> count_into(report::RankedShown& shown, const RctabOptions& options, std::optional<CompressedFile>& log) {
  const bool slices = !shown.contest.precincts.empty() || !shown.contest.batches.empty();
  if (auto counted = count_and_analyse(shown, options, slices, log); !counted) return counted;
  if (!options.rounding || !count::moves_surplus(shown.rules.mode) || !shown.stopped.empty()) return {};
  tell(options.progress, "counting with other decimals");
  auto draw = drawn_order(shown.contest, options);
  if (!draw) return draw.error();
  const count::RankedOptions how{std::move(*draw), slices};
  auto rounding = count::rounding_sensitivity(shown.contest, shown.rules, how);
  if (!rounding) return rounding.error();
  shown.rounding = std::move(*rounding);
  return {};
}

/// The error is about the configuration where it has no place of its own.
Error placed(Error error, const fs::path& config) {
  if (error.place.file.empty()) error.place.file = config.string();
  return error;
}

}  // namespace

Result<report::RankedShown> count_rctab(const fs::path& path, const RctabOptions& options) {
  const auto text = read_file(path, kMostConfigBytes);
  if (!text) return text.error();
  auto config = read_rctab_config(path.string(), *text, options.share_test);
  if (!config) return config.error();
  if (options.needs_date && !is_date(config->head.date)) return no_date();
  tell(options.progress, "reading ballots");
  const auto readings = read_sources(*config, path.parent_path());
  if (!readings) return readings.error();
  auto contest = assembled(*config, *readings);
  if (!contest) return placed(placed_in_sources(contest.error(), *config, *readings, path.parent_path()), path);
  report::RankedShown shown;
  shown.head = config->head;
  shown.rules = config->rules;
  shown.contest = std::move(*contest);
  for (std::size_t s = 0; s < readings->size(); ++s)
    shown.sources.push_back(shown_source(config->sources[s], (*readings)[s]));
  std::optional<CompressedFile> log;
  if (auto counted = count_into(shown, options, log); !counted) return placed(counted.error(), path);
  add_findings(shown);
  if (options.before_writing)
    if (auto asked = options.before_writing(shown); !asked) return asked.error();
  if (log && shown.stopped.empty())
    if (auto closed = log->close(); !closed) return closed.error();
  return shown;
}

}  // namespace acta::app
