// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "acta/app/audit_cards_parts.hpp"

namespace acta::app {

/// Fills a RecordedCardList from tables of records, whose parts are read at one time.
class TableRecorder {
 public:
  /// The list has the contests already, without records. It outlives this.
  explicit TableRecorder(RecordedCardList& list, std::size_t part_bytes = read::kPartOfRows)
      : m_list(list), m_part_bytes(part_bytes) {}
  /// Errors: of read_record_table.
  base::Result<void> read(const std::string& name, std::string bytes, const read::CardsFile& file);
  /// Once, after all tables; the list then knows the places of its records. Errors: format: a card that has two
  /// records, with the place of the second.
  base::Result<void> finish();

 private:
  class Part;
  class Parts;
  struct Table {
    std::size_t first_card = 0;
    std::string name;
    std::uint64_t column = 0;  ///< of the cards' names
  };

  void append(std::deque<Part>& parts);
  std::vector<std::uint32_t> append_batches(const Part& part);
  void append_votes(std::size_t contest, const std::deque<Part>& parts);

  RecordedCardList& m_list;
  std::size_t m_part_bytes;
  std::unordered_map<std::string, std::uint32_t> m_batches;
  std::vector<std::uint64_t> m_lines;  ///< by card
  std::vector<Table> m_tables;
};

}  // namespace acta::app
