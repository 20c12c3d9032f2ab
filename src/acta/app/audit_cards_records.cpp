// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <unordered_map>

#include "acta/app/audit_cards_parts.hpp"
#include "acta/app/audit_cards_table.hpp"
#include "acta/app/ballot_source.hpp"
#include "acta/app/files.hpp"
#include "acta/audit/manifest_faults.hpp"
#include "acta/base/sha256.hpp"
#include "acta/read/ballots/cdf_json.hpp"
#include "acta/read/ballots/cdf_xml.hpp"
#include "acta/read/ballots/clear_ballot.hpp"
#include "acta/read/ballots/dominion.hpp"
#include "acta/read/ballots/dominion_flat.hpp"
#include "acta/read/ballots/hart.hpp"
#include "acta/read/ballots/raire.hpp"
#include "acta/read/ballots/text_index.hpp"

namespace acta::app {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;

audit::CardContest contest_of(const read::CardsContest& written) {
  using Kind = audit::CardContestKind;
  audit::CardContest contest{written.id,
                             written.name,
                             written.choices,
                             written.kind == "irv"             ? Kind::irv
                             : written.kind == "stv"           ? Kind::stv
                             : written.kind == "approval"      ? Kind::approval
                             : written.kind == "supermajority" ? Kind::supermajority
                             : written.kind == "dhondt"        ? Kind::dhondt
                             : written.kind == "sainte-lague"  ? Kind::sainte_lague
                             : written.kind == "runoff"        ? Kind::runoff
                             : written.kind == "law"           ? Kind::law
                                                               : Kind::plurality,
                             static_cast<int>(written.winners),
                             static_cast<int>(written.votes_for),
                             written.share / 100,
                             written.elected,
                             written.fractional,
                             written.threshold / 100,
                             written.lead_share / 100,
                             written.lead / 100,
                             written.lowest,
                             written.surpluses_first,
                             static_cast<int>(written.value_decimals)};
  return contest;
}

/// Fills a RecordedCardList from sources of any kind.
class Recorder {
 public:
  explicit Recorder(const read::CardsFile& file) : m_file(file) {
    for (const read::CardsContest& contest : file.contests) m_list.contests.push_back(empty_records(contest));
  }
  base::Result<void> read_table(const std::string& name, std::string bytes) {
    return m_tables.read(name, std::move(bytes), m_file);
  }
  base::Result<void> take(std::size_t contest, const read::BallotReading& reading, const std::string& name);
  /// Errors: of TableRecorder::finish.
  base::Result<RecordedCardList> finish() &&;

 private:
  std::uint32_t batch(const std::string& name);
  void grow();
  std::uint32_t row(audit::ContestRecords& records, audit::CardVote marks) {
    return records.votes.add(audit::vote_of_marks(records.contest, std::move(marks)));
  }
  base::Result<std::vector<audit::Choice>> choices(std::size_t contest, const read::BallotReading& reading,
                                                   const std::string& name);
  std::vector<std::uint32_t> rows(std::size_t contest, const read::BallotReading& reading,
                                  const std::vector<audit::Choice>& choice_of);
  std::int32_t position(std::string_view id) const;
  /// The card of this id; that of the next record where it is new.
  std::pair<std::uint32_t, bool> card(const std::string& id) {
    const auto [number, added] = m_ids.add(id);
    if (added) m_card_of_id.push_back(static_cast<std::uint32_t>(m_list.cards.size()));
    return {m_card_of_id[number], added};
  }

  const read::CardsFile& m_file;
  RecordedCardList m_list;
  TableRecorder m_tables{m_list};
  std::unordered_map<std::string, std::uint32_t> m_batches;
  read::TextIndex m_ids;
  std::vector<std::uint32_t> m_card_of_id;
};

std::uint32_t Recorder::batch(const std::string& name) {
  const auto [at, added] = m_batches.emplace(name, static_cast<std::uint32_t>(m_list.batches.size()));
  if (added) m_list.batches.push_back(name);
  return at->second;
}

void Recorder::grow() {
  for (audit::ContestRecords& contest : m_list.contests)
    contest.row_of_card.resize(m_list.cards.size(), audit::kNotOnCard);
}

base::Result<std::vector<audit::Choice>> Recorder::choices(std::size_t contest, const read::BallotReading& reading,
                                                           const std::string& name) {
  const auto& known = m_list.contests[contest].contest.choices;
  std::vector<audit::Choice> choice_of;
  for (const std::string& candidate : reading.ballots.candidates) {
    const auto at = std::find(known.begin(), known.end(), candidate);
    if (at == known.end()) {
      const std::string closest = audit::closest_name(candidate, known);
      return Error{ErrorKind::usage,
                   fmt::format("the records have a choice \"{}\" that contest \"{}\" does not list", candidate,
                               m_file.contests[contest].id),
                   {name, 0, 0},
                   closest.empty() ? "list it under choices" : "the closest is \"" + closest + "\""};
    }
    choice_of.push_back(static_cast<audit::Choice>(at - known.begin()));
  }
  return choice_of;
}

/// The row of votes for each row of marks. Not instant-runoff: all marks at all ranks; a label "overvote" makes the
/// vote invalid. Instant-runoff: skipped ranks are passed over, a ranking ends at a rank with several marks.
std::vector<std::uint32_t> Recorder::rows(std::size_t contest, const read::BallotReading& reading,
                                          const std::vector<audit::Choice>& choice_of) {
  audit::ContestRecords& records = m_list.contests[contest];
  const bool ranked = is_ranked(records.contest.kind);
  const model::RankedBallots& ballots = reading.ballots;
  const auto write_in = [&] {
    auto& names = records.contest.choices;
    const std::string label = "undeclared write-in";
    if (std::find(names.begin(), names.end(), label) == names.end()) names.push_back(label);
    return static_cast<audit::Choice>(std::find(names.begin(), names.end(), label) - names.begin());
  };
  std::vector<std::uint32_t> rows;
  for (std::size_t r = 0; r < ballots.rows(); ++r) {
    audit::CardVote marks;
    bool valid = true;
    for (std::uint32_t at = ballots.begin[r]; at < ballots.begin[r + 1] && valid; ++at) {
      const model::RankMark mark = ballots.marks[at];
      const bool several = mark >= model::kFirstSet;
      if (mark == model::kNoMark) continue;
      if (mark == model::kOvervoteLabel || (several && ranked)) {
        valid = false;
        if (!ranked) marks.clear();
      } else if (several) {
        for (const model::RankMark one : ballots.sets[mark - model::kFirstSet])
          marks.push_back(model::is_candidate(one) ? choice_of[one] : write_in());
      } else {
        marks.push_back(model::is_candidate(mark) ? choice_of[mark] : write_in());
      }
    }
    rows.push_back(row(records, std::move(marks)));
  }
  return rows;
}

/// Dominion names a card tabulator-batch-record: the record's number is its place.
std::int32_t Recorder::position(std::string_view id) const {
  if (!m_file.records->format.starts_with("dominion")) return 0;
  const std::string_view last = id.substr(id.rfind('-') + 1);
  std::int32_t number = 0;
  const auto [end, failed] = std::from_chars(last.data(), last.data() + last.size(), number);
  return failed == std::errc() && end == last.data() + last.size() && number > 0 ? number : 0;
}

base::Result<void> Recorder::take(std::size_t contest, const read::BallotReading& reading, const std::string& name) {
  const auto choice_of = choices(contest, reading, name);
  if (!choice_of) return choice_of.error();
  const auto row_of = rows(contest, reading, *choice_of);
  const auto& cards = reading.ballots.cards;
  for (std::size_t k = 0; k < cards.row.size(); ++k) {
    const std::string id = k < cards.ids.size() ? cards.ids[k] : std::string();
    if (id.empty())
      return Error{ErrorKind::usage,
                   "some records do not name their cards",
                   {name, 0, 0},
                   "a comparison needs to know which card is which: redacted exports do not do"};
    const auto [number, added] = card(id);
    if (added) {
      const std::string in = cards.batch.empty() ? std::string() : cards.batches[cards.batch[k]];
      m_list.cards.push_back({id, batch(in), position(id)});
    }
    auto& rows_of_card = m_list.contests[contest].row_of_card;
    rows_of_card.resize(m_list.cards.size(), audit::kNotOnCard);
    if (rows_of_card[number] != audit::kNotOnCard)
      return Error{ErrorKind::format, "card \"" + id + "\" has two records", {name, 0, 0}, {}};
    rows_of_card.set(number, row_of[cards.row[k]]);
  }
  for (const read::ReadingNote& note : reading.notes)
    m_list.notes.push_back(fmt::format("{}: {} ({})", m_file.contests[contest].id, note.text, note.count));
  return {};
}

base::Result<RecordedCardList> Recorder::finish() && {
  if (auto finished = m_tables.finish(); !finished) return finished.error();
  grow();
  return std::move(m_list);
}

bool is_folder_of_exports(const std::string& format) { return format == "dominion" || format == "hart"; }

/// Of all files of a source, once, however often it is read.
base::Result<void> keep_hashes(const std::string& format, const fs::path& path, FileHashes& hashes) {
  const auto keep = [&](const std::string& name, const base::Result<std::string>& bytes) -> base::Result<void> {
    if (!bytes) return bytes.error();
    if (std::none_of(hashes.begin(), hashes.end(), [&](const auto& one) { return one.first == name; }))
      hashes.emplace_back(name, base::sha256_hex(*bytes));
    return {};
  };
  if (!is_folder_of_exports(format)) return keep(path.string(), read_file(path));
  const auto files = ballot_files(path);
  if (!files) return files.error();
  for (const std::string& name : files->names)
    if (auto kept = keep((path / name).string(), files->bytes(name)); !kept) return kept;
  return {};
}

base::Result<read::BallotReading> read_source(const std::string& format, const fs::path& path,
                                              const std::string& contest) {
  read::BallotOptions options;
  options.keep_cards = true;
  if (is_folder_of_exports(format)) {
    const auto files = ballot_files(path);
    if (!files) return files.error();
    return format == "hart" ? read::read_hart(*files, contest, options) : read::read_dominion(*files, contest, options);
  }
  auto bytes = read_file(path);
  if (!bytes) return bytes.error();
  const std::string name = path.string();
  if (format == "dominion-csv") return read::read_dominion_flat(name, std::move(*bytes), contest, options);
  if (format == "clear-ballot") return read::read_clear_ballot(name, std::move(*bytes), contest, options);
  if (format == "raire") {
    auto got = read::read_raire(name, std::move(*bytes), contest, options);
    return got ? base::Result<read::BallotReading>(std::move(got->reading)) : got.error();
  }
  if (path.extension() == ".xml") return read::read_cdf_xml(name, *bytes, contest, options);
  return read::read_cdf_json(name, std::move(*bytes), contest, options);
}

/// The largest file of a source; of one that may be packed, what it may unpack to.
std::uintmax_t largest_file(const fs::path& path) {
  std::error_code failed;
  if (fs::is_regular_file(path, failed)) {
    constexpr std::string_view kPlain[] = {".json", ".xml", ".csv", ".raire", ".txt"};
    const bool is_plain = std::find(std::begin(kPlain), std::end(kPlain), path.extension()) != std::end(kPlain);
    return is_plain ? fs::file_size(path, failed) : std::numeric_limits<std::uintmax_t>::max();
  }
  std::uintmax_t largest = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(path, failed))
    if (entry.is_regular_file(failed)) largest = std::max(largest, entry.file_size(failed));
  return largest;
}

/// How many contests are read from a source at one time: each reading holds a file.
std::size_t contests_at_once(const fs::path& path) {
  constexpr std::uintmax_t kHeld = std::uintmax_t{2} << 30;
  const std::uintmax_t bytes = largest_file(path);
  const auto cores = static_cast<std::uintmax_t>(tbb::this_task_arena::max_concurrency());
  return static_cast<std::size_t>(std::clamp<std::uintmax_t>(kHeld / std::max<std::uintmax_t>(bytes, 1), 1, cores));
}

base::Result<void> read_csv(Recorder& recorder, const fs::path& path, FileHashes& hashes) {
  auto bytes = read_file(path);
  if (!bytes) return bytes.error();
  hashes.emplace_back(path.string(), base::sha256_hex(*bytes));
  return recorder.read_table(path.string(), std::move(*bytes));
}

/// One file or folder, some contests at a time. A contest need not be in each of several.
base::Result<void> read_vendor(Recorder& recorder, const read::CardsFile& file, const fs::path& path,
                               FileHashes& hashes, std::vector<bool>& found,
                               std::vector<std::optional<Error>>& missing) {
  const std::string& format = file.records->format;
  if (auto kept = keep_hashes(format, path, hashes); !kept) return kept;
  const std::size_t at_once = contests_at_once(path);
  for (std::size_t first = 0; first < file.contests.size(); first += at_once) {
    std::vector<std::optional<base::Result<read::BallotReading>>> readings(
        std::min(at_once, file.contests.size() - first));
    tbb::parallel_for(std::size_t{0}, readings.size(), [&](std::size_t k) {
      const read::CardsContest& one = file.contests[first + k];
      readings[k] = read_source(format, path, one.record_name.empty() ? one.name : one.record_name);
    });
    for (std::size_t k = 0; k < readings.size(); ++k) {
      const auto& reading = *readings[k];
      if (!reading && reading.error().kind != ErrorKind::not_found) return reading.error();
      found[first + k] = found[first + k] || reading.has_value();
      if (!reading) missing[first + k] = reading.error();
      if (!reading) continue;
      if (auto taken = recorder.take(first + k, *reading, path.string()); !taken) return taken;
      readings[k].reset();
    }
  }
  return {};
}

}  // namespace

audit::ContestRecords empty_records(const read::CardsContest& contest) {
  audit::ContestRecords records;
  records.contest = contest_of(contest);
  if (!contest.reported.empty()) records.reported.assign(contest.choices.size(), 0);
  for (const auto& [choice, votes] : contest.reported)
    records.reported[static_cast<std::size_t>(std::find(contest.choices.begin(), contest.choices.end(), choice) -
                                              contest.choices.begin())] = static_cast<double>(votes);
  return records;
}

base::Result<RecordedCardList> read_records(const read::CardsFile& file, const fs::path& folder, FileHashes& hashes) {
  Recorder recorder(file);
  if (!file.records) return std::move(recorder).finish();
  std::vector<std::optional<Error>> missing(file.contests.size());
  std::vector<bool> found(file.contests.size(), file.records->format == "csv");
  for (const std::string& name : file.records->files) {
    const fs::path path = folder / name;
    auto read = file.records->format == "csv" ? read_csv(recorder, path, hashes)
                                              : read_vendor(recorder, file, path, hashes, found, missing);
    if (!read) return read.error();
  }
  for (std::size_t contest = 0; contest < found.size(); ++contest)
    if (!found[contest]) return *missing[contest];
  return std::move(recorder).finish();
}

}  // namespace acta::app
