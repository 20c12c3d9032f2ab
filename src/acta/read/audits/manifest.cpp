// SPDX-License-Identifier: Apache-2.0
#include "acta/read/audits/manifest.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "acta/read/audits/headed_rows.hpp"

namespace acta::read {
namespace {

using Column = std::optional<std::size_t>;

Column one_of(const HeadedRows& rows, std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (const auto column = rows.column(name)) return column;
  return std::nullopt;
}

struct Columns {
  explicit Columns(const HeadedRows& rows)
      : jurisdiction(one_of(rows, {"Jurisdiction Name", "Jurisdiction", "CountyID", "County", "county_name"})),
        container(one_of(rows, {"Container"})),
        tabulator(one_of(rows, {"Tabulator", "ScannerID"})),
        batch(one_of(rows, {"Batch Name", "BatchID", "Batch"})),
        ballots(one_of(rows, {"Number of Ballots", "NumBallots", "Ballots in Batch"})),
        records(one_of(rows, {"CVR"})) {}
  bool own(std::size_t column) const {
    for (const Column& one : {jurisdiction, container, tabulator, batch, ballots, records})
      if (one && *one == column) return true;
    return false;
  }
  Column jurisdiction, container, tabulator, batch, ballots, records;
};

/// Where manifest.columns has each heading of options, added if need be.
std::vector<std::pair<std::size_t, std::size_t>> option_columns(const HeadedRows& rows, const Columns& columns,
                                                                model::AuditManifest& manifest) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  for (std::size_t c = 0; c < rows.headings().size(); ++c) {
    const std::string& name = rows.headings()[c];
    if (columns.own(c) || name.empty() || name == "StorageLocation") continue;
    const auto at = std::find(manifest.columns.begin(), manifest.columns.end(), name);
    found.emplace_back(c, static_cast<std::size_t>(at - manifest.columns.begin()));
    if (at == manifest.columns.end()) manifest.columns.push_back(name);
  }
  return found;
}

using Key = std::tuple<std::string, std::string, std::string, std::string>;

Key key_of(const model::ManifestBatch& batch) {
  return {batch.jurisdiction, batch.container, batch.tabulator, batch.batch};
}

}  // namespace

base::Result<void> read_audit_manifest(const Grid& grid, const std::string& jurisdiction,
                                       model::AuditManifest& manifest) {
  std::size_t head = 0;
  while (head < grid.rows() && is_empty_row(grid, head)) ++head;
  if (head == grid.rows())
    return base::Error{base::ErrorKind::format, "the manifest is empty", {grid.name(), 0, 0}, {}};
  const HeadedRows rows(grid, "the manifest", head, grid.rows());
  const Columns columns(rows);
  if (!columns.batch) return rows.required("Batch Name").error();
  const auto options = option_columns(rows, columns, manifest);
  std::map<Key, std::size_t> known;
  for (std::size_t b = 0; b < manifest.batches.size(); ++b) known[key_of(manifest.batches[b])] = b;
  for (std::size_t row = rows.begin(); row < rows.end(); ++row) {
    if (is_empty_row(grid, row)) continue;
    const std::string place = rows.text(row, columns.jurisdiction);
    model::ManifestBatch read{place.empty() ? jurisdiction : place,
                              rows.text(row, columns.container),
                              rows.text(row, columns.tabulator),
                              rows.text(row, columns.batch),
                              {},
                              {},
                              rows.place(row, columns.batch)};
    const auto ballots = rows.maybe_count(row, columns.ballots);
    if (!ballots) return ballots.error();
    const auto [at, fresh] = known.try_emplace(key_of(read), manifest.batches.size());
    if (fresh) manifest.batches.push_back(std::move(read));
    model::ManifestBatch& batch = manifest.batches[at->second];
    if (*ballots && batch.ballots) return rows.fail(row, columns.batch, "this batch stands twice");
    if (*ballots) batch.ballots = *ballots;
    const std::string records = rows.text(row, columns.records);
    if (records == "Yes" || records == "Y" || records == "No" || records == "N") batch.has_records = records[0] == 'Y';
    batch.votes.resize(manifest.columns.size());
    for (const auto& [column, option] : options) {
      const auto votes = rows.maybe_count(row, column);
      if (votes && *votes) batch.votes[option] = *votes;  // a column of other things is no column of votes
    }
  }
  for (auto& batch : manifest.batches) batch.votes.resize(manifest.columns.size());
  return {};
}

}  // namespace acta::read
