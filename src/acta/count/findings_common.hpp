// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/base/number_text.hpp"
#include "acta/model/finding.hpp"
#include "acta/model/record.hpp"

namespace acta::count {

/// A Finding of this contest and copy. `sheets` may be null.
inline model::Finding begin_finding(const char* code, const model::Contest& contest, const model::SheetTable* sheets,
                                    std::string basis) {
  model::Finding finding;
  finding.code = code;
  finding.contest = contest.id;
  if (sheets) finding.copy = sheets->copy;
  finding.basis = std::move(basis);
  return finding;
}

inline model::Finding not_checked(model::Finding finding, std::string statement, std::string reason) {
  finding.verdict = model::Verdict::not_checked;
  finding.statement = std::move(statement);
  finding.reason = std::move(reason);
  return finding;
}

/// "1 list", "1,234 lists".
inline std::string number_of(std::int64_t n, const char* one) {
  return base::grouped(n) + " " + one + (n == 1 ? "" : "s");
}

/// Counts an instance and keeps it while there is room.
inline void add_instance(model::Finding& finding, std::string label, std::string detail, std::int64_t unit = -1,
                         base::Place place = {}) {
  ++finding.instances;
  if (finding.examples.size() < model::kLargestExamples)
    finding.examples.push_back({unit, std::move(label), std::move(detail), std::move(place)});
}

}  // namespace acta::count
