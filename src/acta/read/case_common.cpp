// SPDX-License-Identifier: Apache-2.0
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
  fail(line, word.column, "\"" + word.text + "\" is no whole number",
       "at most 10,000,000,000, in digits that may be grouped by , or '");
  return 0;
}

std::string CaseParser::joined(const CaseStatement& statement, std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t i = first; i < std::min(last, statement.words.size()); ++i)
    text += (text.empty() ? "" : " ") + statement.words[i].text;
  return text;
}

bool CaseParser::is_table(const CaseStatement& statement, std::string_view first, const std::string& advice) {
  if (statement.rows.empty()) {
    fail(statement.line, 1, "a table is expected below this line", advice);
    return false;
  }
  const Row& heading = statement.rows[0];
  if (heading.cells.size() < 2 || heading.cells[0].text != first) {
    fail(heading.line, heading.cells[0].column, "the headings begin with \"" + std::string(first) + "\"", advice);
    return false;
  }
  std::set<std::string> once;
  for (const CaseWord& cell : heading.cells)
    if (!once.insert(cell.text).second) fail(heading.line, cell.column, "two headings are \"" + cell.text + "\"");
  for (const Row& row : statement.rows)
    if (row.cells.size() != heading.cells.size())
      fail(row.line, row.cells[0].column,
           "the row has " + std::to_string(row.cells.size()) + " cells, and there are " +
               std::to_string(heading.cells.size()) + " headings",
           "cells are apart by two or more blanks, or tabs; there are no empty ones");
  return !m_error;
}

std::optional<std::vector<CaseRecord>> CaseParser::records(const CaseStatement& statement,
                                                           std::initializer_list<const char*> needed) {
  const auto source = case_source(statement, m_name);
  if (!source) {
    fail(source.error());
    return std::nullopt;
  }
  for (const std::string word : needed) {
    const bool there = source->columns.contains(word) || (word == "area" && !source->areas.empty()) ||
                       (word == "list" && !source->list.empty());
    if (!there) fail(statement.line, 1, "it is not said which column holds the " + word, "add " + word + " COLUMN");
  }
  if (m_error) return std::nullopt;
  auto records = case_records(*source, m_files);
  if (records) return std::move(records).value();
  fail(records.error());
  return std::nullopt;
}

std::size_t CaseParser::area_of(const CaseWord& word, std::uint64_t line) {
  const std::size_t area = m_votes.find_area(word.text);
  if (area == model::kNone)
    fail(line, word.column,
         m_votes.has_area(word.text) ? "areas of several levels have the name \"" + word.text + "\""
                                     : "there is no area \"" + word.text + "\"",
         "areas are told of above the tables that name them: area NAME, NAME  level LEVEL");
  return area;
}

std::size_t CaseParser::known_list(const std::string& list, std::uint64_t line) {
  const std::size_t found = m_votes.find_list(list);
  if (found == model::kNone) fail(line, 1, "no votes are told of a list \"" + list + "\"");
  return found;
}

void CaseParser::known_area(const std::string& area, std::uint64_t line) {
  if (!area.empty() && !m_votes.has_area(area)) fail(line, 1, "there is no area \"" + area + "\"");
}

}  // namespace acta::read
