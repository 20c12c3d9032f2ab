// SPDX-License-Identifier: Apache-2.0
#include "acta/report/claims.hpp"
#include "acta/report/json_parts.hpp"

namespace acta::report {
namespace {

void write_tier(JsonWriter& json, const model::TierNote& tier) {
  json.begin_object();
  write_text(json, "name", tier.name);
  write_number(json, "seats", tier.seats);
  write_text(json, "rule", tier.rule);
  write_text(json, "note", tier.note);
  write_text(json, "source", tier.source);
  json.end_object();
}

void write_organisation(JsonWriter& json, const model::Organisation& organisation) {
  json.begin_object();
  write_text(json, "name", organisation.name);
  json.key("stood").boolean(organisation.stood);
  write_text(json, "note", organisation.note);
  write_text(json, "source", organisation.source);
  json.end_object();
}

void write_value(JsonWriter& json, const model::Number& number) {
  if (const auto* whole = std::get_if<std::int64_t>(&number.value))
    json.integer(*whole);
  else if (const auto* real = std::get_if<double>(&number.value))
    json.real(*real);
  else
    json.text(std::get<std::string>(number.value));
}

void write_numbers(JsonWriter& json, const std::vector<model::Number>& numbers) {
  json.key("numbers").begin_array();
  for (const model::Number& number : numbers) {
    json.begin_object();
    write_text(json, "name", number.name);
    write_text(json, "label", number.label);
    json.key("value");
    write_value(json, number);
    write_text(json, "unit", number.unit);
    json.end_object();
  }
  json.end_array();
}

void write_examples(JsonWriter& json, const std::vector<model::Instance>& examples) {
  json.key("examples").begin_array();
  for (const model::Instance& example : examples) {
    json.begin_object();
    json.key("unit");
    example.unit < 0 ? json.null() : json.integer(example.unit);
    write_text(json, "label", example.label);
    write_text(json, "detail", example.detail);
    write_text(json, "place", base::to_text(example.place));
    json.end_object();
  }
  json.end_array();
}

template <class Items, class Write>
void write_list(JsonWriter& json, std::string_view key, const Items& items, Write write) {
  json.key(key).begin_array();
  for (const auto& item : items) write(item);
  json.end_array();
}

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  write_list(json, key, texts, [&](const std::string& text) { json.text(text); });
}

void write_findings(JsonWriter& json, const Report& report) {
  write_list(json, "findings", report.findings,
             [&](const model::Finding& finding) { write_finding(json, report, finding); });
}

void write_head(JsonWriter& json, const Report& report) {
  write_text(json, "format", "acta-report");
  write_number(json, "version", 1);
  json.key("generator").begin_object();
  write_text(json, "name", "acta");
  write_text(json, "version", report.version);
  json.end_object();
  json.key("reproduce").begin_object();
  write_text(json, "command", report.command);
  write_optional(json, "seed", report.seed);
  write_text(json, "record_sha256", report.record_sha256);
  json.end_object();
}

}  // namespace

void write_record(JsonWriter& json, const Report& report) {
  const model::Record& record = *report.record;
  json.begin_object();
  write_text(json, "title", record.title);
  write_text(json, "country", record.country);
  write_text(json, "date", record.date);
  write_text(json, "note", record.note);
  write_texts(json, "notes", record.notes);
  write_list(json, "tiers", record.tiers, [&](const model::TierNote& tier) { write_tier(json, tier); });
  write_list(json, "organisations", record.organisations,
             [&](const model::Organisation& organisation) { write_organisation(json, organisation); });
  write_list(json, "claims", report.claims, [&](const claims::ClaimResult& result) { write_claim(json, result); });
  json.end_object();
}

void write_source(JsonWriter& json, const SourceReport& report) {
  const model::Source& source = *report.source;
  json.begin_object();
  write_text(json, "id", source.id);
  write_text(json, "file", source.file);
  write_text(json, "sha256", report.sha256.empty() ? source.sha256 : report.sha256);
  json.key("pinned").boolean(report.pinned);
  write_number(json, "bytes", static_cast<std::int64_t>(report.bytes));
  write_text(json, "publisher", source.publisher);
  write_text(json, "address", source.address);
  write_text(json, "retrieved", source.retrieved);
  write_text(json, "licence", source.licence);
  write_text(json, "note", source.note);
  write_text(json, "form", report.form);
  write_number(json, "rows", static_cast<std::int64_t>(report.rows));
  json.end_object();
}

void write_audit(JsonWriter& json, const AuditCarried& audit) {
  json.begin_object();
  write_text(json, "file", audit.file);
  write_text(json, "page", audit.page);
  write_text(json, "title", audit.title);
  write_text(json, "decision", audit.decision);
  write_text(json, "reason", audit.reason);
  json.key("unassessed").boolean(audit.unassessed);
  write_text(json, "digest", audit.digest);
  write_list(json, "contests", audit.contests, [&](const AuditCarried::Contest& one) {
    json.begin_object();
    write_text(json, "contest", one.contest);
    json.key("risk").real(one.risk).key("risk_limit").real(one.risk_limit).key("targeted").boolean(one.targeted);
    write_number(json, "drawn", one.drawn);
    write_number(json, "counted", one.counted);
    write_number(json, "differing", one.differing);
    json.end_object();
  });
  json.end_object();
}

void write_summary(JsonWriter& json, std::span<const model::Finding> findings) {
  const VerdictCounts counts = count_verdicts(findings);
  json.begin_object();
  write_number(json, "holds", counts.holds);
  write_number(json, "fails", counts.fails);
  write_number(json, "remarkable", counts.remarkable);
  write_number(json, "not_checked", counts.not_checked);
  json.end_object();
}

void write_reals(JsonWriter& json, const char* name, const std::vector<double>& values) {
  write_list(json, name, values, [&](double value) { json.real(value); });
}

void write_picture(JsonWriter& json, const model::Picture& picture) {
  json.begin_object();
  write_text(json, "kind", picture.kind == model::Picture::Kind::map ? "map" : "line");
  write_text(json, "name", picture.name);
  write_text(json, "title", picture.title);
  write_text(json, "x_label", picture.x_label);
  write_text(json, "y_label", picture.y_label);
  write_reals(json, "x", picture.x);
  write_reals(json, "y", picture.y);
  write_reals(json, "values", picture.values);
  json.end_object();
}

void write_finding(JsonWriter& json, const Report& report, const model::Finding& finding) {
  const model::FindingKind* kind = kind_of(report, finding.code);
  json.begin_object();
  write_text(json, "code", finding.code);
  write_text(json, "room", kind ? kind->room : std::string_view());
  write_text(json, "name", kind ? kind->name : std::string_view());
  write_text(json, "title", kind ? kind->title : std::string_view());
  write_text(json, "explanation", kind ? kind->explanation : std::string_view());
  write_text(json, "verdict", model::to_string(finding.verdict));
  write_text(json, "contest", finding.contest);
  write_text(json, "copy", finding.copy);
  write_text(json, "statement", finding.statement);
  write_text(json, "reason", finding.reason);
  write_numbers(json, finding.numbers);
  write_number(json, "tested", finding.tested);
  write_number(json, "instances", finding.instances);
  write_examples(json, finding.examples);
  write_list(json, "units", finding.units, [&](std::uint32_t unit) { json.integer(unit); });
  write_optional(json, "votes_at_stake", finding.votes_at_stake);
  write_optional(json, "seats_at_stake", finding.seats_at_stake);
  write_texts(json, "explanations", finding.explanations);
  write_texts(json, "cannot_show", finding.cannot_show);
  write_text(json, "basis", finding.basis);
  if (!finding.pictures.empty())
    write_list(json, "pictures", finding.pictures,
               [&](const model::Picture& picture) { write_picture(json, picture); });
  json.end_object();
}

std::string to_json(const Report& report, bool stations) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  write_head(json, report);
  json.key("record");
  write_record(json, report);
  write_list(json, "sources", report.sources, [&](const SourceReport& source) { write_source(json, source); });
  json.key("summary");
  write_summary(json, report.findings);
  write_list(json, "contests", report.contests,
             [&](const ContestReport& contest) { write_contest(json, contest, stations); });
  if (!report.audits.empty())
    write_list(json, "audits", report.audits, [&](const AuditCarried& one) { write_audit(json, one); });
  write_findings(json, report);
  json.end_object();
  out += '\n';
  return out;
}

std::string findings_json(const Report& report) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  write_head(json, report);
  json.key("summary");
  write_summary(json, report.findings);
  write_findings(json, report);
  json.end_object();
  out += '\n';
  return out;
}

}  // namespace acta::report
