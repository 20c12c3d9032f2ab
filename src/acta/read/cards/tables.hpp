// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/read/cards/config.hpp"
#include "acta/read/table.hpp"

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

/// One card of a table of records. Views live until the next one.
class RecordLine {
 public:
  std::string_view card, batch;  ///< card may be empty
  std::int64_t position = 0;     ///< in the batch, from 1; 0: not told

  std::uint64_t line() const { return m_line; }
  /// Of the card's name, or of its batch where there is no such column; from 1.
  std::uint64_t column() const { return m_column; }
  std::uint64_t position_column() const { return m_position_column; }  ///< from 1
  std::size_t contests() const { return m_votes.size(); }
  /// nullopt where the contest is not on the card, else marked choices, by rank for "irv" and "stv".
  std::optional<std::span<const std::uint16_t>> vote(std::size_t contest) const {
    const Vote& vote = m_votes[contest];
    if (vote.begin == kNoVote) return std::nullopt;
    return std::span(m_marks).subspan(vote.begin, vote.count);
  }

 private:
  friend class RecordTable;
  static constexpr std::uint32_t kNoVote = 0xffff'ffff;
  struct Vote {
    std::uint32_t begin = kNoVote, count = 0;
  };

  std::uint64_t m_line = 0, m_column = 0, m_position_column = 0;
  std::vector<std::uint16_t> m_marks;
  std::vector<Vote> m_votes;
};

/// Takes the records of a table in parts (RowPartsSink).
class RecordSink {
 public:
  virtual ~RecordSink() = default;
  virtual void parts(std::size_t count) = 0;
  virtual base::Result<void> take(std::size_t part, const RecordLine& line) = 0;
};
/// Columns of file.records and, for each contest, either one headed by its id, name or record name, with the marked
/// choices and ";" between them ("blank" or "undervote": none; "overvote": not valid; empty: not on the card; ranked:
/// in order), or one for each choice, headed "contest:choice". Then cells are 1 or 0, or ranks for "irv": 1 is the
/// first; of a rank that is given twice, and all after it, nothing counts. Parts are about part_bytes long. Errors:
/// not_found: a column, or a choice without one; format: a heading twice, with the cell: no such choice or mark; of
/// `take`.
base::Result<void> read_record_table(const std::string& name, std::string bytes, const CardsFile& file,
                                     RecordSink& sink, std::size_t part_bytes = kPartOfRows);

}  // namespace acta::read
