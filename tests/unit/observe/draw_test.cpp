// SPDX-License-Identifier: Apache-2.0
#include "acta/observe/draw.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>

namespace acta::observe {
namespace {

model::SheetTable stations(std::size_t count, std::size_t areas) {
  model::SheetTable table;
  table.levels.push_back({"area", {}});
  for (std::size_t a = 0; a < areas; ++a)
    table.levels[0].areas.push_back({std::to_string(a), "A" + std::to_string(a), 0});
  for (std::size_t u = 0; u < count; ++u) {
    table.keys.push_back(std::to_string(u));
    table.places.push_back({0, u + 2});
    table.area.push_back(static_cast<std::uint32_t>(u % areas));
  }
  return table;
}

using Sizes = std::vector<std::int64_t>;

// printf '2024,7' | sha256sum
TEST(Draw, TicketsCanBeMadeByAnybody) {
  EXPECT_EQ(ticket("2024", "7").size(), 64u);
  EXPECT_EQ(ticket("2024", "7"), "405a7b94914ddfb5ae0fbbac109d9874cebad09152ced494c9fee5166dc562de");
}

TEST(Draw, TakesTheSmallestTicketsOfEveryStratum) {
  const model::SheetTable table = stations(60, 3);
  const Frame frame = frame_of(table, 0);
  const auto sample = draw(table, frame, Sizes{2, 0, 5}, "seed");
  ASSERT_EQ(sample.size(), 7u);
  std::set<std::uint32_t> in;
  for (const Drawn& drawn : sample) in.insert(drawn.unit);
  for (std::uint32_t u = 0; u < 60; ++u) {
    const auto smaller =
        std::count_if(frame.stratum.begin(), frame.stratum.end(), [&, v = 0u](std::uint32_t h) mutable {
          const std::uint32_t other = v++;
          return h == frame.stratum[u] && ticket("seed", table.keys[other]) < ticket("seed", table.keys[u]);
        });
    EXPECT_EQ(in.contains(u), smaller < (Sizes{2, 0, 5})[frame.stratum[u]]) << u;
  }
  for (const Drawn& drawn : sample) EXPECT_DOUBLE_EQ(drawn.probability, frame.stratum[drawn.unit] == 0 ? 0.1 : 0.25);
}

TEST(Draw, BySizeTakesTheLargeForCertainAndNeverTheEmpty) {
  const model::SheetTable table = stations(10, 1);
  const std::vector<std::int64_t> measure = {1'000, 0, 10, 10, 10, 10, 10, 10, 10, 10};
  const auto sample = draw_by_size(table, measure, 3, "x");
  ASSERT_EQ(sample.size(), 3u);
  double chances = 0;
  for (const Drawn& drawn : sample) {
    EXPECT_NE(drawn.unit, 1u);
    EXPECT_DOUBLE_EQ(drawn.probability, drawn.unit == 0 ? 1 : 0.25);  // two of eight
    chances += drawn.unit == 0 ? 1 : 0;
  }
  EXPECT_EQ(chances, 1);
}

// Over many seeds a station is in the sample as often as its chance: 0.4 of 2,000, give or take 4 standard deviations.
TEST(Draw, BySizeKeepsItsChances) {
  const model::SheetTable table = stations(20, 1);
  std::vector<std::int64_t> measure(20);
  std::iota(measure.begin(), measure.end(), 1);  // sum 210
  std::vector<double> seen(20, 0), chance(20, 0);
  for (int seed = 0; seed < 2'000; ++seed)
    for (const Drawn& drawn : draw_by_size(table, measure, 6, std::to_string(seed)))
      seen[drawn.unit] += 1, chance[drawn.unit] = drawn.probability;
  for (std::size_t u = 0; u < 20; ++u) EXPECT_NEAR(seen[u] / 2'000, 6 * static_cast<double>(u + 1) / 210, 0.05) << u;
}

TEST(Allocate, SharesOutBySizeAndGivesEveryStratumTwo) {
  Frame frame;
  frame.names = {"a", "b", "c"};
  frame.stations = {800, 190, 10};
  frame.stratum.assign(1'000, 0);
  EXPECT_EQ(allocate(frame, 100, Allocation::proportional), (Sizes{79, 19, 2}));
  EXPECT_EQ(allocate(frame, 90, Allocation::equal), (Sizes{40, 40, 10}));  // 30 each, but the third has ten
  EXPECT_EQ(allocate(frame, 5'000, Allocation::proportional), (Sizes{800, 190, 10}));
  // N_h S_h = 800 * 1, 190 * 4, 10 * 4: halves, nearly
  const Sizes neyman = allocate(frame, 160, Allocation::neyman, std::vector<double>{1, 4, 4});
  EXPECT_EQ(std::accumulate(neyman.begin(), neyman.end(), std::int64_t{0}), 160);
  EXPECT_EQ(neyman, (Sizes{80, 76, 4}));
}

TEST(Allocate, AlwaysAddsUpAndNeverTakesMoreThanThereAre) {
  Frame frame;
  frame.stations = {1, 2, 3, 50, 400};
  frame.names.resize(5);
  frame.stratum.assign(456, 0);
  for (std::int64_t size = 0; size <= 470; ++size)
    for (const Allocation how : {Allocation::proportional, Allocation::equal, Allocation::neyman}) {
      const Sizes sizes = allocate(frame, size, how, std::vector<double>{0, 1, 0, 0, 2});
      EXPECT_EQ(std::accumulate(sizes.begin(), sizes.end(), std::int64_t{0}), std::min<std::int64_t>(size, 456))
          << size;
      for (std::size_t h = 0; h < 5; ++h) EXPECT_LE(sizes[h], frame.stations[h]);
    }
}

}  // namespace
}  // namespace acta::observe
