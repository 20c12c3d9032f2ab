// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/forensics.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "support/sanitized.hpp"

namespace acta::forensics {
namespace {

model::SheetTable sheets_of(std::size_t stations, bool rounded) {
  model::SheetTable sheets;
  sheets.files = {"sheets.csv"};
  model::Column registered{{}, {"registered"}, {1}}, issued{{}, {"issued"}, {2}}, ballots{{}, {"ballots"}, {3}};
  sheets.votes.resize(2);
  for (auto& column : sheets.votes) column = {{}, {"votes"}, {4}};
  for (std::size_t i = 0; i < stations; ++i) {
    const auto n = static_cast<std::int64_t>(i);
    const std::int64_t voters = 900 + 7 * (n % 53), taken = voters * 6 / 10 + n % 31;
    const std::int64_t leader = rounded ? (taken * (55 + n % 20) + 50) / 100 : taken * 55 / 100 + n % 29;
    registered.cells.push_back(voters);
    issued.cells.push_back(taken);
    ballots.cells.push_back(taken);
    sheets.votes[0].cells.push_back(leader);
    sheets.votes[1].cells.push_back(taken - leader);
    sheets.keys.push_back(std::to_string(i));
    sheets.labels.push_back(std::to_string(i));
    sheets.places.push_back({0, i + 2});
  }
  sheets.quantities[static_cast<std::size_t>(model::Quantity::registered)] = registered;
  sheets.quantities[static_cast<std::size_t>(model::Quantity::issued)] = issued;
  sheets.quantities[static_cast<std::size_t>(model::Quantity::ballots)] = ballots;
  return sheets;
}

std::vector<model::Finding> findings_of(const model::SheetTable& sheets, const Options& options = {}) {
  model::Contest contest;
  contest.id = "x";
  contest.options = {{"a", "A", {}, {}}, {"b", "B", {}, {}}};
  return findings(contest, {}, sheets, model::default_turnout(sheets), options);
}

model::Finding only(const std::vector<model::Finding>& all, std::string_view code) {
  for (const model::Finding& finding : all)
    if (finding.code == code) return finding;
  ADD_FAILURE() << "no finding " << code;
  return {};
}

model::Finding finding_of(const model::SheetTable& sheets, std::string_view code, const Options& options = {}) {
  return only(findings_of(sheets, options), code);
}

TEST(Findings, RoundedSharesAreRemarkableOthersHold) {
  EXPECT_EQ(finding_of(sheets_of(2'000, true), "F101").verdict, model::Verdict::remarkable);
  EXPECT_EQ(finding_of(sheets_of(2'000, false), "F101").verdict, model::Verdict::holds);
}

TEST(Findings, FewStationsAreNotChecked) {
  const model::Finding finding = finding_of(sheets_of(99, true), "F101");
  EXPECT_EQ(finding.verdict, model::Verdict::not_checked);
  EXPECT_FALSE(finding.reason.empty());
}

TEST(Findings, FirstDigitsAreNeverChecked) {
  const model::Finding finding = finding_of(sheets_of(2'000, true), "F001");
  EXPECT_EQ(finding.verdict, model::Verdict::not_checked);
  EXPECT_FALSE(finding.reason.empty());
}

TEST(Findings, WithoutSheetsEveryKindSaysSo) {
  const auto all = not_checked_without_sheets({});
  EXPECT_EQ(all.size(), kinds().size());
  for (const model::Finding& finding : all) {
    EXPECT_EQ(finding.verdict, model::Verdict::not_checked);
    EXPECT_FALSE(finding.reason.empty());
  }
}

TEST(Findings, EveryKindIsListedOnce) {
  std::string last;
  for (const model::FindingKind& kind : kinds()) {
    EXPECT_LT(last, kind.code);
    last = kind.code;
  }
}

TEST(Findings, EveryKindOnceAndWithoutAVerdictAReason) {
  const model::SheetTable sheets = sheets_of(400, false);
  model::Contest contest;
  contest.id = "x";
  contest.options = {{"a", "A", {}, {}}, {"b", "B", {}, {}}};
  const auto all = findings(contest, {}, sheets, model::default_turnout(sheets));
  ASSERT_EQ(all.size(), kinds().size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(all[i].code, kinds()[i].code);
    EXPECT_EQ(all[i].verdict == model::Verdict::not_checked, !all[i].reason.empty()) << all[i].code;
    EXPECT_FALSE(all[i].statement.empty()) << all[i].code;
    EXPECT_FALSE(all[i].basis.empty()) << all[i].code;
    // what it tested, it also says what it cannot show
    EXPECT_TRUE(all[i].numbers.empty() || !all[i].cannot_show.empty()) << all[i].code;
  }
}

/// Without honest elections these are shown and not judged; with too few they say how many are needed.
TEST(Findings, RanksAreJudgedByEnoughHonestElectionsOnly) {
  for (const char* code : {"F103"}) {
    const model::SheetTable sheets = sheets_of(400, false);
    EXPECT_EQ(finding_of(sheets, code).verdict, model::Verdict::not_checked) << code;
    Options few, enough;
    few.calibrate = 5;
    enough.calibrate = 80;
    few.replicates = enough.replicates = 50;
    EXPECT_NE(finding_of(sheets, code, few).reason.find("are needed"), std::string::npos) << code;
    EXPECT_NE(finding_of(sheets, code, enough).verdict, model::Verdict::not_checked) << code;
  }
}

/// They describe or estimate, whatever honest elections give.
TEST(Findings, DescriptionsAreNeverJudged) {
  Options enough;
  enough.calibrate = 80;
  enough.replicates = 50;
  const auto all = findings_of(sheets_of(400, true), enough);
  for (const char* code : {"F106", "F107", "F109", "F110"}) {
    const model::Finding finding = only(all, code);
    EXPECT_EQ(finding.verdict, model::Verdict::not_checked) << code;
    EXPECT_NE(finding.reason, "") << code;
  }
}

/// Skewness and kurtosis of one value everywhere are 0 / 0.
TEST(Findings, OneShareEverywhereHasNoShape) {
  model::SheetTable sheets = sheets_of(400, false);
  const auto& ballots = sheets.quantity(model::Quantity::ballots)->cells;
  for (std::size_t i = 0; i < ballots.size(); ++i) sheets.votes[0].cells[i] = ballots[i], sheets.votes[1].cells[i] = 0;
  const model::Finding finding = finding_of(sheets, "F106");
  EXPECT_EQ(finding.reason, "all stations have the same share");
  EXPECT_EQ(finding.verdict, model::Verdict::not_checked);
}

TEST(Findings, WithoutCoordinatesKindsAndAreasTheySayWhatIsMissing) {
  const auto all = findings_of(sheets_of(400, false));
  EXPECT_EQ(only(all, "F108").reason, "the sheets have no areas");
  EXPECT_EQ(only(all, "F111").reason, "the record has no coordinates of stations");
  EXPECT_EQ(only(all, "F112").reason, "the record does not tell kinds of stations apart (station_kind)");
}

TEST(Findings, CoordinatesAndKindsAreUsed) {
  model::SheetTable sheets = sheets_of(400, false);
  for (std::size_t i = 0; i < sheets.units(); ++i) {
    sheets.points.push_back({0.01 * static_cast<double>(i / 20), 0.01 * static_cast<double>(i % 20)});
    sheets.station_kind.push_back(i % 2);
  }
  sheets.station_kinds = {"hand", "machine"};
  const auto all = findings_of(sheets);
  EXPECT_EQ(only(all, "F111").numbers[0].name, "moran");
  EXPECT_EQ(only(all, "F112").tested, 400);
}

TEST(Findings, TheMixtureIsRunWhereItIsAskedFor) {
  EXPECT_EQ(finding_of(sheets_of(400, false), "F115").reason, "it was not asked for: --mixture");
  Options asked;
  asked.mixture = true;
  asked.replicates = 20;
  const int stations = test::kSanitized ? 100 : 150;
  const model::Finding finding = finding_of(sheets_of(static_cast<std::size_t>(stations), false), "F115", asked);
  EXPECT_EQ(finding.tested, stations);
  EXPECT_TRUE(finding.votes_at_stake);
}

TEST(Findings, AnEarlierElectionIsComparedWhereOneIsGiven) {
  EXPECT_EQ(finding_of(sheets_of(400, false), "F116").reason, "no earlier election was given: --before RECORD");
  const model::SheetTable before = sheets_of(400, false);
  const Earlier earlier{"Before", "Ames", &before, 0, {model::Quantity::issued, false}};
  Options asked;
  asked.replicates = 20;
  asked.earlier = &earlier;
  const model::Finding finding = finding_of(sheets_of(400, false), "F116", asked);
  EXPECT_EQ(finding.tested, 400);
  ASSERT_EQ(finding.pictures.size(), 4u);
  for (const model::Picture& picture : finding.pictures)
    EXPECT_EQ(std::accumulate(picture.y.begin(), picture.y.end(), 0.0), 400) << picture.name;
}

TEST(Findings, AnEarlierElectionThatCannotBeComparedWithIsNamed) {
  Options asked;
  asked.replicates = 20;
  asked.earlier_lacks = "no station of \"Before\" has the key of a station of this election, as keys are written";
  asked.not_drawn = {"Not drawn beside it: \"Long ago\" has no counted sheets with votes."};
  const model::Finding finding = finding_of(sheets_of(400, false), "F116", asked);
  EXPECT_EQ(finding.verdict, model::Verdict::not_checked);
  EXPECT_EQ(finding.reason, asked.earlier_lacks);
  EXPECT_NE(finding.statement.find("Long ago"), std::string::npos);
}

/// Sheets that no test can use: every kind still says why, and no number is lost in a hole.
TEST(Findings, ImpossibleNumbersAreLeftOut) {
  for (const auto& [registered, ballots, votes] :
       {std::tuple{0, 0, 0}, {500, 500, 500}, {100, 400, 300}, {500, 250, -5}, {1, 1, 1}}) {
    model::SheetTable sheets = sheets_of(200, false);
    for (std::size_t i = 0; i < 200; ++i) {
      sheets.quantities[static_cast<std::size_t>(model::Quantity::registered)]->cells[i] = registered;
      sheets.quantities[static_cast<std::size_t>(model::Quantity::issued)]->cells[i] = ballots;
      sheets.quantities[static_cast<std::size_t>(model::Quantity::ballots)]->cells[i] = ballots;
      sheets.votes[0].cells[i] = votes, sheets.votes[1].cells[i] = ballots - votes;
    }
    Options options;
    options.option = 0;
    options.calibrate = 3;
    options.replicates = 20;
    for (const model::Finding& finding : [&] {
           model::Contest contest;
           contest.options = {{"a", "A", {}, {}}, {"b", "B", {}, {}}};
           return findings(contest, {}, sheets, model::default_turnout(sheets), options);
         }()) {
      EXPECT_EQ(finding.verdict == model::Verdict::not_checked, !finding.reason.empty()) << finding.code;
      for (const model::Number& number : finding.numbers) {
        const double* value = std::get_if<double>(&number.value);
        EXPECT_TRUE(!value || std::isfinite(*value)) << finding.code << number.name;
      }
    }
  }
}

TEST(Findings, AnotherOptionCanBeTested) {
  Options second;
  second.option = 1;
  EXPECT_NE(finding_of(sheets_of(2'000, true), "F101", second).statement.find("share of B"), std::string::npos);
}

TEST(Findings, CopiedSheetsAndSharedOutVotes) {
  model::SheetTable sheets = sheets_of(400, false);
  for (std::size_t i = 0; i < 40; ++i)
    for (auto* column : {&*sheets.quantities[0], &sheets.votes[0], &sheets.votes[1]})
      column->cells[i] = column->cells[0];
  for (auto* q : {&sheets.quantities[static_cast<std::size_t>(model::Quantity::issued)],
                  &sheets.quantities[static_cast<std::size_t>(model::Quantity::ballots)]})
    for (std::size_t i = 0; i < 40; ++i) (*q)->cells[i] = (*q)->cells[0];
  EXPECT_EQ(finding_of(sheets, "F113").verdict, model::Verdict::remarkable);
  model::SheetTable even = sheets_of(400, false);
  for (std::size_t i = 0; i < 400; ++i) {
    const model::Cell ballots = even.votes[0].cells[i] + even.votes[1].cells[i];
    even.votes[0].cells[i] = ballots * 55 / 100, even.votes[1].cells[i] = ballots - ballots * 55 / 100;
  }
  EXPECT_EQ(finding_of(even, "F114").verdict, model::Verdict::remarkable);
}

TEST(Findings, DigitsAndSpikes) {
  model::SheetTable sheets = sheets_of(2'000, false);
  for (std::size_t i = 0; i < 2'000; ++i) {
    const model::Cell moved = sheets.votes[0].cells[i] % 5;
    sheets.votes[0].cells[i] -= moved, sheets.votes[1].cells[i] += moved;
  }
  const auto all = findings_of(sheets);
  EXPECT_EQ(only(all, "F104").verdict, model::Verdict::remarkable);
  EXPECT_EQ(only(all, "F105").verdict, model::Verdict::remarkable);
  EXPECT_EQ(finding_of(sheets_of(2'000, true), "F102").verdict, model::Verdict::remarkable);
  EXPECT_NE(finding_of(sheets_of(50, true), "F110").reason, "");
}

}  // namespace
}  // namespace acta::forensics
