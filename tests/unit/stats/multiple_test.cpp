// SPDX-License-Identifier: Apache-2.0
#include "acta/stats/multiple.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace acta::stats {
namespace {

TEST(Holm, ByHand) {
  // p = 0.01, 0.04, 0.03, 0.005 of four: 0.005 * 4, 0.01 * 3, 0.03 * 2, max(0.06, 0.04)
  std::vector<double> p;
  for (const double one : {0.01, 0.04, 0.03, 0.005}) p.push_back(std::log10(one));
  const auto adjusted = holm(p);
  const double expected[] = {0.03, 0.06, 0.06, 0.02};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(std::pow(10, adjusted[i]), expected[i], 1e-12);
  EXPECT_TRUE(holm({}).empty());
  EXPECT_EQ(holm(std::vector<double>{0.0, 0.0})[0], 0);
}

TEST(BenjaminiHochberg, ByHand) {
  // sorted 0.005, 0.01, 0.03, 0.04: times 4/1, 4/2, 4/3, 4/4, then the least from the right
  const auto adjusted = benjamini_hochberg(std::vector<double>{0.01, 0.04, 0.03, 0.005});
  const double expected[] = {0.02, 0.04, 0.04, 0.02};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(adjusted[i], expected[i], 1e-12);
}

}  // namespace
}  // namespace acta::stats
