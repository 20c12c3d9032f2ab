// SPDX-License-Identifier: Apache-2.0
// Tables beside the project, read in place; their origin is in cases/seats/SOURCES.md there. Numbers that are expected
// stand in the files themselves, and where each stands is said beside it.
#include <gtest/gtest.h>

#include <algorithm>

#include "unit/read/cases.hpp"

namespace acta::read {
namespace {

Case read_case(const std::string& text) {
  auto read = parse_case(test::kCaseLaw + text, "x.count", test::case_files());
  EXPECT_TRUE(read) << (read ? "" : base::to_text(read.error()));
  return read ? std::move(read).value() : Case{};
}

std::size_t list_of(const model::Poll& poll, const std::string& name) {
  const auto found =
      std::find_if(poll.lists.begin(), poll.lists.end(), [&](const auto& list) { return list.name == name; });
  EXPECT_NE(found, poll.lists.end()) << name;
  return static_cast<std::size_t>(found - poll.lists.begin());
}

std::int64_t sum_of(const model::Tally& tally, std::size_t list) {
  std::int64_t sum = 0;
  for (const auto& row : tally.votes) sum += row[list];
  return sum;
}

// First two rows: Østfold, A 58,613 and SV 6,501. There are 19 districts.
TEST(CaseReal, Norway) {
  ACTA_NEED_SHARED("cases/seats/norway/storting_2009.csv");
  const Case read = read_case(
      "votes from $shared/cases/seats/norway/storting_2009.csv list party area district level district votes votes\n"
      "areas from $shared/cases/seats/norway/storting_2009.csv area district level district registered registered\n");
  ASSERT_EQ(read.poll.areas.size(), 19u);
  EXPECT_EQ(read.poll.areas[0].name, "Østfold");
  EXPECT_EQ(read.poll.areas[0].registered, 201'989);
  EXPECT_EQ(read.poll.tallies[0].votes[0][list_of(read.poll, "A")], 58'613);
  EXPECT_EQ(read.poll.tallies[0].votes[0][list_of(read.poll, "SV")], 6'501);
}

// The rows of level BUND have the totals of the 299 constituencies: CDU 10,445,920 and 8,774,920, SPD 12,184,096 and
// 11,901,558 (first and second votes).
TEST(CaseReal, Germany) {
  ACTA_NEED_SHARED("cases/seats/germany/btw2021_votes.csv");
  const std::string from =
      " from $shared/cases/seats/germany/btw2021_votes.csv where level = WAHLKREIS list party single kind = "
      "EINZELKANDIDAT area area level constituency of land level land votes ";
  const Case read = read_case("votes second" + from + "second_votes\nvotes first" + from + "first_votes\n");
  const model::Poll& poll = read.poll;
  EXPECT_EQ(poll.levels, (std::vector<std::string>{"land", "constituency"}));
  ASSERT_EQ(poll.areas.size(), 16u + 299u);
  for (std::size_t i = 16; i < poll.areas.size(); ++i) EXPECT_LT(poll.areas[i].parent, 16u);
  ASSERT_EQ(poll.tallies.size(), 2u);
  EXPECT_EQ(sum_of(poll.tallies[0], list_of(poll, "CDU")), 8'774'920);
  EXPECT_EQ(sum_of(poll.tallies[1], list_of(poll, "CDU")), 10'445'920);
  EXPECT_EQ(sum_of(poll.tallies[0], list_of(poll, "SPD")), 11'901'558);
  EXPECT_EQ(sum_of(poll.tallies[1], list_of(poll, "SPD")), 12'184'096);
  EXPECT_EQ(poll.lists[list_of(poll, "SPD")].votes, 11'901'558);
}

// First row: VVD 1,589,519 votes, 24 seats.
TEST(CaseReal, Netherlands) {
  ACTA_NEED_SHARED("cases/seats/netherlands/tk2023_lists.csv");
  const Case read = read_case(
      "votes from $shared/cases/seats/netherlands/tk2023_lists.csv list name votes votes\n"
      "expect seats list from $shared/cases/seats/netherlands/tk2023_lists.csv list name seats seats\n");
  EXPECT_EQ(read.poll.lists.at(list_of(read.poll, "VVD")).votes, 1'589'519);
  EXPECT_EQ(read.expectations.at(0).seats.at(0).seats, 24);
  EXPECT_EQ(read.expectations[0].seats[0].line, 2u);
}

// First row: SVP, "Stadt Zürich, Kreis 1+2", 5,662 votes, a district of 5 seats. There are 18 districts.
TEST(CaseReal, Switzerland) {
  ACTA_NEED_SHARED("cases/seats/switzerland/zurich_canton_2019.csv");
  const std::string file = " from $shared/cases/seats/switzerland/zurich_canton_2019.csv ";
  const Case read = read_case("areas" + file + "area district level district seats district_seats\nvotes" + file +
                              "list list area district level district votes votes\n");
  ASSERT_EQ(read.poll.areas.size(), 18u);
  EXPECT_EQ(read.poll.areas[0].name, "Stadt Zürich, Kreis 1+2");
  EXPECT_EQ(read.poll.areas[0].seats, 5);
  EXPECT_EQ(read.poll.tallies[0].votes[0][list_of(read.poll, "SVP")], 5'662);
}

/// Every case of the repository can be read.
TEST(CaseReal, CasesOfTheRepository) {
  ACTA_NEED_SHARED("cases/seats/SOURCES.md");
  const std::filesystem::path root(ACTA_SOURCE_DIR);
  CaseFiles files = test::case_files();
  files.law = [root](const std::string& id) -> base::Result<std::string> {
    return test::read_file(root / "laws" / (id + ".toml"));
  };
  int cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator(root / "tests/cases")) {
    if (entry.path().extension() != ".count") continue;
    const auto read = parse_case(test::read_file(entry.path()), entry.path().filename().string(), files);
    EXPECT_TRUE(read) << (read ? "" : base::to_text(read.error()));
    EXPECT_TRUE(!read || !read->expectations.empty()) << entry.path();
    ++cases;
  }
  EXPECT_GT(cases, 0);
}

}  // namespace
}  // namespace acta::read
