// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/outcome_claims.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "acta/count/count.hpp"

namespace acta::audit {
namespace {

model::Poll poll_of(const std::vector<std::int64_t>& votes, std::int64_t not_valid) {
  model::Poll poll;
  const char* const names[] = {"Ames", "Burr", "Cole", "Dale"};
  for (std::size_t i = 0; i < votes.size(); ++i) {
    poll.lists.push_back({names[i], names[i], votes[i], {i}});
    poll.valid += votes[i];
  }
  poll.ballots = poll.valid + not_valid;
  return poll;
}

/// What the law makes of the votes, as far as claims speak of it.
std::vector<std::int64_t> outcome_of(const model::CountResult& result) {
  std::vector<std::int64_t> outcome{static_cast<std::int64_t>(result.outcome)};
  for (const model::ListResult& list : result.lists) outcome.insert(outcome.end(), {list.seats, list.in_runoff});
  return outcome;
}

bool all_hold(const OutcomeClaims& claims, const std::vector<double>& columns) {
  return std::all_of(claims.claims.begin(), claims.claims.end(),
                     [&](const OutcomeClaim& one) { return one.claim.value(columns) > 1e-9; });
}

struct Counted {
  std::vector<double> columns;
  std::vector<std::int64_t> outcome;
  OutcomeClaims claims;
  bool decided = false;
};

/// Every poll of three lists with up to `most` votes each, and up to two ballots that are not valid.
std::vector<Counted> worlds(const model::Law& law, std::int64_t most) {
  std::vector<Counted> all;
  for (std::int64_t a = 0; a <= most; ++a)
    for (std::int64_t b = 0; b <= most; ++b)
      for (std::int64_t c = 0; c <= most; ++c)
        for (const std::int64_t not_valid : {0, 2}) {
          const model::Poll poll = poll_of({a, b, c}, not_valid);
          const auto result = count::count(poll, law);
          if (!result || a + b + c == 0) continue;
          all.push_back({columns_of(poll), outcome_of(*result), outcome_claims(poll, law, *result),
                         result->outcome != model::Outcome::tie});
        }
  return all;
}

/// Claims of one world that hold in another prove the same outcome there; and none is empty-handed.
void expect_sound(const model::Law& law, std::int64_t most) {
  const std::vector<Counted> all = worlds(law, most);
  std::size_t proven = 0;
  for (const Counted& one : all) {
    if (!one.decided) {
      EXPECT_FALSE(one.claims.unproven.empty());
      continue;
    }
    if (!one.claims.unproven.empty()) continue;  // seats that nobody fills
    for (const Counted& other : all) {
      if (!all_hold(one.claims, other.columns)) continue;
      ASSERT_EQ(one.outcome, other.outcome) << law.id;
      proven += &one == &other;
    }
  }
  // A count at the very edge of a threshold proves nothing; most of the others prove themselves.
  EXPECT_GT(2 * proven, all.size());
}

TEST(OutcomeClaims, ProveTheOutcomeInEverySmallWorld) {
  expect_sound(model::one_tier(model::TierKind::plurality, 1), 5);
  expect_sound(model::one_tier(model::TierKind::plurality, 2), 5);
  expect_sound(model::one_tier(model::TierKind::winner, 3), 5);
  expect_sound(model::one_tier(model::TierKind::lists, 3, model::dhondt()), 6);
  expect_sound(model::one_tier(model::TierKind::lists, 4, model::sainte_lague()), 6);
  expect_sound(model::one_tier(model::TierKind::lists, 3, model::hare()), 5);
  expect_sound(model::office(model::Office::Rule::majority), 6);
  expect_sound(model::office(model::Office::Rule::lead), 6);
}

TEST(OutcomeClaims, ThresholdsAreClaimedOfEveryList) {
  model::Law law = model::one_tier(model::TierKind::lists, 3, model::dhondt());
  model::Condition share;
  share.share = base::Ratio(1, 5);
  share.of = model::ShareBase::valid;
  law.tiers[0].conditions = {share};
  expect_sound(law, 5);
  const model::Poll poll = poll_of({50, 30, 5}, 3);
  const auto claims = outcome_claims(poll, law, *count::count(poll, law));
  EXPECT_EQ(std::count_if(claims.claims.begin(), claims.claims.end(),
                          [](const OutcomeClaim& one) { return one.text.find("20 %") != std::string::npos; }),
            3);
}

/// 40 % and 10 points, by hand: 42, 30, 28 of 100: no majority, but 42 >= 40 and 42 - 30 >= 10; 40 % of the 100 valid
/// votes.
TEST(OutcomeClaims, ALeadIsClaimedOfEveryoneBehind) {
  const model::Poll poll = poll_of({42, 30, 28}, 0);
  const model::Law law = model::office(model::Office::Rule::lead);
  const auto claims = outcome_claims(poll, law, *count::count(poll, law));
  ASSERT_EQ(claims.claims.size(), 3u);
  const std::vector<double> columns = columns_of(poll);
  EXPECT_NEAR(claims.claims[0].claim.value(columns), 2, 1e-9);  // 42 - 40
  EXPECT_NEAR(claims.claims[1].claim.value(columns), 2, 1e-9);  // 12 - 10
  EXPECT_NEAR(claims.claims[2].claim.value(columns), 4, 1e-9);  // 14 - 10
}

TEST(OutcomeClaims, WhatHasNoClaimsIsSaid) {
  model::Law law = model::one_tier(model::TierKind::lists, 3, *model::formula_from("huntington_hill"));
  const model::Poll poll = poll_of({50, 30, 5}, 0);
  EXPECT_FALSE(outcome_claims(poll, law, *count::count(poll, law)).unproven.empty());
}

}  // namespace
}  // namespace acta::audit
