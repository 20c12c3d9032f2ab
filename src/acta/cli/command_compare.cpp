// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/command_compare.hpp"

#include <CLI/CLI.hpp>

#include "acta/app/compare.hpp"
#include "acta/app/files.hpp"
#include "acta/cli/record_options.hpp"

namespace acta::cli {
namespace {

class CompareCommand : public Command {
 public:
  void setup(CLI::App& app) override {
    m_record.declare(app);
    app.add_option("--contest", m_options.contest, "The contest (default: every one with two copies or more)")
        ->type_name("ID");
    app.add_option("--copies", m_options.copies,
                   "Two copies, the earlier first (default: every other copy with the counted one)")
        ->delimiter(',')
        ->type_name("EARLIER,LATER");
    app.add_option("--list", m_most, "How many sheets to list")->default_val(10)->type_name("N");
    app.add_option("--csv", m_csv, "Write every number that differs to this file")->type_name("FILE");
    app.footer(R"(Examples:
  acta compare recipes/bo-2019-president --data downloads
  acta compare recipes/bo-2019-president --data downloads --copies trep-1829,computo --csv differences.csv
  acta compare election.toml --list 50
  acta compare election.toml --json

Exit status: 0 no sheet differs, 1 some do, a key is shared, or the join is doubtful or empty, 2 could not run.
Method: doc/methods/compare.md)");
  }

  base::Result<Exit> run() override {
    auto progress = terminal_progress();
    auto loaded = m_record.load(progress.get());
    if (!loaded) return loaded.error();
    auto compared = app::compare_copies(**loaded, m_options);
    if (!compared) return compared.error();
    progress.reset();
    if (!m_csv.empty())
      if (auto written = app::write_file(m_csv, report::comparison_csv(*compared)); !written) return written.error();
    const auto printed = m_record.json() ? print(report::comparison_json(*compared))
                                         : print_text(report::comparison_text(*compared, m_record.style(), m_most));
    if (!printed) return printed.error();
    return differs(*compared) ? Exit::fails : Exit::ok;
  }

 private:
  static bool differs(const std::vector<report::ContestComparison>& contests) {
    for (const report::ContestComparison& contest : contests)
      for (const report::CopyPair& pair : contest.pairs)
        if (!pair.comparison.differences.empty() || !pair.comparison.join.shared.empty() ||
            pair.comparison.join.doubtful() || pair.comparison.join.both.empty())
          return true;
    return false;
  }

  RecordOptions m_record;
  app::CompareOptions m_options;
  std::string m_csv;
  std::size_t m_most = 10;
};

}  // namespace

std::unique_ptr<Command> make_compare() { return std::make_unique<CompareCommand>(); }

}  // namespace acta::cli
