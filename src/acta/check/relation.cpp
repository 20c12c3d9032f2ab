// SPDX-License-Identifier: Apache-2.0
#include "acta/check/relation.hpp"

#include <fmt/format.h>

namespace acta::check {

void conclude(model::Finding& finding, const Gaps& gaps, model::Verdict otherwise, const Subject& s,
              const std::string& relation, const char* unit, std::int64_t apart) {
  const auto differ = static_cast<std::int64_t>(gaps.units.size());
  const auto untested = static_cast<std::int64_t>(s.table.units()) - gaps.tested - apart;
  finding.verdict = differ == 0 ? model::Verdict::holds : otherwise;
  finding.tested = gaps.tested;
  finding.votes_at_stake = gaps.total;
  number(finding, "differences", "sum of the absolute differences", gaps.total, unit);
  number(finding, "largest_difference", "largest difference", gaps.largest, unit);
  number(finding, "untested", "units where a number is missing", untested, "units");
  finding.statement =
      differ == 0 ? fmt::format("{} at {} tested.", relation, counted(gaps.tested, "unit"))
                  : fmt::format("{}, except at {} of {} tested: differences add up to {} {}, the largest is {}.",
                                relation, grouped(differ), counted(gaps.tested, "unit"), grouped(gaps.total), unit,
                                grouped(gaps.largest));
  if (untested > 0) finding.statement += fmt::format(" At {} a number is missing.", counted(untested, "unit"));
}

}  // namespace acta::check
