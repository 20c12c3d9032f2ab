// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "acta/base/number_text.hpp"
#include "acta/report/audit.hpp"
#include "acta/report/json_writer.hpp"
#include "acta/report/text_tools.hpp"

namespace acta::report {
namespace {

std::string whole(double value) { return base::grouped(static_cast<std::int64_t>(std::llround(value))); }

/// A document of its own, as an element of a list.
std::string element(std::string json) {
  while (!json.empty() && json.back() == '\n') json.pop_back();
  return json;
}

}  // namespace

std::string audit_several_plan_text(const std::vector<AuditPlan>& plans, const AuditCommon& common,
                                    const TextStyle& style) {
  std::string text;
  for (const AuditPlan& one : plans) text += audit_plan_text(one, style);
  text += painted("One draw for all", "1", style) + "\n";
  text +=
      wrapped(fmt::format("{} stations, each drawn by the largest error that any of its sheets could hold. The table "
                          "of a contest above is of a draw for it alone.",
                          base::grouped(common.stations)),
              style.width, 2);
  TextTable table = common.alpha
                        ? TextTable({"risk limit", "different stations", "their ballots"}, {true, true, true})
                        : TextTable({"risk limit", "draws of stations", "different, on average", "their ballots"},
                                    {true, true, true, true});
  for (const AuditCommon::Size& size : common.sizes) {
    std::vector<std::string> row{fmt::format("{:.4g} %", 100 * size.risk_limit), base::grouped(size.draws)};
    if (!common.alpha) row.push_back(whole(size.sheets));
    row.push_back(whole(size.ballots));
    table.add(row);
  }
  return text + table.to_text(style);
}

std::string audit_several_plan_json(const std::vector<AuditPlan>& plans, const AuditCommon& common) {
  std::string sizes;
  JsonWriter json(sizes);
  json.begin_object().key("stations").integer(common.stations).key("total_bound").real(common.total_bound);
  json.key("test").text(common.alpha ? "alpha" : "macro").key("sizes").begin_array();
  for (const AuditCommon::Size& size : common.sizes) {
    json.begin_object().key("risk_limit").real(size.risk_limit).key("draws").integer(size.draws);
    json.key("sheets").real(size.sheets).key("ballots").real(size.ballots).end_object();
  }
  json.end_array().end_object();
  std::string contests;
  for (const AuditPlan& one : plans) contests += (contests.empty() ? "" : ",") + element(audit_plan_json(one));
  return R"({"format":"acta-audit-several-plan","version":1,"contests":[)" + contests + R"(],"common":)" + sizes +
         "}\n";
}

std::string audit_several_assessment_json(const std::vector<AuditAssessment>& assessments) {
  std::string contests;
  for (const AuditAssessment& one : assessments)
    contests += (contests.empty() ? "" : ",") + element(audit_assessment_json(one));
  return R"({"format":"acta-audit-several-assessment","version":1,"contests":[)" + contests + "]}\n";
}

}  // namespace acta::report
