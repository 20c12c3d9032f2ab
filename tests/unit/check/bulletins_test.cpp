// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "acta/check/check.hpp"

namespace acta::check {
namespace {

using model::Contest;
using model::Finding;
using model::Quantity;
using model::Release;
using model::Verdict;

Contest three_lists() {
  Contest contest;
  contest.id = "c";
  contest.options = {{"x", "X", "", ""}, {"y", "Y", "", ""}, {"z", "Z", "", ""}};
  return contest;
}

Release release(const std::string& id, std::int64_t valid, std::vector<std::int64_t> votes,
                std::vector<std::string> shares = {}) {
  Release made;
  made.id = id;
  if (valid > 0) made.quantities[static_cast<std::size_t>(Quantity::valid)] = valid;
  const char* lists[] = {"x", "y", "z"};
  for (std::size_t i = 0; i < votes.size(); ++i)
    made.lines.push_back({lists[i], votes[i], i < shares.size() ? shares[i] : "", model::kMissing, "", ""});
  return made;
}

Finding run(const Contest& contest, const std::string& code) {
  for (Finding& finding : check_releases(contest))
    if (finding.code == code) return finding;
  return {};
}

std::string text_of(const Finding& finding, const std::string& name) {
  for (const model::Number& number : finding.numbers)
    if (number.name == name) return std::get<std::string>(number.value);
  return {};
}

TEST(Releases, NothingIsTestedWithoutThem) {
  for (const Finding& finding : check_releases(three_lists())) {
    EXPECT_EQ(finding.verdict, Verdict::not_checked) << finding.code;
    EXPECT_FALSE(finding.reason.empty()) << finding.code;
  }
}

TEST(Releases, TotalsThatFallAreListed) {
  Contest contest = three_lists();
  contest.releases = {release("first", 100, {60, 30, 10}), release("second", 110, {59, 40, 11})};
  const Finding f = run(contest, "C210");
  EXPECT_EQ(f.verdict, Verdict::fails);
  EXPECT_EQ(f.tested, 4);  // valid and three lists
  EXPECT_EQ(f.instances, 1);
  EXPECT_EQ(f.votes_at_stake, 1);
  EXPECT_EQ(f.examples[0].detail, "X: 60 in first, 59 in second");
  contest.releases[1].lines[0].votes = 60;
  EXPECT_EQ(run(contest, "C210").verdict, Verdict::holds);
}

TEST(Releases, DatesDecideTheOrderOnlyWhereTheyAreClear) {
  Contest contest = three_lists();
  contest.releases = {release("late", 110, {66, 33, 11}), release("early", 100, {60, 30, 10})};
  EXPECT_EQ(run(contest, "C210").verdict, Verdict::fails);  // in the order of the record
  contest.releases[0].published = "2020-12-08";
  contest.releases[1].published = "2020-12-07T23:00";
  EXPECT_EQ(run(contest, "C210").verdict, Verdict::holds);
  contest.releases[1].published = "2020-12";  // could be any day of the month
  EXPECT_EQ(run(contest, "C210").verdict, Verdict::fails);
}

// 1/3 is 33.333... %: 33.3 rounded and cut off; 2/3 is 66.666... %: 66.7 rounded, 66.6 cut off.
TEST(Releases, SharesMayBeRoundedOrCutOffButAllAlike) {
  Contest contest = three_lists();
  contest.releases = {release("r", 300, {200, 100}, {"66.7", "33.3"})};
  EXPECT_EQ(text_of(run(contest, "C211"), "base_r"), "rounded shares of valid votes, 300");
  contest.releases = {release("r", 300, {200, 100}, {"66.6", "33.3"})};
  EXPECT_EQ(text_of(run(contest, "C211"), "base_r"), "cut off shares of valid votes, 300");
  EXPECT_EQ(run(contest, "C211").verdict, Verdict::holds);
}

// 50 of N rounds to 25 % for 24.5 <= 5000/N < 25.5: N from 197 to 204; 30 of N to 15 % for N from 194 to 206.
TEST(Releases, SharesOfATotalThatIsNotStatedSayWhichItCouldBe) {
  Contest contest = three_lists();
  contest.releases = {release("r", 300, {50, 30}, {"25", "15"})};
  const Finding f = run(contest, "C211");
  EXPECT_EQ(f.verdict, Verdict::remarkable);
  EXPECT_EQ(text_of(f, "base_r"), "rounded shares of a total from 197 to 204, which is not stated");
  contest.releases = {release("r", 0, {50, 30}, {"25", "15"})};
  EXPECT_EQ(run(contest, "C211").verdict, Verdict::holds);  // no total is stated that they could contradict
  contest.releases = {release("r", 300, {50, 30}, {"25", "30"})};
  EXPECT_EQ(run(contest, "C211").verdict, Verdict::fails);
}

TEST(Releases, PartsAddUp) {
  Contest contest = three_lists();
  contest.releases = {release("r", 100, {60, 30, 10})};
  EXPECT_EQ(run(contest, "C212").verdict, Verdict::holds);
  contest.releases = {release("r", 101, {60, 30, 10})};  // there may be lists that the record does not know
  EXPECT_EQ(run(contest, "C212").verdict, Verdict::remarkable);
  contest.releases[0].lines.push_back({"others", 2, "", model::kMissing, "", ""});
  EXPECT_EQ(run(contest, "C212").verdict, Verdict::fails);
  contest.releases[0].lines.back().votes = 1;
  EXPECT_EQ(run(contest, "C212").verdict, Verdict::holds);
  contest.releases = {release("r", 101, {60, 30})};  // z is not printed
  EXPECT_EQ(run(contest, "C212").verdict, Verdict::holds);
  contest.releases = {release("r", 89, {60, 30})};
  EXPECT_EQ(run(contest, "C212").verdict, Verdict::fails);
}

TEST(Releases, AnAllianceIsTheSumOfItsOptionsAndIsNotCountedTwice) {
  Contest contest = three_lists();
  contest.alliances = {{"xy", "X and Y", {0, 1}, ""}};
  contest.releases = {release("r", 100, {60, 30, 10})};
  contest.releases[0].lines.push_back({"xy", 90, "", model::kMissing, "", ""});
  EXPECT_EQ(run(contest, "C212").verdict, Verdict::holds);
  contest.releases[0].lines.back().votes = 91;
  EXPECT_EQ(run(contest, "C212").instances, 2);  // of its options; and 91 + 10 is above 100
}

TEST(Releases, NobodyVotesWhoIsNotRegistered) {
  Contest contest = three_lists();
  contest.releases = {release("r", 100, {60, 30, 10})};
  contest.releases[0].quantities[static_cast<std::size_t>(Quantity::registered)] = 99;
  EXPECT_EQ(run(contest, "C212").verdict, Verdict::fails);
}

// Rounded to one decimal, three shares miss 100 by at most 0.15; cut off, they lack less than 0.3.
TEST(Releases, SharesAddUpToAHundredWithinTheirDigits) {
  Contest contest = three_lists();
  const auto verdict = [&](std::vector<std::string> shares) {
    contest.releases = {release("r", 100, {60, 30, 10}, std::move(shares))};
    return run(contest, "C212").verdict;
  };
  EXPECT_EQ(verdict({"60.0", "30.0", "10.1"}), Verdict::holds);
  EXPECT_EQ(verdict({"60.0", "30.0", "10.2"}), Verdict::remarkable);
  EXPECT_EQ(verdict({"60.0", "30.0", "9.8"}), Verdict::holds);
  EXPECT_EQ(verdict({"60.0", "30.0", "9.7"}), Verdict::remarkable);
}

// Venezuela, 29 July 2024, first bulletin (shared/data/ORIGIN.md). 51.2 % of 10,058,774 is 5,150,092.3 and 44.2 % is
// 4,445,978.1. The third number follows from the total. A number is near by chance 1001 / 10,058,775; both:
// (9.9515e-5)^2 = 9.903e-9, times three, for 0, 1 and 2 decimals: 2.97e-8.
TEST(Releases, NumbersWorkedOutFromRoundSharesAreNoticed) {
  Contest contest = three_lists();
  contest.releases = {release("bulletin", 0, {5'150'092, 4'445'978, 462'704})};
  Finding f = run(contest, "C213");
  EXPECT_EQ(f.verdict, Verdict::remarkable);
  EXPECT_EQ(text_of(f, "near_bulletin"),
            "2 of 2 numbers that are free are the whole number nearest to a share of 10,058,774 with 1 decimal; 0.0002 "
            "expected, so many or more by chance 3.0e-08");
  contest.releases = {release("bulletin", 0, {5'150'092 + 7, 4'445'978 - 9, 462'704 + 2})};
  f = run(contest, "C213");
  EXPECT_EQ(f.verdict, Verdict::holds);
  EXPECT_EQ(f.instances, 0);
}

TEST(Releases, SmallTotalsSayNothingOfRoundShares) {
  Contest contest = three_lists();
  contest.releases = {release("r", 0, {500, 300, 100})};  // 101 of 901 numbers are near to a whole per cent
  EXPECT_EQ(run(contest, "C213").verdict, Verdict::not_checked);
}

// Venezuela, 7 December 2020: 944,665 and 924,665 are both in print with 17.95 % of 5,264,104: 944,944.7 is 17.95 %.
TEST(Releases, AShareTellsVariantsApart) {
  Contest contest = three_lists();
  contest.releases = {release("r", 5'264'104, {3'558'320, 944'665}, {"67.6", "17.95"})};
  EXPECT_EQ(run(contest, "C214").verdict, Verdict::not_checked);
  contest.releases[0].variants = {{"y", 924'665, "", "", {}}, {"x", 3'558'320, "", "", {}}};
  const Finding f = run(contest, "C214");
  EXPECT_EQ(f.verdict, Verdict::remarkable);
  EXPECT_EQ(f.tested, 2);
  EXPECT_EQ(f.instances, 1);
  EXPECT_EQ(f.examples[0].detail, "Y: 944,665 and 924,665 (one digit another); the printed share 17.95 fits 944,665");
}

// 80 % counted: 100 votes, 25 to come. 60 to 30 cannot be made up; 45 to 35 can, by more than 10 of 25: 40 points.
TEST(Releases, TheRestHasToBeSplitSoAndSo) {
  Contest contest = three_lists();
  contest.releases = {release("r", 100, {60, 30, 10})};
  contest.releases[0].counted = "80 %";
  Finding f = run(contest, "C215");
  EXPECT_EQ(f.verdict, Verdict::holds);
  EXPECT_EQ(f.votes_at_stake, 25);
  contest.releases[0] = release("r", 100, {45, 35, 20});
  contest.releases[0].counted = "80 %";
  f = run(contest, "C215");
  EXPECT_EQ(f.verdict, Verdict::not_checked);
  EXPECT_EQ(text_of(f, "needed"), "40.00");
  contest.releases[0].counted = "100 %";
  EXPECT_EQ(run(contest, "C215").reason,
            "no release of the contest states votes of two lists and that a part was counted");
}

}  // namespace
}  // namespace acta::check
