// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/command_audit.hpp"

#include <CLI/CLI.hpp>

#include "acta/cli/audit_actions.hpp"

namespace acta::cli {
namespace {

class AuditCommand : public Command {
 public:
  void setup(CLI::App& app) override {
    app.require_subcommand(0, 1);
    for (const CommandEntry& entry : audit_actions()) {
      m_made.push_back(entry.make());
      CLI::App* sub = app.add_subcommand(entry.name, entry.help);
      m_made.back()->setup(*sub);
      sub->callback([this, command = m_made.back().get()] { m_chosen = command; });
    }
    app.footer(
        R"(An audit is planned, the seed is thrown, paper is drawn, counted and entered, and what it shows is assessed, in rounds:
  acta audit plan election.toml --state town.acta
  acta audit ceremony town.acta
  acta audit draw town.acta --seed "83 19 60 44 02 71" -o round-1.csv
  acta audit enter town.acta round-1.csv
  acta audit assess town.acta
  acta audit next town.acta -o round-2.csv
  acta audit report town.acta -o report

`acta audit ACTION --help` shows the options and examples of one action.
Exit status: 0 ran, 1 assess: the risk limit is not met, 2 could not run.
Method: doc/methods/audit.md)");
  }

  base::Result<Exit> run() override {
    if (m_chosen) return m_chosen->run();
    std::string names;
    for (const CommandEntry& entry : audit_actions()) names += (names.empty() ? "" : ", ") + std::string(entry.name);
    return base::Error{base::ErrorKind::usage, "audit needs an action", {}, "the actions are: " + names};
  }

 private:
  std::vector<std::unique_ptr<Command>> m_made;
  Command* m_chosen = nullptr;
};

}  // namespace

std::unique_ptr<Command> make_audit() { return std::make_unique<AuditCommand>(); }

}  // namespace acta::cli
