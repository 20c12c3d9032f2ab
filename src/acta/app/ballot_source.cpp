// SPDX-License-Identifier: Apache-2.0
#include "acta/app/ballot_source.hpp"

#include <algorithm>
#include <array>

#include "acta/app/ballot_stream.hpp"
#include "acta/app/files.hpp"
#include "acta/base/number_text.hpp"
#include "acta/read/ballots/blt.hpp"
#include "acta/read/ballots/cdf_json.hpp"
#include "acta/read/ballots/cdf_xml.hpp"
#include "acta/read/ballots/clear_ballot.hpp"
#include "acta/read/ballots/dominion.hpp"
#include "acta/read/ballots/dominion_flat.hpp"
#include "acta/read/ballots/ess.hpp"
#include "acta/read/ballots/hart.hpp"
#include "acta/read/ballots/preference_json.hpp"
#include "acta/read/ballots/preflib.hpp"
#include "acta/read/ballots/raire.hpp"
#include "acta/read/ballots/rctab.hpp"
#include "acta/read/ballots/table.hpp"

namespace acta::app {
namespace {

namespace fs = std::filesystem;
using base::Result;
using read::BallotOptions;
using read::BallotReading;

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return text;
}

BallotFormat csv_format(std::string_view bytes) {
  const std::string head = lower(std::string(bytes.substr(0, bytes.find('\n'))));
  if (head.find("choice_1_1:") != std::string::npos) return BallotFormat::clear_ballot;
  if (head.find("rank 1") != std::string::npos) return BallotFormat::rctab_csv;
  if (head.find("rank1") != std::string::npos) return BallotFormat::piles_csv;
  return BallotFormat::csv;
}

std::optional<BallotFormat> format_of(const fs::path& path, std::string_view bytes) {
  const std::string ending = lower(path.extension().string());
  if (ending == ".blt") return BallotFormat::blt;
  if (ending == ".raire") return BallotFormat::raire;
  if (ending == ".xlsx") return BallotFormat::ess;
  if (ending == ".xml") return BallotFormat::cdf;
  if (ending == ".csv") return csv_format(bytes);
  for (const char* order : {".soc", ".soi", ".toc", ".toi"})
    if (ending == order) return BallotFormat::preflib;
  if (ending == ".json")
    return bytes.find("\"num_candidates\"") != std::string_view::npos ? BallotFormat::preference_json
                                                                      : BallotFormat::cdf;
  return std::nullopt;
}

Result<BallotReading> from_folder(const fs::path& path, BallotFormat format, const BallotSourceOptions& wanted,
                                  const BallotOptions& options) {
  const auto files = ballot_files(path);
  if (!files) return files.error();
  auto reading = format == BallotFormat::hart ? read::read_hart(*files, wanted.contest, options)
                                              : read::read_dominion(*files, wanted.contest, options);
  if (!reading) return with_folder(reading.error(), path, *files);
  return reading;
}

BallotFormat folder_format(const fs::path& path) {
  std::error_code failed;
  return fs::exists(path / "ContestManifest.json", failed) ? BallotFormat::dominion : BallotFormat::hart;
}

Result<BallotReading> from_table(const std::string& name, std::string bytes, BallotFormat format,
                                 const BallotSourceOptions& wanted, const BallotOptions& options) {
  return read::read_ballot_table(name, std::move(bytes), table_layout(format, wanted), options);
}

Result<BallotReading> from_bytes(const fs::path& path, std::string bytes, BallotFormat format,
                                 const BallotSourceOptions& wanted, const BallotOptions& options) {
  const std::string name = path.string();
  switch (format) {
    case BallotFormat::preflib: return read::read_preflib(name, std::move(bytes), false, options);
    case BallotFormat::rctab_csv: return read::read_rctab_csv(name, std::move(bytes), options);
    case BallotFormat::piles_csv: return read::read_piles_csv(name, std::move(bytes), options);
    case BallotFormat::preference_json: return read::read_preference_json(name, std::move(bytes), options);
    case BallotFormat::dominion_flat: return read::read_dominion_flat(name, std::move(bytes), wanted.contest, options);
    case BallotFormat::clear_ballot: return read::read_clear_ballot(name, std::move(bytes), wanted.contest, options);
    case BallotFormat::cdf:
      if (lower(path.extension().string()) == ".xml") return read::read_cdf_xml(name, bytes, wanted.contest, options);
      return read::read_cdf_json(name, std::move(bytes), wanted.contest, options);
    case BallotFormat::ess: {
      read::EssLayout layout;
      if (wanted.first_column > 0) layout.first_vote_column = wanted.first_column;
      layout.precinct_column = wanted.precinct_column;
      return read::read_ess(name, bytes, layout, options);
    }
    default: break;
  }
  return from_table(name, std::move(bytes), format, wanted, options);
}

Result<BallotSource> from_blt(const std::string& name, std::string bytes, const BallotOptions& options) {
  auto blt = read::read_blt(name, std::move(bytes), read::BltMode::lenient, options);
  if (!blt) return blt.error();
  return BallotSource{BallotFormat::blt, std::move(blt->reading), blt->title, blt->seats, blt->withdrawn};
}

Result<BallotSource> from_file(const fs::path& path, BallotFormat format, std::string bytes,
                               const BallotSourceOptions& wanted, const BallotOptions& options) {
  if (format == BallotFormat::blt) return from_blt(path.string(), std::move(bytes), options);
  BallotSource source;
  source.format = format;
  if (format == BallotFormat::raire) {
    auto raire = read::read_raire(path.string(), std::move(bytes), wanted.contest, options);
    if (!raire) return raire.error();
    source.reading = std::move(raire->reading);
    return source;
  }
  auto reading = from_bytes(path, std::move(bytes), format, wanted, options);
  if (!reading) return reading.error();
  source.reading = std::move(*reading);
  source.title = source.reading.ballots.contest;
  return source;
}

/// What texts mean in formats that have names in their cells.
void label(BallotOptions& options, BallotFormat format, const BallotSourceOptions& wanted) {
  if (format != BallotFormat::ess && format != BallotFormat::rank_csv) return;
  if (format == BallotFormat::ess) options.most_ranks = wanted.ranks;
  options.overvote_label = "overvote";
  options.skipped_label = "undervote";
  options.undeclared_write_in_label = "UWI";
}

}  // namespace

const std::vector<std::string>& ballot_format_names() {
  static const std::vector<std::string> names{
      "blt", "preflib", "raire",    "csv",           "rank-csv", "rctab-csv",   "piles-csv", "preference-json",
      "cdf", "ess",     "dominion", "dominion-flat", "hart",     "clear-ballot"};
  return names;
}

std::string_view to_string(BallotFormat format) { return ballot_format_names()[static_cast<std::size_t>(format)]; }

Result<read::BallotFiles> ballot_files(const fs::path& folder) {
  std::error_code failed;
  fs::directory_iterator entries(folder, failed);
  if (failed)
    return base::Error{
        base::ErrorKind::not_found, "cannot be opened as a folder: " + failed.message(), {folder.string(), 0, 0}, {}};
  read::BallotFiles files;
  files.name = folder.string();
  for (const fs::directory_entry& entry : entries)
    if (entry.is_regular_file(failed)) files.names.push_back(entry.path().filename().string());
  std::sort(files.names.begin(), files.names.end());
  files.bytes = [folder](const std::string& name) { return read_file(folder / name); };
  return files;
}

base::Error with_folder(base::Error error, const fs::path& folder, const read::BallotFiles& files) {
  if (std::binary_search(files.names.begin(), files.names.end(), error.place.file))
    error.place.file = (folder / error.place.file).string();
  return error;
}

std::vector<std::string> note_texts(const BallotReading& reading) {
  std::vector<std::string> texts;
  for (const read::ReadingNote& note : reading.notes) {
    const std::string place = base::to_text(note.first);
    texts.push_back(base::grouped(static_cast<std::int64_t>(note.count)) + " times: " + note.text +
                    (place.empty() ? "" : " (first at " + place + ")"));
  }
  return texts;
}

Result<BallotSource> read_ballots(const fs::path& path, const BallotSourceOptions& wanted) {
  BallotOptions options;
  options.keep_cards = wanted.keep_cards;
  std::error_code failed;
  if (fs::is_directory(path, failed)) {
    BallotSource source;
    source.format = wanted.format.value_or(folder_format(path));
    auto reading = from_folder(path, source.format, wanted, options);
    if (!reading) return reading.error();
    source.reading = std::move(*reading);
    return source;
  }
  const std::string head = head_of(path);
  const auto format_seen = wanted.format ? wanted.format : format_of(path, head);
  // What JSON it is may be told at its end only.
  const bool is_told = wanted.format || format_seen != BallotFormat::cdf || head.find("CVR") != std::string::npos;
  if (const auto format = is_told ? format_seen : std::nullopt) {
    label(options, *format, wanted);
    auto streamed = stream_ballots(path, *format, wanted, options);
    if (!streamed) return streamed.error();
    if (*streamed) return std::move(**streamed);
  }
  auto bytes = read_file(path);
  if (!bytes) return bytes.error();
  const auto format = wanted.format ? wanted.format : format_of(path, *bytes);
  if (!format)
    return base::Error{base::ErrorKind::usage,
                       "the format of the ballots cannot be told from the name",
                       {path.string(), 0, 0},
                       "name it with --format"};
  label(options, *format, wanted);
  return from_file(path, *format, std::move(*bytes), wanted, options);
}

}  // namespace acta::app
