// SPDX-License-Identifier: Apache-2.0
#include "acta/report/flows.hpp"

#include <fmt/format.h>

#include "acta/report/json_writer.hpp"
#include "acta/report/text_tools.hpp"

namespace acta::report {
namespace {

constexpr const char* kMeaning =
    "Least squares and linear programmes take every choice's voters to have gone alike in every unit; the local "
    "programme "
    "and Bayes let units differ. Bounds hold whatever they did, if the same electors voted in both elections.";
constexpr const char* kCannotShow[] = {"How any voter voted: many tables have these margins.",
                                       "Entries of 0 or 100 % as facts: they are corners of the constraints.",
                                       "Voters who came of age, moved or died between the elections."};

void write_matrix(JsonWriter& json, const char* name, const std::vector<std::vector<double>>& matrix) {
  json.key(name).begin_array();
  for (const std::vector<double>& row : matrix) {
    json.begin_array();
    for (const double value : row) json.real(value);
    json.end_array();
  }
  json.end_array();
}

std::string span_of(double low, double high) { return fmt::format("{:.1f}–{:.1f}", 100 * low, 100 * high); }

/// Where the voters of choice i went, by every method, in per cent.
TextTable row_table(const FlowsShown& flows, std::size_t i) {
  std::vector<std::string> head{"went to, %"};
  for (const FlowEstimate& one : flows.estimates) {
    if (one.share.empty()) continue;
    head.push_back(one.name);
    if (!one.interval_low.empty()) head.emplace_back("95 %");
  }
  head.emplace_back("bounds");
  std::vector<bool> right(head.size(), true);
  right[0] = false;
  TextTable table(head, right);
  for (std::size_t k = 0; k < flows.to.size(); ++k) {
    std::vector<std::string> row{flows.to[k]};
    for (const FlowEstimate& one : flows.estimates) {
      if (one.share.empty()) continue;
      row.push_back(fmt::format("{:.1f}", 100 * one.share[i][k]));
      if (!one.interval_low.empty()) row.push_back(span_of(one.interval_low[i][k], one.interval_high[i][k]));
    }
    row.push_back(span_of(flows.low[i][k], flows.high[i][k]));
    table.add(row);
  }
  return table;
}

}  // namespace

std::string flows_text(const FlowsShown& flows, const TextStyle& style) {
  std::string text = painted(flows.before + " → " + flows.after, "1", style) + "\n";
  text += wrapped(fmt::format("{} {} are in both; {} in the first only, {} in the second only. {}", flows.units,
                              flows.unit, flows.before_only, flows.after_only, kMeaning),
                  style.width, 2);
  for (std::size_t i = 0; i < flows.from.size(); ++i) {
    text += fmt::format("  {} ({:.1f} % of the electors)\n", flows.from[i], 100 * flows.from_share[i]);
    text += row_table(flows, i).to_text(style);
  }
  for (const FlowEstimate& one : flows.estimates)
    if (!one.note.empty()) text += wrapped(one.name + ": " + one.note, style.width, 2);
  for (const std::string& one : flows.notes) text += wrapped("Note: " + one, style.width, 2);
  for (const char* one : kCannotShow) text += wrapped(std::string("Cannot show: ") + one, style.width, 2);
  return text;
}

std::string flows_json(const FlowsShown& flows) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("format").text("acta-flows").key("version").integer(1);
  json.key("before").text(flows.before).key("after").text(flows.after).key("unit").text(flows.unit);
  for (const auto& [name, value] :
       {std::pair{"units", flows.units}, {"before_only", flows.before_only}, {"after_only", flows.after_only}})
    json.key(name).integer(static_cast<std::int64_t>(value));
  for (const auto& [name, names] : {std::pair{"from", &flows.from}, {"to", &flows.to}}) {
    json.key(name).begin_array();
    for (const std::string& one : *names) json.text(one);
    json.end_array();
  }
  write_matrix(json, "margins", {flows.from_share, flows.to_share});
  json.key("estimates").begin_array();
  for (const FlowEstimate& one : flows.estimates) {
    json.begin_object().key("method").text(one.method);
    write_matrix(json, "share", one.share);
    write_matrix(json, "interval_low", one.interval_low);
    write_matrix(json, "interval_high", one.interval_high);
    json.key("note").text(one.note).end_object();
  }
  json.end_array();
  write_matrix(json, "bound_low", flows.low);
  write_matrix(json, "bound_high", flows.high);
  json.key("notes").begin_array();
  for (const std::string& one : flows.notes) json.text(one);
  json.end_array().key("cannot_show").begin_array();
  for (const char* one : kCannotShow) json.text(one);
  json.end_array().end_object();
  return out + "\n";
}

}  // namespace acta::report
