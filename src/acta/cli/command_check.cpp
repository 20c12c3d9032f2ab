// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/command_check.hpp"

#include <CLI/CLI.hpp>

#include "acta/cli/record_options.hpp"

namespace acta::cli {
namespace {

class CheckCommand : public Command {
 public:
  void setup(CLI::App& app) override {
    m_record.declare(app);
    app.add_flag("--all", m_all, "Show what holds too");
    app.footer(R"(Examples:
  acta check election.toml
  acta check recipes/ru-2021-duma --data downloads --all
  acta check election.toml --strict --json | jq '.findings[] | select(.verdict == "fails")'

Exit status: 0 nothing fails, 1 something fails, 2 could not run.
Method: doc/methods/check.md)");
  }

  base::Result<Exit> run() override {
    auto progress = terminal_progress();
    auto loaded = m_record.load(progress.get());
    if (!loaded) return loaded.error();
    app::AnalyseOptions options;
    options.forensics = false;
    options.readings = false;
    options.command = m_record.reproduce("check");
    options.progress = progress.get();
    auto report = app::analyse(**loaded, options);
    if (!report) return report.error();
    progress.reset();
    const auto printed = m_record.json() ? print(report::findings_json(*report))
                                         : print_text(report::findings_text(*report, m_record.style(), m_all));
    if (!printed) return printed.error();
    return exit_for(*report);
  }

 private:
  RecordOptions m_record;
  bool m_all = false;
};

}  // namespace

std::unique_ptr<Command> make_check() { return std::make_unique<CheckCommand>(); }

}  // namespace acta::cli
