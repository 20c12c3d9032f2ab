// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/command_count.hpp"

#include <CLI/CLI.hpp>

#include "acta/app/case_report.hpp"
#include "acta/app/files.hpp"
#include "acta/cli/analysis_options.hpp"
#include "acta/cli/laws_folder.hpp"
#include "acta/cli/ranked_options.hpp"
#include "acta/cli/rctab_options.hpp"
#include "acta/cli/record_options.hpp"
#include "acta/report/transcript.hpp"

namespace acta::cli {
namespace {

class CountCommand : public Command {
 public:
  void setup(CLI::App& app) override {
    m_record.declare(app);
    app.add_flag("--steps", m_steps, "Show every step with its article, and every list");
    app.add_option("--explain", m_explain,
                   "Print a transcript to follow by hand, in English (en) or another language (es)")
        ->expected(0, 1)
        ->default_str("en")
        ->type_name("LANG");
    app.add_flag("--readings", m_readings, "Count under every reading of the law and the data, and compare the seats");
    m_outputs.declare(app);
    m_analysis.declare(app);
    m_rctab.declare(app);
    m_ranked.declare(app);
    app.footer(R"(Examples:
  acta count election.toml
  acta count recipes/il-2021-knesset --data downloads --steps
  acta count recipes/ve-2020-assembly --readings
  acta count recipes/il-2021-knesset --data downloads --explain=es
  acta count recipes/ve-2020-assembly --json
  acta count tests/cases/ve-2010.count --data ../shared
  acta count --rctab mayor_config.json -o reports
  acta count ward.blt --law gb/scottish-local --seats 4
  acta count ward.blt --law gb/scottish-local --seats 4 --page ward.html
  acta count mayor.raire --law generic/irv --assertions --raire mayor.json
  acta count ward.blt --law gb/scottish-local --seats 4 --rcvis ward.json --date 2027-05-06

Exit status: 0 counted (and as proclaimed, where the record says how), 1 not as proclaimed, or some row or
number could not be interpreted, 2 could not run.
Method: doc/methods/count.md; of ranked ballots: doc/methods/ranked.md)");
  }

  base::Result<Exit> run() override {
    if (m_rctab.given()) return m_rctab.run(m_record, m_steps, m_analysis, m_outputs);
    if (m_ranked.given()) return m_ranked.run(m_record, m_steps, m_analysis, m_outputs);
    if (m_outputs.given() || m_analysis.given())
      return base::Error{
          base::ErrorKind::usage,
          "--output, --page, --rcvis, --eml, --raire, --date, --draw, --tie-tree, --margins, --assertions, "
          "--ballot-log and --verify go with --rctab or --law (--page with --families, too)",
          {},
          {}};
    if (m_record.name().empty())
      return base::Error{base::ErrorKind::usage, "no record is named", {}, "or a configuration, with --rctab"};
    if (!m_explain.empty() && m_record.json())
      return base::Error{
          base::ErrorKind::usage, "--explain and --json cannot both be", {}, "the JSON holds every step"};
    if (!m_explain.empty())
      if (auto read = read_language(); !read) return read.error();
    return m_record.is_case() ? run_case() : run_record();
  }

 private:
  base::Result<Exit> run_case() {
    auto run = m_record.run_case(true);
    if (!run) return run.error();
    const bool met = run->verdict() == model::Verdict::holds;
    const auto printed =
        m_record.json() ? print(app::case_json(*run)) : print_text(app::case_text(*run, m_record.style(), m_steps));
    if (!printed) return printed.error();
    return met ? Exit::ok : Exit::fails;
  }

  base::Result<Exit> run_record() {
    auto progress = terminal_progress();
    auto loaded = m_record.load(progress.get());
    if (!loaded) return loaded.error();
    app::AnalyseOptions options;
    options.check = options.compare = false;
    options.forensics = false;
    options.readings = m_readings;
    options.command = m_record.reproduce("count");
    options.progress = progress.get();
    auto report = app::analyse(**loaded, options);
    if (!report) return report.error();
    progress.reset();
    if (!m_explain.empty()) {
      if (const auto told = print_text(explained(*report)); !told) return told.error();
      return exit_for(*report);
    }
    const auto printed = m_record.json() ? print(report::to_json(*report, false))
                                         : print_text(report::count_text(*report, m_record.style(), m_steps) +
                                                      report::readings_text(*report, m_record.style()) +
                                                      report::concerns_text(*report, m_record.style()));
    if (!printed) return printed.error();
    return exit_for(*report);
  }

  base::Result<void> read_language() {
    if (m_explain == "en") return {};
    const std::filesystem::path path =
        report::is_language_code(m_explain) ? catalogue_of(m_explain) : std::filesystem::path();
    if (path.empty())
      return base::Error{base::ErrorKind::not_found,
                         "there are no messages in the language \"" + m_explain + "\"",
                         {},
                         "there are en and es; doc/how-to/add-a-language.md adds another"};
    auto bytes = app::read_file(path, report::kMostCatalogueBytes);
    if (!bytes) return bytes.error();
    auto language = report::Language::from_mo(*bytes, m_explain, path.filename().string());
    if (!language) return language.error();
    m_language = std::move(language).value();
    return {};
  }

  std::string explained(const report::Report& report) const {
    std::string text;
    for (const report::ContestReport& contest : report.contests)
      if (contest.result)
        text += report::transcript(*contest.law, *contest.poll, *contest.result, m_language, m_record.style()) + "\n";
    return text;
  }

  report::Language m_language;
  RecordOptions m_record;
  RankedOutputs m_outputs;
  AnalysisOptions m_analysis;
  RctabOptions m_rctab;
  RankedOptions m_ranked;
  std::string m_explain;
  bool m_steps = false, m_readings = false;
};

}  // namespace

std::unique_ptr<Command> make_count() { return std::make_unique<CountCommand>(); }

}  // namespace acta::cli
