// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/read/case_parser.hpp"

namespace acta::read {
namespace {

using Kind = Expectation::Kind;

constexpr std::pair<const char*, Kind> kKinds[] = {
    {"seats", Kind::seats},       {"total", Kind::total}, {"moved", Kind::moved}, {"added", Kind::added},
    {"removed", Kind::removed},   {"step", Kind::step},   {"tie", Kind::tie},     {"interval", Kind::interval},
    {"unfilled", Kind::unfilled}, {"error", Kind::error}};

}  // namespace

void CaseParser::expect(const CaseStatement& statement) {
  const std::string word = statement.words.size() > 1 ? statement.words[1].text : std::string();
  const auto kind = std::find_if(std::begin(kKinds), std::end(kKinds), [&](const auto& k) { return word == k.first; });
  if (kind == std::end(kKinds))
    return fail(statement.line, 8, "\"" + word + "\" is nothing that can be expected",
                "use seats, total, moved, added, removed, interval, step, tie, unfilled or error");
  Expectation expected;
  expected.kind = kind->second;
  expected.place = {m_name, statement.line, 1};
  const auto after = statement.rest.find_first_of(" \t");
  const std::string text = after == std::string::npos ? std::string() : statement.rest.substr(after + 1);
  switch (expected.kind) {
    case Kind::seats: expect_seats(statement, expected); break;
    case Kind::interval: expect_interval(statement, expected); break;
    case Kind::step:
    case Kind::error: expected.text = text; break;
    case Kind::tie: expected.lists = case_names(text); break;
    default: expect_number(statement, expected);
  }
  m_case.expectations.push_back(std::move(expected));
}

void CaseParser::expect_seats(const CaseStatement& statement, Expectation& expected) {
  if (statement.words.size() > 2 && statement.words[2].text != "from") expected.tier = statement.words[2].text;
  const bool from = std::any_of(statement.words.begin(), statement.words.end(),
                                [](const CaseWord& word) { return word.text == "from"; });
  from ? expect_from(statement, expected) : expect_table(statement, expected);
}

void CaseParser::expect_table(const CaseStatement& statement, Expectation& expected) {
  if (statement.rows.empty() || statement.rows[0].cells.size() < 2)
    return fail(statement.line, 1, "a table of seats has the headings list and areas, or list and seats");
  const auto& heading = statement.rows[0].cells;
  for (std::size_t r = 1; r < statement.rows.size(); ++r) {
    const auto& cells = statement.rows[r].cells;
    if (cells.size() != heading.size())
      return fail(statement.rows[r].line, 1, "the row has another number of cells than the headings");
    for (std::size_t c = 1; c < cells.size(); ++c)
      expected.seats.push_back({heading[c].text == "seats" ? std::string() : heading[c].text, cells[0].text,
                                number(cells[c], statement.rows[r].line), statement.rows[r].line});
  }
}

void CaseParser::expect_from(const CaseStatement& statement, Expectation& expected) {
  auto source = case_source(statement, m_name);
  if (!source) return fail(source.error());
  auto records = case_records(*source, m_files);
  if (!records) return fail(records.error());
  for (const CaseRecord& record : *records) {
    const auto seats = case_cell(record, "seats");
    if (!seats) return fail(seats.error());
    expected.seats.push_back(
        {record.area.empty() ? std::string() : record.area.back().name, record.list, *seats, record.place.line});
  }
}

/// "moved N LIST", "moved N AREA LIST", "total LIST N", "unfilled N" or "unfilled TIER N".
void CaseParser::expect_number(const CaseStatement& statement, Expectation& expected) {
  const auto& words = statement.words;
  const bool last = expected.kind == Kind::total || expected.kind == Kind::unfilled;
  if (words.size() < 3) return fail(statement.line, 1, "a number is missing");
  expected.number = number(last ? words.back() : words[2], statement.line);
  if (expected.kind == Kind::unfilled) {
    expected.tier = joined(statement, 2, words.size() - 1);
  } else if (last) {
    expected.list = joined(statement, 2, words.size() - 1);
  } else if (words.size() == 5) {
    expected.area = words[3].text;
    expected.list = words[4].text;
  } else if (words.size() == 4) {
    expected.list = words[3].text;
  } else {
    fail(statement.line, 1, "a number, an area and a list are expected", "names with blanks stand in double quotes");
  }
}

void CaseParser::expect_interval(const CaseStatement& statement, Expectation& expected) {
  const auto& words = statement.words;
  if (words.size() != 5 && words.size() != 6)
    return fail(statement.line, 1, "interval takes a tier, an area if it has any, and two numbers");
  expected.tier = words[2].text;
  if (words.size() == 6) expected.area = words[3].text;
  expected.text = words[words.size() - 2].text;
  expected.more = words[words.size() - 1].text;
}

}  // namespace acta::read
