// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/report/audit_verify.hpp"

namespace acta::app {

struct AuditVerifyOptions {
  std::vector<std::string> files;      ///< of one or several audits, in any order
  std::vector<std::string> manifests;  ///< "FILE", or "JURISDICTION=FILE"
  std::string seed;                    ///< where the record does not state it
};

/// Reads the public records of other tools and computes them again. Every file tells by its contents what it is: each
/// report of Arlo is an audit; all exports of Colorado together, all files of SHANGRLA, all of rlauxe are one each.
/// Errors: io, format (with file, line and column), usage: a file of none of these, nothing to verify.
base::Result<report::AuditVerifications> verify_audits(const AuditVerifyOptions& options);

}  // namespace acta::app
