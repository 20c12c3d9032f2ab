// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/command_report.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>

#include "acta/app/audit_cards.hpp"
#include "acta/app/audit_carried.hpp"
#include "acta/app/files.hpp"
#include "acta/app/report_changes.hpp"
#include "acta/base/shell_word.hpp"
#include "acta/cli/audit_actions.hpp"
#include "acta/cli/record_options.hpp"
#include "acta/cli/test_options.hpp"

namespace acta::cli {
namespace {

class ReportCommand : public Command {
 public:
  void setup(CLI::App& app) override {
    m_record.declare(app);
    app.add_option("-o,--output", m_output, "The page; its JSON twin is written beside it")
        ->type_name("FILE")
        ->capture_default_str();
    app.add_option("--diff", m_diff,
                   "Two reports in JSON: print what changed from the first to the second, and write nothing")
        ->type_name("OLD NEW")
        ->expected(2);
    app.add_option("--audit", m_audits,
                   "The file of a risk-limiting audit (acta audit): its risks go into the report, its page beside it")
        ->type_name("AUDIT")
        ->allow_extra_args(false);
    app.get_option("record")->required(false);
    m_tests.declare(app);
    app.footer(R"(Examples:
  acta report election.toml
  acta report recipes/bo-2019-president --data downloads -o bolivia.html
  acta report election.toml --calibrate 200
  acta report election.toml --audit town.acta
  acta report election.toml --json > report.json
  acta report --diff yesterday.json today.json

Exit status: 0 nothing fails, 1 something fails, 2 could not run; of --diff: 0 nothing changed, 1 something did.
The page needs no network. Its format: doc/formats/report.md)");
  }

  base::Result<Exit> run() override {
    if (!m_diff.empty()) return diff();
    if (m_record.name().empty())
      return base::Error{base::ErrorKind::usage, "record is required", {}, "acta report RECORD, or --diff OLD NEW"};
    if (const auto name = check_name(); !name) return name.error();
    auto progress = terminal_progress();
    auto loaded = m_record.load(progress.get());
    if (!loaded) return loaded.error();
    auto earlier = m_tests.load_earlier(m_record, **loaded, progress.get());
    if (!earlier) return earlier.error();
    if (const auto free = refuse_to_replace(**loaded); !free) return free.error();
    app::AnalyseOptions options;
    options.tests = m_tests.options();
    for (const auto& one : *earlier) options.earlier.push_back(one.get());
    options.command = m_record.reproduce("report") + m_tests.text() + audits_named();
    options.progress = progress.get();
    auto report = app::analyse(**loaded, options);
    if (!report) return report.error();
    if (const auto carried = add_audits(*report, (*loaded)->inputs); !carried) return carried.error();
    app::tell(progress.get(), "writing the report");
    const std::string json = report::to_json(*report);
    if (const auto written = write(*report, json); !written) return written.error();
    const std::string text =
        report::summary_text(*report, m_record.style()) + "\nReport: " + m_output + " and " + twin().string() + "\n";
    progress.reset();
    if (const auto printed = m_record.json() ? print(json) : print_text(text); !printed) return printed.error();
    return exit_for(*report);
  }

 private:
  base::Result<Exit> diff() const {
    const auto changes = app::report_changes(m_diff[0], m_diff[1]);
    if (!changes) return changes.error();
    const auto done = m_record.json() ? print(report::changes_json(*changes))
                                      : print_text(report::changes_text(*changes, m_record.style()));
    if (!done) return done.error();
    return changes->empty() ? Exit::ok : Exit::fails;
  }

  std::filesystem::path twin() const {
    std::filesystem::path path = m_output;
    return path.replace_extension(".json");
  }

  base::Result<void> check_name() const {
    const std::filesystem::path path = m_output;
    if (!path.has_filename() || m_output == "-" || path.extension() == ".json")
      return base::Error{base::ErrorKind::usage,
                         "\"" + m_output + "\" is no name for the page",
                         {},
                         "end it in .html: its JSON twin is written beside it"};
    return {};
  }

  /// The page and its twin must not take the place of what they are made from.
  base::Result<void> refuse_to_replace(const app::Loaded& loaded) const {
    for (const std::filesystem::path& target : {std::filesystem::path(m_output), twin()})
      for (const std::filesystem::path& input : loaded.inputs)
        if (std::error_code failed; std::filesystem::equivalent(target, input, failed))
          return base::Error{base::ErrorKind::usage,
                             "the report would replace " + input.string() + ", which it is made from",
                             {},
                             "choose another name with -o"};
    return {};
  }

  std::string audits_named() const {
    std::string text;
    for (const std::string& one : m_audits) text += " --audit " + base::shell_word(one);
    return text;
  }

  /// "report-audit.html", "report-audit-2.html", … beside the page.
  std::filesystem::path audit_page(std::size_t index) const {
    const std::filesystem::path page = m_output;
    const std::string number = index == 0 ? "" : "-" + std::to_string(index + 1);
    return page.parent_path() / (page.stem().string() + "-audit" + number + ".html");
  }

  /// An audit of sheets names its record; one of cards has contests of its own, which must be in the record.
  base::Result<void> refuse_another(const app::AuditWork& work, const std::string& audit, const report::Report& report,
                                    const std::vector<std::filesystem::path>& inputs) const {
    std::filesystem::path record = std::filesystem::path(audit).parent_path() / work.flow().order.record;
    std::error_code failed;
    if (std::filesystem::is_directory(record, failed)) record /= "election.toml";
    const bool same =
        app::is_cards_audit(record.string())
            ? std::all_of(report.audits.back().contests.begin(), report.audits.back().contests.end(),
                          [&](const auto& one) {
                            return std::any_of(report.contests.begin(), report.contests.end(),
                                               [&](const auto& contest) { return contest.contest->id == one.contest; });
                          })
            : std::any_of(inputs.begin(), inputs.end(), [&](const std::filesystem::path& input) {
                return std::filesystem::equivalent(input, record, failed);
              });
    if (same) return {};
    return base::Error{base::ErrorKind::usage,
                       "is an audit of another record",
                       {audit, 0, 0},
                       "it is of " + record.string() + ": give the report of that record"};
  }

  /// Neither the page nor its twin nor the audit's own page takes the place of what they are made from.
  base::Result<void> may_write_beside(const app::AuditWork& work, const std::string& audit,
                                      const std::filesystem::path& page,
                                      const std::vector<std::filesystem::path>& read) const {
    std::vector<std::string> inputs = inputs_of(work, audit);
    for (const std::filesystem::path& one : read) inputs.push_back(one.string());
    for (const std::filesystem::path& target : {page, std::filesystem::path(m_output), twin()})
      if (auto may = may_write(target.string(), inputs); !may) return may;
    return {};
  }

  base::Result<void> add_audits(report::Report& report, const std::vector<std::filesystem::path>& inputs) {
    for (std::size_t k = 0; k < m_audits.size(); ++k) {
      const auto work = AuditFileOptions::open(m_audits[k], m_record.laws(), app::AuditState::Mode::read);
      if (!work) return work.error();
      const std::filesystem::path page = audit_page(k);
      auto carried = app::carried_audit(*work, m_audits[k], page.filename().string());
      if (!carried) return carried.error();
      if (auto may = may_write_beside(*work, m_audits[k], page, inputs); !may) return may;
      report.audits.push_back(std::move(carried->shown));
      if (auto same = refuse_another(*work, m_audits[k], report, inputs); !same) return same;
      report.findings.insert(report.findings.end(), carried->findings.begin(), carried->findings.end());
      m_pages.emplace_back(page, std::move(carried->page));
    }
    return {};
  }

  base::Result<void> write(const report::Report& report, const std::string& json) const {
    if (const auto page = app::write_file(m_output, report::to_html(report, json)); !page) return page;
    for (const auto& [path, page] : m_pages)
      if (auto written = app::write_file(path, page); !written) return written;
    return app::write_file(twin(), json);
  }

  RecordOptions m_record;
  TestOptions m_tests{100};
  std::string m_output = "report.html";
  std::vector<std::string> m_diff, m_audits;
  std::vector<std::pair<std::filesystem::path, std::string>> m_pages;  ///< of audits
};

}  // namespace

std::unique_ptr<Command> make_report() { return std::make_unique<ReportCommand>(); }

}  // namespace acta::cli
