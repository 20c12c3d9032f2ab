// SPDX-License-Identifier: Apache-2.0
#include "acta/observe/findings.hpp"
#include "acta/report/json_parts.hpp"
#include "acta/report/observation.hpp"

namespace acta::report {
namespace {

void real(JsonWriter& json, const char* key, double value) { json.key(key).real(value); }

void write_estimate(JsonWriter& json, const observe::Estimate& e) {
  json.begin_object();
  for (const auto& [key, value] : {std::pair{"share", e.share},
                                   {"error", e.error},
                                   {"replicate_error", e.replicate_error},
                                   {"low", e.low},
                                   {"high", e.high},
                                   {"degrees", e.degrees},
                                   {"whole", e.whole},
                                   {"uncovered", e.uncovered}})
    real(json, key, value);
  write_number(json, "reported", e.reported);
  json.end_object();
}

void write_shares(JsonWriter& json, const ObservationEstimate& own) {
  json.key("shares").begin_array();
  for (const EstimatedShare& share : own.shares) {
    json.begin_object();
    write_text(json, "id", share.id);
    write_text(json, "name", share.name);
    json.key("combined");
    write_estimate(json, share.estimate);
    json.key("separate");
    if (share.separate)
      write_estimate(json, *share.separate);
    else
      json.null();
    real(json, "at_least", share.bounds.low);
    real(json, "at_most", share.bounds.high);
    json.end_object();
  }
  json.end_array();
}

void write_seats(JsonWriter& json, const ObservationEstimate& own) {
  json.key("seats").begin_array();
  for (const EstimatedSeats& seats : own.seats) {
    json.begin_object();
    write_text(json, "name", seats.name);
    write_number(json, "seats", seats.seats);
    write_number(json, "low", seats.low);
    write_number(json, "high", seats.high);
    json.end_object();
  }
  json.end_array();
  write_text(json, "seats_note", own.seats_note);
}

void write_arrivals(JsonWriter& json, const ObservationEstimate& own) {
  json.key("arrivals").begin_array();
  for (const Arrival& arrival : own.arrivals) {
    json.begin_object();
    write_number(json, "reports", arrival.reports);
    json.key("shares").begin_array();
    for (const observe::Estimate& e : arrival.shares) write_estimate(json, e);
    json.end_array().end_object();
  }
  json.end_array();
}

void write_rates(JsonWriter& json, const char* key, const std::vector<AnswerRate>& rates) {
  json.key(key).begin_array();
  for (const AnswerRate& rate : rates) {
    json.begin_object();
    write_text(json, "question", rate.question);
    write_text(json, "answer", rate.answer);
    write_number(json, "stations", rate.stations);
    write_number(json, "answered", rate.answered);
    json.key("estimate");
    write_estimate(json, rate.estimate);
    json.end_object();
  }
  json.end_array();
}

void write_design(JsonWriter& json, const PlannedDesign& design) {
  json.begin_object();
  write_text(json, "name", design.name);
  write_number(json, "stations", design.size);
  write_number(json, "strata", static_cast<std::int64_t>(design.strata));
  json.key("shares").begin_array();
  for (const PlannedShare& share : design.shares) {
    json.begin_object();
    write_text(json, "name", share.name);
    for (const auto& [key, value] : {std::pair{"full_count", share.simulated.truth},
                                     {"half_width_expected", share.expected},
                                     {"half_width_of_samples", share.simulated.half_width},
                                     {"bias", share.simulated.bias},
                                     {"rmse", share.simulated.rmse},
                                     {"mean_error", share.simulated.mean_error},
                                     {"coverage", share.simulated.coverage}})
      real(json, key, value);
    json.end_object();
  }
  json.end_array().end_object();
}

}  // namespace

std::string plan_json(const ObservationPlan& plan) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  write_text(json, "contest", plan.contest->id);
  write_text(json, "copy", plan.copy);
  write_number(json, "stations", plan.stations);
  write_number(json, "seed", static_cast<std::int64_t>(plan.seed));
  real(json, "confidence", plan.confidence);
  json.key("designs").begin_array();
  for (const PlannedDesign& design : plan.designs) write_design(json, design);
  json.end_array().end_object();
  return out + "\n";
}

void write_observation(JsonWriter& json, const ObservationEstimate& own) {
  json.begin_object();
  write_text(json, "contest", own.contest->id);
  write_text(json, "reports", own.reports);
  write_text(json, "design", own.design);
  for (const auto& [key, value] : {std::pair{"drawn", own.drawn},
                                   {"reported", own.reported},
                                   {"stations", own.population},
                                   {"forms", own.forms},
                                   {"forms_elsewhere", own.forms_elsewhere},
                                   {"forms_again", own.forms_again}})
    write_number(json, key, value);
  real(json, "confidence", own.confidence);
  json.key("missing").begin_array();
  for (const std::string& key : own.missing) json.text(key);
  json.end_array();
  write_shares(json, own);
  write_seats(json, own);
  write_arrivals(json, own);
  write_rates(json, "answers", own.answers);
  write_rates(json, "incidents", own.incidents);
  write_number(json, "incident_rows", own.incident_rows);
  write_number(json, "incidents_elsewhere", own.incidents_elsewhere);
  Report report;
  report.kinds.assign(observe::kinds().begin(), observe::kinds().end());
  json.key("findings").begin_array();
  for (const model::Finding& finding : own.findings) write_finding(json, report, finding);
  json.end_array().end_object();
}

std::string estimate_json(const ObservationEstimate& own) {
  std::string out;
  JsonWriter json(out);
  write_observation(json, own);
  return out + "\n";
}

}  // namespace acta::report
