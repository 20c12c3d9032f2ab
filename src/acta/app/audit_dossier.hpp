// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "acta/app/audit_work.hpp"
#include "acta/report/audit_dossier.hpp"

namespace acta::app {

/// What happened, from the log alone: `log`, and what the first event fixed.
report::AuditDossier log_dossier(const AuditFlow& flow, std::span<const AuditEvent> events);

/// Everything, each round and each assessment computed again. Error: format: something is not what the log says.
base::Result<report::AuditDossier> dossier_of(const AuditWork& work);

/// One page with all of it, for `acta audit report --page`. Errors of dossier_of.
base::Result<std::string> report_page(const AuditWork& work);

/// The report's files: name and bytes. The same log gives the same bytes.
base::Result<std::vector<std::pair<std::string, std::string>>> report_files(const AuditWork& work);

}  // namespace acta::app
