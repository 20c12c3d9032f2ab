// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "acta/base/error.hpp"
#include "acta/report/audit_irv.hpp"

namespace acta::app {

struct IrvAuditOptions {
  std::filesystem::path ballots;  ///< .raire, .blt, .toi, .soi, .toc, .soc or .json ({"num_candidates", "votes"})
  std::string contest;            ///< of a .raire file with several
  std::string winner;             ///< name; empty: whom the count elects
  double risk_limit = 5;          ///< per cent: the work is that of a comparison audit to this limit
  std::int64_t cards = 0;         ///< cards that may be drawn; 0: the ballots
};

/// Assertions that prove the winner of an instant-runoff count. Skipped ranks are passed over, a candidate counts at
/// the first rank, and a ballot ends at a rank with several marks or a write-in that nobody declared. Errors: io,
/// format (of the file), usage: a format that is not known, no such candidate, another winner, a tie, more than 64
/// candidates.
base::Result<report::IrvAudit> audit_irv(const IrvAuditOptions& options);

}  // namespace acta::app
