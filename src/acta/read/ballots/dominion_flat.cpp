// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/dominion_flat.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "acta/base/number_text.hpp"
#include "acta/read/ballots/grid.hpp"
#include "acta/read/ballots/row_stream.hpp"
#include "acta/read/ballots/whole_number.hpp"
#include "acta/read/cells.hpp"

namespace acta::read {
namespace {

constexpr std::size_t kHeadingRow = 3;

struct Choice {
  std::size_t column = 0;
  std::uint64_t rank = 1;
  model::RankMark mark = model::kNoMark;
};

/// "Mayor (Number of positions=1, Number of ranks=3)" without what follows the name.
std::string_view contest_name(std::string_view heading) {
  for (const std::string_view begin : {"(Number of positions=", "(Vote For="})
    if (const auto at = heading.rfind(begin); at != std::string_view::npos) return trimmed(heading.substr(0, at));
  return heading;
}

/// The ranks that a contest's heading tells; 0: none, a contest without ranks.
std::uint64_t ranks_of(std::string_view heading) {
  constexpr std::string_view kRanks = "Number of ranks=";
  const auto at = heading.rfind(kRanks);
  if (at == std::string_view::npos) return 0;
  const std::string_view rest = heading.substr(at + kRanks.size());
  return natural_number(trimmed(rest.substr(0, rest.find_first_of(",)")))).value_or(0);
}

/// How rows of the file are read, whoever holds them.
class FlatRows {
 public:
  /// Of the headings. REQUIRES: they are there.
  base::Result<void> open(const Grid& grid, const std::string& contest, BallotGrouper& grouper);
  template <class Grouper, class Row>
  base::Result<void> read(Grouper& grouper, const Row& row) const;
  std::uint32_t ranks() const { return static_cast<std::uint32_t>(m_ranks); }

 private:
  base::Result<void> choice(const Grid& grid, std::size_t column, BallotGrouper& grouper);
  template <class Row>
  bool end_ballot(auto& grouper, const Row& row) const;
  std::optional<std::size_t> column_of(const Grid& grid, std::string_view heading) const;

  std::vector<Choice> m_choices;
  std::set<std::pair<std::uint64_t, model::RankMark>> m_seen;
  std::optional<std::size_t> m_tabulator, m_batch, m_record, m_number, m_precinct;
  std::uint64_t m_ranks = 0;
};

base::Result<void> FlatRows::choice(const Grid& grid, std::size_t column, BallotGrouper& grouper) {
  const GridRow row(grid, kHeadingRow - 1);
  std::string_view text = trimmed(row.cell(column));
  std::uint64_t rank = 1;
  if (m_ranks > 0) {
    const auto open = text.rfind('(');
    const auto number = open == std::string_view::npos || text.back() != ')'
                            ? std::nullopt
                            : natural_number(trimmed(text.substr(open + 1, text.size() - open - 2)));
    if (!number) return cell_error(row, column, "a choice's heading is not \"Name(rank)\"");
    if (*number > m_ranks) return cell_error(row, column, "a rank beyond those of the contest");
    rank = *number;
    text = trimmed(text.substr(0, open));
  }
  if (text.empty()) return cell_error(row, column, "a choice without a name");
  const auto mark = grouper.candidate(text, text);
  // No mark: this only asks whether the rank can be.
  if (!mark || !grouper.mark(rank, model::kNoMark)) return grouper.problem(row.place(column));
  if (!m_seen.emplace(rank, *mark).second && *mark != model::kUndeclaredWriteIn)
    return cell_error(row, column, "two columns are the same choice");
  m_choices.push_back({column, rank, *mark});
  return {};
}

base::Result<void> FlatRows::open(const Grid& grid, const std::string& contest, BallotGrouper& grouper) {
  std::string_view heading;
  std::string known;
  for (std::size_t column = 0; column < grid.width(); ++column) {
    const std::string_view own = trimmed(grid.cell(kHeadingRow - 2, column));
    const bool next = !own.empty() && own != heading;
    if (next) heading = own;
    if (next && known.size() < 500)
      known += (known.empty() ? "\"" : ", \"") + base::printable(contest_name(own)) + "\"";
    if (heading.empty() || (heading != contest && contest_name(heading) != contest)) continue;
    m_ranks = ranks_of(heading);
    if (auto made = choice(grid, column, grouper); !made) return made;
  }
  if (m_choices.empty())
    return base::Error{base::ErrorKind::not_found,
                       "there is no contest \"" + contest + "\"",
                       {grid.name(), grid.line(kHeadingRow - 2), 0},
                       known.empty() ? "" : "it has " + known};
  m_tabulator = column_of(grid, "TabulatorNum");
  m_batch = column_of(grid, "BatchId");
  m_record = column_of(grid, "RecordId");
  m_number = column_of(grid, "CvrNumber");
  m_precinct = column_of(grid, "PrecinctPortion");
  return {};
}

/// Among the columns before those of the contest.
std::optional<std::size_t> FlatRows::column_of(const Grid& grid, std::string_view heading) const {
  const std::size_t columns = std::min(grid.columns(kHeadingRow), m_choices.front().column);
  for (std::size_t column = 0; column < columns; ++column)
    if (without_formula(trimmed(grid.cell(kHeadingRow, column))) == heading) return column;
  return std::nullopt;
}

template <class Row>
bool FlatRows::end_ballot(auto& grouper, const Row& row) const {
  const auto field = [&](std::optional<std::size_t> column) {
    return column ? without_formula(trimmed(row.cell(*column))) : std::string_view();
  };
  const std::string_view tabulator = field(m_tabulator), batch = field(m_batch), record = field(m_record);
  const std::string in_batch = std::string(tabulator) + "-" + std::string(batch);
  const bool numbered = natural_number(tabulator) && natural_number(batch) && natural_number(record);
  const std::string id = numbered ? in_batch + "-" + std::string(record) : std::string(field(m_number));
  return grouper.end_ballot(1, {id, field(m_precinct), batch.empty() ? batch : in_batch});
}

template <class Grouper, class Row>
base::Result<void> FlatRows::read(Grouper& grouper, const Row& row) const {
  bool there = false;
  for (const Choice& choice : m_choices) {
    const std::string_view cell = without_formula(trimmed(row.cell(choice.column)));
    there = there || !cell.empty();
    if (cell.empty() || cell == "0") continue;
    if (cell != "1") return cell_error(row, choice.column, "a choice is neither 0 nor 1");
    if (!grouper.mark(choice.rank, choice.mark)) return grouper.problem(row.place(choice.column));
  }
  if (!there) {
    if (!is_blank_row(row)) grouper.note("ballots without the contest are left out", row.place(0));
    return {};
  }
  if (!end_ballot(grouper, row)) return grouper.problem(row.place(0));
  return {};
}

bool is_headed(const Grid& grid) {
  return grid.rows() > kHeadingRow && without_formula(trimmed(grid.cell(kHeadingRow, 0))) == "CvrNumber";
}

}  // namespace

base::Result<BallotReading> read_dominion_flat(const std::string& name, std::string bytes, const std::string& contest,
                                               const BallotOptions& options) {
  auto grid = ballot_grid(name, std::move(bytes), ',', options);
  if (!grid) return grid.error();
  if (!is_headed(*grid))
    return base::Error{base::ErrorKind::format,
                       "this is no flat cast vote record file: its fourth row does not begin with CvrNumber",
                       {name, grid->rows() > kHeadingRow ? grid->line(kHeadingRow) : 0, 1},
                       {}};
  BallotGrouper grouper(contest, options);
  FlatRows rows;
  if (auto opened = rows.open(*grid, contest, grouper); !opened) return opened.error();
  for (std::size_t row = kHeadingRow + 1; row < grid->rows(); ++row)
    if (auto read = rows.read(grouper, GridRow(*grid, row)); !read) return read.error();
  return std::move(grouper).finish(rows.ranks());
}

base::Result<StreamedBallots> stream_dominion_flat(const std::string& name, const ByteSource& source,
                                                   const std::string& contest, const BallotOptions& options,
                                                   BlockSizes sizes) {
  FlatRows rows;
  std::size_t known_width = 0;
  RowForm form;
  form.contest = contest;
  form.delimiter = ',';
  form.head = kHeadingRow + 1;
  form.open = [&](const Grid& first, BallotGrouper& names) -> base::Result<void> {
    known_width = first.width();
    if (is_headed(first)) return rows.open(first, contest, names);
    return base::Error{base::ErrorKind::format, "not headed", {name, 0, 0}, {}};
  };
  form.read = [&](StreamGrouper& ballots, const StreamRow& row) { return rows.read(ballots, row); };
  // Columns that only later rows have may belong to the last contest.
  form.ranks = [&](std::size_t width) { return width > known_width ? std::nullopt : std::optional(rows.ranks()); };
  return stream_rows(name, source, form, options, sizes);
}

}  // namespace acta::read
