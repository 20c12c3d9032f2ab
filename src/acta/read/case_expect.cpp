// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/read/case_parser.hpp"

namespace acta::read {
namespace {

using Kind = Expectation::Kind;

constexpr std::pair<const char*, Kind> kKinds[] = {
    {"seats", Kind::seats},       {"elected", Kind::elected},   {"total", Kind::total}, {"moved", Kind::moved},
    {"added", Kind::added},       {"removed", Kind::removed},   {"step", Kind::step},   {"tie", Kind::tie},
    {"interval", Kind::interval}, {"unfilled", Kind::unfilled}, {"error", Kind::error}};

/// Digits, and at most nine more after a point.
bool is_decimal(const std::string& text) {
  const auto point = std::min(text.find('.'), text.size());
  const auto digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  const std::string_view all(text), after = all.substr(std::min(point + 1, text.size()));
  return digits(all.substr(0, point)) && (point == text.size() || (digits(after) && after.size() <= 9));
}

}  // namespace

void CaseParser::expect(const CaseStatement& statement) {
  const std::string word = statement.words.size() > 1 ? statement.words[1].text : std::string();
  const auto kind = std::find_if(std::begin(kKinds), std::end(kKinds), [&](const auto& k) { return word == k.first; });
  if (kind == std::end(kKinds))
    return fail(statement.line, 8, "\"" + word + "\" is nothing that can be expected",
                "use seats, elected, total, moved, added, removed, interval, step, tie, unfilled or error");
  Expectation expected;
  expected.kind = kind->second;
  expected.place = {m_name, statement.line, 1};
  const std::string text = statement.text(2);
  if (text.empty() && expected.kind != Kind::seats && expected.kind != Kind::elected)
    return fail(statement.line, 1, "it is not said what " + word + " is expected");
  switch (expected.kind) {
    case Kind::seats: expect_seats(statement, expected); break;
    case Kind::elected: expect_elected(statement, expected); break;
    case Kind::interval: expect_interval(statement, expected); break;
    case Kind::step:
    case Kind::error: expected.text = text; break;
    case Kind::tie:
      expected.lists = case_names(text);
      if (expected.lists.size() < 2) fail(statement.line, 1, "a tie is between two lists or more", "expect tie A, B");
      break;
    default: expect_number(statement, expected);
  }
  m_case.expectations.push_back(std::move(expected));
}

void CaseParser::expect_seats(const CaseStatement& statement, Expectation& expected) {
  const std::size_t end = statement.position("from");
  if (end > 3) return fail(statement.line, statement.words[3].column, "a tier is one word");
  if (end == 3) expected.tier = statement.words[2].text;
  end < statement.words.size() ? expect_from(statement, expected) : expect_table(statement, expected);
}

void CaseParser::expect_table(const CaseStatement& statement, Expectation& expected) {
  if (!is_table(statement, "list", "headings are list and areas, or list and seats")) return;
  const auto& heading = statement.rows[0].cells;
  for (std::size_t r = 1; r < statement.rows.size(); ++r) {
    const Row& row = statement.rows[r];
    for (std::size_t c = 1; c < heading.size(); ++c) {
      const bool whole = heading[c].text == "seats" && heading.size() == 2;
      expected.seats.push_back(
          {whole ? std::string() : heading[c].text, row.cells[0].text, number(row.cells[c], row.line), row.line});
    }
  }
}

void CaseParser::expect_from(const CaseStatement& statement, Expectation& expected) {
  const auto all = records(statement, {"list", "seats"});
  if (!all) return;
  for (const CaseRecord& record : *all) {
    const auto seats = case_cell(record, "seats");
    if (!seats) return fail(seats.error());
    expected.seats.push_back({record.area.empty() ? std::string() : record.area.back().name, record.list, *seats,
                              record.cells.at("seats").place.line});
  }
}

/// A table of `list` and `candidate`, or "from FILE … list COLUMN candidate COLUMN".
void CaseParser::expect_elected(const CaseStatement& statement, Expectation& expected) {
  if (statement.words.size() > 2 && statement.words[2].text != "from")
    return fail(statement.line, statement.words[2].column, "elected takes a table, or from FILE");
  if (statement.has("from")) {
    const auto all = records(statement, {"list", "candidate"});
    for (const CaseRecord& record : all.value_or(std::vector<CaseRecord>())) {
      const CaseCell& candidate = record.cells.at("candidate");
      expected.seats.push_back({candidate.text, record.list, 1, candidate.place.line});
    }
    return;
  }
  if (!is_table(statement, "list", "list  candidate")) return;
  const auto& heading = statement.rows[0].cells;
  if (heading.size() != 2 || heading[1].text != "candidate")
    return fail(statement.rows[0].line, heading[1].column, "headings are list and candidate");
  for (std::size_t r = 1; r < statement.rows.size(); ++r) {
    const auto& cells = statement.rows[r].cells;
    expected.seats.push_back({cells[1].text, cells[0].text, 1, statement.rows[r].line});
  }
}

/// "moved N LIST", "moved N AREA LIST", "total LIST N", "unfilled N" or "unfilled TIER N".
void CaseParser::expect_number(const CaseStatement& statement, Expectation& expected) {
  const auto& words = statement.words;
  if (words.size() < 4 && expected.kind != Kind::unfilled)
    return fail(statement.line, 1, "a number, an area or a list is missing");
  const bool last = expected.kind == Kind::total || expected.kind == Kind::unfilled;
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
  for (std::size_t i = words.size() - 2; i < words.size(); ++i)
    if (!is_decimal(words[i].text))
      fail(statement.line, words[i].column, "\"" + words[i].text + "\" is no decimal number", "write 121164.342");
  expected.text = words[words.size() - 2].text;
  expected.more = words[words.size() - 1].text;
}

void CaseParser::check_names(const Expectation& expected) {
  const std::uint64_t line = expected.place.line;
  const auto& tiers = m_case.law.tiers;
  const bool tier = std::any_of(tiers.begin(), tiers.end(), [&](const auto& t) { return t.id == expected.tier; });
  if (!expected.tier.empty() && !tier) fail(line, 1, "the law has no tier \"" + expected.tier + "\"");
  if (!expected.list.empty()) known_list(expected.list, line);
  for (const std::string& list : expected.lists) known_list(list, line);
  known_area(expected.area, line);
  for (const ExpectedSeats& seats : expected.seats) {
    if (expected.kind == Kind::seats) known_area(seats.area, line);
    if (seats.seats > 0) known_list(seats.list, line);
  }
}

void CaseParser::check_expectations() {
  if (m_case.refused) return;
  for (const Expectation& expected : m_case.expectations) check_names(expected);
}

}  // namespace acta::read
