// SPDX-License-Identifier: Apache-2.0
#include "acta/report/audit_risk.hpp"

#include <fmt/format.h>

#include "acta/base/number_text.hpp"
#include "acta/report/json_writer.hpp"
#include "acta/report/text_tools.hpp"

namespace acta::report {
namespace {

/// What the number of a test of counts is.
const char* heading(const RiskShown& risk) { return risk.test == "bayes" ? "chance of a tie" : "risk"; }

std::string rounds_table(const RiskShown& risk, const TextStyle& style) {
  std::vector<std::string> headings{"round"};
  headings.insert(headings.end(), risk.choices.begin(), risk.choices.end());
  if (!risk.risk.empty()) headings.emplace_back(heading(risk));
  TextTable table(headings, std::vector<bool>(headings.size(), true));
  for (std::size_t r = 0; r < risk.rounds.size(); ++r) {
    std::vector<std::string> row{std::to_string(r + 1)};
    for (const std::int64_t votes : risk.rounds[r]) row.push_back(grouped(votes));
    if (!risk.risk.empty()) row.push_back(fmt::format("{:.4g}", risk.risk[r]));
    table.add(std::move(row));
  }
  return table.to_text(style);
}

std::string pairs_table(const RiskShown& risk, const TextStyle& style) {
  TextTable table({"claim", heading(risk), "met in round"}, {false, true, true});
  for (const RiskPairShown& pair : risk.pairs)
    table.add({pair.winner + " has more votes than " + pair.loser, fmt::format("{:.4g}", pair.risk.back()),
               pair.met > 0 ? std::to_string(pair.met) : "–"});
  return table.to_text(style);
}

std::string size_cell(std::int64_t ballots) { return ballots < 0 ? "–" : grouped(ballots); }

std::string sizes_table(const RiskShown& risk, const TextStyle& style) {
  if (!risk.next.front().all) {
    TextTable table({"chance that it settles the pair that needs most", "ballots"}, {true, true});
    for (const RiskSizeShown& one : risk.next)
      table.add({fmt::format("{:.4g} %", 100 * one.chance), size_cell(one.ballots)});
    return table.to_text(style);
  }
  TextTable table({"chance that it settles", "the pair that needs most", "all pairs (so often or more)"}, {true, true, true});
  for (const RiskSizeShown& one : risk.next)
    table.add({fmt::format("{:.4g} %", 100 * one.chance), size_cell(one.ballots), size_cell(*one.all)});
  return table.to_text(style);
}

std::string polling_text(const RiskShown& risk, const TextStyle& style) {
  std::string text;
  if (!risk.rounds.empty()) text += rounds_table(risk, style);
  if (!risk.rounds.empty() && risk.pairs.size() > 1) text += pairs_table(risk, style);
  for (std::size_t k = 0; k < risk.chances.size(); ++k)
    text += wrapped(fmt::format("{}: {:.2f} %", risk.choices[k], 100 * risk.chances[k]), style.width, 2);
  if (!risk.next.empty() && !risk.met)
    text += wrapped("Ballots of another round, if the report is right:", style.width, 2) + sizes_table(risk, style);
  return text;
}

std::string draws_text(const RiskShown& risk, const TextStyle& style) {
  std::string text = fmt::format("After {} draws the risk is {:.6g}.", grouped(risk.draws), risk.smallest.value_or(1));
  if (risk.smallest_at > 0 && risk.smallest_at < risk.draws)
    text += fmt::format(" It was reached at draw {}; by the last draw alone it would be {:.6g}.",
                        grouped(risk.smallest_at), risk.last.value_or(1));
  if (risk.met_at > 0) text += fmt::format(" The limit was met at draw {}.", grouped(risk.met_at));
  if (risk.enough)
    text += fmt::format(" {} draws in all are enough if no further error is found.", grouped(*risk.enough));
  return wrapped(text, style.width, 2);
}

std::string verdict_of(const RiskShown& risk) {
  if (!risk.chances.empty()) return {};
  if (risk.rounds.empty() && !risk.smallest) return {};
  return fmt::format("The limit of {:.4g} % is {}.", 100 * risk.risk_limit, risk.met ? "met" : "not met");
}

void write_numbers(JsonWriter& json, const char* key, const std::vector<std::int64_t>& numbers) {
  json.key(key).begin_array();
  for (const std::int64_t one : numbers) json.integer(one);
  json.end_array();
}

void write_reals(JsonWriter& json, const char* key, const std::vector<double>& numbers) {
  json.key(key).begin_array();
  for (const double one : numbers) json.real(one);
  json.end_array();
}

void write_polling(JsonWriter& json, const RiskShown& risk) {
  json.key("choices").begin_array();
  for (const std::string& one : risk.choices) json.text(one);
  json.end_array();
  write_numbers(json, "reported", risk.reported);
  json.key("ballots").integer(risk.ballots);
  json.key("rounds").begin_array();
  for (std::size_t r = 0; r < risk.rounds.size(); ++r) {
    json.begin_object();
    write_numbers(json, "votes", risk.rounds[r]);
    if (!risk.risk.empty()) json.key("risk").real(risk.risk[r]);
    json.end_object();
  }
  json.end_array().key("pairs").begin_array();
  for (const RiskPairShown& pair : risk.pairs) {
    json.begin_object().key("winner").text(pair.winner).key("loser").text(pair.loser);
    write_reals(json, "risk", pair.risk);
    json.key("met").integer(static_cast<std::int64_t>(pair.met)).end_object();
  }
  json.end_array().key("next").begin_array();
  for (const RiskSizeShown& one : risk.next) {
    json.begin_object().key("chance").real(one.chance).key("ballots");
    one.ballots < 0 ? json.null() : json.integer(one.ballots);
    if (one.all) *one.all < 0 ? json.key("all_pairs").null() : json.key("all_pairs").integer(*one.all);
    json.end_object();
  }
  json.end_array();
  if (!risk.chances.empty()) write_reals(json, "chances", risk.chances);
}

void write_draws(JsonWriter& json, const RiskShown& risk) {
  if (!risk.file.empty()) json.key("file").text(risk.file);
  json.key("draws").integer(risk.draws).key("risk").real(*risk.smallest);
  if (risk.last) json.key("last").real(*risk.last).key("smallest_at").integer(risk.smallest_at);
  if (risk.last) json.key("met_at").integer(risk.met_at);
  if (risk.enough) json.key("enough").integer(*risk.enough);
}

}  // namespace

std::string risk_text(const RiskShown& risk, const TextStyle& style) {
  std::string text = painted(risk.test, "1", style) + "\n" + wrapped(risk.sentence, style.width, 2);
  text += risk.smallest ? draws_text(risk, style) : polling_text(risk, style);
  if (const std::string verdict = verdict_of(risk); !verdict.empty()) text += wrapped(verdict, style.width, 2);
  if (!risk.caution.empty()) text += wrapped(risk.caution, style.width, 2);
  return text + wrapped(
                    "Cannot show: whether the sample was drawn at random, the test and the limit were fixed before it, "
                    "and the paper is what voters marked.",
                    style.width, 2);
}

std::string risk_json(const RiskShown& risk) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("format").text("acta-audit-risk").key("version").integer(1);
  json.key("test").text(risk.test).key("sentence").text(risk.sentence);
  if (!risk.caution.empty()) json.key("caution").text(risk.caution);
  json.key("risk_limit").real(risk.risk_limit);
  risk.smallest ? write_draws(json, risk) : write_polling(json, risk);
  if (risk.chances.empty()) json.key("met").boolean(risk.met);
  json.end_object();
  return out + "\n";
}

}  // namespace acta::report
