// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_repeat.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace acta::app {
namespace {

/// The last digits of a risk may be others on a machine whose logarithms are, and with them the last further draw.
bool same(const ContestStanding& a, const ContestStanding& b) {
  return std::tie(a.contest, a.risk_limit, a.drawn, a.counted, a.waiting, a.differing, a.impossible, a.targeted) ==
             std::tie(b.contest, b.risk_limit, b.drawn, b.counted, b.waiting, b.differing, b.impossible, b.targeted) &&
         std::abs(a.next - b.next) <= 1 && std::abs(a.risk - b.risk) <= 1e-9 * std::max(a.risk, b.risk);
}

}  // namespace

base::Error not_repeated(std::int64_t event, const std::string& what) {
  return {base::ErrorKind::format,
          fmt::format("event {}: {} is not what it is when it is repeated", event, what),
          {},
          "the log was made by another version or was changed"};
}

base::Result<std::vector<AuditStanding>> repeat_assessments(const AuditKind& kind, const AuditFlow& flow) {
  std::vector<AuditStanding> all;
  for (const FlowAssessment& one : flow.assessments) {
    auto got = kind.assess(flow.extent(one.rounds), flow.entries(one.entered));
    if (!got) return got.error();
    if (!std::equal(got->contests.begin(), got->contests.end(), one.contests.begin(), one.contests.end(), same))
      return not_repeated(one.event, "the assessment");
    all.push_back(std::move(*got));
  }
  return all;
}

}  // namespace acta::app
