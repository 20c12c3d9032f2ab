// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "acta/base/sha256.hpp"
#include "acta/read/layout.hpp"
#include "acta/read/sheets.hpp"
#include "acta/simulate/simulate.hpp"
#include "parsed.hpp"

namespace acta::simulate {
namespace {

Settings settings_for_reading() {
  Settings settings;
  settings.seed = 18'446'744'073'709'551'615u;
  settings.stations = 500;
  settings.options = 3;
  settings.title = "A \"title\"\twith a \\ and ünïcode";
  settings.law = "generic/majority-runoff";
  settings.manipulations = {{ManipulationKind::added_ballots, {1, 10}}, {ManipulationKind::lost_sheets, {1, 50}}};
  return settings;
}

TEST(Record, is_read_by_the_rules_of_the_format) {
  const Simulated simulated = run(settings_for_reading());
  const auto file = read::parse_record(bytes_of(simulated, "election.toml"), "election.toml");
  ASSERT_TRUE(file) << base::to_text(file.error());
  EXPECT_EQ(file->record.title, settings_for_reading().title);
  ASSERT_EQ(file->record.contests.size(), 1u);
  EXPECT_EQ(file->laws[0], "generic/majority-runoff");
  const model::Contest& contest = file->record.contests[0];
  EXPECT_EQ(contest.options.size(), 3u);
  EXPECT_EQ(file->record.sources.at(0).sha256, base::sha256_hex(bytes_of(simulated, "sheets.csv")));
  ASSERT_EQ(contest.releases.size(), 1u);
  for (std::size_t o = 0; o < 3; ++o) EXPECT_EQ(contest.releases[0].lines.at(o).votes, simulated.totals[o].announced);
}

TEST(Record, its_sheets_are_read_strictly_to_the_published_totals) {
  const Simulated simulated = run(settings_for_reading());
  const auto file = read::parse_record(bytes_of(simulated, "election.toml"), "election.toml");
  ASSERT_TRUE(file) << base::to_text(file.error());
  const read::CopyLayout& layout = file->layouts[0][0];
  const auto table = read::open_table("sheets.csv", bytes_of(simulated, "sheets.csv"), layout.tables[0].hints);
  ASSERT_TRUE(table) << base::to_text(table.error());
  const read::OpenedTable* opened = &*table;
  const auto reading = read::read_sheets(file->record.contests[0], "published", layout, std::span(&opened, 1), true);
  ASSERT_TRUE(reading) << base::to_text(reading.error());
  EXPECT_EQ(reading->sheets.keys.size(), 490u);
  EXPECT_TRUE(reading->tables[0].unused.empty());
  ASSERT_EQ(reading->sheets.levels.size(), 2u);
  for (std::size_t o = 0; o < 3; ++o) {
    std::int64_t sum = 0;
    for (const model::Cell cell : reading->sheets.votes[o].cells) sum += cell;
    EXPECT_EQ(sum, simulated.totals[o].published);
  }
}

}  // namespace
}  // namespace acta::simulate
