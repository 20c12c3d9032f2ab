// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "acta/report/assertions.hpp"

namespace acta::report {

struct IrvTradeoffShown {
  double bound = 0;  ///< cards; infinite: any assertion
  std::size_t before = 0, next = 0;
};
struct IrvAudit {
  std::string contest, file, winner;
  std::int64_t ballots = 0, cards = 0, rankings = 0;
  std::size_t candidates = 0;
  double risk_limit = 0.05;
  double draws = 0;  ///< of the hardest assertion
  std::vector<IrvAssertionShown> assertions;
  std::vector<IrvTradeoffShown> tradeoff;
  std::vector<std::string> notes;  ///< of the reader
};
std::string irv_audit_text(const IrvAudit& audit, const TextStyle& style);
std::string irv_audit_json(const IrvAudit& audit);

}  // namespace acta::report
