// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/read/sheets.hpp"
#include "unit/read/grids.hpp"

namespace acta::test {

/// A record of one contest with options a and b and one copy; `table` is its [[copy.table]], `more` goes to the end.
inline std::string record_of(const std::string& table, const std::string& more = {}) {
  return R"(format = "acta-record"
version = 1
title = "T"
[[source]]
id = "s"
file = "s.csv"
[[source]]
id = "t"
file = "t.csv"
[[contest]]
id = "c"
name = "C"
[[option]]
id = "a"
name = "A"
[[option]]
id = "b"
name = "B"
[[copy]]
id = "final"
[[copy.table]]
source = "s"
)" + table +
         "\n" + more;
}

/// The record's copy read from one text a table. Fails the test where it cannot be read.
struct ReadCopy {
  read::RecordFile file;
  std::vector<read::OpenedTable> tables;
  read::SheetReading reading;

  const model::SheetTable& sheets() const { return reading.sheets; }
  std::int64_t votes(std::size_t option) const { return model::sum(reading.sheets.votes[option]).total; }
  model::Finding finding(const std::string& code) const {
    std::vector<const read::OpenedTable*> pointers;
    for (const auto& table : tables) pointers.push_back(&table);
    for (auto& finding : read::reading_findings("c", "final", reading, pointers))
      if (finding.code == code) return finding;
    ADD_FAILURE() << "no finding " << code;
    return {};
  }
};

inline base::Result<ReadCopy> try_copy(const std::string& record, const std::vector<std::string>& texts,
                                       bool strict = false) {
  auto file = read::parse_record(record, "election.toml");
  if (!file) return file.error();
  ReadCopy copy;
  copy.file = std::move(file).value();
  const auto& layout = copy.file.layouts[0][0];
  for (std::size_t i = 0; i < layout.tables.size(); ++i) {
    auto table = read::open_table(i == 0 ? "s.csv" : "t.csv", texts[i], layout.tables[i].hints);
    if (!table) return table.error();
    copy.tables.push_back(std::move(table).value());
  }
  std::vector<const read::OpenedTable*> pointers;
  for (const auto& table : copy.tables) pointers.push_back(&table);
  auto reading = read::read_sheets(copy.file.record.contests[0], "final", layout, pointers, strict);
  if (!reading) return reading.error();
  copy.reading = std::move(reading).value();
  return copy;
}

inline ReadCopy copy_of(const std::string& record, const std::vector<std::string>& texts) {
  auto copy = try_copy(record, texts);
  EXPECT_TRUE(copy) << base::to_text(copy.error());
  return copy ? std::move(copy).value() : ReadCopy{};
}

}  // namespace acta::test
