// SPDX-License-Identifier: Apache-2.0
#include "acta/read/case.hpp"

#include <algorithm>

#include "acta/read/case_parser.hpp"
#include "acta/read/law_overrides.hpp"

namespace acta::read {
namespace {

constexpr std::size_t kMostSets = 100;

bool is_refusal(const Expectation& expected) { return expected.kind == Expectation::Kind::error; }

}  // namespace

/// A word that begins a line.
struct CaseParser::Word {
  const char* word;
  void (CaseParser::*read)(const CaseStatement&);
};

void CaseParser::statement(const CaseStatement& statement) {
  static constexpr Word kWords[] = {{"title", &CaseParser::title},
                                    {"source", &CaseParser::source},
                                    {"law", &CaseParser::law},
                                    {"set", &CaseParser::set},
                                    {"area", &CaseParser::area},
                                    {"areas", &CaseParser::area},
                                    {"list", &CaseParser::list},
                                    {"votes", &CaseParser::votes},
                                    {"candidates", &CaseParser::candidates},
                                    {"papers", &CaseParser::papers},
                                    {"agreement", &CaseParser::agreement},
                                    {"drawn", &CaseParser::drawn},
                                    {"external", &CaseParser::external},
                                    {"expect", &CaseParser::expect}};
  const CaseWord& first = statement.words.front();
  const auto* known =
      std::find_if(std::begin(kWords), std::end(kWords), [&](const Word& word) { return first.text == word.word; });
  if (known == std::end(kWords))
    return fail(statement.line, first.column, "\"" + first.text + "\" is no word of a case");
  const std::string second = statement.words.size() > 1 ? statement.words[1].text : std::string();
  const bool seats = first.text == "expect" && (second == "seats" || second == "elected");
  const bool table = seats || first.text.starts_with("area") || first.text == "votes" || first.text == "candidates" ||
                     first.text == "papers";
  if (!statement.rows.empty() && (!table || statement.has("from")))
    return fail(statement.rows[0].line, 1, "the line above, \"" + first.text + "\", takes no table",
                "a line that begins with blanks belongs to the one above it");
  (this->*known->read)(statement);
}

void CaseParser::title(const CaseStatement& statement) { m_case.title = statement.rest; }

void CaseParser::source(const CaseStatement& statement) {
  m_case.source += (m_case.source.empty() ? "" : "; ") + statement.rest;
}

void CaseParser::law(const CaseStatement& statement) {
  if (m_law_line > 0) return fail(statement.line, 1, "a case has one law");
  m_law_line = statement.line;
  if (statement.rest == "{") {
    // Lines of the block keep their numbers.
    m_law_text = std::string(statement.block_line, '\n') + statement.block;
    m_law_name = m_name;
    return;
  }
  if (statement.rest.empty()) return fail(statement.line, 1, "law takes the id of a law, ./FILE or {");
  auto text = m_files.law(statement.rest);
  if (!text) return fail(text.error());
  m_law_text = std::move(text).value();
  m_law_name = statement.rest + (statement.rest.ends_with(".toml") ? "" : ".toml");
}

void CaseParser::set(const CaseStatement& statement) {
  if (statement.words.size() < 3)
    return fail(statement.line, 1, "set takes a key and a value", "set tier.list.formula \"hare\"");
  if (m_overrides.size() == kMostSets) return fail(statement.line, 1, "a case sets at most 100 keys");
  m_overrides.emplace_back(statement.words[1].text, statement.text(2));
  m_set_lines.push_back(statement.line);
}

std::optional<base::Error> CaseParser::finish_law() {
  auto law = parse_law(m_law_text, m_law_name, m_overrides);
  if (law) {
    m_case.law = std::move(law).value();
    return std::nullopt;
  }
  base::Error error = law.error();
  if (const auto fault = override_at_fault(m_law_text, m_law_name, m_overrides))
    error.place = {m_name, m_set_lines[*fault], 1};
  else if (m_law_name == m_name && error.place.line < m_law_line)
    error.place = {m_name, m_law_line, 1};  // of the law as a whole
  if (std::none_of(m_case.expectations.begin(), m_case.expectations.end(), is_refusal)) return error;
  m_case.refused = std::move(error);
  return std::nullopt;
}

base::Result<Case> CaseParser::done() {
  if (!m_error && m_law_line == 0) fail(1, 1, "the case has no law", "law ID, law ./FILE, or law { … }");
  if (m_error) return *m_error;
  if (auto error = finish_law()) return *error;
  auto poll = m_votes.finish(m_name);
  if (!poll) return poll.error();
  check_expectations();
  if (m_error) return *m_error;
  m_case.poll = std::move(poll).value();
  return std::move(m_case);
}

base::Result<Case> CaseParser::parse(const std::vector<CaseStatement>& statements) {
  const auto is_late = [](const CaseStatement& s) {
    return s.words.front().text == "agreement" || s.words.front().text == "drawn";
  };
  for (const CaseStatement& one : statements)
    if (one.words.front().text == "list") cards(one);
  for (const bool late : {false, true})
    for (const CaseStatement& one : statements)
      if (!m_error && is_late(one) == late) statement(one);
  return done();
}

base::Result<Case> parse_case(std::string_view text, std::string_view name, const CaseFiles& files) {
  auto statements = case_statements(text, name);
  if (!statements) return statements.error();
  return CaseParser(name, files).parse(*statements);
}

}  // namespace acta::read
