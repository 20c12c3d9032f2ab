// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/clear_ballot.hpp"

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

/// How rows of the file are read, whoever holds them.
class ClearBallotRows {
 public:
  /// Of the first row.
  base::Result<void> open(const Grid& grid, const std::string& contest, BallotGrouper& grouper);
  template <class Grouper, class Row>
  base::Result<void> read(Grouper& grouper, const Row& row) const;
  std::uint32_t ranks() const;

 private:
  base::Result<void> choice(std::string_view rest, std::size_t column, const base::Place& place,
                            BallotGrouper& grouper);
  std::uint32_t column_of(std::string_view heading) const;

  std::vector<Heading> m_headings;
  std::vector<Choice> m_choices;
  std::set<std::pair<std::uint64_t, model::RankMark>> m_seen;
  CardColumns m_columns;
};

/// `rest`: "rank:rule:candidate:party", where the candidate's name may hold colons.
base::Result<void> ClearBallotRows::choice(std::string_view rest, std::size_t column, const base::Place& place,
                                           BallotGrouper& grouper) {
  const auto rank = natural_number(take_until_colon(rest));
  take_until_colon(rest);
  const std::string_view candidate = trimmed(rest.substr(0, rest.rfind(':')));
  if (!rank || candidate.empty())
    return base::Error{base::ErrorKind::format,
                       "a choice's heading is not \"Choice_c_r:contest:rank:rule:candidate:party\"",
                       place,
                       {}};
  const auto mark = grouper.candidate(candidate, candidate);
  // No mark: this only asks whether the rank can be.
  if (!mark || !grouper.mark(*rank, model::kNoMark)) return grouper.problem(place);
  if (!m_seen.emplace(*rank, *mark).second && *mark != model::kUndeclaredWriteIn)
    return base::Error{base::ErrorKind::format, "two columns are the same choice", place, {}};
  m_choices.push_back({column, *rank, *mark});
  return {};
}

base::Result<void> ClearBallotRows::open(const Grid& grid, const std::string& contest, BallotGrouper& grouper) {
  std::string_view last;
  std::string known;  // names of contests, for the error
  m_headings = headings_of(grid);
  for (std::size_t column = 0; column < m_headings.size(); ++column) {
    std::string_view text = m_headings[column].text;
    if (!text.starts_with("Choice_")) continue;
    take_until_colon(text);
    if (text.starts_with(contest) && text.substr(contest.size()).starts_with(':')) {
      const base::Place place = grid.place(0, m_headings[column].column);
      if (auto made = choice(text.substr(contest.size() + 1), column, place, grouper); !made) return made;
    } else if (const auto other = text.substr(0, text.find(':')); other != last && known.size() < 500) {
      known += (known.empty() ? "\"" : ", \"") + base::printable(other) + "\"";
      last = other;
    }
  }
  m_columns = {column_of("BallotID"), column_of("BoxID"), column_of("PrecinctID"), 0};
  if (!m_choices.empty()) return {};
  return base::Error{base::ErrorKind::not_found,
                     "there is no contest \"" + contest + "\"",
                     {grid.name(), 1, 0},
                     known.empty() ? "" : "it has " + known};
}

std::uint32_t ClearBallotRows::column_of(std::string_view heading) const {
  for (std::size_t column = 0; column < m_headings.size(); ++column)
    if (m_headings[column].text == heading) return static_cast<std::uint32_t>(column + 1);
  return 0;
}

std::uint32_t ClearBallotRows::ranks() const {
  std::uint64_t ranks = 0;
  for (const Choice& choice : m_choices) ranks = std::max(ranks, choice.rank);
  return static_cast<std::uint32_t>(ranks);
}

template <class Grouper, class Row>
base::Result<void> ClearBallotRows::read(Grouper& grouper, const Row& row) const {
  bool there = false;
  for (const Choice& choice : m_choices) {
    const std::string_view cell = trimmed(row.cell(choice.column));
    there = there || !cell.empty();
    if (cell.empty() || cell == "0") continue;
    if (cell != "1") return cell_error(row, choice.column, "a choice is neither 0 nor 1");
    if (!grouper.mark(choice.rank, choice.mark)) return grouper.problem(row.place(choice.column));
  }
  if (there) return end_row_ballot(grouper, row, m_columns);
  if (!is_blank_row(row)) grouper.note("ballots without the contest are left out", row.place(0));
  return {};
}

}  // namespace

base::Result<BallotReading> read_clear_ballot(const std::string& name, std::string bytes, const std::string& contest,
                                              const BallotOptions& options) {
  auto grid = ballot_grid(name, std::move(bytes), ',', options);
  if (!grid) return grid.error();
  if (grid->rows() == 0) return base::Error{base::ErrorKind::format, "the file is empty", {name, 0, 0}, {}};
  BallotGrouper grouper(contest, options);
  ClearBallotRows rows;
  if (auto opened = rows.open(*grid, contest, grouper); !opened) return opened.error();
  for (std::size_t row = 1; row < grid->rows(); ++row)
    if (auto read = rows.read(grouper, GridRow(*grid, row)); !read) return read.error();
  return std::move(grouper).finish(rows.ranks());
}

base::Result<StreamedBallots> stream_clear_ballot(const std::string& name, const ByteSource& source,
                                                  const std::string& contest, const BallotOptions& options,
                                                  BlockSizes sizes) {
  ClearBallotRows rows;
  RowForm form;
  form.contest = contest;
  form.delimiter = ',';
  form.head = 1;
  form.open = [&](const Grid& first, BallotGrouper& names) { return rows.open(first, contest, names); };
  form.read = [&](StreamGrouper& ballots, const StreamRow& row) { return rows.read(ballots, row); };
  form.ranks = [&](std::size_t) { return std::optional(rows.ranks()); };
  return stream_rows(name, source, form, options, sizes);
}

}  // namespace acta::read
