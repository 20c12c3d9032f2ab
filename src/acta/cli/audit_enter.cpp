// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "acta/base/number_text.hpp"
#include "acta/cli/audit_actions.hpp"

namespace acta::cli {
namespace {

class AuditEnter : public Command {
 public:
  void setup(CLI::App& app) override {
    m_audit.declare(app);
    m_audit.declare_json(app);
    app.add_option("paper", m_paper, "What was counted: the filled-in list (CSV, XLSX or XLS)")
        ->required()
        ->type_name("FILE");
    app.footer(R"(Examples:
  acta audit enter town.acta round-1.csv
  acta audit enter town.acta correction.csv

Takes every row whose entry columns are filled in; the list's other columns may be there or not. All of a file is taken or,
where anything is wrong with it, nothing. A later entry of the same sheet or card replaces the earlier one whole (a
contest that is blank in it is not counted there any more), and both stay in the log. "missing" in every entry column says
that the paper was not found: that counts as the largest error possible.
Exit status: 0 taken, 2 could not run; the message names file, line and column.)");
  }

  base::Result<Exit> run() override {
    auto work = m_audit.open(app::AuditState::Mode::write);
    if (!work) return work.error();
    const auto got = work->enter(m_paper);
    if (!got) return got.error();
    if (m_audit.json())
      return ended(print(nlohmann::ordered_json{{"format", "acta-audit-entered"},
                                                {"version", 1},
                                                {"event", work->flow().events},
                                                {"entries", got->entries},
                                                {"replaced", got->replaced},
                                                {"not_drawn", got->not_drawn}}
                             .dump() +
                         "\n"));
    std::string text = fmt::format("{} {} taken (event {}).\n", got->entries, got->entries == 1 ? "entry" : "entries",
                                   work->flow().events);
    if (got->replaced > 0) text += fmt::format("{} of them replace earlier ones.\n", got->replaced);
    if (got->not_drawn > 0)
      text += fmt::format("{} of them were not drawn: they count once they are, or once all was counted.\n",
                          got->not_drawn);
    return ended(print_text(text + "Next: acta audit assess " + m_audit.file() + "\n"));
  }

 private:
  AuditFileOptions m_audit;
  std::string m_paper;
};

}  // namespace

std::unique_ptr<Command> make_audit_enter() { return std::make_unique<AuditEnter>(); }

}  // namespace acta::cli
