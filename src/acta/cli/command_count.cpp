// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/command_count.hpp"

#include <CLI/CLI.hpp>

#include "acta/cli/record_options.hpp"

namespace acta::cli {
namespace {

class CountCommand : public Command {
 public:
  void setup(CLI::App& app) override {
    m_record.declare(app);
    app.add_flag("--steps", m_steps, "Show every step with its article, and every list");
    app.footer(R"(Examples:
  acta count election.toml
  acta count recipes/il-2021-knesset --data downloads --steps
  acta count recipes/ve-2020-assembly --json

Exit status: 0 counted (and as proclaimed, where the record says how), 1 not as proclaimed, or some row or
number could not be interpreted, 2 could not run.
Method: doc/methods/count.md)");
  }

  base::Result<Exit> run() override {
    auto progress = terminal_progress();
    auto loaded = m_record.load(progress.get());
    if (!loaded) return loaded.error();
    app::AnalyseOptions options;
    options.check = false;
    options.forensics = false;
    options.command = m_record.reproduce("count");
    options.progress = progress.get();
    auto report = app::analyse(**loaded, options);
    if (!report) return report.error();
    progress.reset();
    const auto printed = m_record.json() ? print(report::to_json(*report, false))
                                         : print_text(report::count_text(*report, m_record.style(), m_steps) +
                                                      report::concerns_text(*report, m_record.style()));
    if (!printed) return printed.error();
    return exit_for(*report);
  }

 private:
  RecordOptions m_record;
  bool m_steps = false;
};

}  // namespace

std::unique_ptr<Command> make_count() { return std::make_unique<CountCommand>(); }

}  // namespace acta::cli
