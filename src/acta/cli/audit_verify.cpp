// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_verify.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "acta/cli/audit_actions.hpp"

namespace acta::cli {
namespace {

class AuditVerify : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("files", m_options.files, "Arlo's report, Colorado's tables, SHANGRLA's log, rlauxe's records")
        ->required()
        ->type_name("FILE...");
    app.add_option("--manifest", m_options.manifests,
                   "All batches that could be drawn, with ballots and, for batches, votes (may be repeated; "
                   "JURISDICTION=FILE where the file does not name it)")
        ->type_name("FILE")
        ->take_all()
        ->allow_extra_args(false);
    app.add_option("--seed", m_options.seed, "The seed, where the record does not state it")->type_name("TEXT");
    app.add_flag("--json", m_json, "Print JSON");
    app.footer(R"(Examples:
  acta audit verify audit-report.csv --manifest manifest.csv
  acta audit verify contest.csv contestComparison.csv --manifest Adams=adams.csv --seed 23541090390045086813
  acta audit verify log.json

Computes another tool's finished audit again from its public record: the draw, the risk, the decisions and the sums.
Exit status: 0 nothing differs, 1 something does, 2 could not run.
Formats: doc/formats/audits.md; method: doc/methods/audit.md)");
  }

  base::Result<Exit> run() override {
    const auto verified = app::verify_audits(m_options);
    if (!verified) return verified.error();
    const bool differs = std::any_of(verified->audits.begin(), verified->audits.end(), [](const auto& audit) {
      return report::count_verdicts(audit.findings).fails > 0;
    });
    return ended(m_json ? print(report::audit_verify_json(*verified))
                        : print_text(report::audit_verify_text(*verified, terminal_style())),
                 differs ? Exit::fails : Exit::ok);
  }

 private:
  app::AuditVerifyOptions m_options;
  bool m_json = false;
};

}  // namespace

std::unique_ptr<Command> make_audit_verify() { return std::make_unique<AuditVerify>(); }

}  // namespace acta::cli
