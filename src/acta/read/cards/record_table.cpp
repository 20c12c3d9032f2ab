// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <unordered_map>

#include "acta/read/ballots/whole_number.hpp"
#include "acta/read/cards/headed.hpp"
#include "acta/read/cards/tables.hpp"
#include "acta/read/cells.hpp"
#include "acta/read/table.hpp"

namespace acta::read {
namespace {

constexpr std::uint64_t kMostRanks = 1'000;
constexpr std::size_t kFewChoices = 8;  ///< that are compared one by one before a table is asked

class RecordTable {
 public:
  RecordTable(Headings headings, const CardsFile& file) : m_headings(std::move(headings)), m_file(file) {}
  base::Result<void> columns();
  base::Result<void> line(const TableRow& row, RecordLine& line) const;

 private:
  base::Result<void> columns_of(const CardsContest& contest);
  base::Result<void> names(const TableRow& row, std::size_t contest,
                           std::optional<std::vector<std::uint16_t>>& votes) const;
  base::Result<void> votes(const TableRow& row, std::size_t contest,
                           std::optional<std::vector<std::uint16_t>>& votes) const;

  Headings m_headings;
  const CardsFile& m_file;
  std::optional<std::size_t> m_card, m_position;
  std::size_t m_batch = 0;
  /// Columns by contest and choice, or the contest's one column.
  std::vector<std::vector<std::size_t>> m_choices;
  std::vector<std::unordered_map<std::string, std::uint16_t>> m_names;  ///< by contest; empty: a column a choice
};

std::vector<std::string> headings_of(const CardsContest& contest, const std::string& after) {
  std::vector<std::string> headings = {contest.id + after, contest.name + after};
  if (!contest.record_name.empty()) headings.insert(headings.begin(), contest.record_name + after);
  return headings;
}

base::Result<void> RecordTable::columns() {
  m_card = m_headings.find({m_file.records->card});
  m_position = m_headings.find({m_file.records->position});
  const auto batch = m_headings.column({m_file.records->batch});
  if (!batch) return batch.error();
  m_batch = *batch;
  for (const CardsContest& contest : m_file.contests)
    if (auto found = columns_of(contest); !found) return found;
  return {};
}

base::Result<void> RecordTable::columns_of(const CardsContest& contest) {
  m_choices.emplace_back();
  m_names.emplace_back();
  if (m_headings.find(headings_of(contest, ""))) {
    const auto column = m_headings.column(headings_of(contest, ""));
    if (!column) return column.error();
    m_choices.back().push_back(*column);
    for (std::uint16_t k = 0; k < contest.choices.size(); ++k) m_names.back().emplace(contest.choices[k], k);
    return {};
  }
  for (const std::string& choice : contest.choices) {
    const auto column = m_headings.column(headings_of(contest, ":" + choice));
    if (!column) return column.error();
    m_choices.back().push_back(*column);
  }
  return {};
}

/// A cell with the names of the marked choices.
base::Result<void> RecordTable::names(const TableRow& row, std::size_t contest,
                                      std::optional<std::vector<std::uint16_t>>& votes) const {
  const std::size_t column = m_choices[contest].front();
  const std::string_view cell = cell_of(row, column);
  if (cell.empty()) {
    votes.reset();
    return {};
  }
  if (!votes) votes.emplace();
  votes->clear();
  const auto& choices = m_file.contests[contest].choices;
  for (std::size_t k = 0; k < std::min(kFewChoices, choices.size()); ++k)
    if (choices[k] == cell) {
      votes->push_back(static_cast<std::uint16_t>(k));
      return {};
    }
  if (cell == "blank" || cell == "undervote" || cell == "overvote") return {};
  for (std::size_t begin = 0; begin <= cell.size();) {
    const std::size_t end = std::min(cell.find(';', begin), cell.size());
    const std::string name(trimmed(cell.substr(begin, end - begin)));
    const auto choice = m_names[contest].find(name);
    if (choice != m_names[contest].end())
      votes->push_back(choice->second);
    else if (!name.empty())
      return cell_error(row, column,
                        "names a choice that contest \"" + m_file.contests[contest].id + "\" does not list");
    begin = end + 1;
  }
  return {};
}

base::Result<void> RecordTable::votes(const TableRow& row, std::size_t contest,
                                      std::optional<std::vector<std::uint16_t>>& votes) const {
  const bool ranked = read::is_ranked(m_file.contests[contest]);
  std::vector<std::pair<std::uint64_t, std::uint16_t>> ranks;
  bool there = false;
  if (!votes) votes.emplace();  // the space of the row before is used again
  votes->clear();
  for (std::size_t choice = 0; choice < m_choices[contest].size(); ++choice) {
    const std::string_view cell = cell_of(row, m_choices[contest][choice]);
    there = there || !cell.empty();
    if (cell.empty() || cell == "0") continue;
    const auto mark = natural_number(cell);
    if (!mark || *mark > (ranked ? kMostRanks : 1))
      return cell_error(row, m_choices[contest][choice], ranked ? "is no rank" : "is neither 0 nor 1");
    if (*mark > 0 && ranked) ranks.emplace_back(*mark, static_cast<std::uint16_t>(choice));
    if (*mark > 0 && !ranked) votes->push_back(static_cast<std::uint16_t>(choice));
  }
  if (!there) votes.reset();
  std::sort(ranks.begin(), ranks.end());
  for (std::size_t k = 0; k < ranks.size(); ++k) {
    if (k + 1 < ranks.size() && ranks[k + 1].first == ranks[k].first) break;
    votes->push_back(ranks[k].second);
  }
  return {};
}

base::Result<void> RecordTable::line(const TableRow& row, RecordLine& line) const {
  line.place = row.place(m_card.value_or(m_batch));
  line.batch = cell_of(row, m_batch);
  if (line.batch.empty()) return cell_error(row, m_batch, "is no batch");
  if (m_card) line.card = cell_of(row, *m_card);
  line.position = 0;
  if (m_position && !cell_of(row, *m_position).empty()) {
    const auto position = natural_number(cell_of(row, *m_position));
    if (!position || *position == 0 || *position > 1'000'000'000)
      return cell_error(row, *m_position, "is no position from 1 on");
    line.position = static_cast<std::int64_t>(*position);
    line.position_column = *m_position + 1;
  }
  line.votes.resize(m_choices.size());
  for (std::size_t contest = 0; contest < m_choices.size(); ++contest)
    if (auto read = m_names[contest].empty() ? votes(row, contest, line.votes[contest])
                                             : names(row, contest, line.votes[contest]);
        !read)
      return read;
  return {};
}

}  // namespace

base::Result<void> read_record_table(const std::string& name, std::string bytes, const CardsFile& file,
                                     const std::function<base::Result<void>(const RecordLine&)>& take) {
  std::optional<RecordTable> records;
  RecordLine line;
  const auto read = read_rows(name, std::move(bytes), {}, [&](const TableRow& row) -> base::Result<void> {
    if (is_blank(row)) return {};
    if (!records) return records.emplace(Headings(row), file).columns();
    if (auto known = records->line(row, line); !known) return known;
    return take(line);
  });
  if (read && !records) return base::Error{base::ErrorKind::format, "the table is empty", {name, 0, 0}, {}};
  return read;
}

}  // namespace acta::read
