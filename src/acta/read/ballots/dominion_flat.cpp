// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/dominion_flat.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "acta/base/number_text.hpp"
#include "acta/read/ballots/grid.hpp"
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

class Flat {
 public:
  Flat(const Grid& grid, const std::string& contest, const BallotOptions& options)
      : m_grid(grid), m_contest(contest), m_grouper(contest, options) {}
  base::Result<BallotReading> read() &&;

 private:
  base::Result<void> choices();
  base::Result<void> choice(std::size_t column, std::uint64_t ranks);
  base::Result<void> ballot(std::size_t row);
  bool end_ballot(std::size_t row);
  std::string_view field(std::size_t row, std::string_view heading) const;

  const Grid& m_grid;
  const std::string& m_contest;
  BallotGrouper m_grouper;
  std::vector<Choice> m_choices;
  std::set<std::pair<std::uint64_t, model::RankMark>> m_seen;
  std::uint64_t m_ranks = 0;
};

base::Result<void> Flat::choice(std::size_t column, std::uint64_t ranks) {
  std::string_view text = trimmed(m_grid.cell(kHeadingRow - 1, column));
  std::uint64_t rank = 1;
  if (ranks > 0) {
    const auto open = text.rfind('(');
    const auto number = open == std::string_view::npos || text.back() != ')'
                            ? std::nullopt
                            : natural_number(trimmed(text.substr(open + 1, text.size() - open - 2)));
    if (!number)
      return cell_error(GridRow(m_grid, kHeadingRow - 1), column, "a choice's heading is not \"Name(rank)\"");
    if (*number > ranks)
      return cell_error(GridRow(m_grid, kHeadingRow - 1), column, "a rank beyond those of the contest");
    rank = *number;
    text = trimmed(text.substr(0, open));
  }
  if (text.empty()) return cell_error(GridRow(m_grid, kHeadingRow - 1), column, "a choice without a name");
  const auto mark = m_grouper.candidate(text, text);
  // Marks are dropped again: this only asks whether the rank can be.
  if (!mark || !m_grouper.mark(rank, *mark)) return m_grouper.problem(m_grid.place(kHeadingRow - 1, column));
  m_grouper.drop_ballot();
  if (!m_seen.emplace(rank, *mark).second && *mark != model::kUndeclaredWriteIn)
    return cell_error(GridRow(m_grid, kHeadingRow - 1), column, "two columns are the same choice");
  m_choices.push_back({column, rank, *mark});
  return {};
}

base::Result<void> Flat::choices() {
  std::string_view heading;
  std::string known;
  for (std::size_t column = 0; column < m_grid.width(); ++column) {
    const std::string_view own = trimmed(m_grid.cell(kHeadingRow - 2, column));
    const bool next = !own.empty() && own != heading;
    if (next) heading = own;
    if (next && known.size() < 500)
      known += (known.empty() ? "\"" : ", \"") + base::printable(contest_name(own)) + "\"";
    if (heading.empty() || (heading != m_contest && contest_name(heading) != m_contest)) continue;
    m_ranks = ranks_of(heading);
    if (auto made = choice(column, m_ranks); !made) return made;
  }
  if (!m_choices.empty()) return {};
  return base::Error{base::ErrorKind::not_found,
                     "there is no contest \"" + m_contest + "\"",
                     {m_grid.name(), m_grid.line(kHeadingRow - 2), 0},
                     known.empty() ? "" : "it has " + known};
}

std::string_view Flat::field(std::size_t row, std::string_view heading) const {
  const std::size_t columns = std::min(m_grid.columns(kHeadingRow), m_choices.front().column);
  for (std::size_t column = 0; column < columns; ++column)
    if (without_formula(trimmed(m_grid.cell(kHeadingRow, column))) == heading)
      return without_formula(trimmed(m_grid.cell(row, column)));
  return {};
}

bool Flat::end_ballot(std::size_t row) {
  const std::string_view tabulator = field(row, "TabulatorNum"), batch = field(row, "BatchId"),
                         record = field(row, "RecordId");
  const std::string in_batch = std::string(tabulator) + "-" + std::string(batch);
  const bool numbered = natural_number(tabulator) && natural_number(batch) && natural_number(record);
  const std::string id = numbered ? in_batch + "-" + std::string(record) : std::string(field(row, "CvrNumber"));
  return m_grouper.end_ballot(1, {id, field(row, "PrecinctPortion"), batch.empty() ? batch : in_batch});
}

base::Result<void> Flat::ballot(std::size_t row) {
  bool there = false;
  for (const Choice& choice : m_choices) {
    const std::string_view cell = without_formula(trimmed(m_grid.cell(row, choice.column)));
    there = there || !cell.empty();
    if (cell.empty() || cell == "0") continue;
    if (cell != "1") return cell_error(GridRow(m_grid, row), choice.column, "a choice is neither 0 nor 1");
    if (!m_grouper.mark(choice.rank, choice.mark)) return m_grouper.problem(m_grid.place(row, choice.column));
  }
  if (!there) {
    m_grouper.note("ballots without the contest are left out", m_grid.place(row, 0));
    return {};
  }
  if (!end_ballot(row)) return m_grouper.problem(m_grid.place(row, 0));
  return {};
}

base::Result<BallotReading> Flat::read() && {
  if (auto made = choices(); !made) return made.error();
  for (std::size_t row = kHeadingRow + 1; row < m_grid.rows(); ++row) {
    if (is_blank_row(GridRow(m_grid, row))) continue;
    if (auto read = ballot(row); !read) return read.error();
  }
  return std::move(m_grouper).finish(static_cast<std::uint32_t>(m_ranks));
}

}  // namespace

base::Result<BallotReading> read_dominion_flat(const std::string& name, std::string bytes, const std::string& contest,
                                               const BallotOptions& options) {
  auto grid = ballot_grid(name, std::move(bytes), ',', options);
  if (!grid) return grid.error();
  const bool headed = grid->rows() > kHeadingRow && without_formula(trimmed(grid->cell(kHeadingRow, 0))) == "CvrNumber";
  if (!headed)
    return base::Error{base::ErrorKind::format,
                       "this is no flat cast vote record file: its fourth row does not begin with CvrNumber",
                       {name, grid->rows() > kHeadingRow ? grid->line(kHeadingRow) : 0, 1},
                       {}};
  return Flat(*grid, contest, options).read();
}

}  // namespace acta::read
