// SPDX-License-Identifier: Apache-2.0
#include "acta/stats/sign_test.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace acta::stats {
namespace {

// Worked out by hand: of 9 fair signs 6 or more in (84 + 36 + 9 + 1) of 512 ways.
TEST(SignTest, ChancesByHand) {
  EXPECT_DOUBLE_EQ(sign_test(0, 0).chance, 1);
  EXPECT_DOUBLE_EQ(sign_test(1, 1).chance, 1);
  EXPECT_NEAR(sign_test(2, 0).chance, 0.5, 1e-12);
  EXPECT_NEAR(sign_test(3, 6).chance, 260.0 / 512, 1e-12);
  EXPECT_NEAR(sign_test(10, 0).chance, 2.0 / 1024, 1e-12);
}

// With no ups the upper end solves (1 - p)^n = 0.025; with n ups the lower one p^n = 0.025 (Clopper and Pearson 1934).
TEST(SignTest, EndsOfIntervals) {
  const SignTest none = sign_test(0, 20), all = sign_test(20, 0);
  EXPECT_DOUBLE_EQ(none.low, 0);
  EXPECT_NEAR(none.high, 1 - std::pow(0.025, 1.0 / 20), 1e-9);
  EXPECT_NEAR(all.low, std::pow(0.025, 1.0 / 20), 1e-9);
  EXPECT_DOUBLE_EQ(all.high, 1);
}

TEST(SignTest, IsTheSameWithSignsTurned) {
  for (std::int64_t n = 1; n <= 40; ++n)
    for (std::int64_t k = 0; k <= n; ++k) {
      const SignTest a = sign_test(k, n - k), b = sign_test(n - k, k);
      EXPECT_NEAR(a.chance, b.chance, 1e-12);
      EXPECT_NEAR(a.low, 1 - b.high, 1e-9);
      EXPECT_LE(a.low, a.share);
      EXPECT_GE(a.high, a.share);
    }
}

TEST(BinomialTail, AgreesWithSumsOfProducts) {
  for (const double p : {0.01, 0.3, 0.5, 0.97})
    for (int n = 1; n <= 30; ++n) {
      std::vector<double> chance{1};
      for (int trial = 0; trial < n; ++trial) {
        chance.push_back(0);
        for (std::size_t k = chance.size(); k-- > 1;) chance[k] = chance[k] * (1 - p) + chance[k - 1] * p;
        chance[0] *= 1 - p;
      }
      double tail = 0;
      for (int k = n; k >= 0; --k) {
        tail += chance[static_cast<std::size_t>(k)];
        EXPECT_NEAR(binomial_tail(k, n, p), tail, 1e-11 + 1e-9 * tail) << k << " of " << n << " at " << p;
      }
    }
}

TEST(BinomialTail, OfManyTrials) {
  EXPECT_NEAR(binomial_tail(500'000, 1'000'000, 0.5), 0.5 + 0.5 * 7.978845e-4, 1e-9);  // half, and half the middle term
  EXPECT_GT(binomial_tail(1, 1'000'000, 1e-9), 9.99e-4);
  EXPECT_DOUBLE_EQ(binomial_tail(0, 10, 0.3), 1);
}

}  // namespace
}  // namespace acta::stats
