// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/audit_verify_action.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace acta::cli {

void AuditVerifyAction::declare(CLI::App& app) {
  app.add_option("--manifest", m_manifests,
                 "verify: the list of all batches that could be drawn, with ballots and, for batches, votes (may be "
                 "repeated; JURISDICTION=FILE where the file does not name it)")
      ->type_name("FILE")
      ->take_all()
      ->allow_extra_args(false);
}

base::Result<Exit> AuditVerifyAction::run(std::vector<std::string> files, const std::string& seed, bool json,
                                          const report::TextStyle& style) const {
  const auto verified = app::verify_audits({std::move(files), m_manifests, seed});
  if (!verified) return verified.error();
  const auto printed =
      json ? print(report::audit_verify_json(*verified)) : print_text(report::audit_verify_text(*verified, style));
  if (!printed) return printed.error();
  const bool differs = std::any_of(verified->audits.begin(), verified->audits.end(),
                                   [](const auto& audit) { return report::count_verdicts(audit.findings).fails > 0; });
  return differs ? Exit::fails : Exit::ok;
}

}  // namespace acta::cli
