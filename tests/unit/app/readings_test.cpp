// SPDX-License-Identifier: Apache-2.0
#include "acta/app/readings.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "unit/app/folder.hpp"

namespace acta::app {
namespace {

// 40 + 35 against 60, four seats by D'Hondt. Together 75 60 37.5 30: two and two, with 75/3 = 25 left out. Apart 60 40
// 35 30: two, one and one.
const std::string kRecord = R"(format = "acta-record"
version = 1
title = "Two cards"
[[contest]]
id = "c"
name = "C"
law = "./law"
[[option]]
id = "a"
name = "A"
[[option]]
id = "b"
name = "B"
[[option]]
id = "x"
name = "X"
[[alliance]]
id = "ab"
name = "A and B"
options = ["a", "b"]
[[release]]
id = "first"
[[release.line]]
list = "a"
votes = 30
[[release.line]]
list = "b"
votes = 30
[[release.line]]
list = "x"
votes = 60
[[release]]
id = "last"
[[release.line]]
list = "a"
votes = 40
[[release.line]]
list = "b"
votes = 35
[[release.line]]
list = "x"
votes = 60
)";
const std::string kLaw = R"(format = "acta-law"
version = 2
name = "Four"
seats = 4
[[clause]]
about = "formula"
text = "D'Hondt."
[[reading]]
id = "hare"
name = "by quotas"
set = { formula = "hare" }
)";

std::vector<report::ReadingReport> readings(const test::Folder& folder, const std::string& more,
                                            std::unique_ptr<Loaded>& loaded) {
  folder.write("law.toml", kLaw);
  folder.write("election.toml", kRecord + more);
  auto read = test::load(folder);
  EXPECT_TRUE(read) << (read ? "" : base::to_text(read.error()));
  loaded = std::move(read).value();
  return readings_of(*loaded, 0);
}

std::vector<std::int64_t> seats(const report::ReadingReport& reading) {
  std::vector<std::int64_t> all;
  for (const auto& list : reading.result->lists) all.push_back(list.seats);
  return all;
}

TEST(Readings, ListsLawsAndReleases) {
  const test::Folder folder;
  std::unique_ptr<Loaded> loaded;
  const auto all =
      readings(folder, "[[proclaimed]]\nlist = \"ab\"\nseats = 2\n[[proclaimed]]\nlist = \"x\"\nseats = 2\n", loaded);
  ASSERT_EQ(all.size(), 6u);  // both kinds of list under both laws, and in the first release
  EXPECT_EQ(all[0].name, "release last; alliances as lists");
  EXPECT_EQ(seats(all[0]), (std::vector<std::int64_t>{2, 2}));
  EXPECT_EQ(all[1].name, "release last; alliances as lists; by quotas");
  const auto apart =
      std::find_if(all.begin(), all.end(), [](const auto& r) { return r.name == "release last; every card a list"; });
  ASSERT_NE(apart, all.end());
  EXPECT_EQ(seats(*apart), (std::vector<std::int64_t>{1, 1, 2}));
  EXPECT_EQ(all[0].proclaimed, model::Verdict::holds);
  EXPECT_EQ(apart->proclaimed, model::Verdict::holds);  // 1 and 1 are the alliance's two
  const model::Finding finding = readings_finding(loaded->file.record.contests[0], all);
  EXPECT_EQ(finding.code, "N113");
  EXPECT_EQ(finding.verdict, model::Verdict::holds);
}

TEST(Readings, NoneGivesTheProclaimedSeats) {
  const test::Folder folder;
  std::unique_ptr<Loaded> loaded;
  const auto all = readings(folder, "[[proclaimed]]\nlist = \"ab\"\nseats = 4\n", loaded);
  const model::Finding finding = readings_finding(loaded->file.record.contests[0], all);
  EXPECT_EQ(finding.verdict, model::Verdict::remarkable);
  EXPECT_EQ(finding.instances, finding.tested);
  ASSERT_EQ(all[0].differs.size(), 1u);
  EXPECT_EQ(all[0].differs[0].seats, 2);
  EXPECT_EQ(all[0].differs[0].proclaimed, 4);
  EXPECT_EQ(report::against_proclaimed(all[0]), "other seats than proclaimed: A and B 2 (proclaimed 4)");
}

}  // namespace
}  // namespace acta::app
