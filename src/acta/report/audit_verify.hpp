// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/model/audit_verification.hpp"
#include "acta/report/report.hpp"

namespace acta::report {

/// Somebody else's audits, computed again: what each states, what came out, and the Findings.
struct AuditVerifications {
  std::vector<model::AuditVerification> audits;
  std::vector<model::FindingKind> kinds;
};
std::string audit_verify_text(const AuditVerifications& verified, const TextStyle& style);
/// doc/formats/audits.md, "JSON".
std::string audit_verify_json(const AuditVerifications& verified);

}  // namespace acta::report
