// SPDX-License-Identifier: Apache-2.0
#include <tbb/global_control.h>

#include <nlohmann/json.hpp>
#include <set>

#include "acta/report/report.hpp"
#include "unit/app/folder.hpp"

namespace acta::app {
namespace {

std::string json_of(const test::Folder& folder) {
  const auto loaded = test::load(folder);
  EXPECT_TRUE(loaded) << base::to_text(loaded.error());
  const auto report = analyse(**loaded, {});
  EXPECT_TRUE(report);
  return report::to_json(*report);
}

/// 3,000 stations with a slip here and there.
std::string many_stations() {
  std::string text = "id,A,B\n";
  for (int i = 0; i < 3'000; ++i)
    text += std::to_string(i % 2'999) + "," + std::to_string(i * 7 % 311) + "," +
            (i % 500 == 3 ? "x" : std::to_string(i % 200)) + "\n";
  return text;
}

TEST(Report, SameBytesForAnyNumberOfThreads) {
  const test::Folder folder;
  folder.write("s.csv", many_stations());
  folder.write("election.toml", test::small_record(""));
  std::string one, two;
  {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, 1);
    one = json_of(folder);
  }
  {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, 8);
    two = json_of(folder);
  }
  EXPECT_EQ(one, two);
}

TEST(Report, SeatsAtStakeComeFromTheMargins) {
  const test::Folder folder;
  // A 10, B 8: one moved vote ties. The release differs by 4 votes, more than that.
  folder.write("s.csv", "id,A,B\n1,10,8\n");
  folder.write("election.toml",
               test::small_record(
                   "", "[[release]]\nid = \"r\"\ncopy = \"final\"\n[[release.line]]\nlist = \"a\"\nvotes = 14\n"));
  const auto json = nlohmann::json::parse(json_of(folder));
  bool found = false;
  for (const auto& finding : json["findings"])
    if (finding["code"] == "C206") {
      EXPECT_EQ(finding["votes_at_stake"], 4);
      EXPECT_EQ(finding["seats_at_stake"], 1);
      found = true;
    }
  EXPECT_TRUE(found);
}

TEST(Report, EveryFindingHasItsKindAndSaysWhatItCannotShow) {
  const test::Folder folder;
  folder.write("s.csv", many_stations());
  folder.write("election.toml", test::small_record(""));
  const auto json = nlohmann::json::parse(json_of(folder));
  EXPECT_GT(json["findings"].size(), 20u);
  for (const auto& finding : json["findings"]) {
    EXPECT_FALSE(finding["title"].get<std::string>().empty()) << finding["code"];
    EXPECT_FALSE(finding["statement"].get<std::string>().empty()) << finding["code"];
    EXPECT_EQ(finding["verdict"] == "not_checked", !finding["reason"].get<std::string>().empty()) << finding["code"];
    EXPECT_LE(finding["examples"].size(), 20u) << finding["code"];
  }
}

TEST(Report, CodesAreRegisteredOnce) {
  std::string last;
  std::set<std::string_view> codes;
  for (const auto& kind : all_kinds()) {
    EXPECT_TRUE(codes.insert(kind.code).second) << kind.code;
    EXPECT_EQ(kind.code.size(), 4u);
  }
  EXPECT_GE(codes.size(), 30u);
}

TEST(Report, JsonIsUtf8WhateverTheSourceHolds) {
  const test::Folder folder;
  std::string cell = "x";
  for (int i = 0; i < 150; ++i) cell += "\u0436";
  folder.write("s.csv", "id,A,B\n1,2," + cell + "\n");
  folder.write("election.toml", test::small_record(""));
  EXPECT_TRUE(nlohmann::json::accept(json_of(folder)));
}

TEST(Report, NegativeVotesAreAFindingNotTheEnd) {
  const test::Folder folder;
  folder.write("s.csv", "id,A,B\n1,-5,3\n");
  folder.write("election.toml", test::small_record(""));
  const auto json = nlohmann::json::parse(json_of(folder));
  EXPECT_TRUE(json["contests"][0]["result"].is_null());
  EXPECT_GE(json["summary"]["fails"].get<int>(), 1);
}

TEST(Report, TextOfAnElectionCannotCloseThePage) {
  const test::Folder folder;
  folder.write("s.csv", "id,A,B\n1,2,3\n");
  std::string record = test::small_record("");
  record.replace(record.find("title = \"T\""), 11, "title = \"</script><b>@ACTA_DATA@\"");
  folder.write("election.toml", record);
  const auto loaded = test::load(folder);
  const auto report = analyse(**loaded, {});
  const std::string page = report::to_html(*report, report::to_json(*report));
  EXPECT_EQ(page.find("</script><b>"), std::string::npos);
}

}  // namespace
}  // namespace acta::app
