// SPDX-License-Identifier: Apache-2.0
#include "acta/count/poll.hpp"

#include <gtest/gtest.h>

#include "acta/count/count.hpp"
#include "acta/count/findings.hpp"

namespace acta::count {
namespace {

using model::kMissing;

model::Contest contest_of_four() {
  model::Contest contest;
  contest.id = "assembly";
  for (const char* id : {"a", "b", "c", "d"}) contest.options.push_back({id, id, {}, {}});
  contest.alliances.push_back({"bc", "B and C", {1, 2}, {}});
  return contest;
}

model::SheetTable two_sheets() {
  model::SheetTable sheets;
  sheets.copy = "final";
  sheets.files = {"sheets.csv"};
  for (const char* key : {"1", "2"}) {
    sheets.keys.push_back(key);
    sheets.labels.push_back(key);
    sheets.places.push_back({0, sheets.places.size() + 2});
  }
  for (const auto& cells : std::vector<std::vector<std::int64_t>>{{10, 20}, {1, 2}, {3, 4}, {5, kMissing}})
    sheets.votes.push_back({cells, {"x"}, {4}});
  return sheets;
}

TEST(Poll, AlliancesAreOneListWhereTheirFirstOptionStands) {
  const auto poll = poll_from_sheets(contest_of_four(), two_sheets());
  ASSERT_TRUE(poll);
  ASSERT_EQ(poll->lists.size(), 3u);
  EXPECT_EQ(poll->lists[0].votes, 30);
  EXPECT_EQ(poll->lists[1].id, "bc");
  EXPECT_EQ(poll->lists[1].votes, 10);  // 1 + 2 + 3 + 4
  EXPECT_EQ(poll->lists[2].votes, 5);
  EXPECT_EQ(poll->valid, 45);
}

TEST(Poll, AnAgreementOfAnOptionInsideAnAllianceIsRefused) {
  model::Contest contest = contest_of_four();
  contest.agreements.push_back({"a", "b", {}});
  EXPECT_FALSE(poll_from_sheets(contest, two_sheets()));
}

TEST(Poll, AReleaseMayNameTheAllianceOrItsOptions) {
  const model::Contest contest = contest_of_four();
  model::Release release;
  release.id = "r";
  release.lines = {
      {"bc", 7, {}, kMissing, {}, {}}, {"a", 9, {}, kMissing, {}, {}}, {"others", 4, {}, kMissing, {}, {}}};
  const auto poll = poll_from_release(contest, release);
  ASSERT_TRUE(poll);
  EXPECT_EQ(poll->lists[1].votes, 7);
  EXPECT_EQ(poll->valid, 20);
  release.lines = {{"b", 2, {}, kMissing, {}, {}}, {"c", 3, {}, kMissing, {}, {}}};
  EXPECT_EQ(poll_from_release(contest, release)->lists[1].votes, 5);
  // The alliance and its members: 7 + 9, not 7 + 9 + 3 + 4.
  release.lines = {{"bc", 7, {}, kMissing, {}, {}},
                   {"b", 3, {}, kMissing, {}, {}},
                   {"c", 4, {}, kMissing, {}, {}},
                   {"a", 9, {}, kMissing, {}, {}}};
  EXPECT_EQ(poll_from_release(contest, release)->valid, 16);
  release.lines = {{"others", 2, {}, kMissing, {}, {}}};
  EXPECT_FALSE(poll_from_release(contest, release));
}

model::Verdict verdict_of(const std::vector<model::Finding>& findings, std::string_view code) {
  for (const auto& finding : findings)
    if (finding.code == code) return finding.verdict;
  ADD_FAILURE() << "no finding " << code;
  return model::Verdict::not_checked;
}

TEST(Findings, SeatsAgainstTheProclamation) {
  model::Contest contest = contest_of_four();
  const auto poll = poll_from_sheets(contest, two_sheets());
  const auto result = count(*poll, model::one_tier(model::TierKind::plurality, 1));
  const model::SheetTable sheets = two_sheets();
  EXPECT_EQ(verdict_of(findings(contest, &sheets, *poll, *result), "N101"), model::Verdict::not_checked);
  contest.proclaimed = {{"a", 1, {}}};
  EXPECT_EQ(verdict_of(findings(contest, &sheets, *poll, *result), "N101"), model::Verdict::holds);
  contest.proclaimed = {{"bc", 0, {}}};  // the seat of A was not proclaimed
  EXPECT_EQ(verdict_of(findings(contest, &sheets, *poll, *result), "N101"), model::Verdict::fails);
  contest.proclaimed = {{"b", 0, {}}, {"c", 0, {}}, {"a", 1, {}}};  // members of the alliance one by one
  EXPECT_EQ(verdict_of(findings(contest, &sheets, *poll, *result), "N101"), model::Verdict::holds);
  contest.proclaimed = {{"bc", 1, {}}};
  EXPECT_EQ(verdict_of(findings(contest, &sheets, *poll, *result), "N101"), model::Verdict::fails);
}

TEST(Findings, CellsWithoutANumberAreTold) {
  const model::Contest contest = contest_of_four();
  model::SheetTable sheets = two_sheets();
  const auto poll = poll_from_sheets(contest, sheets);
  const auto result = count(*poll, model::one_tier(model::TierKind::plurality, 1));
  EXPECT_EQ(verdict_of(findings(contest, &sheets, *poll, *result), "N103"), model::Verdict::remarkable);
  sheets.votes[3].cells[1] = 0;
  EXPECT_EQ(verdict_of(findings(contest, &sheets, *poll, *result), "N103"), model::Verdict::holds);
}

TEST(Findings, VotesThatNoLawTakesAreNotCounted) {
  const model::Contest contest = contest_of_four();
  const model::Finding finding = not_counted(contest, nullptr, "a list has fewer than 0 votes");
  EXPECT_EQ(finding.code, "N102");
  EXPECT_EQ(finding.verdict, model::Verdict::not_checked);
}

TEST(Findings, ATieIsRemarkable) {
  const model::Contest contest = contest_of_four();
  const model::SheetTable sheets = two_sheets();
  auto poll = poll_from_sheets(contest, sheets);
  for (auto& votes : poll->tallies[0].votes) votes[1] = votes[0];
  const auto result = count(*poll, model::one_tier(model::TierKind::plurality, 1));
  EXPECT_EQ(verdict_of(findings(contest, &sheets, *poll, *result), "N102"), model::Verdict::remarkable);
}

}  // namespace
}  // namespace acta::count
