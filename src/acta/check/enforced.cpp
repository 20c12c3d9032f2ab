// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "acta/check/subject.hpp"

namespace acta::check {
namespace {

using model::Finding;
using model::Verdict;

Finding enforced(const Subject& s, std::int64_t tested, std::string statement) {
  Finding finding = start("C209", s);
  finding.verdict = Verdict::remarkable;
  finding.tested = tested;
  finding.statement = std::move(statement);
  number(finding, "tested", "units tested by the relation tested most", tested, "units");
  finding.explanations = {"Software that refuses a sheet until its numbers add up.",
                          "Totals on the sheet that were computed from its other numbers."};
  finding.cannot_show = {"Anything about the counting: the relations hold whatever was counted.",
                         "What was changed so that a refused sheet was accepted."};
  finding.basis = "doc/methods/check.md";
  return finding;
}

}  // namespace

Finding arithmetic_enforced(const Subject& s, std::span<const Finding> relations) {
  std::int64_t tested = 0, differ = 0;
  for (const Finding& relation : relations) {
    if (relation.verdict == Verdict::not_checked) continue;
    tested = std::max(tested, relation.tested);
    differ = base::checked_add(differ, relation.instances);
  }
  if (s.copy.arithmetic_enforced)
    return enforced(
        s, tested,
        fmt::format("The record states that arithmetic was enforced when the sheets were collected{}{}: that "
                    "C101 and C102 hold proves nothing.",
                    s.copy.arithmetic_note.empty() ? "" : ", ", s.copy.arithmetic_note));
  if (tested == 0) return not_checked("C209", s, "neither C101 nor C102 could be tested");
  if (differ == 0 && tested < s.options.enforced_units)
    return not_checked(
        "C209", s,
        fmt::format("C101 and C102 were tested on {}, fewer than the {} from which perfect arithmetic is "
                    "remarkable",
                    counted(tested, "unit"), grouped(s.options.enforced_units)));
  if (differ == 0)
    return enforced(
        s, tested,
        fmt::format("Arithmetic holds at every one of {}: people who add up by hand err, so software or the "
                    "publisher has most likely made it hold; its holding then proves nothing.",
                    counted(tested, "unit")));
  Finding finding = start("C209", s);
  finding.tested = tested;
  number(finding, "differences", "units where C101 or C102 does not hold, added up", differ, "units");
  finding.statement = fmt::format("Arithmetic was not enforced on every sheet: C101 or C102 does not hold {} in {}.",
                                  differ == 1 ? "once" : grouped(differ) + " times", counted(tested, "unit"));
  finding.cannot_show = {"Whether it was enforced on some of the sheets."};
  finding.basis = "doc/methods/check.md";
  return finding;
}

}  // namespace acta::check
