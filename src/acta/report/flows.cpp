// SPDX-License-Identifier: Apache-2.0
#include "acta/report/flows.hpp"

#include <fmt/format.h>

#include "acta/report/json_writer.hpp"
#include "acta/report/text_tools.hpp"

namespace acta::report {
namespace {

constexpr const char* kMeaning =
    "Least squares under constraints: every choice's voters are taken to have gone alike in every unit. Bounds hold "
    "whatever they "
    "did, if the same electors voted in both elections.";
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

}  // namespace

std::string flows_text(const FlowsShown& flows, const TextStyle& style) {
  std::string text = painted(flows.before + " → " + flows.after, "1", style) + "\n";
  text += wrapped(fmt::format("{} {} are in both; {} in the first only, {} in the second only. {}", flows.units,
                              flows.unit, flows.before_only, flows.after_only, kMeaning),
                  style.width, 2);
  for (std::size_t i = 0; i < flows.from.size(); ++i) {
    text += fmt::format("  {} ({:.1f} % of the electors)\n", flows.from[i], 100 * flows.from_share[i]);
    TextTable table({"went to", "share", "95 % from", "to", "bounds from", "to"},
                    {false, true, true, true, true, true});
    const auto percent = [](double value) { return fmt::format("{:.1f} %", 100 * value); };
    for (std::size_t k = 0; k < flows.to.size(); ++k)
      table.add({flows.to[k], percent(flows.share[i][k]),
                 flows.interval_low.empty() ? "–" : percent(flows.interval_low[i][k]),
                 flows.interval_low.empty() ? "–" : percent(flows.interval_high[i][k]), percent(flows.low[i][k]),
                 percent(flows.high[i][k])});
    text += table.to_text(style);
  }
  text += wrapped(fmt::format("A unit's shares differ from what these flows give by {:.2f} points (root mean square).",
                              100 * flows.misfit),
                  style.width, 2);
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
  write_matrix(json, "share", flows.share);
  write_matrix(json, "interval_low", flows.interval_low);
  write_matrix(json, "interval_high", flows.interval_high);
  write_matrix(json, "bound_low", flows.low);
  write_matrix(json, "bound_high", flows.high);
  json.key("misfit").real(flows.misfit);
  json.key("cannot_show").begin_array();
  for (const char* one : kCannotShow) json.text(one);
  json.end_array().end_object();
  return out + "\n";
}

}  // namespace acta::report
