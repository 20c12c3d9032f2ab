// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/spikes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "unit/forensics/stations.hpp"

namespace acta::forensics {
namespace {

std::vector<Trial> trials(bool rounded) {
  std::vector<Trial> all;
  const Stations stations = test::honest_stations(3'000, 8);
  for (std::size_t i = 0; i < stations.size(); ++i) {
    const Station& s = stations.list[i];
    // every eighth share becomes 60 %, to the nearest vote
    all.push_back({s.registered, s.ballots, rounded && i % 8 == 0 ? (s.ballots * 6 + 5) / 10 : s.leader});
  }
  return all;
}

TEST(Spikes, HonestSharesHaveFew) {
  const SpikeTest got = spike_test(trials(false), 50, 1'000, 1);
  EXPECT_GT(got.log10_p, -3);
  EXPECT_LT(got.spikes, 0.5);
  // resampling keeps all stations: both add up to them, but for those without a ballot
  EXPECT_NEAR(std::accumulate(got.expected.begin(), got.expected.end(), 0.0), 3'000, 0.01);  // normal laws end at 5 sd
  EXPECT_NEAR(std::accumulate(got.observed.begin(), got.observed.end(), 0.0), 3'000, 1e-6);
}

TEST(Spikes, ARoundShareIsFound) {
  const SpikeTest got = spike_test(trials(true), 50, 1'000, 1);
  EXPECT_LT(got.log10_p, -20);
  EXPECT_EQ(got.farthest, 600u);
  EXPECT_NEAR(got.spikes, 12.5, 3);
}

/// One station at each of 0.1 %, ..., 99.9 % and fifty more at 50 %: 51 where the median is 1, so 51 - 1 - 3 = 47 of
/// 999 + 50 stations.
TEST(Spikes, TheQuickMeasureByHand) {
  std::vector<Trial> trials;
  for (std::int64_t i = 1; i < 1'000; ++i) trials.push_back({1'000, 1'000, i});
  EXPECT_EQ(quick_spikes(trials), 0);
  trials.insert(trials.end(), 50, {400, 200, 100});
  EXPECT_NEAR(quick_spikes(trials), 100.0 * 47 / 1'049, 1e-9);
  trials.insert(trials.end(), 500, {400, 200, 200});  // everybody: left out but for the number of stations
  EXPECT_NEAR(quick_spikes(trials), 100.0 * 47 / 1'549, 1e-9);
}

TEST(Spikes, NobodyAndWrongNumbersAreLeftOut) {
  const SpikeTest got = spike_test(std::vector<Trial>{{10, 20, 5}, {10, 0, 0}, {10, 5, 6}, {10, 5, -1}}, 10, 100, 1);
  EXPECT_EQ(got.spikes, 0);
  EXPECT_EQ(got.log10_p, 0);
}

}  // namespace
}  // namespace acta::forensics
