// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <random>

#include "acta/audit/two_way_divisors.hpp"
#include "outcome_worlds.hpp"

namespace acta::audit {
namespace {

using model::Guarantee;
using model::Law;
using model::Overhang;
using model::Places;
using model::Tier;
using model::TierKind;

/// Two areas with a seat each by plurality, and a tier that brings the lists to their share of all.
Law compensated(Overhang overhang, std::int64_t seats) {
  Law law;
  Tier direct, list;
  direct.id = "direct", direct.kind = TierKind::plurality, direct.areas = "district", direct.seats.each = 1;
  list.id = "list", list.kind = TierKind::compensation, list.counts = {"direct"}, list.overhang = overhang;
  list.formula = model::sainte_lague();
  list.seats.total = seats;
  list.less_unqualified = true;
  law.tiers = {direct, list};
  return law;
}

model::Condition share_of(std::int64_t part, std::int64_t all) {
  model::Condition share;
  share.share = base::Ratio(part, all);
  share.of = model::ShareBase::valid;
  return share;
}

/// So many polls of two areas and three lists, at random with a fixed seed: enough that outcomes repeat.
std::vector<model::Poll> some_polls(std::size_t count, std::int64_t most, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<model::Poll> polls;
  const auto votes = [&] { return static_cast<std::int64_t>(random() % static_cast<unsigned>(most + 1)); };
  for (std::size_t i = 0; i < (test::kSanitized ? count / 2 : count); ++i)
    polls.push_back(poll_in_areas({{votes(), votes(), votes()}, {votes(), votes(), votes()}}));
  return polls;
}

void expect_proofs(const Law& law, const std::vector<model::Poll>& polls, double least) {
  const Soundness found = expect_sound(law, polls);
  EXPECT_GT(static_cast<double>(found.whole), kAsked * least * static_cast<double>(found.worlds));
  EXPECT_GE(found.pairs, found.whole + (test::kSanitized ? 0 : 1));  // some claims hold in another poll than their own
}

TEST(CompensationClaims, EverySmallWorldOfEachRuleForOverhang) {
  for (const Overhang overhang : {Overhang::excluded, Overhang::kept, Overhang::levelled, Overhang::continued})
    expect_proofs(compensated(overhang, 4), every_poll(2, 3, 2), 0.1);
}

TEST(CompensationClaims, ThresholdsAndSeatsThatReplaceThem) {
  for (const Overhang overhang : {Overhang::kept, Overhang::levelled, Overhang::continued}) {
    Law law = compensated(overhang, 5);
    model::Condition seat;
    seat.seats = 1, seat.tier = "direct";
    law.tiers[1].conditions = {share_of(2, 5), seat};
    expect_proofs(law, some_polls(700, 12, 1), 0.3);
  }
}

/// A tier of the areas, so that a winner whose list is not covered by its share there has no seat (Germany 2025).
TEST(CompensationClaims, PlacesAndWinnersWithoutASeat) {
  for (const Overhang overhang : {Overhang::kept, Overhang::levelled, Overhang::uncovered}) {
    Law law = compensated(overhang, 5);
    law.tiers[1].places = {Places::Rule::votes, "district", model::sainte_lague(),
                           overhang == Overhang::uncovered ? Guarantee::none : Guarantee::direct};
    expect_proofs(law, some_polls(700, 12, 2), 0.3);
  }
}

/// Three districts of one land: a list that wins more of them than it has seats there leaves out the winners with the
/// smallest shares.
TEST(CompensationClaims, WhichOfSeveralWinnersHasNoSeat) {
  Law law = compensated(Overhang::uncovered, 4);
  law.tiers[1].places = {Places::Rule::votes, "land", model::sainte_lague(), Guarantee::none};
  std::mt19937 random(9);
  std::vector<model::Poll> polls;
  for (int n = 0; n < 1500; ++n) {
    AreaVotesTable table;
    for (int district = 0; district < 3; ++district)
      table.push_back({static_cast<std::int64_t>(6 + random() % 8), static_cast<std::int64_t>(random() % 10)});
    model::Poll poll = poll_in_areas(table);
    for (model::Area& area : poll.areas) area.level = 1, area.parent = 0;
    poll.areas.insert(poll.areas.begin(), {"land", "land", 0, model::kNone, {}, {}, {}});
    poll.levels = {"land", "district"};
    polls.push_back(std::move(poll));
  }
  expect_proofs(law, polls, 0.2);
}

TEST(CompensationClaims, LevellingFromAFirstAllotment) {
  Law law = compensated(Overhang::levelled, 6);
  Tier first;
  first.id = "first", first.areas = "district", first.provisional = true, first.formula = model::sainte_lague();
  first.seats.each = 3;
  law.tiers.insert(law.tiers.begin() + 1, first);
  law.tiers[2].first = "first";
  for (const Guarantee least : {Guarantee::larger, Guarantee::mean_up}) {
    law.tiers[2].minimum = least;
    law.tiers[2].places = {Places::Rule::votes, "district", model::sainte_lague(), least};
    expect_proofs(law, some_polls(700, 12, 3), 0.3);
  }
}

/// One levelling seat in each area, in the order of quotients (Norway).
TEST(CompensationClaims, OneSeatInEachArea) {
  Law law;
  Tier fixed, levelling;
  fixed.id = "fixed", fixed.areas = "district", fixed.seats.each = 3, fixed.formula = model::sainte_lague();
  levelling.id = "levelling", levelling.kind = TierKind::compensation, levelling.counts = {"fixed"};
  levelling.formula = model::sainte_lague(), levelling.seats.total = 8;
  levelling.places = {Places::Rule::one_each, "district", model::sainte_lague(), Guarantee::none};
  law.tiers = {fixed, levelling};
  expect_proofs(law, some_polls(700, 30, 4), 0.1);
}

/// Quotas beside seats that lists hold: who holds more than its share leaves, with its seats.
TEST(CompensationClaims, QuotasBesideSeatsThatListsHold) {
  for (const Overhang overhang : {Overhang::excluded, Overhang::kept})
    for (const char* const formula : {"hare", "hagenbach_bischoff", "droop"})
      for (const std::int64_t seats : {3, 6}) {
        Law law = compensated(overhang, seats);
        law.tiers[1].formula = *model::formula_from(formula);
        // A rounded quota leaves so few votes no margin.
        const bool rounded = law.tiers[1].formula.quota->rounding != model::Quota::Rounding::exact;
        if (!rounded) expect_proofs(law, every_poll(2, 3, 2), 0.02);
        expect_proofs(law, some_polls(600, rounded ? 40 : 12, 11), 0.05);
        law.tiers[1].conditions = {share_of(1, 5)};
        expect_proofs(law, some_polls(600, rounded ? 40 : 12, 12), 0.05);
      }
}

/// The same with averages for the rest, and quotas of all valid votes.
TEST(CompensationClaims, QuotasOfOtherShapes) {
  for (const auto rest : {model::Quota::Rest::largest_remainder, model::Quota::Rest::highest_average})
    for (const bool needs_quota : {false, true}) {
      Law law = compensated(Overhang::excluded, 6);
      law.tiers[1].formula = model::hare();
      law.tiers[1].formula.quota->rest = rest, law.tiers[1].formula.quota->rest_needs_quota = needs_quota;
      law.tiers[1].formula.quota->of_valid = true;
      law.tiers[1].formula.divisors = model::sainte_lague().divisors;
      expect_proofs(law, some_polls(700, 12, 13), 0.05);
    }
}

/// 6 seats, 62, 28 and 10 of 100 votes, quota 100/6: 3, 1 and 0 whole, remainders 12, 11.33 and 10: 4, 2 and 0. The
/// third holds a seat, more than its share, and leaves with it: 5 seats among 62 and 28, quota 18: 3 and 1 whole,
/// remainders 8 and 10: 3 and 2. That it has no seat by its remainder takes the claims of the whole first division.
TEST(CompensationClaims, WhoHoldsMoreThanItsShareLeavesByHand) {
  Law law;
  Tier elsewhere, list;
  elsewhere.id = "elsewhere", elsewhere.kind = TierKind::external;
  list.id = "list", list.kind = TierKind::compensation, list.counts = {"elsewhere"};
  list.overhang = Overhang::excluded, list.formula = model::hare(), list.seats.total = 6;
  law.tiers = {elsewhere, list};
  model::Poll poll = poll_of({62, 28, 10}, 0);
  poll.external = {{"elsewhere", 2, 1}};
  const auto result = count::count(poll, law);
  ASSERT_TRUE(result) << base::to_text(result.error());
  const auto claims = outcome_claims(poll, law, *result);
  ASSERT_EQ(claims.seats.size(), 2u);
  EXPECT_FALSE(claims.seats[0].proven);
  EXPECT_TRUE(claims.seats[1].proven);
  EXPECT_EQ(claims.seats[1].given, "elsewhere");
  EXPECT_EQ(claims.seats[1].seats, 5);
  std::vector<std::string> texts;
  for (const OutcomeClaim& one : claims.claims) texts.push_back(one.text);
  EXPECT_NE(std::find(texts.begin(), texts.end(), "round 1: remainder of Burr larger than that of Cole"), texts.end());
  EXPECT_NE(std::find(texts.begin(), texts.end(), "remainder of Burr larger than that of Ames"), texts.end());
  EXPECT_TRUE(all_hold(claims, votes_of(poll)));
}

/// Seats that the record states, of lists with and without votes: what hangs on them is proven given these.
TEST(CompensationClaims, EveryRuleBesideAnExternalTier) {
  std::vector<model::Poll> polls = every_poll(1, 3, 6);
  for (const auto& held : {std::vector<std::int64_t>{1, 1, 0}, {0, 0, 3}, {2, 0, 1}}) {
    for (model::Poll& poll : polls) {
      poll.external.clear();
      for (std::size_t i = 0; i < held.size(); ++i)
        if (held[i] > 0) poll.external.push_back({"direct", i, held[i]});
    }
    for (const Overhang overhang : {Overhang::excluded, Overhang::kept, Overhang::levelled, Overhang::continued})
      for (const char* const formula : {"sainte_lague", "dhondt", "huntington_hill", "adams", "hare"}) {
        Law law = compensated(overhang, 5);
        law.tiers[0] = {};
        law.tiers[0].id = "direct", law.tiers[0].kind = TierKind::external;
        law.tiers[1].formula = *model::formula_from(formula);
        if (law.tiers[1].formula.quota && (overhang == Overhang::levelled || overhang == Overhang::continued)) continue;
        const Soundness found = expect_sound(law, polls);
        EXPECT_GT(found.pairs, found.worlds / 8) << formula << static_cast<int>(overhang);
        if (::testing::Test::HasFatalFailure()) return;
      }
  }
}

TEST(CompensationClaims, DivisorsWithRootsAndThoseThatBeginAtZero) {
  for (const Overhang overhang : {Overhang::excluded, Overhang::kept, Overhang::levelled, Overhang::continued})
    for (const char* const formula : {"huntington_hill", "adams", "dean"}) {
      Law law = compensated(overhang, 5);
      law.tiers[1].formula = *model::formula_from(formula);
      expect_proofs(law, every_poll(2, 3, 2), 0.02);
      law.tiers[1].conditions = {share_of(1, 5)};
      expect_proofs(law, some_polls(700, 12, 14), 0.1);
      law.tiers[1].places = {Places::Rule::votes, "district", *model::formula_from(formula), Guarantee::direct};
      expect_proofs(law, some_polls(700, 12, 15), 0.05);
    }
}

Law both(bool voters, bool strongest) {
  Law law = model::one_tier(TierKind::biproportional, 0, model::sainte_lague());
  law.tiers[0].areas = "district";
  law.tiers[0].seats.each = 2;
  law.tiers[0].voters = voters, law.tiers[0].strongest = strongest;
  return law;
}

TEST(BiproportionalClaims, SeatsOfAreasAndListsInEverySmallWorld) {
  expect_proofs(both(false, false), every_poll(2, 3, 2), 0.1);
  expect_proofs(both(false, true), every_poll(2, 3, 2), 0.05);
  expect_proofs(both(false, false), some_polls(700, 20, 5), 0.5);
  expect_proofs(both(true, false), some_polls(700, 20, 6), 0.3);
  expect_proofs(both(false, true), some_polls(700, 20, 7), 0.3);
}

TEST(BiproportionalClaims, DivisorsThatBeginAtZero) {
  Law law = both(false, false);
  law.tiers[0].formula = *model::formula_from("adams");
  law.tiers[0].seats.each = 3;
  expect_proofs(law, every_poll(2, 3, 2), 0.02);
  expect_proofs(law, some_polls(700, 20, 5), 0.1);
}

TEST(BiproportionalClaims, AThresholdOfAreasOrOfTheWhole) {
  Law law = both(true, false);
  model::Condition area = share_of(1, 3);
  area.in = "district";
  law.tiers[0].conditions = {area, share_of(1, 5)};
  expect_proofs(law, some_polls(700, 20, 8), 0.3);
}

/// One cell of 10 votes and one seat, between d(0) = 1/2 and d(1) = 3/2: with divisor x, x/2 = 10 - m and 3x/2 = 10 + m
/// give x = 10 and m = 5.
TEST(TwoWayDivisors, OneCellByHand) {
  const TwoWayDivisors found = two_way_divisors({1, {{10, 0.5, 1.5}}});
  EXPECT_NEAR(found.margin, 5, 0.02);
  EXPECT_NEAR(found.rows[0] * found.columns[0], 10, 0.05);
}

/// Two rows and columns, 10 votes on the diagonal and 9 beside it, 1 seat on each of the other cells: no divisors round
/// so, since exchanging the four cells' seats would fit better.
TEST(TwoWayDivisors, WrongSeatsHaveNone) {
  const TwoWayCell none{10, 0, 0.5}, one{2, 0.5, 1.5};
  EXPECT_EQ(two_way_divisors({2, {none, one, one, none}}).margin, 0);
}

}  // namespace
}  // namespace acta::audit
