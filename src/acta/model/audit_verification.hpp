// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/model/finding.hpp"

namespace acta::model {

/// One number of a report beside what came out here.
struct ComparedNumber {
  std::string contest;   ///< empty: the audit as a whole
  std::string what;      ///< "P-value, round 1"
  std::string stated;    ///< as printed
  std::string computed;  ///< empty: it could not be computed
  Verdict verdict = Verdict::not_checked;
};

/// Somebody else's audit, computed again from its record.
struct AuditVerification {
  std::string tool;  ///< "Arlo"
  std::string file, election;
  std::string method;   ///< "BALLOT_POLLING, MINERVA"
  std::string sampler;  ///< "3: consistent sampler (Rivest)"
  std::string seed;
  double risk_limit = 0;  ///< 0: each contest has its own, or none is stated
  std::vector<ComparedNumber> numbers;
  std::vector<Finding> findings;  ///< codes A301 and up
};

}  // namespace acta::model
