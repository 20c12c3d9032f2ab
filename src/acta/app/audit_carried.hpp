// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "acta/app/audit_work.hpp"
#include "acta/report/report.hpp"

namespace acta::app {

/// An audit beside the report of a record: where it stands, what its last assessment found, and its own page.
struct CarriedAudit {
  report::AuditCarried shown;
  std::vector<model::Finding> findings;  ///< A101, A102; empty before the first assessment
  std::string page;                      ///< HTML
};

/// `file` and `page_name` are what the report calls the audit and the file of its page. Errors of dossier_of.
base::Result<CarriedAudit> carried_audit(const AuditWork& work, const std::string& file, const std::string& page_name);

}  // namespace acta::app
