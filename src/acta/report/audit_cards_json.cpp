// SPDX-License-Identifier: Apache-2.0
#include "acta/report/audit_cards.hpp"
#include "acta/report/json_writer.hpp"

namespace acta::report {
namespace {

void write_texts(JsonWriter& json, const char* name, const std::vector<std::string>& texts) {
  json.key(name).begin_array();
  for (const std::string& one : texts) json.text(one);
  json.end_array();
}

void write_files(JsonWriter& json, const std::vector<std::pair<std::string, std::string>>& files) {
  json.key("files").begin_array();
  for (const auto& [name, sha256] : files)
    json.begin_object().key("name").text(name).key("sha256").text(sha256).end_object();
  json.end_array();
}

void write_finding(JsonWriter& json, const model::Finding& one) {
  json.begin_object().key("code").text(one.code).key("verdict").text(model::to_string(one.verdict));
  json.key("contest").text(one.contest).key("statement").text(one.statement).key("reason").text(one.reason);
  json.key("tested").integer(one.tested).key("instances").integer(one.instances).key("examples").begin_array();
  for (const model::Instance& example : one.examples) {
    json.begin_object().key("label").text(example.label).key("detail").text(example.detail);
    json.key("place").text(base::to_text(example.place)).end_object();
  }
  json.end_array();
  write_texts(json, "explanations", one.explanations);
  write_texts(json, "cannot_show", one.cannot_show);
  json.key("basis").text(one.basis).end_object();
}

void write_strata(JsonWriter& json, const std::vector<CardsStratum>& strata) {
  if (strata.empty()) return;
  json.key("strata").begin_array();
  for (const CardsStratum& one : strata) {
    json.begin_object().key("id").text(one.id).key("name").text(one.name).key("kind").text(one.kind);
    json.key("batches").integer(one.batches).key("cards").integer(one.cards).key("recorded").integer(one.recorded);
    json.key("pooled").integer(one.pooled).key("phantoms").integer(one.phantoms).end_object();
  }
  json.end_array();
}

void write_strata(JsonWriter& json, const std::vector<CardsContestStratum>& strata, bool is_plan) {
  if (strata.empty()) return;
  json.key("strata").begin_array();
  for (const CardsContestStratum& one : strata) {
    json.begin_object().key("id").text(one.id).key("cards").integer(one.cards).key("rate").real(one.rate);
    json.key("bet").real(one.bet);
    if (is_plan)
      json.key("first").integer(one.first);
    else
      json.key("drawn").integer(one.drawn).key("counted").integer(one.counted);
    if (!is_plan) json.key("differing").integer(one.differing).key("not_found").integer(one.not_found);
    json.end_object();
  }
  json.end_array();
}

/// Of a contest by a law.
void write_seats(JsonWriter& json, const std::vector<AuditSeats>& seats, const std::vector<std::string>& unproven) {
  if (seats.empty() && unproven.empty()) return;
  write_audit_seats(json, seats);
  write_texts(json, "unproven", unproven);
}

void write_contest(JsonWriter& json, const CardsContestPlan& one, const std::vector<double>& limits) {
  json.begin_object().key("id").text(one.id).key("name").text(one.name).key("outcome").text(one.outcome);
  json.key("cards").integer(one.cards).key("phantoms").integer(one.phantoms).key("first").integer(one.first);
  json.key("warning").text(one.warning);
  json.key("votes").begin_object();
  for (const auto& [choice, count] : one.votes) json.key(choice).integer(count);
  json.end_object().key("claims").begin_array();
  for (const CardsClaim& claim : one.claims) {
    json.begin_object().key("text").text(claim.text).key("margin").real(claim.margin);
    json.key("upper").real(claim.upper);
    if (one.strata.empty()) json.key("bet").real(claim.bet);
    json.end_object();
  }
  json.end_array().key("sizes").begin_array();
  for (std::size_t k = 0; k < limits.size(); ++k)
    json.begin_object().key("risk_limit").real(limits[k]).key("cards").integer(one.sizes[k]).end_object();
  json.end_array();
  if (!one.ends.empty()) {
    json.key("exact").boolean(one.exact).key("ends").begin_array();
    for (const std::int64_t end : one.ends) json.integer(end);
    json.end_array();
  }
  write_seats(json, one.seats, one.unproven);
  write_strata(json, one.strata, true);
  json.end_object();
}

void write_tested(JsonWriter& json, const std::vector<CardsTested>& claims) {
  json.key("claims").begin_array();
  for (const CardsTested& one : claims)
    json.begin_object()
        .key("text")
        .text(one.text)
        .key("margin")
        .real(one.margin)
        .key("risk")
        .real(one.risk)
        .end_object();
  json.end_array();
}

void write_contest(JsonWriter& json, const CardsContestAssessment& one) {
  json.begin_object().key("id").text(one.id).key("name").text(one.name).key("outcome").text(one.outcome);
  json.key("targeted").boolean(one.targeted).key("risk").real(one.risk).key("hardest").text(one.hardest);
  json.key("cards").integer(one.cards).key("drawn").integer(one.drawn).key("counted").integer(one.counted);
  json.key("waiting").integer(one.waiting).key("differing").integer(one.differing);
  json.key("not_found").integer(one.not_found).key("next").integer(one.next);
  json.key("next_is_average").boolean(one.next_is_average).key("impossible").text(one.impossible);
  json.key("warning").text(one.warning);
  json.key("differences").begin_array();
  for (const CardsDifference& difference : one.differences) {
    json.begin_object().key("card").text(difference.card).key("record").text(difference.record);
    json.key("paper").text(difference.paper).key("kind").text(difference.kind);
    json.key("overstatement").real(difference.overstatement).end_object();
  }
  json.end_array();
  if (!one.claims.empty()) write_tested(json, one.claims);
  write_texts(json, "sample", one.sample);
  json.key("path").begin_array();
  for (const double risk : one.path) json.real(risk);
  json.end_array();
  write_seats(json, one.seats, one.unproven);
  write_strata(json, one.strata, false);
  json.key("finding");
  write_finding(json, one.finding);
  json.end_object();
}

}  // namespace

std::string cards_plan_json(const CardsPlan& plan) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("format").text("acta-audit-cards-plan").key("version").integer(1);
  json.key("name").text(plan.name).key("kind").text(plan.kind).key("risk_limit").real(plan.risk_limit);
  json.key("batches").integer(plan.batches).key("cards").integer(plan.cards).key("recorded").integer(plan.recorded);
  json.key("pooled").integer(plan.pooled).key("phantoms").integer(plan.phantoms);
  json.key("styles").boolean(plan.styles).key("average").boolean(plan.average);
  write_strata(json, plan.strata);
  json.key("findings").begin_array();
  for (const model::Finding& one : plan.findings) write_finding(json, one);
  json.end_array();
  write_texts(json, "notes", plan.notes);
  json.key("contests").begin_array();
  for (const CardsContestPlan& one : plan.contests) write_contest(json, one, plan.limits);
  json.end_array().key("different_cards").begin_array();
  for (std::size_t k = 0; k < plan.limits.size(); ++k)
    json.begin_object().key("risk_limit").real(plan.limits[k]).key("cards").real(plan.expected_cards[k]).end_object();
  json.end_array().key("first_cards").real(plan.first_cards);
  write_files(json, plan.files);
  json.end_object();
  return out + "\n";
}

std::string cards_assessment_json(const CardsAssessment& got) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("format").text("acta-audit-cards-assessment").key("version").integer(1);
  json.key("name").text(got.name).key("kind").text(got.kind).key("seed").text(got.seed);
  json.key("risk_limit").real(got.risk_limit).key("cards").integer(got.cards);
  json.key("contests").begin_array();
  for (const CardsContestAssessment& one : got.contests) write_contest(json, one);
  json.end_array();
  write_texts(json, "notes", got.notes);
  write_files(json, got.files);
  json.end_object();
  return out + "\n";
}

}  // namespace acta::report
