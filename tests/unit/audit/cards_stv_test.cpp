// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "stv_papers.hpp"
#include "support/sanitized.hpp"

namespace acta::audit {
namespace {

constexpr int kPapers = test::kSanitized ? 160 : 400;

struct Found {
  std::size_t proven = 0, never = 0, others = 0, counts = 0, valued = 0, beside = 0;
};

using Results = std::vector<std::vector<std::set<std::uint32_t>>>;

Results results_of(const CardContest& contest, const std::vector<Paper>& papers, Found& found) {
  Results results;
  std::vector<count::RankedRules> all = rules(contest.fractional);
  if (!contest.fractional && !contest.lowest) all.push_back(rules_below(6));
  for (const Paper& paper : papers) {
    results.emplace_back();
    for (const auto& one : all)
      for (auto& elected : counted(contest, paper, one)) results.back().push_back(std::move(elected)), ++found.counts;
  }
  return results;
}

void expect_sound(const CardContest& contest, const std::vector<Paper>& papers, Found& found) {
  auto& [proven, never, others, counts, valued, beside] = found;
  const Results results = results_of(contest, papers, found);
  for (std::size_t p = 0; p < papers.size(); ++p) {
    const auto outcome = outcome_of(contest, papers[p]);
    if (!outcome) continue;
    for (std::size_t q = 0; q < papers.size(); ++q) {
      const bool all = all_hold(*outcome, papers[q]);
      ASSERT_TRUE(all || p != q);
      if (!all) continue;
      others += p != q;
      for (const auto& elected : results[q]) ASSERT_TRUE(is_so(*outcome, elected)) << outcome->statement;
    }
    valued += any_says(*outcome, "can be worth");
    beside += any_says(*outcome, "as long as");
    proven += outcome->winners.size(), never += outcome->losers.size();
  }
}

/// 1,200 papers of four and five choices for two and three seats: what the records of one prove is so in every other
/// of which all its claims are true, whatever the rules and whichever way ties are broken.
Found expect_sound(bool fractional, bool lowest) {
  Found found;
  std::mt19937 random(20260);
  for (const auto& [choices, seats] : {std::pair{4, 2}, {5, 2}, {5, 3}}) {
    CardContest contest = contest_of(choices, seats);
    contest.fractional = fractional, contest.lowest = lowest;
    std::vector<Paper> papers;
    for (int n = 0; n < kPapers; ++n) papers.push_back(some_paper(random, choices, 6));
    expect_sound(contest, papers, found);
  }
  return found;
}

/// Names may hold commas: lists of "A" and "B", and of "A, B", read alike.
TEST(CardsStv, ClaimsInTheSameWordsAreTold) {
  const Assertion ahead{Assertion::Kind::NotEliminatedBefore, 0, 1, {}};
  const auto one = CardClaim::beside("ahead", ahead, {{0, 0, 1, 1, 0}, 1, {}, {}});
  const auto other = CardClaim::beside("ahead", ahead, {{0, 0, 0, 0, 1}, 1, {}, {}});
  EXPECT_TRUE(one.same_as(one));
  EXPECT_FALSE(one.same_as(other));
}

TEST(CardsStv, WhatIsProvenIsSoOnEveryPaperOfWhichTheClaimsAreTrue) {
  const Found any = expect_sound(false, false), fractional = expect_sound(true, false);
  const Found lowest = expect_sound(false, true);
  EXPECT_GT(rules(false).size(), 12u);
  EXPECT_GT(any.counts, 75u * kPapers);
  EXPECT_GT(any.proven, 5u * kPapers / 4);
  EXPECT_GT(any.never, kPapers / 4u);
  EXPECT_GT(any.others, 5u * kPapers / 2);
  EXPECT_EQ(any.valued, 0u);
  EXPECT_GT(any.beside, kPapers / 20u);
  EXPECT_GT(fractional.counts, 5u * kPapers);
  EXPECT_GT(fractional.valued, 3u * kPapers / 40);
  EXPECT_GT(fractional.proven, any.proven);
  EXPECT_GT(lowest.counts, 75u * kPapers);
  EXPECT_GT(lowest.proven, any.proven);
  EXPECT_GT(lowest.never, any.never);
}

/// Two seats, 100 ballots. A has 40 first preferences, more than 100/3. All of A's name C next: C is on 29 + 40 ballots
/// that do not name B before, against 31 of B; so who has the other seat is not proven.
TEST(CardsStv, AQuotaOfFirstPreferencesByHand) {
  const auto outcome = outcome_of(contest_of(3, 2), {{{0, 2}, {1}, {2}}, {40, 31, 29}});
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->winners, std::vector<std::size_t>{0});
  EXPECT_TRUE(outcome->losers.empty());
  ASSERT_EQ(outcome->claims.size(), 1u);
  EXPECT_EQ(outcome->claims[0].text(), "A has a quota of first preferences: more than 1/3 of the valid votes");
  EXPECT_EQ(outcome->statement,
            "2 seats by single transferable vote; elected: A; not proven: who has 1 of the seats, out of B, C");
  // Assorter of a share of 1/3: 1/(2/3) for A first, 0 for another, 1/2 for none: only the first place counts.
  EXPECT_NEAR(outcome->claims[0].value(CardVote{0, 2}), 1.5, 1e-12);
  EXPECT_NEAR(outcome->claims[0].value(CardVote{2, 0}), 0, 1e-12);
  EXPECT_NEAR(outcome->claims[0].value(CardVote{}), 0.5, 1e-12);
}

/// A 40, B 30 of which all name A next, C 20 who all name D next, D 10. A has a quota; one seat is left. On C are 20
/// ballots: B is always ahead of C. On D are 30: B is not ahead, but C is of the 10 without C before. So C and D are
/// not elected, and B, the only one left, is.
TEST(CardsStv, AlwaysAheadByHand) {
  const auto outcome = outcome_of(contest_of(4, 2), {{{0}, {1, 0}, {2, 3}, {3}}, {40, 30, 20, 10}});
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->winners, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(outcome->losers, (std::vector<std::size_t>{2, 3}));
  std::vector<std::string> texts;
  for (const CardClaim& one : outcome->claims) texts.push_back(one.text());
  EXPECT_EQ(texts, (std::vector<std::string>{"A has a quota of first preferences: more than 1/3 of the valid votes",
                                             "B is always ahead of C", "C is always ahead of D"}));
}

/// Two seats, 120 ballots: A 60, 30 of which name C next; B 40; C 20. C is on 20 + 30 ballots without B before, B has
/// 40: not ahead. A's share is 1/2, 0.52 with 2 % more: its ballots are worth less than 1 - 1/(3 * 0.52) = 0.35897, and
/// C counts for 20 + 10.77 at most: B is always ahead, and elected.
TEST(CardsStv, WhatBallotsOfTheElectedCanBeWorthByHand) {
  const Paper paper{{{0, 2}, {0}, {1}, {2}}, {30, 30, 40, 20}};
  CardContest contest = contest_of(3, 2);
  const auto any = outcome_of(contest, paper);
  ASSERT_TRUE(any);
  EXPECT_EQ(any->winners, std::vector<std::size_t>{0});
  contest.fractional = true;
  const auto outcome = outcome_of(contest, paper);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->winners, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(outcome->losers, std::vector<std::size_t>{2});
  std::vector<std::string> texts;
  for (const CardClaim& one : outcome->claims) texts.push_back(one.text());
  EXPECT_EQ(texts, (std::vector<std::string>{"A has a quota of first preferences: more than 1/3 of the valid votes",
                                             "B is always ahead of C, by what ballots of the elected can be worth",
                                             "A has less than 52 % of the first preferences"}));
  EXPECT_NEAR(outcome->claims[1].value(CardVote{0, 2}), (1 - 0.35897) / 2, 1e-5);
  EXPECT_NEAR(outcome->claims[1].value(CardVote{2, 1}), 0, 1e-12);
  EXPECT_NEAR(outcome->claims[1].value(CardVote{0, 1, 2}), 0.5, 1e-12);
  EXPECT_NEAR(outcome->claims[1].value(CardVote{1}), 1, 1e-12);
}

/// Two seats, 100 ballots: A 50, more than 100/3; B 22, of whom 13 name D next; C 20, of whom 15 do; D 8. Neither B (22
/// against the 8 + 15 that name D without B before) nor C (20 against 8 + 13) is always ahead of D. But the first of B
/// and C to go would go while the other stands, or has the last seat, and D has only its own 8: neither goes before D.
/// B is ahead of C by 22 to 20. So B has the other seat.
TEST(CardsStv, WhoStandsBesideOthersByHand) {
  const Paper paper{{{0}, {1, 3}, {1}, {2, 3}, {2}, {3}}, {50, 13, 9, 15, 5, 8}};
  const auto outcome = outcome_of(contest_of(4, 2), paper);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->winners, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(outcome->losers, (std::vector<std::size_t>{2, 3}));
  std::vector<std::string> texts;
  for (const CardClaim& one : outcome->claims) texts.push_back(one.text());
  EXPECT_EQ(texts, (std::vector<std::string>{
                       "A has a quota of first preferences: more than 1/3 of the valid votes", "B is always ahead of C",
                       "B is ahead of D as long as B, C stand or are elected, with 1 seat to fill",
                       "C is ahead of D as long as B, C stand or are elected, with 1 seat to fill"}));
  EXPECT_EQ(outcome->claims[3].value(CardVote{2, 3}), 1);
  EXPECT_EQ(outcome->claims[3].value(CardVote{3, 2}), 0);
  EXPECT_EQ(outcome->claims[3].value(CardVote{0, 3}), 0);
  EXPECT_EQ(outcome->claims[3].value(CardVote{0, 2, 3}), 0.5);
  EXPECT_EQ(outcome->claims[3].value(CardVote{1, 3}), 0.5);
  double excess = 0;  // 20 first preferences less 8
  for (std::size_t r = 0; r < paper.rankings.size(); ++r)
    excess += (2 * outcome->claims[3].value(paper.rankings[r]) - 1) * static_cast<double>(paper.counts[r]);
  EXPECT_NEAR(excess, 12, 1e-9);
}

TEST(CardsStv, WhatCannotBeProvenIsRefused) {
  CardContest contest = contest_of(3, 2);
  EXPECT_NE(outcome_of(contest, {{{0}, {1}, {2}}, {1, 1, 1}}).error().message.find("no part of the outcome"),
            std::string::npos);
  EXPECT_FALSE(outcome_of(contest_of(2, 2), {{{0}}, {1}}));
  contest.elected = {"B", "C"};
  EXPECT_EQ(outcome_of(contest, {{{0}, {1}, {2}}, {50, 20, 30}}).error().message,
            "contest \"ward\": the records elect A, who is not stated as elected");
}

}  // namespace
}  // namespace acta::audit
