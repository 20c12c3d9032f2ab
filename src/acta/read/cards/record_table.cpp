// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <deque>

#include "acta/read/ballots/whole_number.hpp"
#include "acta/read/cards/choice_words.hpp"
#include "acta/read/cards/headed.hpp"
#include "acta/read/cards/tables.hpp"
#include "acta/read/cells.hpp"
#include "acta/read/table.hpp"

namespace acta::read {
namespace {

constexpr std::uint64_t kMostRanks = 1'000;

}  // namespace

/// What the headings of a table of records say, and how its rows are read by them.
class RecordTable {
 public:
  RecordTable(Headings headings, const CardsFile& file) : m_headings(std::move(headings)), m_file(file) {}
  base::Result<void> columns();
  base::Result<void> line(const TableRow& row, RecordLine& line) const;

 private:
  base::Result<void> columns_of(const CardsContest& contest);
  bool one_name(const TableRow& row, std::size_t contest, RecordLine& line) const;
  base::Result<void> names(const TableRow& row, std::size_t contest, RecordLine& line) const;
  base::Result<void> votes(const TableRow& row, std::size_t contest, RecordLine& line) const;
  base::Result<void> place_in_batch(const TableRow& row, RecordLine& line) const;

  Headings m_headings;
  const CardsFile& m_file;
  std::optional<std::size_t> m_card, m_position;
  std::size_t m_batch = 0;
  /// Columns by contest and choice, or the contest's one column.
  std::vector<std::vector<std::size_t>> m_choices;
  std::vector<std::optional<ChoiceWords>> m_words;  ///< by contest; nullopt: a column a choice
};

namespace {

std::vector<std::string> headings_of(const CardsContest& contest, const std::string& after) {
  std::vector<std::string> headings = {contest.id + after, contest.name + after};
  if (!contest.record_name.empty()) headings.insert(headings.begin(), contest.record_name + after);
  return headings;
}

}  // namespace

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
  m_words.emplace_back();
  if (m_headings.find(headings_of(contest, ""))) {
    const auto column = m_headings.column(headings_of(contest, ""));
    if (!column) return column.error();
    m_choices.back().push_back(*column);
    m_words.back().emplace(contest.choices);
    return {};
  }
  for (const std::string& choice : contest.choices) {
    const auto column = m_headings.column(headings_of(contest, ":" + choice));
    if (!column) return column.error();
    m_choices.back().push_back(*column);
  }
  return {};
}

/// Whether the cell is empty, one name or a word for none: nearly all are.
bool RecordTable::one_name(const TableRow& row, std::size_t contest, RecordLine& line) const {
  const std::string_view cell = cell_of(row, m_choices[contest].front());
  RecordLine::Vote& vote = line.m_votes[contest];
  vote = {};
  if (cell.empty()) return true;
  const std::string_view last = row.cells.back();
  const std::uint16_t choice = m_words[contest]->find(cell, last.data() + last.size());
  if (choice == ChoiceWords::kNone) return false;
  vote.begin = static_cast<std::uint32_t>(line.m_marks.size());
  if (choice == ChoiceWords::kNoMark) return true;
  line.m_marks.push_back(choice);
  vote.count = 1;
  return true;
}

/// A cell with the names of the marked choices.
base::Result<void> RecordTable::names(const TableRow& row, std::size_t contest, RecordLine& line) const {
  const std::size_t column = m_choices[contest].front();
  const std::string_view cell = cell_of(row, column);
  const auto choices = static_cast<std::uint16_t>(m_file.contests[contest].choices.size());
  RecordLine::Vote& vote = line.m_votes[contest];
  vote.begin = static_cast<std::uint32_t>(line.m_marks.size());
  for (std::size_t begin = 0; begin <= cell.size();) {
    const std::size_t end = std::min(cell.find(';', begin), cell.size());
    const std::string_view name = trimmed(cell.substr(begin, end - begin));
    const std::uint16_t choice = m_words[contest]->find(name);
    if (choice < choices)
      line.m_marks.push_back(choice);
    else if (!name.empty())
      return cell_error(row, column,
                        "names a choice that contest \"" + m_file.contests[contest].id + "\" does not list");
    begin = end + 1;
  }
  vote.count = static_cast<std::uint32_t>(line.m_marks.size()) - vote.begin;
  return {};
}

base::Result<void> RecordTable::votes(const TableRow& row, std::size_t contest, RecordLine& line) const {
  const bool ranked = read::is_ranked(m_file.contests[contest]);
  std::vector<std::pair<std::uint64_t, std::uint16_t>> ranks;
  bool there = false;
  RecordLine::Vote& vote = line.m_votes[contest];
  vote = {};
  const auto begin = static_cast<std::uint32_t>(line.m_marks.size());
  for (std::size_t choice = 0; choice < m_choices[contest].size(); ++choice) {
    const std::string_view cell = cell_of(row, m_choices[contest][choice]);
    there = there || !cell.empty();
    if (cell.empty() || cell == "0") continue;
    const auto mark = natural_number(cell);
    if (!mark || *mark > (ranked ? kMostRanks : 1))
      return cell_error(row, m_choices[contest][choice], ranked ? "is no rank" : "is neither 0 nor 1");
    if (*mark > 0 && ranked) ranks.emplace_back(*mark, static_cast<std::uint16_t>(choice));
    if (*mark > 0 && !ranked) line.m_marks.push_back(static_cast<std::uint16_t>(choice));
  }
  std::sort(ranks.begin(), ranks.end());
  for (std::size_t k = 0; k < ranks.size(); ++k) {
    if (k + 1 < ranks.size() && ranks[k + 1].first == ranks[k].first) break;
    line.m_marks.push_back(ranks[k].second);
  }
  if (there) vote = {begin, static_cast<std::uint32_t>(line.m_marks.size()) - begin};
  return {};
}

base::Result<void> RecordTable::place_in_batch(const TableRow& row, RecordLine& line) const {
  line.position = 0;
  const std::string_view cell = m_position ? cell_of(row, *m_position) : std::string_view();
  if (cell.empty()) return {};
  const auto position = natural_number(cell);
  if (!position || *position == 0 || *position > 1'000'000'000)
    return cell_error(row, *m_position, "is no position from 1 on");
  line.position = static_cast<std::int64_t>(*position);
  return {};
}

base::Result<void> RecordTable::line(const TableRow& row, RecordLine& line) const {
  line.m_line = row.line;
  line.m_column = m_card.value_or(m_batch) + 1, line.m_position_column = m_position.value_or(0) + 1;
  line.batch = cell_of(row, m_batch);
  if (line.batch.empty()) return cell_error(row, m_batch, "is no batch");
  line.card = m_card ? cell_of(row, *m_card) : std::string_view();
  if (auto placed = place_in_batch(row, line); !placed) return placed;
  line.m_marks.clear();
  line.m_votes.resize(m_choices.size());
  for (std::size_t contest = 0; contest < m_choices.size(); ++contest) {
    if (m_words[contest] && one_name(row, contest, line)) continue;
    if (auto read = m_words[contest] ? names(row, contest, line) : votes(row, contest, line); !read) return read;
  }
  return {};
}

namespace {

/// Rows of a table to records.
class RecordRows : public RowPartsSink {
 public:
  RecordRows(const CardsFile& file, RecordSink& sink) : m_file(file), m_sink(sink) {}

  base::Result<bool> head(const TableRow& row) override {
    if (is_blank(row)) return false;
    if (auto known = m_table.emplace(Headings(row), m_file).columns(); !known) return known.error();
    return true;
  }
  void parts(std::size_t count) override {
    m_lines.resize(count);
    m_sink.parts(count);
  }
  base::Result<void> row(std::size_t part, const TableRow& row) override {
    if (is_blank(row)) return {};
    if (auto known = m_table->line(row, m_lines[part]); !known) return known;
    return m_sink.take(part, m_lines[part]);
  }
  bool is_empty() const { return !m_table; }

 private:
  const CardsFile& m_file;
  RecordSink& m_sink;
  std::optional<RecordTable> m_table;
  std::deque<RecordLine> m_lines;  ///< by part: room that is used again
};

}  // namespace

base::Result<void> read_record_table(const std::string& name, std::string bytes, const CardsFile& file,
                                     RecordSink& sink, std::size_t part_bytes) {
  RecordRows rows(file, sink);
  auto read = read_rows_in_parts(name, std::move(bytes), {}, rows, {}, part_bytes);
  if (read && rows.is_empty()) return base::Error{base::ErrorKind::format, "the table is empty", {name, 0, 0}, {}};
  return read;
}

}  // namespace acta::read
