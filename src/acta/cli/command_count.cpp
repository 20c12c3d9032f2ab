// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/command_count.hpp"

#include <CLI/CLI.hpp>

#include "acta/app/case_report.hpp"
#include "acta/cli/record_options.hpp"

namespace acta::cli {
namespace {

class CountCommand : public Command {
 public:
  void setup(CLI::App& app) override {
    m_record.declare(app);
    app.add_flag("--steps", m_steps, "Show every step with its article, and every list");
    app.add_flag("--readings", m_readings, "Count under every reading of the law and the data, and compare the seats");
    app.footer(R"(Examples:
  acta count election.toml
  acta count recipes/il-2021-knesset --data downloads --steps
  acta count recipes/ve-2020-assembly --readings
  acta count recipes/ve-2020-assembly --json
  acta count tests/cases/ve-2010.count --data ../shared

Exit status: 0 counted (and as proclaimed, where the record says how), 1 not as proclaimed, or some row or
number could not be interpreted, 2 could not run.
Method: doc/methods/count.md)");
  }

  base::Result<Exit> run() override { return m_record.is_case() ? run_case() : run_record(); }

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
    options.check = false;
    options.forensics = false;
    options.readings = m_readings;
    options.command = m_record.reproduce("count");
    options.progress = progress.get();
    auto report = app::analyse(**loaded, options);
    if (!report) return report.error();
    progress.reset();
    const auto printed = m_record.json() ? print(report::to_json(*report, false))
                                         : print_text(report::count_text(*report, m_record.style(), m_steps) +
                                                      report::readings_text(*report, m_record.style()) +
                                                      report::concerns_text(*report, m_record.style()));
    if (!printed) return printed.error();
    return exit_for(*report);
  }

  RecordOptions m_record;
  bool m_steps = false, m_readings = false;
};

}  // namespace

std::unique_ptr<Command> make_count() { return std::make_unique<CountCommand>(); }

}  // namespace acta::cli
