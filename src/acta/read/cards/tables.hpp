// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/read/cards/config.hpp"

/// The tables of an audit of cards: CSV, XLSX or XLS, packed or not; the first row that is not blank holds headings, of
/// which case and blanks around do not matter. Blank rows are passed over.
namespace acta::read {

/// A row of the manifest, cells trimmed.
struct ManifestLine {
  std::string tabulator, batch, cards;
  base::Place batch_place, cards_place;
};
/// Headings as the file names them, or guessed ("Batch", "Container", "Number of Ballots", …).
/// Errors: not_found for a column, with the headings that there are; of open_table.
base::Result<std::vector<ManifestLine>> read_manifest(const std::string& name, std::string bytes,
                                                      const CardsFile& file);

/// A row of the file of pools: votes of a choice in a batch.
struct PoolLine {
  std::string batch, contest, choice;
  std::int64_t votes = 0;
  base::Place place;
};
/// Columns batch, contest, choice, votes. Errors: not_found, format with the cell.
base::Result<std::vector<PoolLine>> read_pools(const std::string& name, std::string bytes);

/// One card of a table of records.
struct RecordLine {
  std::string card, batch;    ///< card may be empty
  std::int64_t position = 0;  ///< in the batch, from 1; 0: not told
  base::Place place;
  std::uint64_t position_column = 0;  ///< from 1, in the line of `place`; 0: not told
  /// By contest: nullopt where the contest is not on the card, else marked choices, by rank for "irv".
  std::vector<std::optional<std::vector<std::uint16_t>>> votes;
};
/// Columns of file.records and, for each contest, either one headed by its id, name or record name, with the marked
/// choices and ";" between them ("blank" or "undervote": none; "overvote": not valid; empty: not on the card; ranked:
/// in order), or one for each choice, headed "contest:choice". Then cells are 1 or 0, or ranks for "irv": 1 is the
/// first; of a rank that is given twice, and all after it, nothing counts. Errors: not_found: a column, or a choice
/// without one; format: a heading twice, with the cell: no such choice or mark; of `take`.
base::Result<void> read_record_table(const std::string& name, std::string bytes, const CardsFile& file,
                                     const std::function<base::Result<void>(const RecordLine&)>& take);

}  // namespace acta::read
