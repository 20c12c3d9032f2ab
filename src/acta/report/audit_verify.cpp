// SPDX-License-Identifier: Apache-2.0
#include "acta/report/audit_verify.hpp"

#include <fmt/format.h>

#include "acta/report/json_parts.hpp"
#include "acta/report/text_tools.hpp"

namespace acta::report {
namespace {

const char* word(model::Verdict verdict) {
  if (verdict == model::Verdict::holds) return "same";
  return verdict == model::Verdict::fails ? "DIFFERS" : "-";
}

std::string head(const model::AuditVerification& audit, const TextStyle& style) {
  std::string text = painted(audit.file + (audit.election.empty() ? "" : ": " + audit.election), "1", style) + "\n";
  text += wrapped(fmt::format("{}. {}. Sampler {}.", audit.tool, audit.method, audit.sampler), style.width, 2);
  std::string stated = audit.seed.empty() ? std::string("No seed is stated.") : "Seed " + audit.seed + ".";
  if (audit.risk_limit > 0) stated += fmt::format(" Risk limit {:.4g} %.", 100 * audit.risk_limit);
  return text + wrapped(stated, style.width, 2);
}

std::string numbers_table(const model::AuditVerification& audit, const TextStyle& style) {
  if (audit.numbers.empty()) return {};
  TextTable table({"contest", "number", "stated", "computed", ""}, {false, false, true, true, false});
  for (const model::ComparedNumber& one : audit.numbers)
    table.add({one.contest, one.what, one.stated, one.computed, word(one.verdict)});
  return table.to_text(style);
}

/// Each under the contest that it is about, so that equal sentences can be told apart.
Report as_report(const model::AuditVerification& audit, const AuditVerifications& verified) {
  Report report;
  report.kinds = verified.kinds;
  report.findings = audit.findings;
  for (model::Finding& finding : report.findings)
    if (!finding.contest.empty()) finding.statement = finding.contest + ": " + finding.statement;
  return report;
}

void write_numbers(JsonWriter& json, const model::AuditVerification& audit) {
  json.key("numbers").begin_array();
  for (const model::ComparedNumber& one : audit.numbers) {
    json.begin_object();
    write_text(json, "contest", one.contest);
    write_text(json, "what", one.what);
    write_text(json, "stated", one.stated);
    write_text(json, "computed", one.computed);
    write_text(json, "verdict", model::to_string(one.verdict));
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string audit_verify_text(const AuditVerifications& verified, const TextStyle& style) {
  std::string text;
  for (const model::AuditVerification& audit : verified.audits) {
    if (!text.empty()) text += "\n";
    text += head(audit, style) + numbers_table(audit, style) + findings_text(as_report(audit, verified), style, true);
  }
  return text;
}

std::string audit_verify_json(const AuditVerifications& verified) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("format").text("acta-audit-verify").key("version").integer(1);
  json.key("audits").begin_array();
  for (const model::AuditVerification& audit : verified.audits) {
    json.begin_object();
    write_text(json, "tool", audit.tool);
    write_text(json, "file", audit.file);
    write_text(json, "election", audit.election);
    write_text(json, "method", audit.method);
    write_text(json, "sampler", audit.sampler);
    write_text(json, "seed", audit.seed);
    json.key("risk_limit");
    audit.risk_limit > 0 ? json.real(audit.risk_limit) : json.null();
    write_numbers(json, audit);
    Report report;
    report.kinds = verified.kinds;
    json.key("findings").begin_array();
    for (const model::Finding& finding : audit.findings) write_finding(json, report, finding);
    json.end_array().key("summary");
    write_summary(json, audit.findings);
    json.end_object();
  }
  json.end_array().end_object();
  return out + "\n";
}

}  // namespace acta::report
