// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_irv.hpp"

#include <CLI/CLI.hpp>

#include "acta/cli/audit_actions.hpp"

namespace acta::cli {
namespace {

class AuditIrv : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("ballots", m_ballots, "Ranked ballots: .blt, .raire, PrefLib or .json")
        ->required()
        ->type_name("FILE");
    app.add_option("--contest", m_options.contest, "The contest of a .raire file with several")->type_name("ID");
    app.add_option("--winner", m_options.winner, "Whom the ballots are said to elect (default: whom they elect)")
        ->type_name("NAME");
    app.add_option("--cards", m_options.cards, "Cards that may be drawn (default: the ballots)")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{10'000'000'000}))
        ->type_name("N");
    declare_risk_limit(app, m_options.risk_limit);
    app.add_flag("--json", m_json, "Print JSON");
    app.footer(R"(Examples:
  acta audit irv ward.blt --winner "Ada Cole"

Reads ranked ballots (.blt, .raire, PrefLib, .json) and finds the assertions that prove who wins by instant-runoff, with
the least work for an audit.
Exit status: 0 proven, 2 could not run.
Method: doc/methods/audit.md)");
  }

  base::Result<Exit> run() override {
    m_options.ballots = m_ballots;
    const auto got = app::audit_irv(m_options);
    if (!got) return got.error();
    return ended(m_json ? print(report::irv_audit_json(*got))
                        : print_text(report::irv_audit_text(*got, terminal_style())));
  }

 private:
  std::string m_ballots;
  app::IrvAuditOptions m_options;
  bool m_json = false;
};

}  // namespace

std::unique_ptr<Command> make_audit_irv() { return std::make_unique<AuditIrv>(); }

}  // namespace acta::cli
