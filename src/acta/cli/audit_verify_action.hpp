// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/app/audit_verify.hpp"
#include "acta/cli/command.hpp"
#include "acta/report/report.hpp"

namespace acta::cli {

/// `acta audit verify FILE...`: other tools' audits, computed again.
class AuditVerifyAction {
 public:
  /// Declares --manifest. The files are the command's other words; the seed is that of --seed.
  void declare(CLI::App& app);
  /// Exit::ok where nothing differs, Exit::fails where something does.
  base::Result<Exit> run(std::vector<std::string> files, const std::string& seed, bool json,
                         const report::TextStyle& style) const;

 private:
  std::vector<std::string> m_manifests;
};

}  // namespace acta::cli
