// SPDX-License-Identifier: Apache-2.0
// From sheets to seats, against the seats as proclaimed.
#include <algorithm>
#include <set>

#include "reference/recipes.hpp"

namespace acta {
namespace {

using test::recipe;

std::int64_t seats(const test::Read& read, const std::string& list) {
  const auto& report = read.report.contests[0];
  for (std::size_t i = 0; i < report.poll->lists.size(); ++i)
    if (report.poll->lists[i].id == list) return report.result->lists[i].seats;
  ADD_FAILURE() << "no list " << list;
  return -1;
}

// ORIGIN.md: official seats 30-17-9-8-7-7-7-7-6-6-6-6-4.
TEST(Seats, Knesset24) {
  ACTA_NEED_SHARED("data/israel-2021");
  const auto& read = recipe("il-2021-knesset");
  std::vector<std::int64_t> all;
  for (const auto& list : read.report.contests[0].result->lists) all.push_back(list.seats);
  std::sort(all.rbegin(), all.rend());
  all.resize(13);
  EXPECT_EQ(all, (std::vector<std::int64_t>{30, 17, 9, 8, 7, 7, 7, 7, 6, 6, 6, 6, 4}));
  EXPECT_EQ(read.finding("N101").verdict, model::Verdict::holds);
}

// Proclaimed: 126, 48, 19, 19, 13 of 225 (2021) and 238, 92, 64, 56 of 450 (2011), in the recipes with their source.
TEST(Seats, DumaLists) {
  ACTA_NEED_SHARED("data/russia");
  EXPECT_EQ(seats(recipe("ru-2021-duma"), "er"), 126);
  EXPECT_EQ(recipe("ru-2021-duma").finding("N101").verdict, model::Verdict::holds);
  EXPECT_EQ(recipe("ru-2011-duma").finding("N101").verdict, model::Verdict::holds);
}

// methods/seats-and-bulletins.md 2: alliances 36, 9, 2, 1; cards apart 38, 3, 2, 1, 1, 2, 1.
TEST(Seats, VenezuelaNationalListInBothReadings) {
  const auto& read = recipe("ve-2020-assembly");
  EXPECT_EQ(seats(read, "gpp"), 36);
  EXPECT_EQ(seats(read, "alianza-democratica"), 9);
  EXPECT_EQ(seats(read, "venezuela-unida"), 2);
  EXPECT_EQ(seats(read, "pcv"), 1);
  const auto& readings = read.report.contests[0].readings;
  const auto apart = std::find_if(readings.begin(), readings.end(), [](const auto& reading) {
    return reading.name == "release cards; cards apart: Alianza Democrática";
  });
  ASSERT_NE(apart, readings.end());
  const auto in = [&](const std::string& id) {
    for (std::size_t i = 0; i < apart->poll.lists.size(); ++i)
      if (apart->poll.lists[i].id == id) return apart->result->lists[i].seats;
    return std::int64_t{-1};
  };
  EXPECT_EQ(in("gpp"), 38);
  EXPECT_EQ(in("ad"), 3);
  EXPECT_EQ(in("el-cambio"), 2);
  EXPECT_EQ(in("ap"), 1);
  EXPECT_EQ(in("copei"), 1);
  EXPECT_EQ(in("cambiemos"), 0);
  EXPECT_EQ(in("venezuela-unida"), 2);
  EXPECT_EQ(in("pcv"), 1);
  // Bulletin 2 named 46 of the 48 seats: all but GPP's are those of this reading.
  ASSERT_EQ(apart->differs.size(), 1u);
  EXPECT_EQ(apart->differs[0].seats, 38);
  EXPECT_EQ(apart->differs[0].proclaimed, 36);
}

// A release that leaves out a list with seats gives no seats: 4,294,130 and 169,236 alone would be 47 to 1.
TEST(Seats, AReleaseThatLeavesOutAListIsNotCounted) {
  const auto& readings = recipe("ve-2020-assembly").report.contests[0].readings;
  int refused = 0;
  for (const auto& reading : readings)
    if (reading.counted == "release web-undated" || reading.counted == "release web-9-december") {
      EXPECT_FALSE(reading.result);
      EXPECT_NE(reading.refused.find("Venezuela Unida"), std::string::npos) << reading.refused;
      ++refused;
    }
  EXPECT_EQ(refused, 2);
}

// ORIGIN.md: margin of the final copy 10.565 points, of trep-1940 7.872, of trep-1829 10.150.
TEST(Seats, BoliviaByCopy) {
  ACTA_NEED_SHARED("data/bolivia-2019");
  const auto& read = recipe("bo-2019-president");
  const std::vector<std::string> expected = {"10.565", "10.150", "7.872"};
  for (std::size_t copy = 0; copy < 3; ++copy) {
    std::int64_t valid = 0;
    for (const auto& column : read.sheets(copy).votes) valid += model::sum(column).total;
    EXPECT_EQ(base::to_percent({read.votes("mas", copy) - read.votes("cc", copy), valid}, 3), expected[copy]);
  }
  EXPECT_EQ(read.report.contests[0].result->outcome, model::Outcome::decided);
}

}  // namespace
}  // namespace acta
