// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/ranked_options.hpp"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <CLI/CLI.hpp>
#include <algorithm>

#include "acta/app/audit_state.hpp"
#include "acta/app/ranked.hpp"
#include "acta/app/version.hpp"
#include "acta/base/shell_word.hpp"

namespace acta::cli {
namespace {

namespace fs = std::filesystem;

/// A file, or the id of a law in the folder of laws.
std::pair<fs::path, std::string> law_file(const std::string& law, const fs::path& folder) {
  std::error_code failed;
  if (law.ends_with(".toml") || fs::is_regular_file(law, failed)) return {law, fs::path(law).filename().string()};
  return {folder / (law + ".toml"), law + ".toml"};
}

/// Counts follow each other: what one frees stays for the next, as the system gives memory out dearly.
void keep_freed_memory() {
#ifdef __GLIBC__
  ::mallopt(M_TRIM_THRESHOLD, 256 << 20);
  ::mallopt(M_MMAP_THRESHOLD, 4 << 20);
  ::mallopt(M_TOP_PAD, 16 << 20);
#endif
}

}  // namespace

void RankedOptions::declare(CLI::App& app) {
  CLI::Option* record = app.get_option("record");
  CLI::Option* law =
      app.add_option("--law", m_law, "RECORD is a file of ranked ballots: count it by this law, a file or an id")
          ->type_name("LAW")
          ->needs(record);
  app.add_option("--seats", m_seats, "With --law: how many seats there are, where the law does not say")
      ->type_name("N")
      ->check(CLI::Range(1, 10'000))
      ->needs(law);
  app.add_flag("--families", m_families, "RECORD is a file of ranked ballots: winners by Condorcet and score methods");
  app.add_option("--format", m_format, "Of ranked ballots: how they are written (default: by the file's name)")
      ->check(CLI::IsMember(app::ballot_format_names()));
  app.add_option("--contest", m_contest, "Of ranked ballots: the contest, where there are several")->type_name("NAME");
  app.add_option("--first-column", m_first_column, "Of a table of ranked ballots: column of the first vote, from 1 on")
      ->type_name("N")
      ->check(CLI::Range(1, 100'000));
  app.add_option("--precinct-column", m_precinct_column, "Of a table of ranked ballots: column of precincts, from 1 on")
      ->type_name("N")
      ->check(CLI::Range(1, 100'000));
  app.add_option("--ranks", m_ranks, "Of a table of ranked ballots: how many columns hold ranks")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000));
  app.add_option("--cdf", m_cdf, "With --law: write the ballots as NIST CDF (SP 1500-103, JSON)")
      ->type_name("FILE")
      ->needs(law);
  app.add_option("--blt", m_blt, "With --law: write the ballots as BLT")->type_name("FILE")->needs(law);
  app.add_option("--rctab-csv", m_rctab_csv, "With --law: write the ballots as RCTab's CSV, a line a ballot")
      ->type_name("FILE")
      ->needs(law);
  app.add_option("--constraints", m_constraints, "With --law: at least and at most so many of a group of candidates")
      ->type_name("FILE")
      ->needs(law);
  app.add_option("--by", m_by, "With --law and --output: reports of every precinct or batch, too")
      ->check(CLI::IsMember({"precinct", "batch"}))
      ->needs(law);
  for (const char* other : {"--rctab", "--data", "--strict", "--explain", "--readings", "--as-counted"})
    law->excludes(other);
  // A configuration says all this itself.
  CLI::Option* rctab = app.get_option("--rctab");
  for (const char* own : {"--families", "--format", "--contest", "--first-column", "--precinct-column", "--ranks"})
    rctab->excludes(own);
}

/// Names of files, without their folders.
std::string RankedOptions::reproduce(const RecordOptions& record, const AnalysisOptions& analysis,
                                     bool families) const {
  std::string line = "acta count " + base::shell_word(fs::path(record.name()).filename().string());
  const auto add = [&](const char* option, const std::string& value) {
    if (!value.empty()) line += std::string(" ") + option + ' ' + base::shell_word(value);
  };
  const auto number = [&](const char* option, std::int64_t value) {
    if (value > 0) add(option, std::to_string(value));
  };
  add("--law", m_law.ends_with(".toml") ? fs::path(m_law).filename().string() : m_law);
  number("--seats", m_seats.value_or(0));
  add("--format", m_format);
  add("--contest", m_contest);
  number("--first-column", m_first_column);
  number("--precinct-column", m_precinct_column);
  number("--ranks", m_ranks);
  add("--constraints", fs::path(m_constraints).filename().string());
  if (families) line += " --families";
  return line + analysis.reproduce();
}

std::vector<app::OutputFile> RankedOptions::files(const AnalysisOptions& analysis) const {
  std::vector<app::OutputFile> files = analysis.files();
  if (!m_cdf.empty()) files.insert(files.begin(), {"--cdf", m_cdf});
  if (!m_blt.empty()) files.push_back({"--blt", m_blt});
  if (!m_rctab_csv.empty()) files.push_back({"--rctab-csv", m_rctab_csv});
  return files;
}

base::Result<void> RankedOptions::check(const RankedOutputs& outputs, const AnalysisOptions& analysis,
                                        const std::vector<fs::path>& inputs) const {
  if (!m_by.empty() && outputs.folder().empty())
    return base::Error{base::ErrorKind::usage, "--by: reports of slices need a folder", {}, "name it with --output"};
  if (m_law.empty() && analysis.given())
    return base::Error{base::ErrorKind::usage,
                       "--draw, --draw-key, --tie-tree, --margins, --assertions, --ballot-log and --verify: --families "
                       "counts no rounds",
                       {},
                       "name a --law"};
  if (m_law.empty() && (outputs.wants_result() || !outputs.folder().empty()))
    return base::Error{
        base::ErrorKind::usage, "--output, --rcvis and --eml: --families elects nobody", {}, "name a --law"};
  if (outputs.lacks_date()) return app::no_date();
  return outputs.check(files(analysis), inputs);
}

base::Result<Exit> RankedOptions::run(const RecordOptions& record, bool steps, const AnalysisOptions& analysis,
                                      const RankedOutputs& outputs) const {
  keep_freed_memory();
  auto progress = terminal_progress();
  app::RankedLawOptions options;
  options.ballots = record.name();
  if (!m_law.empty()) std::tie(options.law, options.law_name) = law_file(m_law, record.laws());
  options.seats = m_seats;
  options.source.contest = m_contest;
  options.source.first_column = m_first_column;
  options.source.precinct_column = m_precinct_column;
  options.source.ranks = m_ranks;
  const auto& names = app::ballot_format_names();
  if (const auto at = std::find(names.begin(), names.end(), m_format); at != names.end())
    options.source.format = static_cast<app::BallotFormat>(at - names.begin());
  analysis.fill(options);
  options.families = m_families || outputs.wants_page();
  options.by = m_by;
  options.cdf = m_cdf;
  options.blt = m_blt;
  options.rctab_csv = m_rctab_csv;
  options.constraints = m_constraints;
  if (!m_cdf.empty()) {
    auto time = app::audit_time();
    if (!time) return time.error();
    options.cdf_date = std::move(*time);
  }
  options.progress = progress.get();
  const std::vector<fs::path> inputs{options.ballots, options.law, options.official, options.constraints};
  if (auto sound = check(outputs, analysis, inputs); !sound) return sound.error();
  if (!files(analysis).empty())
    options.before_writing = [&](const report::RankedShown& shown) {
      return outputs.check_names(shown, inputs, files(analysis));
    };
  auto shown = app::count_by_law(options);
  if (!shown) return shown.error();
  shown->version = app::kVersion;
  shown->command = reproduce(record, analysis, options.families);
  if (auto written = outputs.write(*shown, inputs, files(analysis)); !written) return written.error();
  progress.reset();
  const auto printed = record.json() ? print(report::ranked_json(*shown))
                                     : print_text(report::ranked_text(*shown, record.style(), steps));
  if (!printed) return printed.error();
  const bool differs = shown->verified && !shown->verified->found.agrees();
  return differs || !shown->stopped.empty() ? Exit::fails : Exit::ok;
}

}  // namespace acta::cli
