// SPDX-License-Identifier: Apache-2.0
#include "acta/read/case_parser.hpp"

namespace acta::read {
namespace {

/// Where `statement` says two things of one area. Nothing where it says the same twice.
bool put(std::optional<std::int64_t>& slot, std::int64_t value) {
  const bool fits = !slot || *slot == value;
  slot = value;
  return fits;
}

std::optional<std::int64_t>* slot_of(model::Area& area, const std::string& word) {
  if (word == "population") return &area.population;
  if (word == "registered") return &area.registered;
  if (word == "seats") return &area.seats;
  return nullptr;
}

}  // namespace

void CaseParser::area(const CaseStatement& statement) {
  if (statement.has("from")) return areas_from(statement);
  const std::size_t level_at = statement.position("level"), of = statement.position("of");
  if (level_at + 1 >= statement.words.size() || level_at + 1 == of)
    return fail(statement.line, 1, "areas have a level", "area North, South  level district");
  const std::string level = statement.words[level_at + 1].text;
  if (of != level_at + 2 && level_at + 2 != statement.words.size())
    return fail(statement.line, statement.words[level_at + 2].column, "a level is one word, or stands in quotes");
  std::vector<CaseArea> outer;
  if (of < statement.words.size()) {
    const CaseWord parent{joined(statement, of + 1, statement.words.size()), statement.words[of].column};
    const std::size_t found = area_of(parent, statement.line);
    if (found == model::kNone) return;
    outer.push_back({m_votes.level_of(found), parent.text});
  }
  const bool adds = level_at == 1 && !m_votes.has_level(level);
  area_names(statement, outer, level);
  if (!statement.rows.empty()) area_numbers(statement, outer, level, adds);
}

void CaseParser::area_names(const CaseStatement& statement, const std::vector<CaseArea>& outer,
                            const std::string& level) {
  const std::size_t level_at = statement.position("level");
  if (level_at == 1 && statement.rows.empty()) return fail(statement.line, 1, "names of areas are missing");
  if (level_at == 1) return;
  for (const std::string& name : case_names(statement.text(1, level_at))) {
    std::vector<CaseArea> path = outer;
    path.push_back({level, name});
    if (m_votes.area(path, statement.line) == model::kNone)
      return fail(statement.line, 1, "\"" + name + "\" lies in two areas");
  }
}

void CaseParser::area_numbers(const CaseStatement& statement, const std::vector<CaseArea>& outer,
                              const std::string& level, bool adds) {
  if (!is_table(statement, "area", "area  population  registered  seats")) return;
  const auto& heading = statement.rows[0].cells;
  for (std::size_t r = 1; r < statement.rows.size() && !m_error; ++r) {
    const Row& row = statement.rows[r];
    std::vector<CaseArea> path = outer;
    path.push_back({level, row.cells[0].text});
    const std::size_t area = adds ? m_votes.area(path, row.line) : m_votes.find_area(row.cells[0].text, level);
    if (area == model::kNone)
      return fail(row.line, row.cells[0].column, "there is no " + level + " \"" + row.cells[0].text + "\"");
    for (std::size_t c = 1; c < heading.size() && !m_error; ++c) area_number(area, heading[c], row.cells[c], row);
  }
}

void CaseParser::area_number(std::size_t area, const CaseWord& heading, const CaseWord& cell, const Row& row) {
  std::optional<std::int64_t>* slot = slot_of(m_votes.area_at(area), heading.text);
  if (!slot)
    return fail(row.line, cell.column, "\"" + heading.text + "\" is no number of an area",
                "headings are area, population, registered, seats");
  if (!put(*slot, number(cell, row.line)))
    fail(row.line, cell.column, "another number of " + heading.text + " is told of this area elsewhere");
}

void CaseParser::areas_from(const CaseStatement& statement) {
  const auto all = records(statement, {"area"});
  if (!all) return;
  for (const CaseRecord& record : *all) {
    const std::size_t area = m_votes.area(record.area, statement.line);
    if (area == model::kNone) return fail(case_two_areas(record));
    for (const auto& [word, cell] : record.cells) {
      std::optional<std::int64_t>* slot = slot_of(m_votes.area_at(area), word);
      if (!slot) return fail(statement.line, 1, "\"" + word + "\" is no number of an area");
      const auto value = case_cell(record, word);
      if (!value) return fail(value.error());
      if (!put(*slot, *value))
        return fail({base::ErrorKind::format,
                     "another number of " + word + " is told of \"" + record.area.back().name + "\" elsewhere",
                     cell.place,
                     {}});
    }
  }
}

}  // namespace acta::read
