// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/clear_ballot.hpp"

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

struct Heading {
  std::string text;
  std::size_t column = 0;  ///< first cell of it, for errors
};

/// The headings. Quotes inside a heading keep its commas, so cells are joined until their quotes pair up.
std::vector<Heading> headings_of(const Grid& grid) {
  std::vector<Heading> headings;
  bool open = false;
  for (std::size_t column = 0; column < grid.columns(0); ++column) {
    const std::string_view cell = grid.cell(0, column);
    if (open)
      headings.back().text.append(",").append(cell);
    else
      headings.push_back({std::string(trimmed(cell)), column});
    if (std::count(cell.begin(), cell.end(), '"') % 2 != 0) open = !open;
  }
  for (Heading& heading : headings) std::erase(heading.text, '"');
  return headings;
}

struct Choice {
  std::size_t column = 0;
  std::uint64_t rank = 0;
  model::RankMark mark = model::kNoMark;
};

std::string_view take_until_colon(std::string_view& text) {
  const auto colon = text.find(':');
  const std::string_view taken = text.substr(0, colon);
  text.remove_prefix(colon == std::string_view::npos ? text.size() : colon + 1);
  return taken;
}

class ClearBallot {
 public:
  ClearBallot(const Grid& grid, const std::string& contest, const BallotOptions& options)
      : m_grid(grid), m_contest(contest), m_grouper(contest, options), m_headings(headings_of(grid)) {}
  base::Result<BallotReading> read() &&;

 private:
  base::Result<void> choices();
  base::Result<void> choice(std::string_view rest, std::size_t column);
  base::Result<void> ballot(std::size_t row);
  std::uint32_t column_of(std::string_view heading) const;

  const Grid& m_grid;
  const std::string& m_contest;
  BallotGrouper m_grouper;
  std::vector<Heading> m_headings;
  std::vector<Choice> m_choices;
  std::set<std::pair<std::uint64_t, model::RankMark>> m_seen;
  CardColumns m_columns;
  std::string m_known;  ///< names of contests, for the error
};

/// `rest`: "rank:rule:candidate:party", where the candidate's name may hold colons.
base::Result<void> ClearBallot::choice(std::string_view rest, std::size_t column) {
  const base::Place place = m_grid.place(0, m_headings[column].column);
  const auto rank = natural_number(take_until_colon(rest));
  take_until_colon(rest);
  const std::string_view candidate = trimmed(rest.substr(0, rest.rfind(':')));
  if (!rank || candidate.empty())
    return base::Error{base::ErrorKind::format,
                       "a choice's heading is not \"Choice_c_r:contest:rank:rule:candidate:party\"",
                       place,
                       {}};
  const auto mark = m_grouper.candidate(candidate, candidate);
  // Marks are dropped again: this only asks whether the rank can be.
  if (!mark || !m_grouper.mark(*rank, *mark)) return m_grouper.problem(place);
  m_grouper.drop_ballot();
  if (!m_seen.emplace(*rank, *mark).second && *mark != model::kUndeclaredWriteIn)
    return base::Error{base::ErrorKind::format, "two columns are the same choice", place, {}};
  m_choices.push_back({column, *rank, *mark});
  return {};
}

base::Result<void> ClearBallot::choices() {
  std::string_view last;
  for (std::size_t column = 0; column < m_headings.size(); ++column) {
    std::string_view text = m_headings[column].text;
    if (!text.starts_with("Choice_")) continue;
    take_until_colon(text);
    if (text.starts_with(m_contest) && text.substr(m_contest.size()).starts_with(':')) {
      if (auto made = choice(text.substr(m_contest.size() + 1), column); !made) return made;
    } else if (const auto contest = text.substr(0, text.find(':')); contest != last && m_known.size() < 500) {
      m_known += (m_known.empty() ? "\"" : ", \"") + base::printable(contest) + "\"";
      last = contest;
    }
  }
  if (!m_choices.empty()) return {};
  return base::Error{base::ErrorKind::not_found,
                     "there is no contest \"" + m_contest + "\"",
                     {m_grid.name(), 1, 0},
                     m_known.empty() ? "" : "it has " + m_known};
}

std::uint32_t ClearBallot::column_of(std::string_view heading) const {
  for (std::size_t column = 0; column < m_headings.size(); ++column)
    if (m_headings[column].text == heading) return static_cast<std::uint32_t>(column + 1);
  return 0;
}

base::Result<void> ClearBallot::ballot(std::size_t row) {
  bool there = false;
  for (const Choice& choice : m_choices) {
    const std::string_view cell = trimmed(m_grid.cell(row, choice.column));
    there = there || !cell.empty();
    if (cell.empty() || cell == "0") continue;
    if (cell != "1") return cell_error(GridRow(m_grid, row), choice.column, "a choice is neither 0 nor 1");
    if (!m_grouper.mark(choice.rank, choice.mark)) return m_grouper.problem(m_grid.place(row, choice.column));
  }
  if (there) return end_row_ballot(m_grouper, GridRow(m_grid, row), m_columns);
  m_grouper.note("ballots without the contest are left out", m_grid.place(row, 0));
  return {};
}

base::Result<BallotReading> ClearBallot::read() && {
  if (auto made = choices(); !made) return made.error();
  m_columns = {column_of("BallotID"), column_of("BoxID"), column_of("PrecinctID"), 0};
  std::uint64_t ranks = 0;
  for (const Choice& choice : m_choices) ranks = std::max(ranks, choice.rank);
  for (std::size_t row = 1; row < m_grid.rows(); ++row) {
    if (is_blank_row(GridRow(m_grid, row))) continue;
    if (auto read = ballot(row); !read) return read.error();
  }
  return std::move(m_grouper).finish(static_cast<std::uint32_t>(ranks));
}

}  // namespace

base::Result<BallotReading> read_clear_ballot(const std::string& name, std::string bytes, const std::string& contest,
                                              const BallotOptions& options) {
  auto grid = ballot_grid(name, std::move(bytes), ',', options);
  if (!grid) return grid.error();
  if (grid->rows() == 0) return base::Error{base::ErrorKind::format, "the file is empty", {name, 0, 0}, {}};
  return ClearBallot(*grid, contest, options).read();
}

}  // namespace acta::read
