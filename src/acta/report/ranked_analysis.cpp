// SPDX-License-Identifier: Apache-2.0
#include "acta/report/ranked_analysis.hpp"

#include <fmt/format.h>

#include <array>

#include "acta/count/findings.hpp"
#include "acta/report/ranked_parts.hpp"
#include "acta/report/ranked_steps.hpp"
#include "acta/report/text_tools.hpp"

namespace acta::report {
namespace {

constexpr std::size_t kWidestMatrix = 10, kMostDifferences = 30;
constexpr std::array<const char*, count::kAgreements> kGrades{"equal", "rounding in the last decimal", "other votes",
                                                              "other elimination", "no such round"};
constexpr std::array<const char*, count::kAgreements> kGradeKeys{"equal", "rounding", "votes", "elimination", "rounds"};

class AnalysisText {
 public:
  AnalysisText(const RankedShown& shown, const TextStyle& style) : m_shown(shown), m_style(style) {}

  std::string text() {
    if (m_shown.families) families(*m_shown.families);
    if (m_shown.ties) ties(*m_shown.ties);
    if (m_shown.margin) margin(*m_shown.margin);
    if (!m_shown.assertions.empty()) assertions();
    if (m_shown.verified) verified(*m_shown.verified);
    if (!m_shown.not_compared.empty()) not_compared();
    return std::move(m_text);
  }

 private:
  void head(const char* words) { m_text += "\n" + painted(words, "1", m_style) + "\n"; }
  std::string names(const std::vector<std::uint32_t>& list) const { return ranked_names(m_shown, list); }

  void families(const RankedFamiliesShown& families) {
    head("Winners by other methods (for analysis)");
    TextTable table({"", ""}, {false, false});
    for (const count::FamilyResult& one : families.results) {
      const std::string nobody = one.note.empty() ? "nobody" : one.note;
      table.add({one.method, one.winners.empty() ? nobody : names(one.winners) + tie(one)});
    }
    m_text += table.to_text(m_style);
    if (families.matrix.size() <= kWidestMatrix) matrix(families.matrix);
  }

  static std::string tie(const count::FamilyResult& one) {
    return one.winners.size() > 1 && one.method != "smith" ? " (tie)" : "";
  }

  void matrix(const count::PairwiseMatrix& matrix) {
    m_text += "\n  Ballots that prefer the row to the column\n";
    std::vector<std::string> headings{""};
    std::vector<bool> right{false};
    for (std::size_t i = 0; i < matrix.size(); ++i) {
      headings.push_back(std::to_string(i + 1));
      right.push_back(true);
    }
    TextTable table(headings, right);
    for (std::size_t i = 0; i < matrix.size(); ++i) {
      std::vector<std::string> row{fmt::format("{} {}", i + 1, m_shown.contest.names[matrix.candidates[i]])};
      for (std::size_t j = 0; j < matrix.size(); ++j) row.push_back(i == j ? "" : grouped(matrix.at(i, j)));
      table.add(std::move(row));
    }
    m_text += table.to_text(m_style);
  }

  void ties(const count::TieTree& tree) {
    head("Every way to break ties");
    if (tree.leaves == 1 && tree.complete) {
      m_text += "  no tie is left to lots or orders\n";
      return;
    }
    m_text += fmt::format("  {}{} ways{}, {} different results; elected in all of them: {}\n",
                          tree.complete ? "" : "the first ", grouped(tree.leaves), tree.complete ? "" : " of more",
                          tree.outcomes.size(), tree.certain.empty() ? "nobody" : names(tree.certain));
    for (const auto& outcome : tree.outcomes)
      m_text += fmt::format("  {:>8}  {}\n", grouped(outcome.leaves), names(outcome.elected));
  }

  void margin(const count::RankedMargin& margin) {
    head("Ballots that would change who is elected");
    if (margin.exact() && margin.high > m_shown.contest.ballots) {
      m_text += fmt::format("  none: {}\n", margin.high_by);
    } else if (margin.exact()) {
      m_text += fmt::format("  exactly {} ({})\n", grouped(margin.high), margin.high_by);
    } else {
      m_text += fmt::format("  at least {} ({})\n", grouped(margin.low), margin.low_by);
      if (margin.high <= m_shown.contest.ballots)
        m_text += fmt::format("  at most  {} ({})\n", grouped(margin.high), margin.high_by);
      else
        m_text += "  at most  " + margin.high_by + "\n";
    }
    if (!margin.instead.empty()) m_text += "  then elected: " + names(margin.instead) + "\n";
  }

  void assertions() {
    head("Assertions that an audit of the paper tests");
    m_text += ranked_assertions_text(m_shown.assertions, m_shown.risk_limit, all_ballots(m_shown), m_style);
  }

  std::string what(const count::OfficialDifference& one) const {
    if (one.what == count::OfficialRow::What::threshold) return "threshold";
    if (one.what == count::OfficialRow::What::inactive) return "inactive";
    return m_shown.contest.names[one.candidate];
  }

  void not_compared() {
    head("Official distribution of preferences");
    m_text += "  " + m_shown.not_compared + ": not compared, as the count stopped\n";
  }

  void verified(const RankedVerified& verified) {
    head("Official distribution of preferences");
    m_text += "  " + verified.path + ":";
    for (std::size_t grade = 0; grade < kGrades.size(); ++grade)
      if (verified.found.cells[grade] > 0)
        m_text += fmt::format(" {} {},", grouped(verified.found.cells[grade]), kGrades[grade]);
    m_text.back() = '\n';
    if (verified.found.rounds_beyond > 0)
      m_text += fmt::format("  rounds that the count goes on for after the last official one: {}\n",
                            verified.found.rounds_beyond);
    if (!verified.found.missing.empty()) m_text += "  without an official row: " + names(verified.found.missing) + "\n";
    std::size_t shown = 0;
    for (const count::OfficialDifference& one : verified.found.differences) {
      if (++shown > kMostDifferences) break;
      m_text +=
          fmt::format("  round {}, {}: official {}, counted {}: {}\n", one.round, what(one),
                      one.official ? one.official->text() : "nothing", one.counted ? one.counted->text() : "nothing",
                      kGrades[static_cast<std::size_t>(one.grade)]);
    }
    if (shown > kMostDifferences)
      m_text += fmt::format("  and {} more\n", verified.found.differences.size() - kMostDifferences);
  }

  const RankedShown& m_shown;
  const TextStyle& m_style;
  std::string m_text;
};

class AnalysisJson {
 public:
  AnalysisJson(const RankedShown& shown, JsonWriter& json) : m_shown(shown), m_json(json) {}

  void write() {
    if (m_shown.families) families(*m_shown.families);
    if (m_shown.ties) ties(*m_shown.ties);
    if (m_shown.margin) margin(*m_shown.margin);
    if (!m_shown.assertions.empty())
      ranked_assertions_json(m_shown.assertions, m_shown.risk_limit, all_ballots(m_shown), m_json.key("assertions"));
    if (m_shown.verified) verified(*m_shown.verified);
    if (!m_shown.not_compared.empty()) m_json.key("not_compared").text(m_shown.not_compared);
  }

 private:
  void names(const char* key, const std::vector<std::uint32_t>& candidates) {
    m_json.key(key).begin_array();
    for (const std::uint32_t candidate : candidates) m_json.text(m_shown.contest.names[candidate]);
    m_json.end_array();
  }

  void families(const RankedFamiliesShown& families) {
    m_json.key("families").begin_array();
    for (const count::FamilyResult& one : families.results) {
      m_json.begin_object().key("method").text(one.method);
      names("winners", one.winners);
      m_json.key("scores").begin_array();
      for (const std::string& score : one.scores) m_json.text(score);
      m_json.end_array().key("note").text(one.note).end_object();
    }
    m_json.end_array().key("pairwise").begin_object();
    names("candidates", families.matrix.candidates);
    m_json.key("prefer").begin_array();
    for (std::size_t i = 0; i < families.matrix.size(); ++i) {
      m_json.begin_array();
      for (std::size_t j = 0; j < families.matrix.size(); ++j) m_json.integer(families.matrix.at(i, j));
      m_json.end_array();
    }
    m_json.end_array().end_object();
  }

  void ties(const count::TieTree& tree) {
    m_json.key("tie_tree").begin_object().key("leaves").integer(tree.leaves).key("complete").boolean(tree.complete);
    names("certain", tree.certain);
    m_json.key("outcomes").begin_array();
    for (const auto& outcome : tree.outcomes) {
      m_json.begin_object().key("leaves").integer(outcome.leaves);
      names("elected", outcome.elected);
      m_json.end_object();
    }
    m_json.end_array().end_object();
  }

  void margin(const count::RankedMargin& margin) {
    m_json.key("margin").begin_object().key("low").integer(margin.low).key("low_by").text(margin.low_by);
    m_json.key("high");
    if (margin.high <= m_shown.contest.ballots)
      m_json.integer(margin.high);
    else
      m_json.null();
    m_json.key("high_by").text(margin.high_by).key("exact").boolean(margin.exact());
    names("instead", margin.instead);
    m_json.end_object();
  }

  void amount(const char* key, const std::optional<count::Amount>& amount) {
    m_json.key(key);
    if (amount)
      m_json.text(amount->text());
    else
      m_json.null();
  }

  void verified(const RankedVerified& verified) {
    m_json.key("verify").begin_object().key("path").text(verified.path).key("agrees").boolean(verified.found.agrees());
    for (std::size_t grade = 0; grade < kGradeKeys.size(); ++grade)
      m_json.key(kGradeKeys[grade]).integer(verified.found.cells[grade]);
    m_json.key("rounds_beyond").integer(static_cast<std::int64_t>(verified.found.rounds_beyond));
    m_json.key("missing").begin_array();
    for (const std::uint32_t candidate : verified.found.missing) m_json.text(m_shown.contest.names[candidate]);
    m_json.end_array().key("differences").begin_array();
    for (const count::OfficialDifference& one : verified.found.differences) {
      m_json.begin_object().key("round").integer(static_cast<std::int64_t>(one.round)).key("of");
      if (one.what == count::OfficialRow::What::candidate)
        m_json.text(m_shown.contest.names[one.candidate]);
      else
        m_json.null();
      if (one.what != count::OfficialRow::What::candidate)
        m_json.key("row").text(one.what == count::OfficialRow::What::threshold ? "threshold" : "inactive");
      amount("official", one.official);
      amount("counted", one.counted);
      m_json.key("grade").text(kGradeKeys[static_cast<std::size_t>(one.grade)]).end_object();
    }
    m_json.end_array().end_object();
  }

  const RankedShown& m_shown;
  JsonWriter& m_json;
};

}  // namespace

Report findings_of(const RankedShown& shown) {
  Report report;
  report.findings = shown.findings;
  report.kinds.assign(count::kinds().begin(), count::kinds().end());
  return report;
}

std::int64_t all_ballots(const RankedShown& shown) {
  std::int64_t sum = 0;
  for (const RankedSourceShown& source : shown.sources) sum += source.ballots;
  return sum;
}

std::string ranked_analysis_text(const RankedShown& shown, const TextStyle& style) {
  return AnalysisText(shown, style).text();
}

void ranked_analysis_json(const RankedShown& shown, JsonWriter& json) { AnalysisJson(shown, json).write(); }

}  // namespace acta::report
