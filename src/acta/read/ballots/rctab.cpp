// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/rctab.hpp"

#include <algorithm>
#include <array>

#include "acta/read/ballots/rctab_rows.hpp"

namespace acta::read {
namespace {

constexpr std::array<std::string_view, 5> kNo = {"0", "n", "no", "f", "false"};

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  return out;
}

/// The number in "Rank 12" or "rank12"; 0: the heading is none of these.
std::uint64_t rank_of(std::string_view heading) {
  if (!heading.starts_with("rank")) return 0;
  return natural_number(trimmed(heading.substr(4))).value_or(0);
}

/// How rows of Cambridge's council.csv are read.
class PileRows {
 public:
  explicit PileRows(const RankHeadings& headings)
      : m_headings(headings),
        m_valid(headings.find("valid")),
        m_ward(headings.find("ward")),
        m_precinct(headings.find("precinct")),
        m_pile(headings.find("pile")) {}

  base::Result<void> read(BallotGrouper& grouper, const GridRow& row) const {
    if (auto marked = read_ranks(grouper, row, m_headings.ranks()); !marked) return marked;
    const std::string valid = lower(cell_at(row, m_valid));
    if (std::find(kNo.begin(), kNo.end(), valid) != kNo.end()) {
      grouper.drop_ballot();
      grouper.note("ballots that are not valid are left out", row.place(0));
      return {};
    }
    const std::string precinct = joined({cell_at(row, m_ward), cell_at(row, m_precinct)});
    if (!grouper.end_ballot(1, {{}, precinct, cell_at(row, m_pile)})) return grouper.problem(row.place(0));
    return {};
  }

 private:
  const RankHeadings& m_headings;
  std::optional<std::size_t> m_valid, m_ward, m_precinct, m_pile;
};

template <class Rows>
base::Result<BallotReading> read_rows_of(const std::string& name, std::string bytes, const BallotOptions& options) {
  auto grid = ballot_grid(name, std::move(bytes), ',', options);
  if (!grid) return grid.error();
  auto headings = RankHeadings::of(*grid);
  if (!headings) return headings.error();
  const Rows rows(*headings);
  BallotGrouper grouper("", options);
  for (std::size_t r = 1; r < grid->rows(); ++r) {
    const GridRow row(*grid, r);
    if (is_blank_row(row)) continue;
    if (auto taken = rows.read(grouper, row); !taken) return taken.error();
  }
  return std::move(grouper).finish(static_cast<std::uint32_t>(headings->ranks().size()));
}

}  // namespace

base::Result<RankHeadings> RankHeadings::of(const Grid& grid) {
  RankHeadings headings;
  std::map<std::uint64_t, std::size_t> ranks;
  for (std::size_t column = 0; grid.rows() > 0 && column < grid.columns(0); ++column) {
    const std::string heading = lower(trimmed(grid.cell(0, column)));
    if (heading.empty()) continue;
    if (!headings.m_columns.emplace(heading, column).second)
      return cell_error(GridRow(grid, 0), column, "two columns have the same heading");
    if (const auto rank = rank_of(heading); rank != 0 && !ranks.emplace(rank, column).second)
      return cell_error(GridRow(grid, 0), column, "two columns are the same rank");
  }
  if (ranks.empty() || ranks.begin()->first != 1 || ranks.rbegin()->first != ranks.size())
    return base::Error{
        base::ErrorKind::format, "the headings are not \"Rank 1\", \"Rank 2\", … without gap", {grid.name(), 1, 0}, {}};
  for (const auto& [rank, column] : ranks) headings.m_ranks.push_back(column);
  return headings;
}

std::optional<std::size_t> RankHeadings::find(const std::string& heading) const {
  const auto found = m_columns.find(heading);
  return found == m_columns.end() ? std::nullopt : std::optional(found->second);
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts)
    if (!part.empty()) text.append(text.empty() ? "" : "-").append(part);
  return text;
}

BallotOptions rctab_labels(const BallotOptions& options) {
  BallotOptions labelled = options;
  if (labelled.overvote_label.empty()) labelled.overvote_label = "overvote";
  if (labelled.skipped_label.empty()) labelled.skipped_label = "undervote";
  if (labelled.undeclared_write_in_label.empty()) labelled.undeclared_write_in_label = "Undeclared Write-ins";
  return labelled;
}

base::Result<BallotReading> read_rctab_csv(const std::string& name, std::string bytes, const BallotOptions& options) {
  return read_rows_of<RctabRows>(name, std::move(bytes), rctab_labels(options));
}

base::Result<BallotReading> read_piles_csv(const std::string& name, std::string bytes, const BallotOptions& options) {
  return read_rows_of<PileRows>(name, std::move(bytes), options);
}

}  // namespace acta::read
