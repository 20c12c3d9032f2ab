// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/command_report.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>

#include "acta/app/files.hpp"
#include "acta/app/report_changes.hpp"
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
    app.get_option("record")->required(false);
    m_tests.declare(app);
    app.footer(R"(Examples:
  acta report election.toml
  acta report recipes/bo-2019-president --data downloads -o bolivia.html
  acta report election.toml --calibrate 200
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
    options.command = m_record.reproduce("report") + m_tests.text();
    options.progress = progress.get();
    auto report = app::analyse(**loaded, options);
    if (!report) return report.error();
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

  base::Result<void> write(const report::Report& report, const std::string& json) const {
    if (const auto page = app::write_file(m_output, report::to_html(report, json)); !page) return page;
    return app::write_file(twin(), json);
  }

  RecordOptions m_record;
  TestOptions m_tests{100};
  std::string m_output = "report.html";
  std::vector<std::string> m_diff;
};

}  // namespace

std::unique_ptr<Command> make_report() { return std::make_unique<ReportCommand>(); }

}  // namespace acta::cli
