// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/table.hpp"

#include <algorithm>
#include <vector>

#include "acta/read/ballots/whole_number.hpp"
#include "acta/read/cells.hpp"
#include "acta/read/number_text.hpp"

namespace acta::read {
namespace {

using Form = BallotTableLayout::Form;

class Table {
 public:
  Table(const Grid& grid, const BallotTableLayout& layout, const BallotOptions& options)
      : m_grid(grid),
        m_layout(layout),
        m_options(options),
        m_grouper("", options),
        m_begin(layout.first_vote_column - 1) {
    m_end = layout.last_vote_column != 0 ? layout.last_vote_column : grid.width();
    if (layout.form == Form::rank_columns && options.most_ranks != 0)
      m_end = std::min<std::size_t>(m_end, m_begin + options.most_ranks);
  }
  base::Result<BallotReading> read() &&;

 private:
  base::Result<void> headings();
  base::Result<void> ranks(std::size_t row);
  base::Result<void> names(std::size_t row);
  bool split(std::string_view text, std::uint64_t rank);

  const Grid& m_grid;
  const BallotTableLayout& m_layout;
  const BallotOptions& m_options;
  BallotGrouper m_grouper;
  std::size_t m_begin, m_end;
  std::vector<model::RankMark> m_candidates;  ///< by column; kNoMark: the heading is empty
};

base::Result<void> Table::headings() {
  const std::size_t row = m_layout.first_vote_row - 2;
  for (std::size_t column = m_begin; column < m_end; ++column) {
    const std::string_view heading = trimmed(m_grid.cell(row, column));
    if (!heading.empty() && m_grouper.known(heading))
      return cell_error(m_grid, row, column, "two columns name the same candidate");
    const auto mark = heading.empty() ? model::kNoMark : m_grouper.candidate(heading, heading);
    if (!mark) return m_grouper.problem(m_grid.place(row, column));
    m_candidates.push_back(*mark);
  }
  return {};
}

base::Result<void> Table::ranks(std::size_t row) {
  const std::size_t end = std::min(m_end, m_grid.columns(row));
  for (std::size_t column = m_begin; column < end; ++column) {
    const std::string_view text = trimmed(m_grid.cell(row, column));
    if (text.empty() || text == m_options.skipped_label) continue;
    if (m_candidates[column - m_begin] == model::kNoMark)
      return cell_error(m_grid, row, column, "a mark in a column without a candidate's name");
    const auto rank = natural_number(plain_number(text));
    if (!rank) return cell_error(m_grid, row, column, "a rank is no whole number");
    if (!m_grouper.mark(*rank, m_candidates[column - m_begin])) return m_grouper.problem(m_grid.place(row, column));
  }
  return {};
}

bool Table::split(std::string_view text, std::uint64_t rank) {
  const std::string& delimiter = m_layout.overvote_delimiter;
  if (m_layout.blank_is_write_in && trimmed(text).empty()) return m_grouper.mark(rank, model::kUndeclaredWriteIn);
  while (true) {
    const auto end = delimiter.empty() ? std::string_view::npos : text.find(delimiter);
    const auto mark = m_grouper.named(text.substr(0, end));
    if (!mark || !m_grouper.mark(rank, *mark)) return false;
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + delimiter.size());
  }
}

base::Result<void> Table::names(std::size_t row) {
  const std::size_t end = m_layout.blank_is_write_in ? m_end : std::min(m_end, m_grid.columns(row));
  for (std::size_t column = m_begin; column < end; ++column)
    if (!split(m_grid.cell(row, column), column - m_begin + 1)) return m_grouper.problem(m_grid.place(row, column));
  return {};
}

base::Result<BallotReading> Table::read() && {
  const bool by_candidate = m_layout.form == Form::candidate_columns;
  if (m_end <= m_begin || m_grid.rows() + 1 < m_layout.first_vote_row)
    return base::Error{base::ErrorKind::format,
                       "the table ends before the first vote",
                       {m_grid.name(), 0, 0},
                       "check the first vote's row and column"};
  if (by_candidate)
    if (auto named = headings(); !named) return named.error();
  for (std::size_t row = m_layout.first_vote_row - 1; row < m_grid.rows(); ++row) {
    if (is_blank_row(m_grid, row)) {
      m_grouper.note("rows without any text are no ballots", m_grid.place(row, 0));
      continue;
    }
    if (auto marked = by_candidate ? ranks(row) : names(row); !marked) return marked.error();
    if (auto ended = end_grid_ballot(m_grouper, m_grid, row, m_layout.cards); !ended) return ended.error();
  }
  const std::uint32_t ranks = by_candidate ? m_options.most_ranks : static_cast<std::uint32_t>(m_end - m_begin);
  return std::move(m_grouper).finish(ranks);
}

}  // namespace

base::Result<BallotReading> read_ballot_table(const std::string& name, std::string bytes,
                                              const BallotTableLayout& layout, const BallotOptions& options) {
  const bool headed = layout.form == Form::candidate_columns;
  if (layout.first_vote_column == 0 || layout.first_vote_row < (headed ? 2u : 1u))
    return base::Error{base::ErrorKind::usage,
                       "the first vote column and row count from 1, and a row of candidates stands above the votes",
                       {name, 0, 0},
                       {}};
  auto grid = ballot_grid(name, std::move(bytes), layout.delimiter, options);
  if (!grid) return grid.error();
  return Table(*grid, layout, options).read();
}

}  // namespace acta::read
