// SPDX-License-Identifier: Apache-2.0
// Outcomes of laws from cards: by hand, and in every small world.
#include "acta/audit/card_claims_law.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "law_contests.hpp"
#include "outcome_worlds.hpp"

namespace acta::audit {
namespace {

using test::at_least;
using test::audit_of;
using test::card_law;
using test::droop;
using test::law_contest;
using test::lists_law;
using test::repeated;
using Votes = std::vector<double>;

std::string refusal(const CardContest& contest, const CardTallies& tallies, std::int64_t cards = 100) {
  const auto got = law_outcome(contest, tallies, cards);
  return got ? "taken" : got.error().message;
}

const CardClaim& claim_of(const CardOutcome& outcome, const std::string& text) {
  for (const CardClaim& one : outcome.claims)
    if (one.text() == text) return one;
  ADD_FAILURE() << "no claim \"" << text << "\"";
  return outcome.claims.front();
}

double margin_of(const CardContestAudit& audit, const std::string& text) {
  for (std::size_t k = 0; k < audit.outcome().claims.size(); ++k)
    if (audit.outcome().claims[k].text() == text) return audit.margin(k);
  return -1;
}

double value(const CardClaim& claim, std::initializer_list<Choice> vote) {
  return claim.value(std::vector<Choice>(vote));
}

// Five seats of 47, 32, 21: a quota is 20, so 2, 1, 1 and remainders 7, 12, 1: A 2, B 2, C 1. B's remainder before A's:
// V_B - V_A + V / 5 = 32 - 47 + 20 = 5, a card for A adds -0.8, for B 1.2, for C 0.2: values 0, 1/2 + 1.2 / 1.6, 1/2 +
// 0.2 / 1.6; margin (5 / 100) / 0.8.
TEST(CardLaws, HareByHand) {
  const CardContest contest = law_contest("ABC", lists_law(5, model::hare()));
  const auto audit = audit_of(contest, repeated({{"A", 47}, {"B", 32}, {"C", 21}}));
  EXPECT_EQ(audit.outcome().statement, "A 2 seats, B 2 seats, C 1 seat");
  EXPECT_EQ(audit.outcome().winners, (std::vector<std::size_t>{0, 0, 1, 1, 2}));
  EXPECT_TRUE(audit.outcome().unproven.empty());
  // Three lists have a whole quota and not one more; B's remainder is before two others.
  ASSERT_EQ(audit.outcome().claims.size(), 8U);
  const std::string text = "remainder of B larger than that of A";
  const CardClaim& claim = claim_of(audit.outcome(), text);
  EXPECT_NEAR(value(claim, {0}), 0, 1e-12);
  EXPECT_NEAR(value(claim, {1}), 1.25, 1e-12);
  EXPECT_NEAR(value(claim, {2}), 0.625, 1e-12);
  EXPECT_NEAR(value(claim, {}), 0.5, 1e-12);
  EXPECT_NEAR(claim.upper(), 1.25, 1e-12);
  EXPECT_NEAR(margin_of(audit, text), 0.0625, 1e-12);
}

// Three seats of 60, 30, 10 and 25 not valid: 100 / 4 = 25, so the quota is 26, or at most 25 + 1: A 2, B 1. A has two
// of them: 60 - 2 (100 / 4 + 1) = 8; each of the 125 cards adds -2/125 = -0.016, one for A 0.5 - 0.016, one for another
// -0.516, one without a mark -0.016: 1/2 - 0.016 / 1.032; margin (8 / 125) / 0.516.
TEST(CardLaws, DroopByHandHasAConstant) {
  const CardContest contest = law_contest("ABC", lists_law(3, droop()));
  const auto audit = audit_of(contest, repeated({{"A", 60}, {"B", 30}, {"C", 10}, {"", 25}}),
                              {CardMethod::comparison, CardStyle::unknown, {}});
  EXPECT_EQ(audit.outcome().statement, "A 2 seats, B 1 seat");
  const std::string text = "A at least 2 whole quotas";
  const CardClaim& claim = claim_of(audit.outcome(), text);
  EXPECT_NEAR(value(claim, {0}), 0.5 + 0.484 / 1.032, 1e-12);
  EXPECT_NEAR(value(claim, {1}), 0, 1e-12);
  EXPECT_NEAR(value(claim, {}), 0.5 - 0.016 / 1.032, 1e-12);
  EXPECT_EQ(claim.without_contest(), value(claim, {}));
  EXPECT_NEAR(margin_of(audit, text), 8.0 / 125 / 0.516, 1e-12);
  for (std::size_t k = 0; k < audit.outcome().claims.size(); ++k) {
    // A record as it is on paper says nothing new, whatever the constant.
    EXPECT_NEAR(audit.overstatement(k, 100, test::paper(contest, "")), 0, 1e-12);
    EXPECT_NEAR(audit.overstatement(k, 0, test::paper(contest, "A")), 0, 1e-12);
    EXPECT_EQ(audit.paper_value(k, test::paper(contest, "-")), audit.outcome().claims[k].without_contest());
    EXPECT_EQ(audit.paper_value(k, test::paper(contest, "?")), 0);
  }
}

// A fifth of all ballots: 30 of 100 valid ones and 40 others are 21.4 %. A card for A adds 0.8, every other one with
// the contest -0.2, one without it nothing.
TEST(CardLaws, AShareOfAllBallotsWeighsThoseThatAreNotValid) {
  model::Law law = lists_law(2, model::dhondt());
  law.tiers[0].conditions = {at_least({1, 5}, model::ShareBase::ballots)};
  const CardContest contest = law_contest("AB", law);
  const auto audit = audit_of(contest, repeated({{"A", 30}, {"B", 70}, {"", 40}}));
  EXPECT_EQ(audit.outcome().statement, "B 2 seats") << "35 is more than 30";
  CardTallies tallies{{45, 55}, {}, 40, 0};
  const auto both = law_outcome(contest, tallies, 150);
  ASSERT_TRUE(both);
  EXPECT_EQ(both->statement, "A 1 seat, B 1 seat");
  const CardClaim& claim = claim_of(*both, "A above 20 % of the ballots");
  EXPECT_NEAR(value(claim, {0}), 0.5 + 0.8 / 0.4, 1e-12);
  EXPECT_NEAR(value(claim, {1}), 0, 1e-12);
  EXPECT_NEAR(value(claim, {}), 0, 1e-12);
  EXPECT_NEAR(claim.without_contest(), 0.5, 1e-12);
  tallies.blank.reset();
  EXPECT_EQ(refusal(contest, tallies),
            "contest \"c\": the law has shares of all ballots, and it is not known which of them are not valid");
}

/// Two districts of two lists: cards of one district do not vote in the other.
CardLaw of_two_districts(const model::Law& law) {
  CardLaw made = card_law("AB", law);
  made.poll.levels = {"district"};
  made.poll.areas = {{"n", "North", 0, model::kNone, {}, {}, 2}, {"s", "South", 0, model::kNone, {}, {}, 1}};
  made.poll.tallies[0].votes.push_back({0, 0});
  made.poll.tallies[0].valid = made.poll.tallies[0].cast = {0, 0};
  made.columns = {{0, 0, 0}, {1, 0, 0}, {0, 0, 1}, {1, 0, 1}};
  return made;
}

model::Law law_by_district() {
  model::Law law = lists_law(0, model::dhondt());
  law.tiers[0].areas = "district";
  law.tiers[0].seats = {};
  law.tiers[0].seats.given = true;
  return law;
}

// North 40 to 10: A has both seats, 40 / 2 - 10 = 10. South 26 to 24: one seat, 2. Three cards without a record, a
// weight of -1 each, leave 7 and nothing; one leaves both.
TEST(CardLaws, CardsWithoutARecordTakeMarginsAway) {
  const CardContest contest = law_contest("ABCD", of_two_districts(law_by_district()));
  const auto some = law_outcome(contest, {{40, 10, 26, 24}, {}, {}, 3}, 103);
  ASSERT_TRUE(some);
  EXPECT_EQ(some->statement, "2 of 3 seats are proven: A 2 seats");
  ASSERT_EQ(some->unproven.size(), 1U);
  EXPECT_NE(some->unproven[0].find("South"), std::string::npos) << some->unproven[0];
  const auto all = law_outcome(contest, {{40, 10, 26, 24}, {}, {}, 1}, 101);
  ASSERT_TRUE(all);
  EXPECT_EQ(all->statement, "A 3 seats");
  // A card of the other district says nothing of this one's seats.
  const CardClaim& claim = claim_of(*all, "South: seat 1 of A before seat 1 of B");
  EXPECT_NEAR(value(claim, {2}), 1, 1e-12);
  EXPECT_NEAR(value(claim, {3}), 0, 1e-12);
  EXPECT_NEAR(value(claim, {0}), 0.5, 1e-12);
  EXPECT_EQ(value(claim, {3, 3}), 0) << "less than any card has is the worst that one is";
}

/// As above, but in the north A stands alone, beside votes for no list.
CardLaw of_a_list_alone() {
  CardLaw made = of_two_districts(law_by_district());
  made.columns[1].list = model::kNone;
  return made;
}

// The north's two seats hang on A having any vote: V / 2 > 0, and as the least above 0 is 1/2, V / 2 - 1/4 > 0. Each of
// 100 cards adds -1/400, one for A 1/2 more: 1/2 + (199 / 400) / (2 / 400) = 100, every other one 0. Three are 3.
TEST(CardLaws, AListAloneHasAtLeastOneVote) {
  const CardContest contest = law_contest("ABCD", of_a_list_alone());
  const auto outcome = law_outcome(contest, {{3, 0, 26, 24}, {}, {}, 0}, 100);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->statement, "A 3 seats");
  const CardClaim& claim = claim_of(*outcome, "North: seat 2 of A before seat 1 of B");
  EXPECT_NEAR(value(claim, {0}), 100, 1e-9);
  EXPECT_NEAR(claim.upper(), 100, 1e-9);
  for (Choice other = 1; other < 4; ++other) EXPECT_NEAR(value(claim, {other}), 0, 1e-12);
  EXPECT_NEAR(value(claim, {}), 0, 1e-12);
  EXPECT_NEAR(claim.without_contest(), 0, 1e-12);
}

TEST(CardLaws, Refusals) {
  CardContest contest = law_contest("ABC", lists_law(2, model::hare()));
  EXPECT_NE(refusal(contest, {{40, 30, 30}, {}, 0, 0}).find("no part of this outcome can be proven"), std::string::npos)
      << "a tie of remainders";
  contest.elected = {"A", "A"};
  EXPECT_EQ(refusal(contest, {{60, 30, 10}, {}, 0, 0}), "contest \"c\": the records elect A, B, not A, A as stated");
  contest.elected = {"B", "A"};
  EXPECT_EQ(refusal(contest, {{60, 30, 10}, {}, 0, 0}), "taken");
  contest.choices.push_back("undeclared write-in");
  EXPECT_NE(refusal(contest, {{60, 30, 10, 1}, {}, 0, 0}).find("no list of the law"), std::string::npos);
}

/// Cards of a contest in another world, judged one by one.
bool holds(const CardClaim& claim, const Votes& totals, double cards) {
  double sum = 0, rest = cards;
  for (Choice k = 0; k < totals.size(); ++k) sum += totals[k] * value(claim, {k}), rest -= totals[k];
  return sum + rest * value(claim, {}) > cards * 0.5 + 1e-9;
}

/// All ways to give the votes of so many cards to three choices, or to nobody.
std::vector<Votes> every_paper(int cards, std::size_t choices) {
  std::vector<Votes> all;
  Votes votes(choices, 0);
  const std::function<void(std::size_t, int)> give = [&](std::size_t k, int left) {
    if (k == choices) return all.push_back(votes);
    for (int own = 0; own <= left; ++own) votes[k] = own, give(k + 1, left - own);
  };
  give(0, cards);
  return all;
}

struct Found {
  std::size_t worlds = 0, held = 0, failed = 0;
};

/// Whoever proves its own seats by claims of cards that are true elsewhere proves the same there. Cards whose marks are
/// not told apart from none count as such everywhere.
Found expect_sound_cards(const CardContest& contest, int cards) {
  struct World {
    audit::CountedWorld sheets;
    CardOutcome outcome;
    Votes totals;
  };
  const CardLaw& law = *contest.law;
  std::vector<audit::CountedWorld> all;
  std::vector<Votes> papers;
  std::vector<World> proven;
  const auto every = every_paper(cards, contest.choices.size());
  for (std::size_t p = 0; p < every.size(); p += test::kSanitized ? 3 : 1) {
    const double blank = cards - std::accumulate(every[p].begin(), every[p].end(), 0.0);
    const CardTallies tallies{every[p], {}, blank, 0};
    const model::Poll poll = poll_of(law, tallies);
    auto counted = law.count(poll, law.law);
    if (!counted) continue;
    audit::CountedWorld sheets{poll, *counted, votes_of(poll), outcome_claims(poll, law.law, *counted),
                               counted->outcome != model::Outcome::tie};
    add_holders(sheets, law.law);
    all.push_back(sheets), papers.push_back(every[p]);
    if (auto got = law_outcome(contest, tallies, cards)) proven.push_back({sheets, std::move(*got), every[p]});
  }
  Found found{proven.size(), 0, 0};
  for (const World& one : proven) {
    for (const CardClaim& claim : one.outcome.claims) EXPECT_TRUE(holds(claim, one.totals, cards)) << claim.text();
    for (std::size_t p = 0; p < all.size(); ++p) {
      const bool every_one = std::all_of(one.outcome.claims.begin(), one.outcome.claims.end(),
                                         [&](const CardClaim& claim) { return holds(claim, papers[p], cards); });
      ++(every_one ? found.held : found.failed);
      if (every_one) expect_same(one.sheets, all[p]);
      if (::testing::Test::HasFatalFailure()) return found;
    }
  }
  return found;
}

void expect_proofs(const CardContest& contest, int cards, std::size_t least) {
  const Found found = expect_sound_cards(contest, cards);
  EXPECT_GT(found.worlds, test::kSanitized ? least / 4 : least);
  EXPECT_GT(found.held, found.worlds);
  EXPECT_GT(found.failed, found.worlds);
}

TEST(CardLaws, QuotasProveTheSeatsInEverySmallWorld) {
  expect_proofs(law_contest("ABC", lists_law(3, model::hare())), 11, 100);
  expect_proofs(law_contest("ABC", lists_law(5, model::hare())), 10, 80);
  expect_proofs(law_contest("ABC", lists_law(3, droop())), 20, 100);
}

TEST(CardLaws, ThresholdsProveTheSeatsInEverySmallWorld) {
  model::Law law = lists_law(3, model::hare());
  law.tiers[0].conditions = {at_least({1, 5})};
  expect_proofs(law_contest("ABC", law), 11, 80);
  law.tiers[0].conditions = {at_least({1, 5}, model::ShareBase::ballots)};
  expect_proofs(law_contest("ABC", law), 11, 80);
}

TEST(CardLaws, AlliancesAndAgreementsProveTheSeatsInEverySmallWorld) {
  expect_proofs(law_contest("ABC", test::with_alliance(card_law("ABC", lists_law(3, model::hare())))), 11, 100);
  model::Law law = lists_law(4, model::dhondt());
  law.tiers[0].agreements = true;
  CardLaw cards = card_law("ABC", law);
  cards.poll.agreements = {{0, 1}};
  expect_proofs(law_contest("ABC", cards), 11, 100);
  expect_proofs(law_contest("ABC", model::office(model::Office::Rule::lead)), 11, 80);
}

TEST(CardLaws, AreasProveTheSeatsInEverySmallWorld) {
  model::Law law = law_by_district();
  expect_proofs(law_contest("ABCD", of_two_districts(law)), 8, 100);
  // A share of the whole decides who takes part in each district.
  law.tiers[0].conditions = {at_least({1, 4})};
  expect_proofs(law_contest("ABCD", of_two_districts(law)), 8, 80);
  expect_proofs(law_contest("ABCD", of_a_list_alone()), 8, 100);
}

}  // namespace
}  // namespace acta::audit
