// SPDX-License-Identifier: Apache-2.0
#include "acta/report/report.hpp"

#include <algorithm>

namespace acta::report {

VerdictCounts count_verdicts(std::span<const model::Finding> findings) {
  VerdictCounts counts;
  for (const model::Finding& finding : findings) switch (finding.verdict) {
      case model::Verdict::holds: ++counts.holds; break;
      case model::Verdict::fails: ++counts.fails; break;
      case model::Verdict::remarkable: ++counts.remarkable; break;
      case model::Verdict::not_checked: ++counts.not_checked; break;
    }
  return counts;
}

const model::FindingKind* kind_of(const Report& report, const std::string& code) {
  const auto found = std::find_if(report.kinds.begin(), report.kinds.end(),
                                  [&](const model::FindingKind& kind) { return kind.code == code; });
  return found == report.kinds.end() ? nullptr : &*found;
}

}  // namespace acta::report
