// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/forensics.hpp"

#include <gtest/gtest.h>

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

model::Finding finding_of(const model::SheetTable& sheets, std::string_view code) {
  model::Contest contest;
  contest.id = "x";
  contest.options = {{"a", "A", {}, {}}, {"b", "B", {}, {}}};
  for (auto& finding : findings(contest, {}, sheets, model::default_turnout(sheets)))
    if (finding.code == code) return finding;
  ADD_FAILURE() << "no finding " << code;
  return {};
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

}  // namespace
}  // namespace acta::forensics
