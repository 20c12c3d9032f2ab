// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/analysis_options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "acta/base/shell_word.hpp"
#include "acta/cli/audit_actions.hpp"

namespace acta::cli {
namespace fs = std::filesystem;

void AnalysisOptions::declare(CLI::App& app) {
  CLI::Option* draw =
      app.add_option("--draw", m_draw,
                     "Of ranked ballots: a candidate's name, in the order of the draw of lots (repeated)")
          ->type_name("NAME")
          ->take_all();
  app.add_option("--draw-key", m_draw_key,
                 "Of ranked ballots: draw the lots by RFC 3797 from this published key, as \"9319./2.5.8.10.12./\"")
      ->type_name("KEY")
      ->check([](const std::string& key) { return key.empty() ? std::string("a key is not empty") : std::string(); })
      ->excludes(draw);
  app.add_option("--tie-tree", m_tie_leaves, "Of ranked ballots: who is elected in up to so many ways to break ties")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000));
  app.add_flag("--margins", m_margins, "Of ranked ballots: how many of them would change who is elected");
  CLI::Option* assertions = app.add_flag("--assertions", m_assertions,
                                         "Of ranked ballots: what an audit has to show of the paper for the elected");
  declare_risk_limit(app, m_risk_limit);
  app.get_option("--risk-limit")->needs(assertions);
  app.get_option("--raire")->needs(assertions);
  app.add_option("--ballot-log", m_ballot_log, "Of ranked ballots: write where they go, by round (.csv, .gz, .zst)")
      ->type_name("FILE");
  app.add_option("--verify", m_official,
                 "Of ranked ballots: hold an official table of candidates and rounds against the count")
      ->type_name("TABLE");
}

void AnalysisOptions::fill(app::RankedAnalysis& asked) const {
  asked.draw = m_draw;
  asked.draw_key = m_draw_key;
  asked.tie_leaves = m_tie_leaves;
  asked.margins = m_margins;
  asked.assertions = m_assertions ? m_risk_limit / 100 : 0;
  asked.ballot_log = m_ballot_log;
  asked.official = m_official;
}

std::string AnalysisOptions::reproduce() const {
  std::string line;
  const auto add = [&](const char* option, const std::string& value) {
    line += std::string(" ") + option + ' ' + base::shell_word(value);
  };
  if (m_tie_leaves > 0) add("--tie-tree", std::to_string(m_tie_leaves));
  for (const std::string& name : m_draw) add("--draw", name);
  if (!m_draw_key.empty()) add("--draw-key", m_draw_key);
  if (!m_official.empty()) add("--verify", fs::path(m_official).filename().string());
  if (m_margins) line += " --margins";
  if (m_assertions) line += " --assertions";
  if (m_assertions && m_risk_limit != 5) line += fmt::format(" --risk-limit {}%", m_risk_limit);
  return line;
}

std::vector<app::OutputFile> AnalysisOptions::files() const {
  std::vector<app::OutputFile> files;
  if (!m_ballot_log.empty()) files.push_back({"--ballot-log", m_ballot_log});
  return files;
}

}  // namespace acta::cli
