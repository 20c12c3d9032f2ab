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
  for (std::size_t i = 0; i < count; ++i)
    polls.push_back(poll_in_areas({{votes(), votes(), votes()}, {votes(), votes(), votes()}}));
  return polls;
}

void expect_proofs(const Law& law, const std::vector<model::Poll>& polls, double least) {
  const Soundness found = expect_sound(law, polls);
  EXPECT_GT(static_cast<double>(found.whole), least * static_cast<double>(found.worlds));
  EXPECT_GT(found.pairs, found.whole);  // some claims hold in another poll than their own
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
    expect_proofs(law, some_polls(1500, 12, 1), 0.3);
  }
}

/// A tier of the areas, so that a winner whose list is not covered by its share there has no seat (Germany 2025).
TEST(CompensationClaims, PlacesAndWinnersWithoutASeat) {
  for (const Overhang overhang : {Overhang::kept, Overhang::levelled, Overhang::uncovered}) {
    Law law = compensated(overhang, 5);
    law.tiers[1].places = {Places::Rule::votes, "district", model::sainte_lague(),
                           overhang == Overhang::uncovered ? Guarantee::none : Guarantee::direct};
    expect_proofs(law, some_polls(1500, 12, 2), 0.3);
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
    expect_proofs(law, some_polls(1500, 12, 3), 0.3);
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
  expect_proofs(law, some_polls(1500, 30, 4), 0.1);
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
  expect_proofs(both(false, false), some_polls(1000, 20, 5), 0.5);
  expect_proofs(both(true, false), some_polls(1000, 20, 6), 0.3);
  expect_proofs(both(false, true), some_polls(1000, 20, 7), 0.3);
}

TEST(BiproportionalClaims, AThresholdOfAreasOrOfTheWhole) {
  Law law = both(true, false);
  model::Condition area = share_of(1, 3);
  area.in = "district";
  law.tiers[0].conditions = {area, share_of(1, 5)};
  expect_proofs(law, some_polls(1000, 20, 8), 0.3);
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
