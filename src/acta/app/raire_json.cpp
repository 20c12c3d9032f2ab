// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/app/ranked_assertions.hpp"
#include "acta/report/json_writer.hpp"

namespace acta::app {
namespace {

using Names = std::vector<std::string>;

void text_array(report::JsonWriter& json, const char* key, const Names& names) {
  json.key(key).begin_array();
  for (const std::string& name : names) json.text(name);
  json.end_array();
}

Names others(const Names& all, const Names& without) {
  Names left;
  for (const std::string& name : all)
    if (std::find(without.begin(), without.end(), name) == without.end()) left.push_back(name);
  return left;
}

void write(report::JsonWriter& json, const report::IrvAssertionShown& one, const Names& candidates) {
  const bool before = one.kind == "NEB";
  json.begin_object().key("winner").text(one.winner).key("loser").text(one.loser);
  text_array(json, "already_eliminated", before ? Names{} : others(candidates, one.continuing));
  json.key("assertion_type").text(before ? "WINNER_ONLY" : "IRV_ELIMINATION");
  json.key("explanation").text(report::to_text(one)).end_object();
}

/// Who can be elected in a pass after the winners of those before.
Names candidates_of(const report::RankedShown& shown, const Names& gone) {
  Names names;
  for (std::size_t c = 0; c < shown.contest.names.size(); ++c)
    if (!shown.contest.excluded[c] && c != shown.contest.write_ins) names.push_back(shown.contest.names[c]);
  return others(names, gone);
}

}  // namespace

base::Result<std::string> raire_json(const report::RankedShown& shown) {
  std::string text;
  report::JsonWriter json(text);
  json.begin_object().key("audits").begin_array();
  Names gone;
  for (std::size_t p = 0; p < shown.assertions.size(); ++p) {
    const report::RankedAssertionsShown& pass = shown.assertions[p];
    if (!pass.none.empty() || !pass.stv.empty())
      return base::Error{base::ErrorKind::usage,
                         "--raire: " + (pass.none.empty() ? "claims of several seats have no such form" : pass.none),
                         {},
                         "--assertions prints what there is"};
    const std::string& winner = shown.contest.names[shown.passes[p].elected.front()];
    const Names candidates = candidates_of(shown, gone);
    json.begin_object().key("contest").text(shown.head.contest).key("winner").text(winner);
    text_array(json, "eliminated", others(candidates, {winner}));
    json.key("assertions").begin_array();
    for (const report::IrvAssertionShown& one : pass.irv) write(json, one, candidates);
    json.end_array().end_object();
    gone.push_back(winner);
  }
  json.end_array().end_object();
  return text + '\n';
}

}  // namespace acta::app
