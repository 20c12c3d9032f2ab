// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/command_flows.hpp"

#include <CLI/CLI.hpp>

#include "acta/app/flows.hpp"
#include "acta/cli/record_options.hpp"

namespace acta::cli {
namespace {

class FlowsCommand : public Command {
 public:
  void setup(CLI::App& app) override {
    m_before.declare(app);
    app.add_option("after", m_after, "The record of the later election")->required()->type_name("AFTER");
    app.add_option("--before-contest", m_options.contest_before, "Contest of the earlier election")->type_name("ID");
    app.add_option("--after-contest", m_options.contest_after, "Contest of the later one")->type_name("ID");
    app.add_option("--level", m_options.level, "Units: areas of that level, matched by name; 0: stations, by key")
        ->capture_default_str()
        ->check(CLI::Range(std::size_t{0}, std::size_t{20}))
        ->type_name("N");
    app.add_flag("--weighted", m_options.weighted, "Units count by their electors instead of alike");
    app.add_option("--replicates", m_options.replicates, "Resamples of units for the intervals")
        ->capture_default_str()
        ->check([](const std::string& text) {
          return text == "0" ? std::string() : CLI::Range(20, 100'000)(text.empty() ? "-" : text);
        })
        ->type_name("N");
    app.add_flag("!--no-linear", m_options.linear, "Leave out the linear programmes");
    app.add_flag("--bayes", m_options.bayes, "Add the Bayesian model (seconds to minutes)");
    app.add_option("--seed", m_options.seed, "Seed of the resamples and of the Bayesian draws")
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber)
        ->type_name("N");
    app.footer(R"(Examples:
  acta flows recipes/ru-2012-president recipes/ru-2018-president --data downloads
  acta flows recipes/ru-2012-president recipes/ru-2018-president --data downloads --bayes
  acta flows first.toml second.toml --level 0 --json

Exit status: 0 estimated, 2 could not run.
Method: doc/methods/flows.md)");
  }

  base::Result<Exit> run() override {
    auto progress = terminal_progress();
    auto before = m_before.load(progress.get());
    if (!before) return before.error();
    RecordOptions later = m_before;
    later.rename(m_after);
    auto after = later.load(progress.get());
    if (!after) return after.error();
    auto flows = app::voter_flows(**before, **after, m_options);
    if (!flows) return flows.error();
    progress.reset();
    const auto printed =
        m_before.json() ? print(report::flows_json(*flows)) : print_text(report::flows_text(*flows, m_before.style()));
    if (!printed) return printed.error();
    return Exit::ok;
  }

 private:
  RecordOptions m_before;
  std::string m_after;
  app::FlowsOptions m_options;
};

}  // namespace

std::unique_ptr<Command> make_flows() { return std::make_unique<FlowsCommand>(); }

}  // namespace acta::cli
