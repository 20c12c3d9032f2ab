// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/two_elections.hpp"

#include <gtest/gtest.h>

#include "acta/base/random.hpp"
#include "acta/forensics/integer_percentages.hpp"
#include "acta/stats/samplers.hpp"
#include "unit/forensics/stations.hpp"

namespace acta::forensics {
namespace {

/// Pairs of single stations, ten to an area.
StationPairs pairs_of(const std::vector<Station>& before, const std::vector<Station>& after) {
  StationPairs pairs;
  for (Stations* side : {&pairs.before, &pairs.after}) {
    side->list = side == &pairs.before ? before : after;
    for (std::size_t i = 0; i < before.size(); ++i) side->area.push_back(static_cast<std::uint32_t>(i / 10));
    side->areas = (before.size() + 9) / 10;
  }
  return pairs;
}

/// Of 1,000 registered 500 are whole, 503 not; 201 of 500 ballots are 40.2 %, 203 of 503 are 40.36 %.
const Station kWhole{1'000, 500, 500, 201}, kNot{1'000, 503, 503, 203};

/// 40 stations, 20 whole before, 10 after, 8 both. All later ones have one size and nearly one chance, so 20 * 10 / 40
/// = 5 are expected in both.
TEST(TwoElections, WholeTwiceByHand) {
  std::vector<Station> before, after;
  for (int i = 0; i < 40; ++i) {
    before.push_back(i < 20 ? kWhole : kNot);
    after.push_back(i < 8 || i >= 38 ? kWhole : kNot);
  }
  const WholeTwice got = whole_twice(pairs_of(before, after));
  EXPECT_EQ(got.used, 40);
  EXPECT_EQ(got.before, 20);
  EXPECT_EQ(got.after, 10);
  EXPECT_EQ(got.both, 8);
  const auto chance = [](const Station& s) {
    return 1 - (1 - whole_percentage_probability(s.turnout, s.registered)) *
                   (1 - whole_percentage_probability(s.leader, s.ballots));
  };
  const double w = chance(kWhole), n = chance(kNot);
  EXPECT_NEAR(got.expected, 10 * (8 * w + 12 * n) / (10 * w + 30 * n), 1e-12);
  EXPECT_NEAR(got.expected, 5, 0.2);
  EXPECT_LT(got.log10_p, -0.5);
}

std::vector<Station> honest(std::uint64_t seed) {
  base::RandomStream stream(seed, 3);
  std::vector<Station> list;
  for (int i = 0; i < 2'000; ++i) {
    Station s{200 + static_cast<std::int64_t>(stream.below(1'500)), 0, 0, 0};
    s.turnout = s.ballots = stats::binomial(stream, s.registered, 0.4 + 0.2 * stream.uniform());
    s.leader = stats::binomial(stream, s.ballots, 0.3 + 0.3 * stream.uniform());
    list.push_back(s);
  }
  return list;
}

TEST(TwoElections, UnrelatedElectionsAreSeldomFarOut) {
  int far = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed)
    far += whole_twice(pairs_of(honest(seed), honest(seed + 100))).log10_p < -2;
  EXPECT_LE(far, 4);  // 0.4 expected; five or more have a chance of 1 in 10,000
}

TEST(TwoElections, TheSameStationsWholeTwiceStandOut) {
  std::vector<Station> before = honest(1), after = honest(2);
  for (std::size_t i = 0; i < 300; ++i)
    for (Station* s : {&before[i], &after[i]}) s->registered = 1'000, s->turnout = s->ballots = 600, s->leader = 301;
  EXPECT_LT(whole_twice(pairs_of(before, after)).log10_p, -10);
}

/// Every voter more is a vote of the leader more: a slope of 1 without error; every second one: 1/2.
TEST(TwoElections, TheSlopeCountsVotesForEachVoterMore) {
  std::vector<Station> before(40, Station{1'000, 400, 400, 200}), all = before, half = before;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const std::int64_t more = 10 * static_cast<std::int64_t>(i % 10);
    all[i] = {1'000, 400 + more, 400 + more, 200 + more};
    half[i] = {1'000, 400 + more, 400 + more, 200 + more / 2};
  }
  const ChangeInside one = change_inside(pairs_of(before, all)), two = change_inside(pairs_of(before, half));
  EXPECT_EQ(one.stations, 40);
  EXPECT_EQ(one.areas, 4);
  EXPECT_NEAR(one.slope, 1, 1e-12);
  EXPECT_NEAR(one.slope_error, 0, 1e-12);
  EXPECT_NEAR(two.slope, 0.5, 1e-12);
  EXPECT_EQ(one.turnout_again, 0);  // before, all stations are alike
}

TEST(TwoElections, WhatStaysTheSameIsCorrelatedFully) {
  const std::vector<Station> list = honest(4);
  const ChangeInside got = change_inside(pairs_of(list, list));
  EXPECT_NEAR(got.turnout_again, 1, 1e-12);
  EXPECT_NEAR(got.share_again, 1, 1e-12);
  EXPECT_EQ(got.slope, 0);  // nothing changed
}

}  // namespace
}  // namespace acta::forensics
