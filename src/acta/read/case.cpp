// SPDX-License-Identifier: Apache-2.0
#include "acta/read/case.hpp"

#include <algorithm>

#include "acta/read/case_parser.hpp"

namespace acta::read {

void CaseParser::fail(base::Error error) {
  if (!m_error) m_error = std::move(error);
}

void CaseParser::fail(std::uint64_t line, std::uint64_t column, std::string message, std::string advice) {
  fail({base::ErrorKind::format,
        std::move(message),
        {m_name, line, column},
        advice.empty() ? "see doc/formats/case.md" : std::move(advice)});
}

std::int64_t CaseParser::number(const CaseWord& word, std::uint64_t line) {
  if (const auto value = case_number(word.text)) return *value;
  fail(line, word.column, "\"" + word.text + "\" is no whole number");
  return 0;
}

std::string CaseParser::joined(const CaseStatement& statement, std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t i = first; i < std::min(last, statement.words.size()); ++i)
    text += (text.empty() ? "" : " ") + statement.words[i].text;
  return text;
}

std::size_t CaseParser::area_of(const CaseWord& word, std::uint64_t line) {
  const std::size_t area = m_votes.find_area(word.text);
  if (area == model::kNone) fail(line, word.column, "there is no area \"" + word.text + "\", or there are several");
  return area;
}

bool CaseParser::known(const std::string& list, std::uint64_t line) {
  if (m_votes.has_list(list)) return true;
  fail(line, 1, "no votes are told of a list \"" + list + "\"");
  return false;
}

void CaseParser::statement(const CaseStatement& statement) {
  const std::string& word = statement.words.front().text;
  if (word == "title") {
    m_case.title = statement.rest;
  } else if (word == "source") {
    m_case.source += (m_case.source.empty() ? "" : "; ") + statement.rest;
  } else if (word == "law") {
    law(statement);
  } else if (word == "set") {
    if (statement.words.size() < 3) return fail(statement.line, 1, "set takes a key and a value");
    const auto at = statement.rest.find_first_of(" \t");
    m_overrides.emplace_back(statement.words[1].text, statement.rest.substr(at + 1));
  } else if (word == "area" || word == "areas") {
    area(statement);
  } else if (word == "list") {
    list(statement);
  } else if (word == "votes") {
    votes(statement);
  } else if (word == "candidates") {
    candidates(statement);
  } else if (word == "agreement") {
    agreement(statement);
  } else if (word == "drawn") {
    drawn(statement);
  } else if (word == "external") {
    external(statement);
  } else if (word == "expect") {
    expect(statement);
  } else {
    fail(statement.line, statement.words.front().column, "\"" + word + "\" is no word of a case");
  }
}

void CaseParser::law(const CaseStatement& statement) {
  if (m_law_line > 0) return fail(statement.line, 1, "a case has one law");
  m_law_line = statement.line;
  if (!statement.block.empty()) {
    // Lines of the block keep their numbers.
    m_law_text = std::string(statement.block_line, '\n') + statement.block;
    m_law_name = m_name;
    return;
  }
  if (statement.rest.empty()) return fail(statement.line, 1, "law takes the id of a law, ./FILE or {");
  auto text = m_files.law(statement.rest);
  if (!text) return fail(text.error());
  m_law_text = std::move(text).value();
  m_law_name = statement.rest + ".toml";
}

base::Result<Case> CaseParser::done() {
  if (!m_error && m_law_line == 0) fail(1, 1, "the case has no law");
  if (m_error) return *m_error;
  auto law = parse_law(m_law_text, m_law_name, m_overrides);
  const bool refusal = std::any_of(m_case.expectations.begin(), m_case.expectations.end(),
                                   [](const auto& e) { return e.kind == Expectation::Kind::error; });
  if (law)
    m_case.law = std::move(law).value();
  else if (refusal)
    m_case.refused = law.error();
  else
    return law.error();
  auto poll = m_votes.finish();
  if (!poll) return poll.error();
  m_case.poll = std::move(poll).value();
  return std::move(m_case);
}

base::Result<Case> parse_case(std::string_view text, std::string_view name, const CaseFiles& files) {
  auto statements = case_statements(text, name);
  if (!statements) return statements.error();
  CaseParser parser(name, files);
  for (const CaseStatement& statement : *statements) parser.statement(statement);
  return parser.done();
}

}  // namespace acta::read
