// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/rctab.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "acta/read/ballots/grid.hpp"
#include "acta/read/ballots/whole_number.hpp"
#include "acta/read/cells.hpp"

namespace acta::read {
namespace {

constexpr std::array<std::string_view, 5> kNo = {"0", "n", "no", "f", "false"};

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  return out;
}

/// Columns by lower-case heading, and those of the ranks in order.
struct Headings {
  std::map<std::string, std::size_t> columns;
  std::vector<std::size_t> ranks;

  std::string_view cell(const Grid& grid, std::size_t row, const std::string& heading) const {
    const auto found = columns.find(heading);
    return found == columns.end() ? std::string_view() : trimmed(grid.cell(row, found->second));
  }
};

/// The number in "Rank 12" or "rank12"; 0: the heading is none of these.
std::uint64_t rank_of(std::string_view heading) {
  if (!heading.starts_with("rank")) return 0;
  return natural_number(trimmed(heading.substr(4))).value_or(0);
}

base::Result<Headings> headings_of(const Grid& grid) {
  Headings headings;
  std::map<std::uint64_t, std::size_t> ranks;
  for (std::size_t column = 0; grid.rows() > 0 && column < grid.columns(0); ++column) {
    const std::string heading = lower(trimmed(grid.cell(0, column)));
    if (heading.empty()) continue;
    if (!headings.columns.emplace(heading, column).second)
      return cell_error(grid, 0, column, "two columns have the same heading");
    if (const auto rank = rank_of(heading); rank != 0 && !ranks.emplace(rank, column).second)
      return cell_error(grid, 0, column, "two columns are the same rank");
  }
  if (ranks.empty() || ranks.begin()->first != 1 || ranks.rbegin()->first != ranks.size())
    return base::Error{
        base::ErrorKind::format, "the headings are not \"Rank 1\", \"Rank 2\", … without gap", {grid.name(), 1, 0}, {}};
  for (const auto& [rank, column] : ranks) headings.ranks.push_back(column);
  return headings;
}

base::Result<void> marks(BallotGrouper& grouper, const Grid& grid, std::size_t row, const Headings& headings) {
  for (std::size_t rank = 0; rank < headings.ranks.size(); ++rank) {
    std::string_view rest = grid.cell(row, headings.ranks[rank]);
    while (!rest.empty()) {
      const auto end = rest.find('\n');
      const auto mark = grouper.named(rest.substr(0, end));
      if (!mark || !grouper.mark(rank + 1, *mark)) return grouper.problem(grid.place(row, headings.ranks[rank]));
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
  }
  return {};
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts)
    if (!part.empty()) text.append(text.empty() ? "" : "-").append(part);
  return text;
}

bool end_rctab(BallotGrouper& grouper, const Grid& grid, std::size_t row, const Headings& headings) {
  const auto cell = [&](const char* heading) { return headings.cell(grid, row, heading); };
  const std::string made = joined({cell("tabulator id"), cell("batch id"), cell("record id")});
  const std::string_view id = cell("rctab cvr id"), portion = cell("precinct portion");
  return grouper.end_ballot(1,
                            {id.empty() ? made : id, portion.empty() ? cell("precinct") : portion, cell("batch id")});
}

bool end_pile(BallotGrouper& grouper, const Grid& grid, std::size_t row, const Headings& headings) {
  const auto cell = [&](const char* heading) { return headings.cell(grid, row, heading); };
  const std::string valid = lower(cell("valid"));
  if (std::find(kNo.begin(), kNo.end(), valid) != kNo.end()) {
    grouper.drop_ballot();
    grouper.note("ballots that are not valid are left out", grid.place(row, 0));
    return true;
  }
  return grouper.end_ballot(1, {{}, joined({cell("ward"), cell("precinct")}), cell("pile")});
}

using EndBallot = bool (*)(BallotGrouper&, const Grid&, std::size_t, const Headings&);

base::Result<BallotReading> read_ranks(const std::string& name, std::string bytes, const BallotOptions& options,
                                       EndBallot end_ballot) {
  auto grid = ballot_grid(name, std::move(bytes), ',', options);
  if (!grid) return grid.error();
  auto headings = headings_of(*grid);
  if (!headings) return headings.error();
  BallotGrouper grouper("", options);
  for (std::size_t row = 1; row < grid->rows(); ++row) {
    if (is_blank_row(*grid, row)) continue;
    if (auto marked = marks(grouper, *grid, row, *headings); !marked) return marked.error();
    if (!end_ballot(grouper, *grid, row, *headings)) return grouper.problem(grid->place(row, 0));
  }
  return std::move(grouper).finish(static_cast<std::uint32_t>(headings->ranks.size()));
}

}  // namespace

base::Result<BallotReading> read_rctab_csv(const std::string& name, std::string bytes, const BallotOptions& options) {
  BallotOptions labelled = options;
  if (labelled.overvote_label.empty()) labelled.overvote_label = "overvote";
  if (labelled.skipped_label.empty()) labelled.skipped_label = "undervote";
  if (labelled.undeclared_write_in_label.empty()) labelled.undeclared_write_in_label = "Undeclared Write-ins";
  return read_ranks(name, std::move(bytes), labelled, end_rctab);
}

base::Result<BallotReading> read_piles_csv(const std::string& name, std::string bytes, const BallotOptions& options) {
  return read_ranks(name, std::move(bytes), options, end_pile);
}

}  // namespace acta::read
