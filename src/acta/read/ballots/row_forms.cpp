// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "acta/read/ballots/rctab_rows.hpp"
#include "acta/read/ballots/row_stream.hpp"
#include "acta/read/ballots/table_rows.hpp"

namespace acta::read {

base::Result<StreamedBallots> stream_ballot_rows(const std::string& name, const ByteSource& source,
                                                 const BallotTableLayout& layout, const BallotOptions& options,
                                                 BlockSizes sizes) {
  TableRows rows(layout, options);
  const std::uint32_t least = rows.by_candidate() ? 2 : 1;
  if (layout.blank_is_write_in || layout.first_vote_column == 0 || layout.first_vote_row < least)
    return StreamedBallots{};
  RowForm form;
  form.delimiter = layout.delimiter;
  form.head = layout.first_vote_row - 1;
  form.open = [&](const Grid& first, BallotGrouper& names) -> base::Result<void> {
    if (!rows.by_candidate()) return {};
    return rows.read_headings(names, GridRow(first, layout.first_vote_row - 2), first.width());
  };
  form.read = [&](StreamGrouper& ballots, const StreamRow& row) -> base::Result<void> {
    if (!is_blank_row(row)) return rows.read(ballots, row, 0);
    ballots.note(kBlankRows, row.place(0));
    return {};
  };
  form.ranks = [&](std::size_t width) -> std::optional<std::uint32_t> {
    if (rows.end(width) < layout.first_vote_column) return std::nullopt;
    return rows.ranks(width);
  };
  return stream_rows(name, source, form, options, sizes);
}

base::Result<StreamedBallots> stream_rctab_csv(const std::string& name, const ByteSource& source,
                                               const BallotOptions& options, BlockSizes sizes) {
  const BallotOptions labelled = rctab_labels(options);
  RankHeadings headings;
  std::optional<RctabRows> rows;
  RowForm form;
  form.delimiter = ',';
  form.head = 1;
  form.open = [&](const Grid& first, BallotGrouper&) -> base::Result<void> {
    auto found = RankHeadings::of(first);
    if (!found) return found.error();
    headings = std::move(*found);
    rows.emplace(headings);
    return {};
  };
  form.read = [&](StreamGrouper& ballots, const StreamRow& row) -> base::Result<void> {
    if (is_blank_row(row)) return {};
    return rows->read(ballots, row);
  };
  form.ranks = [&](std::size_t) { return std::optional(static_cast<std::uint32_t>(headings.ranks().size())); };
  return stream_rows(name, source, form, labelled, sizes);
}

}  // namespace acta::read
