// SPDX-License-Identifier: Apache-2.0
#include "acta/app/load.hpp"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <map>
#include <tuple>

#include "acta/app/files.hpp"
#include "acta/base/sha256.hpp"
#include "acta/read/eml_contest.hpp"
#include "acta/read/law.hpp"

namespace acta::app {
namespace {

namespace fs = std::filesystem;

/// One file opened in one way; tables that read it in the same way share it.
struct Opening {
  std::size_t source = 0;
  read::TableHints hints;
  std::optional<read::OpenedTable> table;
  std::optional<base::Error> error;
};

/// Everything that is read for a record, by (source, hints).
class Openings {
 public:
  std::size_t index(std::size_t source, const read::TableHints& hints) {
    const auto key = std::make_tuple(source, hints.member, hints.encoding, hints.delimiter.value_or('\0'));
    const auto [found, added] = m_index.try_emplace(key, m_all.size());
    if (added) m_all.push_back({source, hints, {}, {}});
    return found->second;
  }
  std::vector<Opening>& all() { return m_all; }

 private:
  std::map<std::tuple<std::size_t, std::string, std::string, char>, std::size_t> m_index;
  std::vector<Opening> m_all;
};

std::string form_text(const read::OpenedTable& table) {
  if (table.format == read::TableFormat::eml)
    return "EML " + table.eml.message + (table.member.empty() ? "" : ", " + table.member);
  if (table.format != read::TableFormat::delimited)
    return std::string(table.format == read::TableFormat::xlsx ? "workbook (.xlsx)" : "workbook (.xls)") +
           (table.member.empty() ? "" : ", " + table.member);
  const char delimiter = table.dialect.delimiter;
  const std::string mark = delimiter == ','    ? "comma"
                           : delimiter == ';'  ? "semicolon"
                           : delimiter == '\t' ? "tab"
                                               : std::string(1, delimiter);
  std::string text = "delimited text, " + table.decoded.from.name;
  if (table.decoded.guessed && table.decoded.from.confidence < 1)
    text += fmt::format(" (guessed, {:.2f})", table.decoded.from.confidence);
  if (table.decoded.from.double_encoded) text += " encoded twice";
  return text + ", " + mark + (table.member.empty() ? "" : ", in " + table.member);
}

/// Whether bytes of that hash are those that the record names.
std::optional<base::Error> check_hash(const model::Source& source, const std::string& sha256,
                                      report::SourceReport& report) {
  report.sha256 = sha256;
  report.pinned = sha256 == source.sha256;
  if (source.sha256.empty() || report.pinned) return std::nullopt;
  return base::Error{
      base::ErrorKind::hash,
      "this is not the file that the record names: its SHA-256 is " + sha256 + ", the record states " + source.sha256,
      {source.file, 0, 0},
      "get the file as it was published, or correct sha256 in the record if the publisher changed it"};
}

/// Reads one source's bytes and compares the hash. The same bytes serve all openings of the source.
std::optional<base::Error> fetch(const model::Source& source, const std::vector<fs::path>& folders, std::string& bytes,
                                 report::SourceReport& report) {
  const fs::path path = find_file(folders, source.file);
  if (path.empty())
    return base::Error{base::ErrorKind::not_found,
                       "the source \"" + source.id + "\" is not there",
                       {source.file, 0, 0},
                       source.address.empty() ? "put it beside the record, or name its folder with --data"
                                              : "get it from " + source.address + " and name its folder with --data"};
  auto read = read_file(path);
  if (!read) return read.error();
  bytes = std::move(read).value();
  report.bytes = bytes.size();
  return check_hash(source, base::sha256_hex(bytes), report);
}

std::optional<base::Error> first_error(const std::vector<std::optional<base::Error>>& errors) {
  for (const auto& error : errors)
    if (error) return error;
  return std::nullopt;
}

std::optional<base::Error> fetch_samples(Loaded& loaded, const std::vector<fs::path>& folders) {
  const model::Record& record = loaded.file.record;
  loaded.samples.resize(record.contests.size());
  for (std::size_t c = 0; c < record.contests.size(); ++c)
    if (const auto& sample = record.contests[c].sample)
      if (auto error =
              fetch(record.sources[sample->source], folders, loaded.samples[c], loaded.sources[sample->source]))
        return error;
  return std::nullopt;
}

/// Sources of one file, with the ways in which tables open each.
struct SharedFile {
  std::vector<std::size_t> sources;
  std::vector<std::size_t> openings;
};

/// In the order of the first source of each; only those that some table needs.
std::vector<SharedFile> shared_files(const std::vector<model::Source>& sources, Openings& openings) {
  std::vector<std::vector<std::size_t>> of_source(sources.size());
  for (std::size_t i = 0; i < openings.all().size(); ++i) of_source[openings.all()[i].source].push_back(i);
  std::map<std::string, std::size_t> index;
  std::vector<SharedFile> files;
  for (std::size_t s = 0; s < sources.size(); ++s) {
    if (of_source[s].empty()) continue;
    const auto [at, added] = index.try_emplace(sources[s].file, files.size());
    if (added) files.emplace_back();
    SharedFile& file = files[at->second];
    file.sources.push_back(s);
    file.openings.insert(file.openings.end(), of_source[s].begin(), of_source[s].end());
  }
  return files;
}

/// Opens a file in every way that is asked for; EML of several contests is parsed once.
std::optional<base::Error> open_file(const std::string& name, std::string bytes, const SharedFile& file,
                                     Openings& openings, Loaded& loaded) {
  std::optional<read::EmlDocument> eml;
  if (file.openings.size() > 1 && read::is_eml(bytes)) {
    auto document = read::read_eml(name, bytes);
    if (!document) return document.error();
    eml = std::move(*document);
  }
  for (const std::size_t way : file.openings) {
    Opening& opening = openings.all()[way];
    const bool last = way == file.openings.back();
    auto table = eml ? read::open_eml_contest(name, *eml, opening.hints.member)
                     : read::open_table(name, last ? std::move(bytes) : bytes, opening.hints);
    if (!table) return table.error();
    opening.table.emplace(std::move(table).value());
    loaded.sources[opening.source].form = form_text(*opening.table);
    loaded.sources[opening.source].rows = opening.table->grid.rows();
  }
  return std::nullopt;
}

/// Reads a file once for all its sources.
std::optional<base::Error> fetch_and_open(const SharedFile& file, Openings& openings,
                                          const std::vector<fs::path>& folders, Loaded& loaded) {
  const auto& sources = loaded.file.record.sources;
  const std::size_t first = file.sources.front();
  std::string bytes;
  if (auto error = fetch(sources[first], folders, bytes, loaded.sources[first])) return error;
  for (const std::size_t other : file.sources) {
    loaded.sources[other].bytes = loaded.sources[first].bytes;
    if (auto error = check_hash(sources[other], loaded.sources[first].sha256, loaded.sources[other])) return error;
  }
  return open_file(sources[first].file, std::move(bytes), file, openings, loaded);
}

/// Fetches all sources that some table needs, then opens each in every way that is asked for.
std::optional<base::Error> open_all(Loaded& loaded, Openings& openings, const std::vector<fs::path>& folders,
                                    const LoadOptions& options) {
  const std::vector<SharedFile> files = shared_files(loaded.file.record.sources, openings);
  std::vector<std::optional<base::Error>> errors(files.size());
  tell(options.progress, "reading sources");
  tbb::parallel_for(std::size_t{0}, files.size(),
                    [&](std::size_t f) { errors[f] = fetch_and_open(files[f], openings, folders, loaded); });
  return first_error(errors);
}

/// One copy of one contest with the openings of its tables.
struct CopyJob {
  std::size_t contest = 0, copy = 0;
  std::vector<std::size_t> openings;
};

std::vector<CopyJob> jobs_of(const read::RecordFile& file, Openings& openings) {
  std::vector<CopyJob> jobs;
  for (std::size_t c = 0; c < file.layouts.size(); ++c)
    for (std::size_t k = 0; k < file.layouts[c].size(); ++k) {
      CopyJob job{c, k, {}};
      for (const read::TableLayout& table : file.layouts[c][k].tables)
        job.openings.push_back(openings.index(table.source, table.hints));
      jobs.push_back(std::move(job));
    }
  return jobs;
}

std::optional<base::Error> read_copies(Loaded& loaded, Openings& openings, const std::vector<CopyJob>& jobs,
                                       const LoadOptions& options) {
  std::vector<std::optional<base::Error>> errors(jobs.size());
  std::vector<std::vector<model::Finding>> findings(jobs.size());
  tell(options.progress, "putting the sheets together");
  tbb::parallel_for(std::size_t{0}, jobs.size(), [&](std::size_t j) {
    const CopyJob& job = jobs[j];
    const model::Contest& contest = loaded.file.record.contests[job.contest];
    std::vector<const read::OpenedTable*> tables;
    for (const std::size_t opening : job.openings) tables.push_back(&*openings.all()[opening].table);
    const std::string& copy = contest.copies[job.copy].id;
    auto reading = read::read_sheets(contest, copy, loaded.file.layouts[job.contest][job.copy], tables, options.strict);
    if (!reading) {
      errors[j] = reading.error();
      return;
    }
    findings[j] = read::reading_findings(contest.id, copy, *reading, tables);
    loaded.sheets[job.contest][job.copy] = std::move(reading).value();
  });
  for (auto& some : findings) std::move(some.begin(), some.end(), std::back_inserter(loaded.findings));
  return first_error(errors);
}

std::optional<base::Error> load_laws(read::RecordFile& file, const fs::path& beside, const fs::path& laws,
                                     std::vector<std::string>& texts) {
  texts.resize(file.laws.size());
  for (std::size_t c = 0; c < file.laws.size(); ++c) {
    if (file.laws[c].empty()) continue;
    const bool own = file.laws[c].starts_with("./");
    const fs::path path = (own ? beside : laws) / (file.laws[c] + ".toml");
    auto text = read_file(path, 1u << 20);
    if (!text && text.error().kind != base::ErrorKind::not_found) return text.error();
    if (!text)
      return base::Error{
          base::ErrorKind::not_found, "there is no law \"" + file.laws[c] + "\"", file.law_places[c],
          "`acta law list` prints those there are; one of your own is written \"./name\" and stands beside the record"};
    auto law = read::parse_law(*text, file.laws[c] + ".toml");
    if (!law) return law.error();
    if (law->ranked)
      return base::Error{base::ErrorKind::usage, "the law \"" + file.laws[c] + "\" counts ranked ballots",
                         file.law_places[c], "acta count BALLOTS --law LAW counts them"};
    file.record.contests[c].law = std::move(law).value();
    texts[c] = std::move(text).value();
  }
  return std::nullopt;
}

model::Finding pinned_finding(const Loaded& loaded) {
  model::Finding finding;
  finding.code = "R107";
  finding.basis = "FIPS 180-4 (SHA-256)";
  for (const report::SourceReport& source : loaded.sources) {
    if (source.sha256.empty()) continue;
    ++finding.tested;
    if (source.pinned) continue;
    ++finding.instances;
    if (finding.examples.size() < model::kLargestExamples)
      finding.examples.push_back({-1, source.source->id, "SHA-256 " + source.sha256, {source.source->file, 0, 0}});
  }
  finding.verdict = finding.instances == 0 ? model::Verdict::holds : model::Verdict::remarkable;
  finding.statement =
      finding.instances == 0
          ? fmt::format("All {} sources have the SHA-256 that the record states.", finding.tested)
          : fmt::format("{} of {} sources have no SHA-256 in the record.", finding.instances, finding.tested);
  if (finding.tested == 0) {
    finding.verdict = model::Verdict::not_checked;
    finding.statement = "No source was read.";
    finding.reason = "the record names no file that is read";
  }
  finding.cannot_show = {"Whether the file was changed before its hash was taken."};
  return finding;
}

}  // namespace

base::Result<std::unique_ptr<Loaded>> load(const fs::path& record, const LoadOptions& options) {
  auto text = read_file(record, 64u << 20);
  if (!text) return text.error();
  auto parsed = read::parse_record(*text, record.filename().string());
  if (!parsed) return parsed.error();
  auto loaded = std::make_unique<Loaded>();
  loaded->file = std::move(parsed).value();
  loaded->record_sha256 = base::sha256_hex(*text);
  loaded->inputs.push_back(record);
  for (const model::Source& source : loaded->file.record.sources)
    loaded->sources.push_back({&source, {}, false, 0, {}, 0});
  loaded->sheets.resize(loaded->file.layouts.size());
  for (std::size_t c = 0; c < loaded->sheets.size(); ++c) loaded->sheets[c].resize(loaded->file.layouts[c].size());

  const fs::path beside = record.has_parent_path() ? record.parent_path() : fs::path(".");
  if (auto error = load_laws(loaded->file, beside, options.laws, loaded->law_texts)) return *error;
  std::vector<fs::path> folders = {beside};
  folders.insert(folders.end(), options.data.begin(), options.data.end());
  Openings openings;
  const std::vector<CopyJob> jobs = jobs_of(loaded->file, openings);
  if (auto error = open_all(*loaded, openings, folders, options)) return *error;
  if (auto error = fetch_samples(*loaded, folders)) return *error;
  loaded->findings.push_back(pinned_finding(*loaded));
  if (auto error = read_copies(*loaded, openings, jobs, options)) return *error;
  for (const model::Source& source : loaded->file.record.sources)
    if (const fs::path path = find_file(folders, source.file); !path.empty()) loaded->inputs.push_back(path);
  return loaded;
}

bool same_record(const Loaded& one, const Loaded& other) {
  return one.record_sha256 == other.record_sha256 &&
         std::equal(one.sources.begin(), one.sources.end(), other.sources.begin(), other.sources.end(),
                    [](const auto& a, const auto& b) { return a.sha256 == b.sha256; });
}

}  // namespace acta::app
