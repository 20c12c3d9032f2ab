// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/read/case_parser.hpp"

namespace acta::read {

bool CaseParser::told_once(const std::string& ballot, bool by_candidates, std::uint64_t line) {
  const bool fits = m_told.try_emplace(ballot, by_candidates).first->second == by_candidates;
  if (!fits)
    fail(line, 1, "votes of this ballot are told by lists and by candidates",
         "a candidate's votes count for the list: tell them once, or give the ballots two names");
  return fits;
}

void CaseParser::votes(const CaseStatement& statement) {
  const std::size_t end = statement.position("from");
  if (end > 2) return fail(statement.line, statement.words[2].column, "a ballot is one word, or stands in quotes");
  const std::string ballot = end == 2 ? statement.words[1].text : std::string();
  if (!told_once(ballot, false, statement.line)) return;
  if (end < statement.words.size()) return votes_from(statement, ballot);
  if (!is_table(statement, "list", "headings are list and areas, or list and votes")) return;
  std::vector<std::size_t> areas;
  const auto& heading = statement.rows[0].cells;
  for (std::size_t c = 1; c < heading.size(); ++c)
    areas.push_back(heading[c].text == "votes" && heading.size() == 2 ? model::kNone
                                                                      : area_of(heading[c], statement.rows[0].line));
  std::set<std::string> once;
  for (std::size_t r = 1; r < statement.rows.size() && !m_error; ++r) {
    const Row& row = statement.rows[r];
    if (!once.insert(row.cells[0].text).second)
      fail(row.line, row.cells[0].column, "two rows of the table are \"" + row.cells[0].text + "\"");
    votes_row(ballot, areas, row);
  }
}

void CaseParser::votes_row(const std::string& ballot, const std::vector<std::size_t>& areas, const Row& row) {
  const std::string& name = row.cells[0].text;
  for (std::size_t c = 0; c < areas.size(); ++c) {
    const std::int64_t value = number(row.cells[c + 1], row.line);
    if (name == "valid")
      m_votes.add_total(ballot, areas[c], CaseBuilder::Total::valid, value, row.line);
    else if (name == "cast")
      m_votes.add_total(ballot, areas[c], CaseBuilder::Total::cast, value, row.line);
    else
      m_votes.add_votes(ballot, areas[c], m_votes.list(name), value, row.line);
  }
}

void CaseParser::votes_from(const CaseStatement& statement, const std::string& ballot) {
  const auto all = records(statement, {"list", "votes"});
  if (!all) return;
  Totals totals;
  for (const CaseRecord& record : *all)
    if (!m_error) votes_record(record, ballot, statement.line, totals);
}

void CaseParser::votes_record(const CaseRecord& record, const std::string& ballot, std::uint64_t line, Totals& totals) {
  const std::size_t area = record.area.empty() ? model::kNone : m_votes.area(record.area, line);
  if (!record.area.empty() && area == model::kNone) return fail(case_two_areas(record));
  const auto count = case_cell(record, "votes");
  if (!count) return fail(count.error());
  m_votes.add_votes(ballot, area, m_votes.list(record.list), *count, line);
  for (const std::string word : {"valid", "cast"}) {
    if (!record.cells.contains(word)) continue;
    const auto total = case_cell(record, word);
    if (!total) return fail(total.error());
    const auto [told, first] = totals.try_emplace({word, area}, *total);
    if (!first && told->second != *total)
      return fail({base::ErrorKind::format, "another number of " + word + " stands in an earlier row of the same area",
                   record.cells.at(word).place, "such a column holds the total of the area, on each of its rows"});
    if (first)
      m_votes.add_total(ballot, area, word == "valid" ? CaseBuilder::Total::valid : CaseBuilder::Total::cast, *total,
                        line);
  }
}

void CaseParser::candidates(const CaseStatement& statement) {
  const std::size_t end = statement.position("from");
  if (end > 2) return fail(statement.line, statement.words[2].column, "a ballot is one word, or stands in quotes");
  const std::string ballot = end == 2 ? statement.words[1].text : std::string();
  if (!told_once(ballot, true, statement.line)) return;
  if (end < statement.words.size()) return candidates_from(statement, ballot);
  if (!is_table(statement, "candidate", "candidate  list  area  votes")) return;
  for (std::size_t r = 1; r < statement.rows.size() && !m_error; ++r)
    add(candidate(statement.rows[0].cells, statement.rows[r]), ballot, statement.rows[r].line);
}

void CaseParser::add(model::Candidate candidate, const std::string& ballot, std::uint64_t line) {
  candidate.ballot = ballot;
  m_votes.add_votes(ballot, candidate.area, candidate.list, candidate.votes, line);
  m_votes.candidates.push_back(std::move(candidate));
}

void CaseParser::candidates_from(const CaseStatement& statement, const std::string& ballot) {
  const auto all = records(statement, {"list", "candidate", "votes"});
  if (!all) return;
  for (const CaseRecord& record : *all) {
    const auto votes = case_cell(record, "votes");
    if (!votes) return fail(votes.error());
    model::Candidate candidate;
    candidate.name = record.cells.at("candidate").text;
    candidate.list = m_votes.list(record.list);
    candidate.votes = *votes;
    if (!record.area.empty()) candidate.area = m_votes.area(record.area, statement.line);
    if (!record.area.empty() && candidate.area == model::kNone) return fail(case_two_areas(record));
    add(std::move(candidate), ballot, statement.line);
  }
}

model::Candidate CaseParser::candidate(const std::vector<CaseWord>& heading, const Row& row) {
  model::Candidate candidate;
  candidate.name = row.cells[0].text;
  for (std::size_t c = 1; c < heading.size() && !m_error; ++c) {
    const CaseWord& cell = row.cells[c];
    if (heading[c].text == "list" && cell.text != "-")
      candidate.list = m_votes.list(cell.text);
    else if (heading[c].text == "area")
      candidate.area = area_of(cell, row.line);
    else if (heading[c].text == "votes")
      candidate.votes = number(cell, row.line);
    else if (heading[c].text != "list")
      fail(row.line, cell.column, "\"" + heading[c].text + "\" says nothing of a candidate",
           "headings are candidate, list, area, votes");
  }
  if (candidate.list == model::kNone) candidate.list = m_votes.list(candidate.name);
  return candidate;
}

}  // namespace acta::read
