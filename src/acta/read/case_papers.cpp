// SPDX-License-Identifier: Apache-2.0
// Panachage: voters name candidates of several lists.
#include "acta/base/checked.hpp"
#include "acta/read/case_parser.hpp"

namespace acta::read {

void CaseParser::papers(const CaseStatement& statement) {
  if (statement.words.size() > 2)
    return fail(statement.line, statement.words[2].column, "a ballot is one word, or stands in quotes");
  const std::string ballot = statement.words.size() == 2 ? statement.words[1].text : std::string();
  const auto told = m_told.find(ballot);
  if (told == m_told.end() || !told->second)
    return fail(statement.line, 1, "no candidates of this ballot are told above",
                "papers add to the votes of the table of candidates");
  if (!is_table(statement, "list", "list  area  unchanged  empty")) return;
  std::set<std::string> once;
  for (std::size_t r = 1; r < statement.rows.size() && !m_error; ++r) {
    const Row& row = statement.rows[r];
    std::string who = row.cells[0].text;
    for (std::size_t c = 1; c < row.cells.size(); ++c)
      if (statement.rows[0].cells[c].text == "area") who += " in " + row.cells[c].text;
    if (!once.insert(who).second) fail(row.line, row.cells[0].column, "two rows of the table are \"" + who + "\"");
    papers_row(ballot, statement.rows[0].cells, row);
  }
}

void CaseParser::papers_row(const std::string& ballot, const std::vector<CaseWord>& heading, const Row& row) {
  const std::size_t list = known_list(row.cells[0].text, row.line);
  std::size_t area = model::kNone;
  std::int64_t unchanged = 0, empty = 0;
  for (std::size_t c = 1; c < heading.size() && !m_error; ++c) {
    const CaseWord& cell = row.cells[c];
    if (heading[c].text == "area")
      area = area_of(cell, row.line);
    else if (heading[c].text == "unchanged" || heading[c].text == "empty")
      (heading[c].text == "empty" ? empty : unchanged) = number(cell, row.line);
    else
      fail(row.line, cell.column, "\"" + heading[c].text + "\" says nothing of papers",
           "headings are list, area, unchanged, empty");
  }
  if (m_error) return;
  std::int64_t votes = empty;
  for (model::Candidate& candidate : m_votes.candidates) {
    if (candidate.list != list || candidate.area != area || candidate.ballot != ballot) continue;
    candidate.votes = base::checked_add(candidate.votes, unchanged);
    votes = base::checked_add(votes, unchanged);
  }
  m_votes.add_votes(ballot, area, list, votes, row.line);
}

}  // namespace acta::read
