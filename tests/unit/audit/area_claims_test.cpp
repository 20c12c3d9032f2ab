// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/area_claims.hpp"

#include <gtest/gtest.h>

#include "acta/audit/batches.hpp"
#include "outcome_worlds.hpp"

namespace acta::audit {
namespace {

using model::Condition;
using model::Law;
using model::TierKind;

Law by_area(TierKind kind, std::int64_t each, const model::Formula& formula = model::dhondt()) {
  Law law = model::one_tier(kind, 0, formula);
  law.tiers[0].id = "area";
  law.tiers[0].areas = "district";
  law.tiers[0].seats.each = each;
  return law;
}

TEST(AreaClaims, EachAreaOfATierIsProvenByItself) {
  for (const TierKind kind : {TierKind::plurality, TierKind::winner, TierKind::lists}) {
    const Soundness found = expect_sound(by_area(kind, kind == TierKind::plurality ? 1 : 2), every_poll(2, 3, 2));
    EXPECT_GT(4 * found.whole, found.worlds) << static_cast<int>(kind);
  }
  const Soundness several = expect_sound(by_area(TierKind::plurality, 2), every_poll(2, 3, 2));
  EXPECT_GT(5 * several.whole, several.worlds);
}

/// A share of the area's votes or of those of the whole (Sweden: 4 %, or 12 % in the area; Spain: 3 % in the province).
TEST(AreaClaims, SharesOfTheAreaAndOfTheWhole) {
  Law law = by_area(TierKind::lists, 2);
  Condition of_area, of_whole;
  of_area.share = base::Ratio(2, 5), of_area.in = "area";
  of_whole.share = base::Ratio(1, 3);
  law.tiers[0].conditions = {of_area, of_whole};
  const Soundness found = expect_sound(law, every_poll(2, 3, 2));
  EXPECT_GT(5 * found.whole, found.worlds);
}

/// Three seats go to two areas by their valid votes, then to lists (Czechia until 2021).
TEST(AreaClaims, SeatsOfAreasThatHangOnVotes) {
  Law law = by_area(TierKind::lists, 0);
  law.tiers[0].seats = {};
  law.tiers[0].seats.total = 3;
  law.tiers[0].seats.by = "valid";
  law.tiers[0].seats.formula = model::hare();
  const Soundness found = expect_sound(law, every_poll(2, 2, 4));
  EXPECT_GT(3 * found.whole, found.worlds);
}

/// An area with a tie is not proven, and the other is: 5 to 3 in one, 4 to 4 in the other.
TEST(AreaClaims, ATieInOneAreaLeavesTheOther) {
  const Law law = by_area(TierKind::plurality, 1);
  const model::Poll poll = poll_in_areas({{5, 3}, {4, 4}});
  const auto claims = outcome_claims(poll, law, *count::count(poll, law));
  ASSERT_EQ(claims.seats.size(), 2u);
  EXPECT_TRUE(claims.seats[0].proven);
  EXPECT_FALSE(claims.seats[1].proven);
  ASSERT_EQ(claims.claims.size(), 1u);
  EXPECT_EQ(claims.claims[0].text, "area 1: Ames has more votes than Burr");
  ASSERT_EQ(claims.unproven.size(), 1u);
  EXPECT_EQ(claims.unproven[0], "tier area, area 2: a tie: no number of ballots proves it");
}

/// D'Hondt, 5 seats on 60, 30, 15: 60, 30, 30, 20, and 15 and 15 are level for the fifth. Sure are 3 of Ames and 1 of
/// Burr, whose last seats come before 15: 20 and 30.
TEST(AreaClaims, SeatsBeforeATieAreProvenOneByOne) {
  const Law law = model::one_tier(TierKind::lists, 5, model::dhondt());
  const model::Poll poll = poll_of({60, 30, 15}, 0);
  const auto claims = outcome_claims(poll, law, *count::count(poll, law));
  ASSERT_EQ(claims.seats.size(), 2u);
  EXPECT_TRUE(claims.seats[0].proven);
  EXPECT_EQ(claims.seats[0].holders, (std::vector<std::pair<std::string, std::int64_t>>{{"Ames", 3}, {"Burr", 1}}));
  EXPECT_FALSE(claims.seats[1].proven);
  EXPECT_EQ(claims.seats[1].seats, 1);
}

/// 3 seats on 61, 30, 1: 61, 30.5, 30. The third is Burr's before seat 3 of Ames, 30 - 61/3 = 29/3, of which an unseen
/// ballot takes 1/3: 29 leave nothing. The second of Ames is before seat 2 of Burr, 30.5 - 15 = 15.5 less 29/2, and
/// before seat 1 of Cole, 30.5 - 1 less 29: Ames has two at least, and the third is not proven.
TEST(AreaClaims, ANarrowSeatLeavesTheOthers) {
  const Law law = model::one_tier(TierKind::lists, 3, model::dhondt());
  const model::Poll poll = poll_of({61, 30, 1}, 0);
  const auto all = outcome_claims(poll, law, *count::count(poll, law), 4);
  EXPECT_TRUE(all.unproven.empty());
  const auto some = outcome_claims(poll, law, *count::count(poll, law), 29);
  ASSERT_EQ(some.seats.size(), 2u);
  EXPECT_EQ(some.seats[0].holders, (std::vector<std::pair<std::string, std::int64_t>>{{"Ames", 2}}));
  EXPECT_EQ(some.seats[1].holders, (std::vector<std::pair<std::string, std::int64_t>>{{"Burr", 1}}));
}

/// Two unseen ballots may both be for Burr: 5 to 3 has no margin then, 9 to 3 has.
TEST(AreaClaims, UnseenBallotsTakeTheMarginOfNarrowAreas) {
  const Law law = by_area(TierKind::plurality, 1);
  const model::Poll poll = poll_in_areas({{5, 3}, {9, 3}});
  const auto claims = outcome_claims(poll, law, *count::count(poll, law), 2);
  ASSERT_EQ(claims.seats.size(), 2u);
  EXPECT_FALSE(claims.seats[0].proven);
  EXPECT_TRUE(claims.seats[1].proven);
}

/// Two lists that share their surplus (Bader-Ofer) are one entrant, and divide its seats by the same rule.
TEST(AreaClaims, SurplusAgreements) {
  Law law = model::one_tier(TierKind::lists, 4, model::dhondt());
  law.tiers[0].agreements = true;
  std::vector<model::Poll> polls = every_poll(1, 3, 6);
  for (model::Poll& poll : polls) poll.agreements = {{0, 1}};
  const Soundness plain = expect_sound(law, polls);
  EXPECT_GT(2 * plain.whole, plain.worlds);
  Condition share;
  share.share = base::Ratio(1, 5);
  law.tiers[0].conditions = {share};
  const Soundness found = expect_sound(law, polls);
  EXPECT_GT(2 * found.whole, found.worlds);
}

/// A quarter of the whole: Ames with 1 of 5 takes no part, and Burr alone has the seat of area 2, if it has a vote
/// there: nobody has it of (0, 1) and (0, 0), where all else is true too.
TEST(AreaClaims, WhoeverIsAloneHasAVote) {
  Law law = by_area(TierKind::lists, 1);
  Condition quarter;
  quarter.share = base::Ratio(1, 4);
  law.tiers[0].conditions = {quarter};
  const std::vector<model::Poll> polls{poll_in_areas({{0, 3}, {1, 1}}), poll_in_areas({{0, 1}, {0, 0}})};
  const auto claims = outcome_claims(polls[0], law, *count::count(polls[0], law));
  ASSERT_TRUE(claims.unproven.empty());
  EXPECT_TRUE(all_hold(claims, votes_of(polls[0])));
  EXPECT_FALSE(all_hold(claims, votes_of(polls[1])));
}

/// By hand: area 1 has 60 to 40, area 2 has 30 to 20; plurality in each. A sheet of area 1 (30 to 20, 50 ballots) may
/// hide (10 + 50)/20 = 3 of the margin of its area; one of area 2 (15 to 10, 25 ballots) (5 + 25)/10 = 3.
TEST(AreaClaims, ASheetIsBoundedByTheClaimsOfItsArea) {
  const Law law = by_area(TierKind::plurality, 1);
  const model::Poll poll = poll_in_areas({{60, 40}, {30, 20}});
  const auto claims = outcome_claims(poll, law, *count::count(poll, law));
  std::vector<AreaClaim> plain;
  for (const OutcomeClaim& one : claims.claims) plain.push_back(one.claim);
  const std::vector<Batch> batches{
      {{30, 20, 0, 0}, 50, 0}, {{30, 20, 0, 0}, 50, 0}, {{15, 10, 0, 0}, 25, 1}, {{15, 10, 0, 0}, 25, 1}};
  const BatchAudit audit(LocalClaims(plain, AreaTree(poll), 4, 1), std::vector<double>{0, 0}, batches, 0);
  for (std::size_t b = 0; b < 4; ++b) EXPECT_NEAR(audit.bound(b), 3, 1e-9);
  // Five votes from Ames to Burr in area 2 are all of its margin of 10; in area 1 half of it.
  EXPECT_NEAR(audit.macro().error(batches[2].votes, std::vector<double>{10, 15, 0, 0}, 1), 1, 1e-12);
  EXPECT_NEAR(audit.macro().error(batches[0].votes, std::vector<double>{25, 25, 0, 0}, 0), 0.5, 1e-12);
}

}  // namespace
}  // namespace acta::audit
