// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/command_forensics.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>

#include "acta/app/files.hpp"
#include "acta/cli/record_options.hpp"
#include "acta/cli/test_options.hpp"
#include "acta/report/plots.hpp"

namespace acta::cli {
namespace {

/// Late against early sheets: a test of two copies, which the room check makes.
constexpr std::string_view kLateSheets = "C218";

class ForensicsCommand : public Command {
 public:
  void setup(CLI::App& app) override {
    m_record.declare(app);
    app.add_option("--contest", m_options.contest, "The contest (default: all)")->type_name("ID");
    app.add_option("--copy", m_options.copy, "The copy of its sheets (default: all)")->type_name("ID");
    app.add_option("--option", m_options.option, "The option tested (default: the one with most votes)")
        ->type_name("ID");
    m_tests.declare(app);
    app.add_option("--plots", m_plots, "Write pictures as SVG to this folder")->type_name("DIR");
    app.footer(R"(Examples:
  acta forensics election.toml
  acta forensics recipes/ru-2018-president --data downloads --calibrate 1000
  acta forensics election.toml --option blue --copy final --json
  acta forensics election.toml --plots pictures
  acta forensics recipes/ru-2018-president --before recipes/ru-2012-president --data downloads --plots pictures

No test shows an outcome right or wrong: each says what else explains it and what it cannot show.
Exit status: 0 it ran, whatever came out, 2 could not run.
Method: doc/methods/forensics.md)");
  }

  base::Result<Exit> run() override {
    auto progress = terminal_progress();
    auto loaded = m_record.load(progress.get());
    if (!loaded) return loaded.error();
    auto earlier = m_tests.load_earlier(m_record, **loaded, progress.get());
    if (!earlier) return earlier.error();
    m_options.check = false;
    m_options.readings = false;
    m_options.tests = m_tests.options();
    for (const auto& one : *earlier) m_options.earlier.push_back(one.get());
    m_options.command = m_record.reproduce("forensics") + m_tests.text();
    m_options.progress = progress.get();
    auto report = app::analyse(**loaded, m_options);
    if (!report) return report.error();
    progress.reset();
    std::erase_if(report->findings, [&](const model::Finding& finding) {
      const bool shown = finding.code.starts_with('F') || finding.code == kLateSheets;
      return !shown || (!m_options.copy.empty() && finding.copy != m_options.copy);
    });
    if (const auto written = write_plots(*report); !written) return written.error();
    const auto printed = m_record.json() ? print(report::findings_json(*report))
                                         : print_text(report::findings_text(*report, m_record.style(), true));
    if (!printed) return printed.error();
    return Exit::ok;
  }

 private:
  base::Result<void> write_plots(const report::Report& report) const {
    if (m_plots.empty()) return {};
    std::error_code failed;
    std::filesystem::create_directories(m_plots, failed);
    if (failed) return base::Error{base::ErrorKind::usage, m_plots + ": cannot be made: " + failed.message(), {}, {}};
    for (const report::Plot& plot : report::plots(report))
      if (auto written = app::write_file((std::filesystem::path(m_plots) / plot.name).string(), plot.svg); !written)
        return written.error();
    return {};
  }

  RecordOptions m_record;
  std::string m_plots;
  TestOptions m_tests{1'000};
  app::AnalyseOptions m_options;
};

}  // namespace

std::unique_ptr<Command> make_forensics() { return std::make_unique<ForensicsCommand>(); }

}  // namespace acta::cli
