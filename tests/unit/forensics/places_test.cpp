// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "acta/forensics/neighbours.hpp"
#include "acta/forensics/station_kinds.hpp"
#include "unit/forensics/stations.hpp"

namespace acta::forensics {
namespace {

std::vector<model::Coordinates> grid(int side) {
  std::vector<model::Coordinates> points;
  for (int x = 0; x < side; ++x)
    for (int y = 0; y < side; ++y) points.push_back({0.01 * x, 0.01 * y});
  return points;
}

TEST(Nearest, AgreesWithLookingAtAll) {
  base::RandomStream stream(2, 2);
  std::vector<model::Coordinates> points;
  for (int i = 0; i < 400; ++i) points.push_back({stream.uniform() * 10 - 5, stream.uniform() * 360 - 180});
  points[7] = points[8] = points[9];  // three at one place
  const auto got = nearest(points, 5);
  const auto distance = [&](std::size_t a, std::size_t b) {
    const auto on = [](const model::Coordinates& c) {
      const double r = std::acos(-1.0) / 180;
      return std::array{std::cos(c.latitude * r) * std::cos(c.longitude * r),
                        std::cos(c.latitude * r) * std::sin(c.longitude * r), std::sin(c.latitude * r)};
    };
    double sum = 0;
    for (std::size_t d = 0; d < 3; ++d) sum += std::pow(on(points[a])[d] - on(points[b])[d], 2);
    return sum;
  };
  for (std::size_t i = 0; i < points.size(); ++i) {
    std::vector<double> all, found;
    for (std::size_t j = 0; j < points.size(); ++j)
      if (j != i) all.push_back(distance(i, j));
    std::sort(all.begin(), all.end());
    for (std::size_t k = 0; k < 5; ++k) found.push_back(distance(i, got[i * 5 + k]));
    for (std::size_t k = 0; k < 5; ++k) ASSERT_NEAR(found[k], all[k], 1e-12) << i;
  }
}

TEST(Nearest, ManyAtOnePlaceTakeNoLonger) {
  const std::vector<model::Coordinates> same(50'000, model::Coordinates{1, 1});
  EXPECT_EQ(nearest(same, 8).size(), 400'000u);
}

TEST(Neighbours, AHotCornerIsFoundAndNoiseIsNot) {
  const auto points = grid(30);
  std::vector<double> noise, corner;
  base::RandomStream stream(4, 4);
  stats::Normal normal(stream);
  for (int i = 0; i < 900; ++i) {
    noise.push_back(normal());
    corner.push_back(normal() + (i % 30 < 6 && i / 30 < 6 ? 4 : 0));
  }
  const auto none = neighbours(points, noise, 8, 1), hot = neighbours(points, corner, 8, 1);
  ASSERT_TRUE(none && hot);
  EXPECT_LT(std::abs(none->moran), 0.08);
  EXPECT_LE(none->hot + none->cold, 9);
  EXPECT_GT(hot->moran, 0.2);
  EXPECT_GE(hot->hot, 25);
  EXPECT_FALSE(neighbours(points, std::vector<double>(900, 1.0), 8, 1));
}

/// A station apart from a checkerboard's rule: G* of a hand-made row.
TEST(Neighbours, GStarByHand) {
  // four points on a line, k = 1: neighbours 1, 0, 3, 2 by distance; values 0, 0, 1, 1: z = -1, -1, 1, 1
  const std::vector<model::Coordinates> points = {{0, 0}, {0, 0.1}, {0, 5}, {0, 5.1}};
  const auto got = neighbours(points, std::vector<double>{0, 0, 1, 1}, 1, 1);
  ASSERT_TRUE(got);
  EXPECT_NEAR(got->moran, 1, 1e-12);
  // sum of the pair 2, over sqrt((4 * 2 - 4) / 3)
  EXPECT_NEAR(got->g_star[3], 2 / std::sqrt(4.0 / 3), 1e-12);
}

TEST(StationKinds, ByHand) {
  Stations stations;
  stations.areas = 2;
  // area 0: kind 1 has turnout 0.5, the others 0.3 and 0.4; area 1 has the other kind alone
  for (const auto& [station, area] : {std::pair{Station{100, 50, 50, 25}, 0u},
                                      {{100, 30, 30, 3}, 0u},
                                      {{100, 40, 40, 8}, 0u},
                                      {{100, 90, 90, 90}, 1u}}) {
    stations.list.push_back(station);
    stations.unit.push_back(0), stations.area.push_back(area), stations.group.push_back(0);
  }
  const auto got = kind_contrasts(stations, std::vector<std::uint32_t>{1, 0, 0, 0}, 2, 1);
  ASSERT_EQ(got.size(), 2u);
  const KindContrast& own = got[1];
  EXPECT_EQ(own.stations, 1);
  EXPECT_EQ(own.areas, 1);
  EXPECT_NEAR(own.turnout, 0.15, 1e-12);
  EXPECT_NEAR(own.share, 0.5 - 0.15, 1e-12);
  // exchanging one of three turnouts 0.3, 0.4, 0.5 gives 0.15, 0, -0.15: sd sqrt(0.015)
  EXPECT_NEAR(own.turnout_z, 0.15 / std::sqrt(0.015), 1e-9);
  EXPECT_EQ(own.leader, 36);
  EXPECT_NEAR(own.leader_as_kind, 300 * 0.25, 1e-12);
}

TEST(StationKinds, VarianceBetweenAreas) {
  Stations stations;
  stations.areas = 2;
  for (int i = 0; i < 4; ++i) {
    stations.list.push_back({100, 100, 100, i < 2 ? 20 : 80});
    stations.unit.push_back(0), stations.area.push_back(i < 2 ? 0 : 1), stations.group.push_back(0);
  }
  EXPECT_NEAR(between_areas(stations), 1, 1e-9);
  stations.area = {0, 1, 0, 1};
  EXPECT_NEAR(between_areas(stations), 0, 1e-9);
}

}  // namespace
}  // namespace acta::forensics
