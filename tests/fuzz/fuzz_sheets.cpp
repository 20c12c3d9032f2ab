// SPDX-License-Identifier: Apache-2.0
// A record and a table in one input, apart by the first NUL byte: any table may meet any layout.
#include <cstdlib>

#include "acta/read/sheets.hpp"
#include "fuzz/input.hpp"

namespace {

/// Every row of a table is in exactly one count.
void check_rows(const acta::read::TableReading& reading, const acta::read::Grid& grid) {
  if (reading.title_rows + reading.unit_rows + reading.total_rows + reading.name_rows + reading.empty_rows +
          reading.other_rows + reading.kept_rows !=
      grid.rows())
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = acta::fuzz::bytes(data, size);
  const auto cut = input.find('\0');
  if (cut == std::string::npos) return 0;
  const auto record = acta::read::parse_record(input.substr(0, cut), "election.toml");
  if (!record || record->layouts.empty() || record->layouts[0].empty()) return 0;
  const auto& layout = record->layouts[0][0];
  const auto table = acta::read::open_table("x", input.substr(cut + 1), {}, acta::fuzz::limits());
  if (!table) return 0;
  const std::vector<const acta::read::OpenedTable*> tables(layout.tables.size(), &*table);
  const auto& contest = record->record.contests[0];
  const auto reading = acta::read::read_sheets(contest, contest.copies[0].id, layout, tables, false);
  if (!reading) return 0;
  for (const auto& one : reading->tables) check_rows(one, table->grid);
  (void)acta::read::reading_findings(contest.id, contest.copies[0].id, *reading, tables);
  return 0;
}
