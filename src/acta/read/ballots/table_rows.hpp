// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <limits>
#include <string_view>
#include <vector>

#include "acta/read/ballots/ballot_row.hpp"
#include "acta/read/ballots/grid.hpp"
#include "acta/read/ballots/table.hpp"
#include "acta/read/number_text.hpp"

namespace acta::read {

/// What is noted of rows that are no ballots.
inline constexpr const char* kBlankRows = "rows without any text are no ballots";

/// How rows of a table of ballots are read, one by one, whoever holds them. Keeps references to layout and options.
class TableRows {
 public:
  TableRows(const BallotTableLayout& layout, const BallotOptions& options)
      : m_layout(layout), m_options(options), m_begin(layout.first_vote_column - 1) {
    if (layout.last_vote_column != 0) m_end = layout.last_vote_column;
    if (!by_candidate() && options.most_ranks != 0) m_end = std::min<std::size_t>(m_end, m_begin + options.most_ranks);
  }
  bool by_candidate() const { return m_layout.form == BallotTableLayout::Form::candidate_columns; }
  /// Where the columns of votes end in a table of that width.
  std::size_t end(std::size_t width) const { return m_layout.last_vote_column != 0 ? m_end : std::min(m_end, width); }
  /// Ranks of a table of that width; 0: unknown.
  std::uint32_t ranks(std::size_t width) const {
    return by_candidate() ? m_options.most_ranks : static_cast<std::uint32_t>(end(width) - m_begin);
  }

  /// Candidates' names, of the row above the first vote. REQUIRES: by_candidate().
  base::Result<void> read_headings(BallotGrouper& grouper, const GridRow& row, std::size_t width) {
    for (std::size_t column = m_begin; column < end(width); ++column) {
      const std::string_view heading = trimmed(row.cell(column));
      if (!heading.empty() && grouper.known(heading))
        return cell_error(row, column, "two columns name the same candidate");
      const auto mark = heading.empty() ? model::kNoMark : grouper.candidate(heading, heading);
      if (!mark) return grouper.problem(row.place(column));
      m_candidates.push_back(*mark);
    }
    return {};
  }

  /// A row that is not blank. `width`: of the table, for layouts in which a cell that is missing says something.
  template <class Grouper, class Row>
  base::Result<void> read(Grouper& grouper, const Row& row, std::size_t width) const {
    if (auto marked = by_candidate() ? ranks_of(grouper, row) : names_of(grouper, row, width); !marked) return marked;
    return end_row_ballot(grouper, row, m_layout.cards);
  }

 private:
  template <class Grouper, class Row>
  base::Result<void> ranks_of(Grouper& grouper, const Row& row) const {
    for (std::size_t column = m_begin; column < std::min(m_end, row.columns()); ++column) {
      const std::string_view text = trimmed(row.cell(column));
      if (text.empty() || text == m_options.skipped_label) continue;
      const std::size_t at = column - m_begin;
      if (at >= m_candidates.size() || m_candidates[at] == model::kNoMark)
        return cell_error(row, column, "a mark in a column without a candidate's name");
      const auto rank = natural_number(plain_number(text));
      if (!rank) return cell_error(row, column, "a rank is no whole number");
      if (!grouper.mark(*rank, m_candidates[at])) return grouper.problem(row.place(column));
    }
    return {};
  }

  template <class Grouper, class Row>
  base::Result<void> names_of(Grouper& grouper, const Row& row, std::size_t width) const {
    const std::size_t last = m_layout.blank_is_write_in ? end(width) : std::min(m_end, row.columns());
    for (std::size_t column = m_begin; column < last; ++column)
      if (!split(grouper, row.cell(column), column - m_begin + 1)) return grouper.problem(row.place(column));
    return {};
  }

  template <class Grouper>
  bool split(Grouper& grouper, std::string_view text, std::uint64_t rank) const {
    const std::string& delimiter = m_layout.overvote_delimiter;
    if (m_layout.blank_is_write_in && trimmed(text).empty()) return grouper.mark(rank, model::kUndeclaredWriteIn);
    while (true) {
      const auto end = delimiter.empty() ? std::string_view::npos : text.find(delimiter);
      const auto mark = grouper.named(text.substr(0, end));
      if (!mark || !grouper.mark(rank, *mark)) return false;
      if (end == std::string_view::npos) return true;
      text.remove_prefix(end + delimiter.size());
    }
  }

  const BallotTableLayout& m_layout;
  const BallotOptions& m_options;
  std::size_t m_begin, m_end = std::numeric_limits<std::size_t>::max();
  std::vector<model::RankMark> m_candidates;  ///< by column; kNoMark: the heading is empty
};

}  // namespace acta::read
