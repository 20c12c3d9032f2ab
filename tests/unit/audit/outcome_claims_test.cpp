// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/outcome_claims.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "acta/count/count.hpp"
#include "outcome_worlds.hpp"

namespace acta::audit {
namespace {

using model::TierKind;

/// Every poll of three lists with up to `most` votes each, and none or two ballots that are not valid: at least that
/// share of them proves itself. Ties and counts at the very edge of a threshold prove nothing, and so few votes give
/// many of them.
void expect_proofs(const model::Law& law, std::int64_t most, double least = 0.5) {
  const Soundness found = expect_sound(law, every_poll(1, 3, most, {0, 2}));
  EXPECT_GT(static_cast<double>(found.whole), kAsked * least * static_cast<double>(found.worlds)) << law.id;
}

model::Condition share_of(std::int64_t part, std::int64_t all) {
  model::Condition share;
  share.share = base::Ratio(part, all);
  share.of = model::ShareBase::valid;
  return share;
}

TEST(OutcomeClaims, ProveTheOutcomeInEverySmallWorld) {
  expect_proofs(model::one_tier(TierKind::plurality, 1), 5);
  expect_proofs(model::one_tier(TierKind::plurality, 2), 5);
  expect_proofs(model::one_tier(TierKind::winner, 3), 5);
  expect_proofs(model::one_tier(TierKind::lists, 3, model::dhondt()), 6);
  expect_proofs(model::one_tier(TierKind::lists, 4, model::sainte_lague()), 6);
  expect_proofs(model::one_tier(TierKind::lists, 3, model::hare()), 5);
  expect_proofs(model::office(model::Office::Rule::majority), 6);
  expect_proofs(model::office(model::Office::Rule::lead), 6);
}

/// Rounded quotas are proven for every value that rounding could give; so small a poll leaves few of them a margin.
TEST(OutcomeClaims, QuotasThatAreRoundedAndTheirRest) {
  for (const auto rounding : {model::Quota::Rounding::exact, model::Quota::Rounding::down, model::Quota::Rounding::up,
                              model::Quota::Rounding::nearest, model::Quota::Rounding::down_plus_one})
    for (const auto rest : {model::Quota::Rest::largest_remainder, model::Quota::Rest::highest_average})
      for (const bool needs_quota : {false, true})
        for (const std::int64_t plus : {0, 1}) {
          model::Formula formula = model::hare();
          *formula.quota = {plus, rounding, rest, needs_quota, plus == 0};
          formula.divisors = model::dhondt().divisors;
          std::vector<model::Poll> polls;
          for (std::int64_t a = 0; a <= 24; a += 2)
            for (std::int64_t b = 1; b <= 24; b += 3)
              for (const std::int64_t c : {0, 2, 5, 7}) polls.push_back(poll_of({a, b, c}, 0));
          const Soundness found = expect_sound(model::one_tier(TierKind::lists, 3, formula), polls);
          EXPECT_GT(4.0 * static_cast<double>(found.whole), kAsked * static_cast<double>(found.worlds))
              << static_cast<int>(rounding) << static_cast<int>(rest) << plus;
        }
}

TEST(OutcomeClaims, ThresholdsOfSharesCountsAndKinds) {
  model::Law law = model::one_tier(TierKind::lists, 3, model::dhondt());
  law.tiers[0].conditions = {share_of(1, 5)};
  expect_proofs(law, 5);
  law.tiers[0].formula = model::hare();
  expect_proofs(law, 5, 0.4);
  model::Condition count;
  count.count = 2;
  law.tiers[0].conditions = {count};
  expect_proofs(law, 5, 0.4);
  law.tiers[0].conditions = {share_of(2, 5), count};
  expect_proofs(law, 5, 0.4);
}

/// 3 seats, 20 % of the valid votes, 50, 30 and 5: seats go at 50, 30 and 25, so that 5 gets none whatever the
/// threshold. That takes 25 - 5 = 20 votes of the first (weight 1/2 against 1) or, of the second, 30 - 5 = 25: 13.3
/// and 12.5 ballots. That it is below 20 % takes 0.2 * 85 - 5 = 12 votes: the seats are easier to prove, and the
/// threshold is claimed of two.
TEST(OutcomeClaims, AListThatGetsNoSeatAnyhowNeedsNoThreshold) {
  model::Law law = model::one_tier(TierKind::lists, 3, model::dhondt());
  law.tiers[0].conditions = {share_of(1, 5)};
  const auto shares = [&](std::int64_t third) {
    const model::Poll poll = poll_of({50, 30, third}, 3);
    const auto claims = outcome_claims(poll, law, *count::count(poll, law));
    return std::count_if(claims.claims.begin(), claims.claims.end(),
                         [](const OutcomeClaim& one) { return one.text.find("20 %") != std::string::npos; });
  };
  EXPECT_EQ(shares(5), 2);
  // 50, 30 and 19 of 99: 19 is below 19.8; with it the seats would be 50, 30, 25, so it has none anyhow.
  EXPECT_EQ(shares(19), 2);
}

/// 40 % and 10 points, by hand: 42, 30, 28 of 100: no majority, but 42 >= 40 and 42 - 30 >= 10; 40 % of the 100 valid
/// votes.
TEST(OutcomeClaims, ALeadIsClaimedOfEveryoneBehind) {
  const model::Poll poll = poll_of({42, 30, 28}, 0);
  const model::Law law = model::office(model::Office::Rule::lead);
  const auto claims = outcome_claims(poll, law, *count::count(poll, law));
  ASSERT_EQ(claims.claims.size(), 3u);
  const AreaVotes votes = votes_of(poll);
  EXPECT_NEAR(votes.value(claims.claims[0].claim), 2, 1e-9);  // 42 - 40
  EXPECT_NEAR(votes.value(claims.claims[1].claim), 2, 1e-9);  // 12 - 10
  EXPECT_NEAR(votes.value(claims.claims[2].claim), 4, 1e-9);  // 14 - 10
}

/// 55 of 100 registered voters against a half of them: 55 - 50.
TEST(OutcomeClaims, AShareOfRegisteredVotersIsANumber) {
  model::Law law = model::office(model::Office::Rule::majority);
  law.office->of = model::ShareBase::registered;
  model::Poll poll = poll_in_areas({{55, 20}});
  poll.areas[0].registered = 100;
  const auto result = count::count(poll, law);
  ASSERT_TRUE(result) << base::to_text(result.error());
  const auto claims = outcome_claims(poll, law, *result);
  ASSERT_EQ(claims.claims.size(), 1u);
  EXPECT_NEAR(votes_of(poll).value(claims.claims[0].claim), 5, 1e-9);
}

/// Three to five seats among three lists, so that first seats are and are not all given out.
TEST(OutcomeClaims, DivisorsWithRootsAndThoseThatBeginAtZero) {
  for (const char* const formula : {"huntington_hill", "adams", "dean", "macau", "danish", "imperiali_divisor"})
    for (const std::int64_t seats : {1, 3, 5}) {
      model::Law law = model::one_tier(TierKind::lists, seats, *model::formula_from(formula));
      law.id = formula + std::to_string(seats);
      expect_proofs(law, 6, 0.4);
      law.tiers[0].conditions = {share_of(1, 5)};
      expect_proofs(law, 5, 0.4);
    }
}

/// Four seats, 50, 30, 5 and 0 votes. First seats of the three with votes; the fourth goes at 50 / sqrt 2 = 35.36
/// against 30 / sqrt 2 = 21.21 and 5 / sqrt 2 = 3.54. B's and C's first seats need a vote each, and nobody else one:
/// with a vote D would have A's second.
TEST(OutcomeClaims, GeometricMeansByHand) {
  const model::Law law = model::one_tier(TierKind::lists, 4, *model::formula_from("huntington_hill"));
  const model::Poll poll = poll_of({50, 30, 5, 0}, 0);
  const auto claims = outcome_claims(poll, law, *count::count(poll, law));
  const AreaVotes votes = votes_of(poll);
  std::vector<std::pair<std::string, double>> found;
  for (const OutcomeClaim& one : claims.claims) found.emplace_back(one.text, votes.value(one.claim));
  ASSERT_EQ(found.size(), 5u);
  EXPECT_EQ(found[0].first, "seat 2 of Ames before seat 2 of Burr");
  EXPECT_NEAR(found[0].second, 20 / std::sqrt(2.0), 1e-9);
  EXPECT_EQ(found[1].first, "seat 2 of Ames before seat 2 of Cole");
  EXPECT_NEAR(found[1].second, 45 / std::sqrt(2.0), 1e-9);
  EXPECT_EQ(found[2], (std::pair<std::string, double>("a vote for Burr", 29.5)));
  EXPECT_EQ(found[3], (std::pair<std::string, double>("a vote for Cole", 4.5)));
  EXPECT_EQ(found[4], (std::pair<std::string, double>("no vote for Dale", 0.5)));
}

/// Every formula with every share: who has it has one seat more than half, if the formula does not give that.
TEST(OutcomeClaims, AMajorityOfTheVotesIsOneOfTheSeats) {
  for (const char* const formula : {"dhondt", "sainte_lague", "huntington_hill", "adams", "hare", "hagenbach_bischoff"})
    for (const auto& share : {base::Ratio(1, 2), base::Ratio(2, 5), base::Ratio(3, 5)})
      for (const std::int64_t seats : {3, 4, 5}) {
        model::Law law = model::one_tier(TierKind::lists, seats, *model::formula_from(formula));
        law.tiers[0].majority = share;
        law.id = std::string(formula) + " majority";
        expect_proofs(law, 5, 0.15);
        law.tiers[0].conditions = {share_of(1, 5)};
        expect_proofs(law, 5, 0.15);
      }
}

/// 5 seats by Sainte-Lague, 51, 17, 16 and 16 of 100: 51, 17, 17 (51/3), 16, 16: two for Ames, who has a majority of
/// the votes and so 3; the others' two seats are those of 17 and 16 (a tie). With 17, 17 and 15: 51, 17, 17, 17 (tied),
/// so with 18, 17 and 14: 51, 18, 17, 17, 14: Ames 2, by the clause 3; the others 18 and 17 before 14 and before 18/3.
/// Claims: 51 - 50 = 1; 18 - 51/7, 18 - 17/3, 18 - 14; 17 - 51/7, 17 - 18/3, 17 - 14.
TEST(OutcomeClaims, AMajorityByHand) {
  model::Law law = model::one_tier(TierKind::lists, 5, model::sainte_lague());
  law.tiers[0].majority = base::Ratio(1, 2);
  const model::Poll poll = poll_of({51, 18, 17, 14}, 0);
  const auto result = count::count(poll, law);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->lists[0].seats, 3);
  const auto claims = outcome_claims(poll, law, *result);
  EXPECT_TRUE(claims.unproven.empty());
  const AreaVotes votes = votes_of(poll);
  std::vector<double> values;
  for (const OutcomeClaim& one : claims.claims) values.push_back(votes.value(one.claim));
  std::sort(values.begin(), values.end());
  std::vector<double> by_hand{1, 4, 3, 18 - 51.0 / 7, 18 - 17.0 / 3, 17 - 51.0 / 7, 17 - 18.0 / 3};
  std::sort(by_hand.begin(), by_hand.end());
  ASSERT_EQ(values.size(), by_hand.size());
  for (std::size_t i = 0; i < values.size(); ++i) EXPECT_NEAR(values[i], by_hand[i], 1e-9);
}

/// A tie at the last seat of three: 2 seats, 30, 20, 20.
TEST(OutcomeClaims, WhatHasNoClaimsIsSaid) {
  const model::Law law = model::one_tier(TierKind::plurality, 2);
  const model::Poll poll = poll_of({30, 20, 20}, 0);
  const auto claims = outcome_claims(poll, law, *count::count(poll, law));
  ASSERT_EQ(claims.unproven.size(), 1u);
  EXPECT_EQ(claims.unproven[0], "tier seats: a tie: no number of ballots proves it");
}

}  // namespace
}  // namespace acta::audit
