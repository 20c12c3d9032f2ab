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

/// Whether a ballot marks somebody whom the count passes over: others would read it otherwise.
bool marks_others(const count::RankedContest& contest) {
  const auto passed = [&](model::RankMark mark) {
    return model::is_candidate(mark) && (contest.excluded[mark] || mark == contest.write_ins);
  };
  return std::any_of(contest.marks.begin(), contest.marks.end(), [&](model::RankMark mark) {
    if (mark < model::kFirstSet) return passed(mark);
    const auto& set = contest.sets[mark - model::kFirstSet];
    return std::any_of(set.begin(), set.end(), passed);
  });
}

base::Error refused(std::string why, std::string advice) {
  return {base::ErrorKind::usage, "--raire: " + std::move(why), {}, std::move(advice)};
}

}  // namespace

base::Result<std::string> raire_json(const report::RankedShown& shown) {
  const auto& contest = shown.contest;
  if (shown.assertions.size() != 1)
    return refused("the form has one count, and this has several", "--assertions prints what there is");
  const report::RankedAssertionsShown& only = shown.assertions.front();
  if (!only.none.empty() || !only.stv.empty())
    return refused(only.none.empty() ? "claims of several seats have no such form" : only.none,
                   "--assertions prints what there is");
  if (marks_others(contest))
    return refused("ballots mark candidates who withdrew, or write-ins, whom the form cannot pass over",
                   "leave them out of the ballots first");
  Names candidates;
  for (std::size_t c = 0; c < contest.names.size(); ++c)
    if (!contest.excluded[c] && c != contest.write_ins) candidates.push_back(contest.names[c]);
  const std::string& winner = contest.names[shown.passes.front().elected.front()];
  std::string text;
  report::JsonWriter json(text);
  json.begin_object().key("audits").begin_array().begin_object();
  json.key("contest").text(shown.head.contest).key("winner").text(winner);
  text_array(json, "eliminated", others(candidates, {winner}));
  json.key("assertions").begin_array();
  for (const report::IrvAssertionShown& one : only.irv) write(json, one, candidates);
  json.end_array().end_object().end_array().end_object();
  return text + '\n';
}

}  // namespace acta::app
