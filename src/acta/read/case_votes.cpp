// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/read/case_parser.hpp"

namespace acta::read {
namespace {

std::size_t position(const CaseStatement& statement, std::string_view word) {
  for (std::size_t i = 1; i < statement.words.size(); ++i)
    if (statement.words[i].text == word) return i;
  return statement.words.size();
}

}  // namespace

void CaseParser::area(const CaseStatement& statement) {
  if (position(statement, "from") < statement.words.size()) return areas_from(statement);
  const std::size_t level = position(statement, "level"), of = position(statement, "of");
  if (level + 1 >= statement.words.size())
    return fail(statement.line, 1, "areas have a level", "area North, South  level district");
  const std::string outer = of < statement.words.size() ? joined(statement, of + 1, statement.words.size()) : "";
  const bool nameless = statement.rest.starts_with("level ");
  const auto end = nameless ? 0 : statement.rest.rfind(" level ");
  for (const std::string& name : case_names(statement.rest.substr(0, end))) {
    std::vector<CaseArea> path;
    if (!outer.empty()) {
      const std::size_t parent = m_votes.find_area(outer);
      if (parent == model::kNone)
        return fail(statement.line, statement.words[of].column, "there is no area \"" + outer + "\"");
      path.push_back({m_votes.level_of(parent), outer});
    }
    path.push_back({statement.words[level + 1].text, name});
    if (!m_votes.area(path)) return fail(statement.line, 1, "\"" + name + "\" lies in two areas");
  }
  area_numbers(statement);
}

void CaseParser::area_numbers(const CaseStatement& statement) {
  for (std::size_t r = 1; r < statement.rows.size(); ++r) {
    const auto& heading = statement.rows[0].cells;
    const auto& cells = statement.rows[r].cells;
    if (cells.size() != heading.size())
      return fail(statement.rows[r].line, 1, "the row has another number of cells than the headings");
    const std::size_t area = area_of(cells[0], statement.rows[r].line);
    if (area == model::kNone) return;
    for (std::size_t c = 1; c < cells.size(); ++c) {
      const std::int64_t value = number(cells[c], statement.rows[r].line);
      if (heading[c].text == "population")
        m_votes.area_at(area).population = value;
      else if (heading[c].text == "registered")
        m_votes.area_at(area).registered = value;
      else if (heading[c].text == "seats")
        m_votes.area_at(area).seats = value;
      else
        return fail(statement.rows[0].line, heading[c].column, "\"" + heading[c].text + "\" is no number of an area");
    }
  }
}

void CaseParser::areas_from(const CaseStatement& statement) {
  auto source = case_source(statement, m_name);
  if (!source) return fail(source.error());
  auto records = case_records(*source, m_files);
  if (!records) return fail(records.error());
  for (const CaseRecord& record : *records) {
    if (record.area.empty()) return fail(statement.line, 1, "it is not said which column names the area");
    if (!m_votes.area(record.area))
      return fail({base::ErrorKind::format, "the area lies in two areas", record.place, {}});
    model::Area& area = m_votes.area_at(m_votes.find_area(record.area.back().name, record.area.back().level));
    for (const auto& [word, cell] : record.cells) {
      const auto value = case_cell(record, word);
      if (!value) return fail(value.error());
      if (word == "population") area.population = *value;
      if (word == "registered") area.registered = *value;
      if (word == "seats") area.seats = *value;
    }
  }
}

void CaseParser::list(const CaseStatement& statement) {
  std::size_t at = 1;
  const auto is_word = [](const std::string& text) { return text == "kind" || text == "members" || text == "cards"; };
  while (at < statement.words.size() && !is_word(statement.words[at].text)) ++at;
  const std::string name = joined(statement, 1, at);
  if (name.empty()) return fail(statement.line, 1, "list takes a name");
  const std::size_t list = m_votes.list(name);
  while (at < statement.words.size() && !m_error) list_word(statement, at, list);
}

void CaseParser::list_word(const CaseStatement& statement, std::size_t& at, std::size_t list) {
  const CaseWord word = statement.words[at++];
  if (word.text == "cards") {
    const auto start = statement.rest.find(" cards ");
    for (const std::string& card : case_names(statement.rest.substr(start + 7)))
      if (!m_votes.add_card(card, list)) return fail(statement.line, word.column, "\"" + card + "\" is a list already");
    at = statement.words.size();
    return;
  }
  if (at >= statement.words.size()) return fail(statement.line, word.column, "\"" + word.text + "\" takes a value");
  std::string value = statement.words[at].text;
  if (!value.empty() && value.back() == ',') value.pop_back();
  if (word.text == "kind")
    m_votes.list_at(list).kind = value;
  else if (word.text == "members")
    m_votes.list_at(list).members = number({value, statement.words[at].column}, statement.line);
  else
    return fail(statement.line, word.column, "\"" + word.text + "\" says nothing of a list",
                "use kind, members or cards");
  ++at;
}

void CaseParser::votes(const CaseStatement& statement) {
  const bool from = statement.words.size() > 1 && position(statement, "from") < statement.words.size();
  const std::size_t named = from ? position(statement, "from") : statement.words.size();
  // "votes list Apure …" may stand on one line: the headings then begin there.
  const std::string ballot = named > 1 && statement.words[1].text != "list" ? statement.words[1].text : std::string();
  if (from) return votes_from(statement, ballot);
  std::vector<CaseWord> heading;
  std::size_t first_row = 0;
  const auto list_at = statement.rest.find("list");
  if (position(statement, "list") < statement.words.size() && list_at != std::string::npos) {
    auto again = case_statements("x\n " + statement.rest.substr(list_at), m_name);
    if (again && !again->empty() && !again->front().rows.empty()) heading = again->front().rows.front().cells;
  } else if (!statement.rows.empty()) {
    heading = statement.rows[0].cells;
    first_row = 1;
  }
  if (heading.size() < 2 || heading[0].text != "list")
    return fail(statement.line, 1, "a table of votes has the headings list and areas, or list and votes");
  std::vector<std::size_t> areas;
  for (std::size_t c = 1; c < heading.size(); ++c)
    areas.push_back(heading[c].text == "votes" ? model::kNone : area_of(heading[c], statement.line));
  for (std::size_t r = first_row; r < statement.rows.size() && !m_error; ++r)
    votes_row(ballot, areas, statement.rows[r]);
}

void CaseParser::votes_row(const std::string& ballot, const std::vector<std::size_t>& areas, const Row& row) {
  if (row.cells.size() != areas.size() + 1)
    return fail(row.line, 1, "the row has another number of cells than the headings");
  const std::string& name = row.cells[0].text;
  for (std::size_t c = 0; c < areas.size(); ++c) {
    const std::int64_t value = number(row.cells[c + 1], row.line);
    if (name == "valid")
      m_votes.add_total(ballot, areas[c], CaseBuilder::Total::valid, value);
    else if (name == "cast")
      m_votes.add_total(ballot, areas[c], CaseBuilder::Total::cast, value);
    else
      m_votes.add_votes(ballot, areas[c], m_votes.list(name), value);
  }
}

void CaseParser::votes_from(const CaseStatement& statement, const std::string& ballot) {
  auto source = case_source(statement, m_name);
  if (!source) return fail(source.error());
  auto records = case_records(*source, m_files);
  if (!records) return fail(records.error());
  std::set<std::pair<std::string, std::size_t>> told;
  for (const CaseRecord& record : *records) {
    if (!record.area.empty() && !m_votes.area(record.area))
      return fail({base::ErrorKind::format, "the area lies in two areas", record.place, {}});
    const std::size_t area =
        record.area.empty() ? model::kNone : m_votes.find_area(record.area.back().name, record.area.back().level);
    const auto count = case_cell(record, "votes");
    if (!count) return fail(count.error());
    m_votes.add_votes(ballot, area, m_votes.list(record.list), *count);
    for (const char* word : {"valid", "cast"}) {
      if (!record.cells.contains(word) || !told.emplace(word, area).second) continue;
      const auto total = case_cell(record, word);
      if (!total) return fail(total.error());
      m_votes.add_total(ballot, area, word[0] == 'v' ? CaseBuilder::Total::valid : CaseBuilder::Total::cast, *total);
    }
  }
}

void CaseParser::candidates(const CaseStatement& statement) {
  const std::string ballot = statement.words.size() > 1 ? statement.words[1].text : std::string();
  if (statement.rows.empty()) return fail(statement.line, 1, "candidates is a table", "candidate  list  area  votes");
  const auto& heading = statement.rows[0].cells;
  for (std::size_t r = 1; r < statement.rows.size() && !m_error; ++r) {
    const Row& row = statement.rows[r];
    if (row.cells.size() != heading.size())
      return fail(row.line, 1, "the row has another number of cells than the headings");
    model::Candidate candidate;
    candidate.ballot = ballot;
    for (std::size_t c = 0; c < heading.size(); ++c) {
      if (heading[c].text == "candidate")
        candidate.name = row.cells[c].text;
      else if (heading[c].text == "list")
        candidate.list = m_votes.list(row.cells[c].text);
      else if (heading[c].text == "area")
        candidate.area = area_of(row.cells[c], row.line);
      else if (heading[c].text == "votes")
        candidate.votes = number(row.cells[c], row.line);
      else
        return fail(statement.rows[0].line, heading[c].column,
                    "\"" + heading[c].text + "\" says nothing of a candidate");
    }
    if (candidate.list == model::kNone) return fail(row.line, 1, "a candidate stands on a list");
    m_votes.add_votes(ballot, candidate.area, candidate.list, candidate.votes);
    m_votes.candidates.push_back(std::move(candidate));
  }
}

void CaseParser::agreement(const CaseStatement& statement) {
  const std::size_t with = position(statement, "with");
  const std::string first = joined(statement, 1, with), second = joined(statement, with + 1, statement.words.size());
  if (first.empty() || second.empty())
    return fail(statement.line, 1, "an agreement joins two lists", "agreement A with B");
  if (known(first, statement.line) && known(second, statement.line)) m_votes.agreements.emplace_back(first, second);
}

void CaseParser::drawn(const CaseStatement& statement) {
  for (const std::string& name : case_names(statement.rest))
    if (known(name, statement.line)) m_votes.drawn.push_back(name);
}

void CaseParser::external(const CaseStatement& statement) {
  if (statement.words.size() < 4) return fail(statement.line, 1, "external takes a tier, a list and a number of seats");
  const std::size_t last = statement.words.size() - 1;
  const std::size_t list = m_votes.list(joined(statement, 2, last));
  m_votes.external.push_back({statement.words[1].text, list, number(statement.words[last], statement.line)});
}

}  // namespace acta::read
