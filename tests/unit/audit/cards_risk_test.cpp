// SPDX-License-Identifier: Apache-2.0
// What must hold of the risk of audits of cards, whatever the numbers are: exhaustively in small worlds, by simulation
// in larger ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <numeric>

#include "acta/audit/card_draw.hpp"
#include "acta/audit/card_walk.hpp"
#include "acta/base/random.hpp"
#include "card_worlds.hpp"
#include "law_contests.hpp"
#include "support/sanitized.hpp"

namespace acta::audit {
namespace {

using test::audit_of;
using test::letters;
using test::paper;
using test::repeated;

double risk(const CardContestAudit& audit, const std::vector<std::uint64_t>& sample,
            const std::vector<std::string>& papers) {
  std::map<std::size_t, CardPaper> seen;
  for (std::size_t k = 0; k < sample.size(); ++k) seen[sample[k]] = paper(audit.contest(), papers[k]);
  const auto walk = walk_cards(
      audit, sample, [&](std::size_t card) { return &seen.at(card); }, 1e-9);
  EXPECT_EQ(walk.risk, walk.path.empty() ? 1 : walk.path.back());
  return walk.risk;
}

/// Whether paper x is at least as bad as paper y for every claim, and worse for one.
bool is_worse(const CardContestAudit& audit, std::size_t card, const std::string& x, const std::string& y) {
  bool worse = false;
  for (std::size_t claim = 0; claim < audit.outcome().claims.size(); ++claim) {
    const double a = audit.value(claim, card, paper(audit.contest(), x));
    const double b = audit.value(claim, card, paper(audit.contest(), y));
    if (a > b) return false;
    worse = worse || a < b;
  }
  return worse;
}

/// All papers of four cards drawn, and each card made worse: the risk never falls.
void never_falls(const CardContestAudit& audit, const std::vector<std::uint64_t>& sample,
                 const std::vector<std::string>& papers) {
  const std::size_t worlds = static_cast<std::size_t>(std::pow(papers.size(), sample.size()));
  std::int64_t pairs = 0;
  std::vector<double> risks;
  const auto world = [&](std::size_t number) {
    std::vector<std::string> seen;
    for (std::size_t k = 0; k < sample.size(); ++k, number /= papers.size())
      seen.push_back(papers[number % papers.size()]);
    return seen;
  };
  for (std::size_t number = 0; number < worlds; ++number) risks.push_back(risk(audit, sample, world(number)));
  for (std::size_t number = 0; number < worlds; ++number) {
    const auto seen = world(number);
    std::size_t step = 1;
    for (std::size_t k = 0; k < sample.size(); ++k, step *= papers.size())
      for (std::size_t other = 0; other < papers.size(); ++other) {
        if (!is_worse(audit, sample[k], papers[other], seen[k])) continue;
        const std::size_t changed = number - step * (number / step % papers.size()) + step * other;
        ++pairs;
        ASSERT_GE(risks[changed], risks[number] * (1 - 1e-12)) << number << " " << k << " " << papers[other];
      }
  }
  EXPECT_GT(pairs, 100);
}

const std::vector<std::uint64_t> kSample{0, 7, 9, 5};

TEST(RiskIsNeverSmallerForAWorseError, ComparisonWithSeveralLosers) {
  const auto cards = repeated({{"A", 6}, {"B", 2}, {"C", 1}, {"", 1}, {"-", 2}});
  for (const CardStyle style : {CardStyle::known, CardStyle::unknown})
    never_falls(audit_of(letters("ABC"), cards, {CardMethod::comparison, style, {}}), kSample,
                {"A", "B", "C", "", "-", "?"});
}

TEST(RiskIsNeverSmallerForAWorseError, ExpectedErrorsAndPhantoms) {
  const auto cards = repeated({{"A", 7}, {"B", 1}, {"C", 1}, {"?", 1}});
  never_falls(audit_of(letters("ABC"), cards, {CardMethod::comparison, CardStyle::known, {0.01, 0.02, 0.01, 0.01}}),
              kSample, {"A", "B", "C", "", "-", "?"});
}

TEST(RiskIsNeverSmallerForAWorseError, Polling) {
  ContestRecords records;
  records.contest = letters("ABC");
  records.reported = {6, 2, 1};
  const auto audit = CardContestAudit::make(records, {CardMethod::polling, CardStyle::known, {}}, 10);
  ASSERT_TRUE(audit);
  never_falls(*audit, kSample, {"A", "B", "C", "", "?"});
}

TEST(RiskIsNeverSmallerForAWorseError, InstantRunoffAndSupermajority) {
  const auto ranked = repeated({{"AB", 5}, {"BA", 2}, {"CB", 2}, {"", 1}});
  never_falls(audit_of(letters("ABC", CardContestKind::irv), ranked), kSample, {"AB", "BA", "BC", "CB", "", "-", "?"});
  CardContest contest = letters("ABC", CardContestKind::supermajority);
  contest.share = 2.0 / 3;
  never_falls(audit_of(contest, repeated({{"A", 8}, {"B", 1}, {"", 1}})), kSample, {"A", "B", "C", "", "-", "?"});
}

// Droop's quota has a constant in its claims: three seats of 29 votes are 29 / 4 and at most one more. 18 are two of
// them, 8 are less than two; what is left is behind.
TEST(RiskIsNeverSmallerForAWorseError, ALaw) {
  const CardContest contest = test::law_contest("AB", test::lists_law(3, test::droop()));
  never_falls(audit_of(contest, repeated({{"A", 18}, {"B", 11}, {"", 1}})), kSample, {"A", "B", "", "-", "?"});
}

TEST(RiskIsNeverSmallerForAWorseError, Pools) {
  const CardContest contest = letters("ABC");
  ContestRecords records = test::records(contest, repeated({{"A", 4}, {"B", 1}, {"C", 1}}));
  records.pools = {{{2, 1, 0}, 4}};
  for (int k = 0; k < 4; ++k) records.row_of_card.push_back(records.votes.size());
  const auto audit = CardContestAudit::make(records, {CardMethod::one_audit, CardStyle::unknown, {}}, 10);
  ASSERT_TRUE(audit);
  never_falls(*audit, kSample, {"A", "B", "C", "", "?"});
}

// methods/audit.md, section 2: W 1010, L1 1000, L2 10. Ten cards moved from W to L2 must not be taken for less than ten
// from W to blank, one W to L2 not for less than W to blank.
TEST(RiskIsNeverSmallerForAWorseError, ArlosDefect) {
  const auto audit = audit_of(letters("WLM"), repeated({{"W", 1010}, {"L", 1000}, {"M", 10}}));
  std::vector<std::uint64_t> sample;
  for (std::uint64_t card = 0; card < 100; ++card) sample.push_back(card);
  std::vector<std::string> same(100, "W"), blank = same, other = same;
  for (std::size_t k = 0; k < 10; ++k) blank[10 * k] = "", other[10 * k] = "M";
  EXPECT_GE(risk(audit, sample, other), risk(audit, sample, blank));
  EXPECT_GE(risk(audit, sample, blank), risk(audit, sample, same));
  EXPECT_EQ(risk(audit, sample, other), 1);
}

/// Share of simulated audits that would confirm an outcome that the paper does not bear out.
double confirmed(const CardContestAudit& audit, const std::vector<std::string>& papers, double alpha, int trials,
                 std::size_t draws) {
  std::map<std::string, CardPaper> known;
  for (const std::string& one : papers) known.emplace(one, paper(audit.contest(), one));
  std::vector<std::uint64_t> order;
  for (std::uint64_t card = 0; card < papers.size(); ++card)
    if (audit.has(card)) order.push_back(card);
  int passed = 0;
  for (int trial = 0; trial < trials; ++trial) {
    base::RandomStream stream(7, 1, static_cast<std::uint32_t>(trial));
    for (std::size_t k = 0; k < draws; ++k)
      std::swap(order[k], order[k + static_cast<std::size_t>(stream.below(order.size() - k))]);
    double largest = 0;
    for (std::size_t claim = 0; claim < audit.outcome().claims.size(); ++claim) {
      const OwnedTest test = audit.test(claim);
      for (std::size_t k = 0; k < draws; ++k) {
        const CardPaper& seen = audit.is_phantom(order[k]) ? known.at("?") : known.at(papers[order[k]]);
        test->next(audit.value(claim, order[k], seen));
      }
      largest = std::max(largest, test->p_value());
    }
    passed += largest <= alpha;
  }
  return passed / static_cast<double>(trials);
}

/// Three standard errors above alpha: a true rate at the limit fails this once in 700.
void expect_within(double rate, double alpha, int trials) {
  EXPECT_LE(rate, alpha + 3 * std::sqrt(alpha * (1 - alpha) / trials)) << rate;
}

constexpr int kTrials = test::trials(2'000);
constexpr double kAlpha = 0.1;

// The records have 220 to 180; on paper twenty of A's are B's: 200 to 200, a tie.
TEST(SimulatedRiskOfAWrongOutcome, Comparison) {
  auto papers = repeated({{"A", 200}, {"B", 200}});
  const auto audit = audit_of(letters("AB"), repeated({{"A", 220}, {"B", 180}}));
  expect_within(confirmed(audit, papers, kAlpha, kTrials, 390), kAlpha, kTrials);
  std::fill(papers.begin(), papers.begin() + 20, "B");
  EXPECT_LT(confirmed(audit, papers, kAlpha, kTrials, 390), kAlpha);
}

// The same with expected errors and with phantoms that the winner's lead is made of: 210 to 180, 30 cards unknown.
TEST(SimulatedRiskOfAWrongOutcome, Phantoms) {
  auto records = repeated({{"A", 210}, {"B", 180}, {"?", 30}});
  auto papers = repeated({{"A", 210}, {"B", 180}, {"?", 30}});
  const auto audit = audit_of(letters("AB"), records, {CardMethod::comparison, CardStyle::known, {0.001, 0.02, 0, 0}});
  expect_within(confirmed(audit, papers, kAlpha, kTrials, 400), kAlpha, kTrials);
}

TEST(SimulatedRiskOfAWrongOutcome, PhantomsWereNeeded) {
  // Without counting them at their worst this audit would pass: all papers agree with their records.
  const auto audit = audit_of(letters("AB"), repeated({{"A", 210}, {"B", 180}}));
  EXPECT_GT(confirmed(audit, repeated({{"A", 210}, {"B", 180}}), kAlpha, 50, 380), 0.9);
}

TEST(SimulatedRiskOfAWrongOutcome, CardsWithoutTheContest) {
  // 30 cards of A do not have the contest: 190 to 190 on paper with 20 cards somewhere else that would have it.
  const auto audit = audit_of(letters("AB"), repeated({{"A", 220}, {"B", 180}, {"-", 200}}));
  expect_within(confirmed(audit, repeated({{"A", 180}, {"-", 40}, {"B", 180}, {"-", 200}}), kAlpha, kTrials, 390),
                kAlpha, kTrials);
}

TEST(SimulatedRiskOfAWrongOutcome, Polling) {
  ContestRecords records;
  records.contest = letters("ABC");
  records.reported = {220, 120, 40};
  const auto audit = CardContestAudit::make(records, {CardMethod::polling, CardStyle::known, {}}, 400);
  ASSERT_TRUE(audit);
  expect_within(confirmed(*audit, repeated({{"A", 170}, {"B", 170}, {"C", 40}, {"", 20}}), kAlpha, kTrials, 390),
                kAlpha, kTrials);
}

TEST(SimulatedRiskOfAWrongOutcome, OneAudit) {
  // Recorded one by one 110 to 70, and a pool of 220 with 120 to 100; on paper ten of the pool's and ten of the others
  // are B's: 190 + ... 210 to 190 less 20 on both sides of the pool: 200 to 200.
  const CardContest contest = letters("AB");
  ContestRecords records = test::records(contest, repeated({{"A", 110}, {"B", 70}}));
  records.pools = {{{120, 100}, 220}};
  for (int k = 0; k < 220; ++k) records.row_of_card.push_back(records.votes.size());
  const auto audit = CardContestAudit::make(records, {CardMethod::one_audit, CardStyle::known, {}}, 400);
  ASSERT_TRUE(audit);
  const auto papers = repeated({{"A", 100}, {"B", 80}, {"A", 100}, {"B", 120}});
  expect_within(confirmed(*audit, papers, kAlpha, kTrials, 390), kAlpha, kTrials);
}

TEST(SimulatedRiskOfAWrongOutcome, InstantRunoffAndSupermajority) {
  const auto ranked =
      audit_of(letters("ABC", CardContestKind::irv), repeated({{"AB", 150}, {"BA", 130}, {"CB", 20}, {"CA", 60}}));
  // Half of the last are for B in the end: A 150 + 30 = 180, B 130 + 20 + 30 = 180.
  expect_within(confirmed(ranked, repeated({{"AB", 150}, {"BA", 130}, {"CB", 50}, {"CA", 30}}), kAlpha, kTrials, 350),
                kAlpha, kTrials);
  CardContest contest = letters("AB", CardContestKind::supermajority);
  contest.share = 0.6;
  const auto share = audit_of(contest, repeated({{"A", 260}, {"B", 140}}));
  expect_within(confirmed(share, repeated({{"A", 240}, {"B", 160}}), kAlpha, kTrials, 390), kAlpha, kTrials);
}

// Three seats of 400 by Droop's quota of at most 101: 222 are two of them, 120 one; 202 are two to a vote, and the
// claim, which is of any rounding, 202 - 2 (400 / 4 + 1) > 0, does not hold.
TEST(SimulatedRiskOfAWrongOutcome, ALawWithAConstant) {
  const auto audit = audit_of(test::law_contest("ABC", test::lists_law(3, test::droop())),
                              repeated({{"A", 222}, {"B", 120}, {"C", 58}}));
  expect_within(confirmed(audit, repeated({{"A", 202}, {"C", 20}, {"B", 120}, {"C", 58}}), kAlpha, kTrials, 390),
                kAlpha, kTrials);
}

// By hand: two claims with ends 1 to 10 each. After 8 each goes on with a chance of 0.2, one of them with 0.4 at most.
TEST(FirstSamples, OfTwoClaimsTakeTheSumOfTheirChances) {
  const std::vector<std::int64_t> one{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  EXPECT_EQ(ends_of_all({one}), one);
  const auto both = ends_of_all({one, one});
  EXPECT_EQ(both, (std::vector<std::int64_t>{6, 6, 7, 7, 8, 8, 9, 9, 10, 10}));
  EXPECT_EQ(size_with_chance(both, 0.6), 8);
  EXPECT_EQ(size_with_chance(one, 0.8), 8);
  EXPECT_EQ(ends_of_all({one, {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}}), one) << "a claim that ends at once adds nothing";
}

// A over B and A over C are as hard as each other: the sample that is enough for one in nine of ten audits is not
// enough for both in as many, and that of both is.
TEST(FirstSamples, AreEnoughForAllClaims) {
  ContestRecords records;
  records.contest = letters("ABC");
  records.reported = {400, 300, 300};
  const auto audit = CardContestAudit::make(records, {CardMethod::polling, CardStyle::known, {}}, 1'000);
  ASSERT_TRUE(audit);
  ASSERT_EQ(audit->outcome().claims.size(), 2U);
  const SizeSimulation simulation{kAlpha, 0.9, 1'000, 1};
  const auto alone = size_with_chance(
      simulated_ends(audit->population(0), audit->bet(0).lambda, audit->expected_values(0), simulation), 0.9);
  const auto size = audit->simulated(simulation);
  EXPECT_GT(size, alone);
  const auto papers = repeated({{"A", 400}, {"B", 300}, {"C", 300}});
  const double rate = confirmed(*audit, papers, kAlpha, kTrials / 2, static_cast<std::size_t>(size));
  const double fewer = confirmed(*audit, papers, kAlpha, kTrials / 2, static_cast<std::size_t>(alone));
  EXPECT_GE(rate, 0.9 - 3 * std::sqrt(0.09 / (kTrials / 2))) << rate;
  EXPECT_LT(fewer, rate);
}

/// Every order in which the cards of a wrong outcome can be drawn: the share of them that ever shows a p-value of alpha
/// or less for all claims is at most alpha.
void exact_risk(const CardContestAudit& audit, const std::vector<std::string>& papers) {
  using Fed = std::vector<double>;  // of one card, by claim
  std::vector<Fed> cards;
  for (std::size_t card = 0; card < papers.size(); ++card) {
    cards.emplace_back();
    for (std::size_t claim = 0; claim < audit.outcome().claims.size(); ++claim)
      cards.back().push_back(audit.value(claim, card, paper(audit.contest(), papers[card])));
  }
  std::sort(cards.begin(), cards.end());
  constexpr double kAlphas[] = {0.5, 0.3, 0.2, 0.1, 0.05};
  std::int64_t orders = 0, passed[std::size(kAlphas)] = {};
  do {
    double risk = 0;
    for (std::size_t claim = 0; claim < cards[0].size(); ++claim) {
      const OwnedTest test = audit.test(claim);
      for (const Fed& card : cards) test->next(card[claim]);
      risk = std::max(risk, test->p_value());
    }
    ++orders;
    for (std::size_t k = 0; k < std::size(kAlphas); ++k) passed[k] += risk <= kAlphas[k];
  } while (std::next_permutation(cards.begin(), cards.end()));
  EXPECT_GT(orders, 50);
  for (std::size_t k = 0; k < std::size(kAlphas); ++k)
    EXPECT_LE(static_cast<double>(passed[k]), kAlphas[k] * static_cast<double>(orders)) << kAlphas[k];
}

// Ties, the wrong outcomes that are hardest to tell; cards that were not found count for the loser: 4 to 2 and two of
// them.
TEST(ExactRiskOfAWrongOutcome, EveryKind) {
  exact_risk(audit_of(letters("AB"), repeated({{"A", 6}, {"B", 4}})), repeated({{"B", 2}, {"A", 5}, {"B", 3}}));
  exact_risk(audit_of(letters("ABC"), repeated({{"A", 5}, {"B", 3}, {"C", 2}})),
             repeated({{"A", 3}, {"B", 1}, {"", 1}, {"B", 3}, {"C", 1}, {"A", 1}}));
  exact_risk(audit_of(letters("AB"), repeated({{"A", 5}, {"B", 3}, {"?", 2}})),
             repeated({{"A", 4}, {"", 1}, {"B", 2}, {"", 1}, {"?", 2}}));
  exact_risk(audit_of(letters("ABC", CardContestKind::irv), repeated({{"AB", 4}, {"BA", 3}, {"CA", 2}})),
             repeated({{"AB", 4}, {"BA", 3}, {"CB", 1}, {"C", 1}}));
  // D'Hondt, two seats: A 6 and 6/2 before B's 2; on paper 4/2 beside 2. A majority of 7 of 9; on paper 4 of 8.
  CardContest contest = letters("ABC", CardContestKind::dhondt);
  contest.winners = 2;
  exact_risk(audit_of(contest, repeated({{"A", 6}, {"B", 2}, {"C", 1}, {"", 1}})),
             repeated({{"A", 4}, {"C", 1}, {"", 1}, {"B", 2}, {"C", 1}, {"", 1}}));
  exact_risk(audit_of(letters("AB", CardContestKind::runoff), repeated({{"A", 7}, {"B", 2}, {"", 1}})),
             repeated({{"A", 4}, {"B", 2}, {"", 1}, {"B", 2}, {"", 1}}));
  // Hare's quota, three seats of 10: A one and 2.67, B none and 3, C none and 1; on paper 5, 2, 2 have remainders 2,
  // 2, 2.
  exact_risk(
      audit_of(test::law_contest("ABC", test::lists_law(3, model::hare())), repeated({{"A", 6}, {"B", 3}, {"C", 1}})),
      repeated({{"A", 5}, {"", 1}, {"B", 2}, {"C", 2}}));
  ContestRecords records;
  records.contest = letters("AB");
  records.reported = {6, 3};
  exact_risk(CardContestAudit::make(records, {CardMethod::polling, CardStyle::known, {}}, 10).value(),
             repeated({{"A", 4}, {"B", 4}, {"", 2}}));
  records = test::records(letters("AB"), repeated({{"A", 3}, {"B", 2}}));
  records.pools = {{{3, 2}, 5}};
  for (int k = 0; k < 5; ++k) records.row_of_card.push_back(records.votes.size());
  exact_risk(CardContestAudit::make(records, {CardMethod::one_audit, CardStyle::known, {}}, 10).value(),
             repeated({{"A", 3}, {"B", 2}, {"A", 2}, {"B", 3}}));
}

TEST(Invariance, OrderOfChoicesDoesNotMatter) {
  const auto cards = repeated({{"A", 300}, {"B", 200}, {"C", 100}});
  const auto one = audit_of(letters("ABC"), cards), other = audit_of(letters("CAB"), cards);
  EXPECT_EQ(one.size(0.05), other.size(0.05));
  const std::vector<std::uint64_t> sample{1, 2, 301, 500, 4, 5};
  const std::vector<std::string> papers{"A", "B", "B", "", "A", "C"};
  EXPECT_DOUBLE_EQ(risk(one, sample, papers), risk(other, sample, papers));
}

}  // namespace
}  // namespace acta::audit
