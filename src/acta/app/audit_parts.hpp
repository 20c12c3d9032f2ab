// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "acta/app/audit.hpp"
#include "acta/audit/batches.hpp"
#include "acta/audit/outcome_claims.hpp"

namespace acta::app {

/// A contest's sheets as batches, and what is claimed of them. One batch a unit of the table, in its order.
struct AuditSubject {
  const model::Contest* contest = nullptr;
  std::size_t index = 0, copy = 0;  ///< of the contest in the record, of the copy in the contest
  const model::SheetTable* sheets = nullptr;
  model::Poll poll;
  std::string outcome;  ///< the count's sentence
  audit::OutcomeClaims claims;
  std::vector<double> totals;
  std::optional<audit::BatchAudit> batches;
  std::int64_t missing = 0, bounded_by_roll = 0, unseen = 0;

  std::string place(std::size_t unit) const;
  std::string column_name(std::size_t column) const;
};
base::Result<AuditSubject> audit_subject(const Loaded& loaded, const AuditOptions& options);

/// What a copy says of the paper of the same keys. A sheet that lacks a number that some claim needs is not counted.
struct PaperCounts {
  std::map<std::size_t, std::vector<double>> counts;  ///< by batch
  std::map<std::size_t, std::string> incomplete;      ///< by batch: what has no count
  std::int64_t unknown = 0;                           ///< sheets whose key the audited copy does not have
};
/// Errors: usage: no such copy; an option of the audited copy that the paper lacks; a key twice.
base::Result<PaperCounts> paper_counts(const Loaded& loaded, const AuditSubject& subject, const std::string& copy);

}  // namespace acta::app
