// SPDX-License-Identifier: Apache-2.0
#include "acta/report/audit.hpp"

#include <fmt/format.h>

#include <cmath>

#include "acta/base/number_text.hpp"
#include "acta/report/json_writer.hpp"
#include "acta/report/spreadsheet_csv.hpp"
#include "acta/report/text_tools.hpp"

namespace acta::report {
namespace {

constexpr const char* kCannotShow =
    "Cannot show: whether the paper is what voters marked; ballots that stand on no sheet; what no assertion covers.";

std::string whole(double value) { return base::grouped(static_cast<std::int64_t>(std::llround(value))); }
std::string percent(double share) { return fmt::format("{:.4g} %", 100 * share); }

/// More draws than there are ballots: then all are to be counted.
std::string cards(std::int64_t draws, const AuditPlan& plan) {
  return draws == 0 || draws >= plan.ballots ? "all" : base::grouped(draws);
}

std::string joined(const std::vector<std::int64_t>& numbers) {
  std::string text;
  for (const std::int64_t one : numbers) text += (text.empty() ? "" : " ") + std::to_string(one);
  return text;
}

std::string claims_text(const AuditPlan& plan, const TextStyle& style) {
  constexpr std::size_t kShown = 12;
  TextTable table({"claim, from the narrowest", "margin", "ballots that reverse it"}, {false, true, true});
  for (std::size_t i = 0; i < std::min(kShown, plan.claims.size()); ++i)
    table.add({plan.claims[i].text, fmt::format("{:.1f}", plan.claims[i].margin), whole(plan.claims[i].ballots)});
  std::string text = table.to_text(style);
  if (plan.claims.size() > kShown) text += fmt::format("  … {} claims in all (--json)\n", plan.claims.size());
  return text;
}

std::string alpha_text(const AuditPlan& plan, const TextStyle& style) {
  TextTable table({"risk limit", "sheets", "their ballots", "by MACRO: draws", "different", "their ballots",
                   "or ballots by comparison"},
                  {true, true, true, true, true, true, true});
  for (const AuditSize& size : plan.sizes)
    table.add({percent(size.risk_limit), size.alpha_sheets == 0 ? "none is enough" : base::grouped(size.alpha_sheets),
               size.alpha_sheets == 0 ? "–" : whole(size.alpha_ballots),
               size.draws == 0 ? "none is enough" : base::grouped(size.draws),
               size.draws == 0 ? "–" : whole(size.sheets), size.draws == 0 ? "–" : whole(size.ballots),
               cards(size.comparison, plan)});
  return table.to_text(style) +
         wrapped("ALPHA, sheets drawn without replacement: enough in nine of ten draws; ballots on average.",
                 style.width, 2);
}

/// MACRO's sizes; beside ALPHA's where that is the test.
std::string sizes_text(const AuditPlan& plan, const TextStyle& style) {
  if (plan.alpha) return alpha_text(plan, style);
  TextTable table({"risk limit", "draws of sheets", "different, on average", "their ballots",
                   "or ballots by comparison", "by polling"},
                  {true, true, true, true, true, true});
  for (const AuditSize& size : plan.sizes)
    table.add({percent(size.risk_limit), size.draws == 0 ? "none is enough" : base::grouped(size.draws),
               size.draws == 0 ? "–" : whole(size.sheets), size.draws == 0 ? "–" : whole(size.ballots),
               cards(size.comparison, plan), cards(size.polling, plan)});
  return table.to_text(style);
}

/// Draws that end the audit with some chances, and what such a round costs.
std::string outlooks_text(const AuditPlan& plan, const TextStyle& style) {
  if (plan.outlooks.empty()) return {};
  std::vector<std::string> headings = {fmt::format("draws to {} if", percent(plan.risk_limit))};
  for (const AuditRoundSize& round : plan.outlooks.front().rounds)
    headings.push_back(fmt::format("enough at {}", percent(round.chance)));
  headings.push_back(fmt::format("sheets at {}", percent(plan.outlooks.front().rounds.back().chance)));
  headings.push_back("their ballots");
  std::vector<bool> right(headings.size(), true);
  right.front() = false;
  TextTable table(headings, right);
  for (const AuditOutlook& one : plan.outlooks) {
    std::vector<std::string> row = {outlook_name(one)};
    for (const AuditRoundSize& round : one.rounds) row.push_back(round.draws == 0 ? "–" : base::grouped(round.draws));
    row.push_back(one.rounds.back().draws == 0 ? "–" : whole(one.rounds.back().sheets));
    row.push_back(one.rounds.back().draws == 0 ? "–" : whole(one.rounds.back().ballots));
    table.add(std::move(row));
  }
  return table.to_text(style);
}

void write_outlooks(JsonWriter& json, const AuditPlan& plan) {
  json.key("risk_limit").real(plan.risk_limit).key("outlooks").begin_array();
  for (const AuditOutlook& one : plan.outlooks) {
    json.begin_object().key("share").real(one.share).key("taint").real(one.taint).key("rounds").begin_array();
    for (const AuditRoundSize& round : one.rounds) {
      json.begin_object().key("chance").real(round.chance).key("draws").integer(round.draws);
      json.key("sheets").real(round.sheets).key("ballots").real(round.ballots).end_object();
    }
    json.end_array().key("chances").begin_array();
    for (const auto& [draws, chance] : one.chances) json.begin_array().integer(draws).real(chance).end_array();
    json.end_array().end_object();
  }
  json.end_array();
}

void write_claims(JsonWriter& json, const AuditPlan& plan) {
  json.key("claims").begin_array();
  for (const AuditClaim& one : plan.claims)
    json.begin_object()
        .key("text")
        .text(one.text)
        .key("margin")
        .real(one.margin)
        .key("ballots")
        .real(one.ballots)
        .end_object();
  json.end_array();
}

void write_texts(JsonWriter& json, const char* name, const std::vector<std::string>& texts) {
  json.key(name).begin_array();
  for (const std::string& one : texts) json.text(one);
  json.end_array();
}

std::string next_text(const AuditAssessment& got) {
  if (got.risk <= got.risk_limit)
    return got.all_counted ? "Stop: every sheet was counted." : "Stop: the risk limit is met.";
  if (!got.waiting.empty())
    return fmt::format("Go on counting: {} drawn sheets wait for their paper counts.", got.waiting.size());
  if (!got.impossible.empty()) return "No number of draws is enough: " + got.impossible + ".";
  return fmt::format("Go on: {} more draws are needed if no further error is found (--draws {}).",
                     base::grouped(got.more_draws), got.draw.draws + got.more_draws);
}

}  // namespace

std::string outlook_name(const AuditOutlook& one) {
  if (one.share <= 0) return "no drawn sheet differs";
  return fmt::format("every {:.0f}th is off by {:.3g} of its bound", 1 / one.share, one.taint);
}

std::string audit_plan_text(const AuditPlan& plan, const TextStyle& style) {
  std::string text = painted(plan.contest, "1", style) + "\n" + wrapped(plan.outcome, style.width, 2);
  text +=
      wrapped(fmt::format("{} sheets of copy \"{}\" as batches, at most {} ballots, {} more on no sheet; {} sheets are "
                          "not complete, {} are bounded by their electors or --largest-station.",
                          base::grouped(plan.sheets), plan.copy, base::grouped(plan.ballots),
                          base::grouped(plan.unseen), base::grouped(plan.missing), base::grouped(plan.bounded_by_roll)),
              style.width, 2);
  if (plan.more_votes_than_ballots > 0)
    text +=
        wrapped(fmt::format("{} sheets have more votes than ballots: their ballots are not believed, the largest of "
                            "votes, electors and --largest-station is (acta check names them).",
                            base::grouped(plan.more_votes_than_ballots)),
                style.width, 2);
  text += claims_text(plan, style) + audit_seats_text(plan.seats, style);
  for (const std::string& one : plan.unproven) text += wrapped("Not proven by this audit: " + one, style.width, 2);
  text += sizes_text(plan, style) + outlooks_text(plan, style);
  text += wrapped(
      "If the paper says what the sheets say; errors found make it more. Comparison of ballots needs a record of every "
      "single ballot, polling needs none; the figure for polling is an average.",
      style.width, 2);
  return text + wrapped(kCannotShow, style.width, 2);
}

std::string audit_plan_json(const AuditPlan& plan) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("format").text("acta-audit-plan").key("version").integer(1);
  json.key("contest").text(plan.contest).key("copy").text(plan.copy).key("outcome").text(plan.outcome);
  json.key("sheets").integer(plan.sheets).key("missing").integer(plan.missing);
  json.key("bounded_by_roll").integer(plan.bounded_by_roll).key("ballots").integer(plan.ballots);
  json.key("more_votes_than_ballots").integer(plan.more_votes_than_ballots);
  json.key("total_bound").real(plan.total_bound).key("unseen").integer(plan.unseen);
  if (plan.alpha) json.key("test").text("alpha");
  write_claims(json, plan);
  write_audit_seats(json, plan.seats);
  write_texts(json, "unproven", plan.unproven);
  json.key("sizes").begin_array();
  for (const AuditSize& size : plan.sizes) {
    json.begin_object()
        .key("risk_limit")
        .real(size.risk_limit)
        .key("draws")
        .integer(size.draws)
        .key("sheets")
        .real(size.sheets)
        .key("ballots")
        .real(size.ballots)
        .key("comparison")
        .integer(size.comparison)
        .key("polling")
        .integer(size.polling);
    if (plan.alpha) json.key("alpha_sheets").integer(size.alpha_sheets).key("alpha_ballots").real(size.alpha_ballots);
    json.end_object();
  }
  json.end_array();
  write_outlooks(json, plan);
  json.end_object();
  return out + "\n";
}

std::string audit_draw_csv(const AuditDraw& draw) {
  std::string text = "place,sheet,ballots,times,draws,bound,seed\n";
  for (const AuditDrawn& one : draw.sheets)
    text += fmt::format("{},{},{:.0f},{},{},{:.9f},{}\n", spreadsheet_cell(one.place), spreadsheet_cell(one.key),
                        one.ballots, one.draws.size(), joined(one.draws), one.bound, spreadsheet_cell(draw.seed));
  return text;
}

std::string audit_comparison_text(const AuditAssessment& got, const TextStyle& style) {
  std::string text = painted(got.draw.contest, "1", style) + "\n";
  text += wrapped(
      fmt::format("{} of {} draws, {} different sheets of \"{}\" beside \"{}\": {} agree, {} differ, {} wait.",
                  base::grouped(got.assessed), base::grouped(got.draw.draws), got.draw.sheets.size(), got.draw.copy,
                  got.paper, base::grouped(got.matching), got.differences.size(), got.waiting.size()),
      style.width, 2);
  if (!got.differences.empty()) {
    TextTable table({"sheet", "sheet → paper", "drawn", "taint"}, {false, false, true, true});
    for (const AuditDifference& one : got.differences)
      table.add({one.key, one.detail, std::to_string(one.times), fmt::format("{:.4f}", one.taint)});
    text += table.to_text(style);
  }
  for (std::size_t i = 0; i < std::min<std::size_t>(10, got.waiting.size()); ++i)
    text += "  waits: " + got.waiting[i] + "\n";
  if (got.unknown > 0)
    text += wrapped(
        fmt::format("{} sheets of \"{}\" have keys that \"{}\" does not have: written otherwise, or other stations?",
                    base::grouped(got.unknown), got.paper, got.draw.copy),
        style.width, 2);
  if (got.unseen > 0)
    text += wrapped(fmt::format("{} ballots stand on no sheet, as stated.", base::grouped(got.unseen)), style.width, 2);
  text += wrapped(got.finding.statement, style.width, 2) + audit_seats_text(got.seats, style);
  for (const std::string& one : got.unproven) text += wrapped("Not proven by this audit: " + one, style.width, 2);
  return text;
}

std::string audit_assessment_text(const AuditAssessment& got, const TextStyle& style) {
  return audit_comparison_text(got, style) + wrapped(next_text(got), style.width, 2) +
         wrapped(kCannotShow, style.width, 2);
}

std::string audit_assessment_json(const AuditAssessment& got) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("format").text("acta-audit-assessment").key("version").integer(1);
  json.key("contest").text(got.draw.contest).key("copy").text(got.draw.copy).key("paper").text(got.paper);
  json.key("seed").text(got.draw.seed).key("draws").integer(got.draw.draws).key("assessed").integer(got.assessed);
  json.key("risk_limit").real(got.risk_limit).key("risk").real(got.risk).key("total_bound").real(got.total_bound);
  json.key("more_draws").integer(got.more_draws).key("next").text(next_text(got));
  json.key("verdict").text(model::to_string(got.finding.verdict));
  if (got.alpha) json.key("test").text("alpha");
  write_audit_seats(json, got.seats);
  write_texts(json, "unproven", got.unproven);
  write_texts(json, "waiting", got.waiting);
  json.key("sheets").begin_array();
  for (const AuditDrawn& one : got.draw.sheets) {
    json.begin_object().key("sheet").text(one.key).key("place").text(one.place).key("bound").real(one.bound);
    json.key("draws").begin_array();
    for (const std::int64_t draw : one.draws) json.integer(draw);
    json.end_array().end_object();
  }
  json.end_array().key("differences").begin_array();
  for (const AuditDifference& one : got.differences)
    json.begin_object()
        .key("sheet")
        .text(one.key)
        .key("detail")
        .text(one.detail)
        .key("times")
        .integer(one.times)
        .key("taint")
        .real(one.taint)
        .key("kind")
        .text(one.kind)
        .end_object();
  json.end_array().key("claims").begin_array();
  for (const AuditTested& one : got.claims)
    json.begin_object()
        .key("text")
        .text(one.text)
        .key("margin")
        .real(one.margin)
        .key("risk")
        .real(one.risk)
        .end_object();
  json.end_array().key("path").begin_array();
  for (const double one : got.path) json.real(one);
  json.end_array();
  write_texts(json, "cannot_show", got.finding.cannot_show);
  json.end_object();
  return out + "\n";
}

}  // namespace acta::report
