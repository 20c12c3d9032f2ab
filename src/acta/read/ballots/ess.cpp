// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/ess.hpp"

#include <algorithm>
#include <vector>

#include "acta/read/ballots/grouper.hpp"
#include "acta/read/ballots/xlsx_rows.hpp"

namespace acta::read {
namespace {

constexpr model::RankMark kNotAsked = 0x7fff'0001;  ///< meaning of a shared string that no vote has used yet

class EssSheet {
 public:
  EssSheet(const std::string& name, const EssLayout& layout, const BallotOptions& options)
      : m_name(name), m_layout(layout), m_grouper("", options) {
    m_ranks = options.most_ranks;
    m_grouper.most_ranks(0);
  }

  std::optional<base::Error> row(const SheetRow& row);
  BallotReading finish() && { return std::move(m_grouper).finish(m_ranks != 0 ? m_ranks : m_header_ranks); }

 private:
  bool vote(const SheetRow& row, const SheetCell& cell, std::uint32_t rank);
  bool split(std::string_view text, std::uint32_t rank);
  bool fill_blanks(std::uint32_t from, std::uint32_t to);
  base::Place place(const SheetRow& row, std::uint32_t column) const { return {m_name, row.number, column}; }

  std::string m_name;
  const EssLayout& m_layout;
  BallotGrouper m_grouper;
  std::uint32_t m_ranks = 0, m_header_ranks = 0;
  std::vector<model::RankMark> m_meaning;  ///< of shared strings
};

/// Marks the names of one cell; without delimiter, the cell is one name.
bool EssSheet::split(std::string_view text, std::uint32_t rank) {
  const std::string& delimiter = m_layout.overvote_delimiter;
  while (true) {
    const auto end = delimiter.empty() ? std::string_view::npos : text.find(delimiter);
    const auto mark = m_grouper.named(text.substr(0, end));
    if (!mark || !m_grouper.mark(rank, *mark)) return false;
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + delimiter.size());
  }
}

bool EssSheet::vote(const SheetRow& row, const SheetCell& cell, std::uint32_t rank) {
  const std::string_view text = row(cell);
  const std::string& delimiter = m_layout.overvote_delimiter;
  if (cell.shared == SheetCell::kOwnText || (!delimiter.empty() && text.find(delimiter) != std::string_view::npos))
    return split(text, rank);
  if (m_meaning.size() < row.strings.size()) m_meaning.assign(row.strings.size(), kNotAsked);
  model::RankMark& meaning = m_meaning[cell.shared];
  if (meaning == kNotAsked) {
    const auto mark = m_grouper.named(text);
    if (!mark) return false;
    meaning = *mark;
  }
  return m_grouper.mark(rank, meaning);
}

bool EssSheet::fill_blanks(std::uint32_t from, std::uint32_t to) {
  if (!m_layout.blank_is_write_in) return true;
  for (; from < to; ++from)
    if (!m_grouper.mark(from, model::kUndeclaredWriteIn)) return false;
  return true;
}

std::optional<base::Error> EssSheet::row(const SheetRow& row) {
  const std::uint32_t first = m_layout.first_vote_column;
  if (row.number < m_layout.first_vote_row) {
    m_header_ranks = row.cells.empty() || row.cells.back().column < first ? 0 : row.cells.back().column - first + 1;
    return std::nullopt;
  }
  if (row.cells.empty()) {
    m_grouper.note("rows without any cell are no ballots", place(row, 0));
    return std::nullopt;
  }
  const std::uint32_t ranks = m_ranks != 0 ? m_ranks : m_header_ranks;
  std::uint32_t next = 1;
  for (const SheetCell& cell : row.cells) {
    if (cell.column < first || (m_ranks != 0 && cell.column - first >= m_ranks)) continue;
    const std::uint32_t rank = cell.column - first + 1;
    if (!fill_blanks(next, rank) || !vote(row, cell, rank)) return m_grouper.problem(place(row, cell.column));
    next = rank + 1;
  }
  if (!fill_blanks(next, ranks + 1)) return m_grouper.problem(place(row, first));
  const auto column = [&](std::uint32_t number) { return number == 0 ? std::string_view() : row.at(number); };
  const BallotCard card{column(m_layout.id_column), column(m_layout.precinct_column), column(m_layout.batch_column)};
  if (!m_grouper.end_ballot(1, card)) return m_grouper.problem(place(row, m_layout.id_column));
  return std::nullopt;
}

}  // namespace

base::Result<BallotReading> read_ess(const std::string& name, std::string_view bytes, const EssLayout& layout,
                                     const BallotOptions& options) {
  if (layout.first_vote_column == 0 || layout.first_vote_row == 0)
    return base::Error{base::ErrorKind::usage, "the first vote column and row count from 1", {name, 0, 0}, {}};
  EssSheet sheet(name, layout, options);
  auto streamed = stream_xlsx(name, bytes, options.limits, [&](const SheetRow& row) { return sheet.row(row); });
  if (!streamed) return streamed.error();
  return std::move(sheet).finish();
}

}  // namespace acta::read
