// SPDX-License-Identifier: Apache-2.0
// What ORIGIN.md of the data says of copies, by the room that compares them.
#include "acta/check/compare.hpp"
#include "acta/report/comparison.hpp"

#include "reference/recipes.hpp"

namespace acta {
namespace {

check::Comparison compared(const std::string& name, std::size_t first, std::size_t second) {
  const auto& read = test::recipe(name);
  return check::compare(read.loaded->file.record.contests[0], read.sheets(first), read.sheets(second));
}

// "549 and 706 sheets differ from the final copy; the two preliminary copies never contradict each other; `Inscritos`
// never differs"; margins 7.872, 10.150 and 10.565 points; final 7,315,364 registered.
TEST(Compare, Bolivia2019) {
  ACTA_NEED_SHARED("data/bolivia-2019");
  const auto early = compared("bo-2019-president", 2, 0), late = compared("bo-2019-president", 1, 0),
             both = compared("bo-2019-president", 2, 1);
  EXPECT_EQ(early.differences.size(), 549u);
  EXPECT_EQ(late.differences.size(), 706u);
  EXPECT_TRUE(both.differences.empty());
  EXPECT_EQ(early.join.agree, early.join.looked_at);
  EXPECT_EQ(early.join.both.size(), 28'975u);
  EXPECT_EQ(late.join.both.size(), 32'806u);
  EXPECT_EQ(base::to_percent({early.margin_first, early.votes_first}, 3), "7.872");
  EXPECT_EQ(base::to_percent({late.margin_first, late.votes_first}, 3), "10.150");
  EXPECT_EQ(base::to_percent({late.margin_second, late.votes_second}, 3), "10.565");
  // All sheets of the first copies are in the final one: its margin is theirs, the changes, and the late sheets.
  std::int64_t changes = 0;
  for (const auto& sheet : early.differences) changes += sheet.margin;
  EXPECT_EQ(early.margin_first + changes + early.only_second.margin, early.margin_second);
}

// Whatever level of areas a report shows, its areas add up to the whole.
TEST(Compare, AreasAddUp) {
  ACTA_NEED_SHARED("data/bolivia-2019");
  const auto& comparison = test::recipe("bo-2019-president").report.contests[0].comparison;
  ASSERT_TRUE(comparison);
  ASSERT_EQ(comparison->pairs.size(), 2u);
  // "the two preliminary copies never contradict each other": so no sheet changed twice, and 706 once, the 549 among
  // them
  EXPECT_EQ(comparison->revisions, (std::vector<std::int64_t>{34'555 - 706, 706}));
  for (const report::CopyPair& pair : comparison->pairs) {
    report::AreaChange sum;
    std::int64_t changes = 0;
    for (const report::AreaChange& area : pair.areas) {
      sum.joined += area.joined, sum.differ += area.differ, sum.lead += area.lead;
      sum.late += area.late, sum.late_lead += area.late_lead;
      sum.early += area.early, sum.early_lead += area.early_lead;
    }
    for (const auto& sheet : pair.comparison.differences) changes += sheet.margin;
    EXPECT_EQ(sum.joined, static_cast<std::int64_t>(pair.comparison.join.both.size()));
    EXPECT_EQ(sum.differ, static_cast<std::int64_t>(pair.comparison.differences.size()));
    EXPECT_EQ(sum.lead, changes);
    EXPECT_EQ(sum.late, pair.comparison.late->sheets);
    EXPECT_EQ(sum.late_lead, pair.comparison.late->lead);
    EXPECT_EQ(sum.early, pair.comparison.only_first.sheets);
    EXPECT_EQ(sum.early_lead, pair.comparison.only_first.margin);
  }
}

// The file of election night tells votes as per cents of each precinct's turnout, and its national row tells the shares
// of 2,158,318: the counts found for the precincts must add up to them, to the last of four decimals.
TEST(Compare, Georgia2012) {
  ACTA_NEED_SHARED("data/georgia-2012");
  const auto& read = test::recipe("ge-2012-parliament");
  const model::SheetTable& night = read.sheets(1);
  const char* shares[] = {"0.2723", "0.1405", "40.3383", "0.1885", "2.0483", "0.0253", "0.0469", "0.1079",
                          "0.4331", "0.0244", "0.0463",  "0.0325", "0.0269", "1.2363", "0.0728", "54.8566"};
  const std::int64_t turnout = model::sum(night.quantity(model::Quantity::voters)).total;
  EXPECT_EQ(turnout, 2'158'318);
  for (std::size_t option = 0; option < std::size(shares); ++option) {
    const model::Sum votes = model::sum(night.votes[option]);
    EXPECT_EQ(votes.missing, 0);
    EXPECT_EQ(base::to_percent({votes.total, turnout}, 4), shares[option]);
  }
  const auto change = compared("ge-2012-parliament", 1, 0);
  EXPECT_EQ(change.join.both.size(), 3'685u);
  // 3,687 precincts of the night less 3,685 joined, in whichever area they are shown
  std::int64_t early = 0;
  for (const auto& area : read.report.contests[0].comparison->pairs[0].areas) early += area.early;
  EXPECT_EQ(early, 2);
  // Rows 35.1, .2, .8, .9, .13, .45, 65.19 and 26.31 of the official file are zeros; on the night they were not.
  EXPECT_EQ(change.kinds[static_cast<std::size_t>(check::DifferenceKind::zero_filled)].sheets, 8);
}

// "V1 and V2 agree on all 24,530 common sheets; 21,924 QR readings match a V1 sheet, 7 of them differ by 1 to 3 votes,
// 28 ids match none".
TEST(Compare, Venezuela2024) {
  ACTA_NEED_SHARED("data/venezuela-2024");
  const auto releases = compared("ve-2024-president", 0, 1), codes = compared("ve-2024-president", 0, 2);
  EXPECT_EQ(releases.join.both.size(), 24'530u);
  EXPECT_TRUE(releases.differences.empty());
  EXPECT_EQ(codes.join.both.size(), 21'924u);
  EXPECT_EQ(codes.join.only_second.size(), 28u);
  ASSERT_EQ(codes.differences.size(), 7u);
  for (const auto& sheet : codes.differences)
    for (const auto& number : sheet.numbers) EXPECT_LE(std::abs(number.second - number.first), 3);
}

}  // namespace
}  // namespace acta
