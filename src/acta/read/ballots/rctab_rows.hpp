// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/read/ballots/grid.hpp"

namespace acta::read {

/// Columns of a table of ranks, found by their headings.
class RankHeadings {
 public:
  /// Of the first row. Errors: a heading that stands twice, ranks that are missing.
  static base::Result<RankHeadings> of(const Grid& grid);
  /// Of the ranks, in their order.
  const std::vector<std::size_t>& ranks() const { return m_ranks; }
  /// Lower case; nullopt: there is none.
  std::optional<std::size_t> find(const std::string& heading) const;

 private:
  std::map<std::string, std::size_t> m_columns;
  std::vector<std::size_t> m_ranks;
};

/// RCTab's labels where the options have none of their own.
BallotOptions rctab_labels(const BallotOptions& options);

/// The marks of a row; a cell with line breaks holds several names.
template <class Grouper, class Row>
base::Result<void> read_ranks(Grouper& grouper, const Row& row, const std::vector<std::size_t>& ranks) {
  for (std::size_t rank = 0; rank < ranks.size(); ++rank) {
    std::string_view rest = row.cell(ranks[rank]);
    while (!rest.empty()) {
      const auto end = rest.find('\n');
      const auto mark = grouper.named(rest.substr(0, end));
      if (!mark || !grouper.mark(rank + 1, *mark)) return grouper.problem(row.place(ranks[rank]));
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
  }
  return {};
}

/// Parts that are not empty, with "-" between them.
std::string joined(std::initializer_list<std::string_view> parts);

/// The cell below a heading, trimmed; empty where there is no such heading.
template <class Row>
std::string_view cell_at(const Row& row, std::optional<std::size_t> column) {
  return column ? trimmed(row.cell(*column)) : std::string_view();
}

/// How rows of RCTab's neutral CSV are read, whoever holds them. Keeps a reference.
class RctabRows {
 public:
  explicit RctabRows(const RankHeadings& headings)
      : m_headings(headings),
        m_id(headings.find("rctab cvr id")),
        m_tabulator(headings.find("tabulator id")),
        m_batch(headings.find("batch id")),
        m_record(headings.find("record id")),
        m_precinct(headings.find("precinct")),
        m_portion(headings.find("precinct portion")) {}

  template <class Grouper, class Row>
  base::Result<void> read(Grouper& grouper, const Row& row) const {
    if (auto marked = read_ranks(grouper, row, m_headings.ranks()); !marked) return marked;
    const std::string_view id = cell_at(row, m_id), portion = cell_at(row, m_portion), batch = cell_at(row, m_batch);
    const std::string made =
        id.empty() ? joined({cell_at(row, m_tabulator), batch, cell_at(row, m_record)}) : std::string();
    const BallotCard card{id.empty() ? std::string_view(made) : id,
                          portion.empty() ? cell_at(row, m_precinct) : portion, batch};
    if (!grouper.end_ballot(1, card)) return grouper.problem(row.place(0));
    return {};
  }

 private:
  const RankHeadings& m_headings;
  std::optional<std::size_t> m_id, m_tabulator, m_batch, m_record, m_precinct, m_portion;
};

}  // namespace acta::read
