// SPDX-License-Identifier: Apache-2.0
// Findings of ranked counts: verdicts, and votes and seats at stake.
#include <gtest/gtest.h>

#include "acta/count/ranked/findings.hpp"
#include "unit/count/ranked_elections.hpp"

namespace acta::count {
namespace {

using model::Verdict;

/// A counted contest, and what else was asked of it.
struct Counted {
  explicit Counted(RankedContest of, RankedRules by = {}) : contest(std::move(of)), rules(by) {
    rules.ties = TieMode::candidate_order;
    const auto made = count_passes(contest, rules, {});
    EXPECT_TRUE(made);
    if (made) passes = *made;
  }
  RankedEvidence evidence() const {
    RankedEvidence made;
    made.id = "Mayor";
    made.contest = &contest;
    made.passes = passes;
    return made;
  }

  RankedContest contest;
  RankedRules rules;
  std::vector<RankedResult> passes;
};

const model::Finding& of(const std::vector<model::Finding>& findings, const std::string& code) {
  static const model::Finding none{};
  for (const model::Finding& one : findings)
    if (one.code == code) return one;
  ADD_FAILURE() << "no " << code;
  return none;
}

TEST(RankedFindings, AnOutcomeWithoutTies) {
  const Counted counted(contest_of("AB", {{6, "A"}, {3, "B"}}));
  const auto findings = ranked_findings(counted.evidence());
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(of(findings, "N102").verdict, Verdict::holds);
  EXPECT_EQ(of(findings, "N102").statement, "Elected: A. No tie had to be broken.");
  EXPECT_EQ(of(findings, "N102").contest, "Mayor");
}

/// B and C have two each and one goes first: C's ballots go to A, B's to nobody. A has 4 or 6 of 8, 4 or 4: elected
/// both ways. Of two candidates with three each one way elects A, the other B.
TEST(RankedFindings, ATieThatDecidesAndOneThatDoesNot) {
  const Counted low(contest_of("ABC", {{4, "A"}, {2, "B"}, {2, "CA"}}));
  const auto whole = tie_tree(low.contest, low.rules, 100);
  ASSERT_TRUE(whole);
  RankedEvidence evidence = low.evidence();
  evidence.ties = &*whole;
  EXPECT_EQ(of(ranked_findings(evidence), "N102").verdict, Verdict::holds);

  const Counted even(contest_of("AB", {{3, "A"}, {3, "B"}}));
  const auto both = tie_tree(even.contest, even.rules, 100);
  ASSERT_TRUE(both);
  evidence = even.evidence();
  EXPECT_EQ(of(ranked_findings(evidence), "N102").verdict, Verdict::remarkable) << "not tried";
  evidence.ties = &*both;
  const auto findings = ranked_findings(evidence);
  EXPECT_EQ(of(findings, "N102").verdict, Verdict::remarkable);
  EXPECT_EQ(of(findings, "N102").examples.size(), 2u);
}

/// Three for two seats, five votes each: A and B by their order, others by another. Of three ways two are tried.
TEST(RankedFindings, TwoWaysAreNotAll) {
  RankedRules rules;
  rules.mode = WinnerMode::bottoms_up;
  rules.seats = 2;
  const Counted counted(contest_of("ABC", {{5, "A"}, {5, "B"}, {5, "C"}}), rules);
  const auto two = tie_tree(counted.contest, counted.rules, 2);
  ASSERT_TRUE(two);
  ASSERT_FALSE(two->complete);
  RankedEvidence evidence = counted.evidence();
  evidence.ties = &*two;
  EXPECT_EQ(of(ranked_findings(evidence), "N102").statement,
            "Elected: A, B. Another way to break its ties elects others.");
  evidence.passes = {};
  evidence.stopped = "tie in round 1";
  EXPECT_EQ(of(ranked_findings(evidence), "N102").verdict, Verdict::remarkable);
}

TEST(RankedFindings, SeatsThatStayEmptyAreRemarkable) {
  const Counted counted(contest_of("AB", {{6, "A"}, {3, "B"}}));
  RankedEvidence evidence = counted.evidence();
  evidence.seats = 3;
  EXPECT_EQ(of(ranked_findings(evidence), "N102").verdict, Verdict::remarkable);
  EXPECT_EQ(of(ranked_findings(evidence), "N102").statement,
            "Elected: A. No tie had to be broken. 2 of 3 seats stay empty.");
}

/// Exact fractions elect A and C, four decimals A and B: one seat.
TEST(RankedFindings, RoundingPutsSeatsAtStake) {
  RankedRules rules;
  rules.mode = WinnerMode::several_winners_per_round;
  rules.seats = 2;
  const Counted counted(contest_of("ABC", {{5, "A"}, {4, "B"}, {2, "C"}}), rules);
  RoundingSensitivity found{{{std::nullopt, {0, 2}, false, {}}, {4, {0, 1}, false, {}}}, {1, 2}, {}};
  RankedEvidence evidence = counted.evidence();
  evidence.rounding = &found;
  const auto findings = ranked_findings(evidence);
  EXPECT_EQ(of(findings, "N114").verdict, Verdict::remarkable);
  EXPECT_EQ(of(findings, "N114").seats_at_stake, 1);
  EXPECT_EQ(of(findings, "N114").instances, 1);
  found = {{{std::nullopt, {}, true, "tie in round 2"}, {4, {0, 1}, false, {}}}, {}, {4}};
  EXPECT_EQ(of(ranked_findings(evidence), "N114").verdict, Verdict::remarkable);
  EXPECT_FALSE(of(ranked_findings(evidence), "N114").seats_at_stake) << "one of them has no result";
  found = {{{std::nullopt, {0, 2}, false, {}}, {4, {0, 2}, false, {}}}, {}, {}};
  EXPECT_EQ(of(ranked_findings(evidence), "N114").verdict, Verdict::remarkable) << "all elect others than the count";
  found = {{{std::nullopt, {0, 1}, false, {}}, {4, {0, 1}, false, {}}}, {}, {}};
  EXPECT_EQ(of(ranked_findings(evidence), "N114").verdict, Verdict::holds);
  EXPECT_EQ(of(ranked_findings(evidence), "N114").seats_at_stake, 0);
}

TEST(RankedFindings, ReadingsOfTheLawAreToldFromOtherAnswers) {
  const Counted counted(contest_of("AB", {{6, "A"}, {3, "B"}}));
  const std::vector<RankedReading> answers{{"quota = hare", {1}, false, true, {}}};
  RankedEvidence evidence = counted.evidence();
  evidence.answers = answers;
  EXPECT_EQ(ranked_findings(evidence).size(), 1u) << "the law's file names no reading";
  const std::vector<RankedReading> same{{"reading x: one", {0}, false, false, {}}};
  evidence.readings = same;
  EXPECT_EQ(of(ranked_findings(evidence), "N115").verdict, Verdict::holds);
  const std::vector<RankedReading> other{{"reading x: one", {0}, false, false, {}},
                                         {"reading y: two", {1}, false, true, {}}};
  evidence.readings = other;
  const auto findings = ranked_findings(evidence);
  EXPECT_EQ(of(findings, "N115").verdict, Verdict::remarkable);
  EXPECT_EQ(of(findings, "N115").seats_at_stake, 1);
  EXPECT_EQ(of(findings, "N115").statement, "1 of 2 other readings of the law elect others, or stop.");
}

/// Official: A 5 and B 4 where the count has 6 and 3. One vote is with another; the margin of 6 to 3 is 2 ballots.
TEST(RankedFindings, OfficialRoundsAreWeighedByTheMargin) {
  const Counted counted(contest_of("AB", {{6, "A"}, {3, "B"}}));
  const auto margin = irv_margin(counted.contest, counted.rules);
  ASSERT_TRUE(margin);
  ASSERT_EQ(margin->low, 2);
  const auto against = [&](std::int64_t a, std::int64_t b) {
    const auto cell = [](std::int64_t votes) { return std::vector{std::optional(Amount(votes))}; };
    const Verification found = verify(counted.passes.front(), {{OfficialRow::What::candidate, 0, cell(a)},
                                                               {OfficialRow::What::candidate, 1, cell(b)}});
    RankedEvidence evidence = counted.evidence();
    evidence.verified = &found;
    evidence.margin = &*margin;
    return of(ranked_findings(evidence), "N116");
  };
  EXPECT_EQ(against(6, 3).verdict, Verdict::holds);
  EXPECT_EQ(against(6, 3).votes_at_stake, 0);
  EXPECT_EQ(against(5, 4).verdict, Verdict::fails);
  EXPECT_EQ(against(5, 4).votes_at_stake, 1);
  EXPECT_EQ(against(5, 4).seats_at_stake, 0);
  EXPECT_EQ(against(5, 4).instances, 2);
  const Verification blank =
      verify(counted.passes.front(), {{OfficialRow::What::candidate, 0, {std::nullopt}},
                                      {OfficialRow::What::candidate, 1, {std::optional(Amount(3))}}});
  RankedEvidence evidence = counted.evidence();
  evidence.verified = &blank;
  EXPECT_EQ(of(ranked_findings(evidence), "N116").verdict, Verdict::fails);
  EXPECT_FALSE(of(ranked_findings(evidence), "N116").votes_at_stake) << "a blank cell has no votes for others";
  EXPECT_EQ(against(4, 5).votes_at_stake, 2);
  EXPECT_EQ(against(4, 5).seats_at_stake, 1);
}

}  // namespace
}  // namespace acta::count
