// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "acta/base/random.hpp"
#include "acta/stats/chi_square.hpp"
#include "acta/stats/poisson.hpp"
#include "acta/stats/samplers.hpp"

namespace acta::stats {
namespace {

/// Peru 2021, last digits, 9 degrees of freedom: cases/forensics/digit-tests.json
TEST(ChiSquare, PeruTwentyOne) {
  EXPECT_NEAR(chi_square_upper(12.44, 9), 0.18962497978951265, 1e-12);
  EXPECT_NEAR(chi_square_upper(4.05, 9), 0.9080909054459154, 1e-12);
  EXPECT_NEAR(chi_square_upper(7.84, 9), 0.5503474641773244, 1e-12);
  EXPECT_NEAR(chi_square_upper(4.66, 9), 0.8628831961771974, 1e-12);
  EXPECT_NEAR(chi_square_lower(4.66, 9), 1 - 0.8628831961771974, 1e-12);
  EXPECT_NEAR(chi_square_lower(chi_square_quantile(0.3, 7), 7), 0.3, 1e-12);
}

TEST(Gamma, ExponentialTail) {
  EXPECT_NEAR(log10_gamma_upper(3, 1, 1), std::log10(std::exp(-3)), 1e-12);  // shape 1: e^-x
  EXPECT_EQ(log10_gamma_upper(0, 1, 1), 0);
  EXPECT_EQ(log10_gamma_upper(2, 1, 0), -300);
}

TEST(Poisson, TailsAndDifferences) {
  EXPECT_NEAR(std::pow(10, log10_poisson_upper(2, 1)), 1 - 2 * std::exp(-1), 1e-12);
  EXPECT_EQ(log10_poisson_upper(0, 1), 0);
  EXPECT_LT(log10_poisson_upper(2'000, 1), -299);
  // X, Y Poisson 0.5: P(X = Y) = e^-1 sum (0.25^k / k!^2) = e^-1 (1 + 0.25 + 0.0625/4 + 0.015625/36 + ...)
  EXPECT_NEAR(poisson_difference_within(0.5, 0),
              std::exp(-1) * (1 + 0.25 + 0.015625 + 0.015625 / 36 + 0.00390625 / 576), 1e-7);
  EXPECT_EQ(poisson_difference_within(0, 0), 1);
  // the two ways meet at a mean of 100
  EXPECT_NEAR(poisson_difference_within(100, 2), poisson_difference_within(100.001, 2), 2e-4);
}

/// Mean a / (a + b), variance a b / ((a + b)^2 (a + b + 1)).
TEST(Beta, MomentsOfDraws) {
  base::RandomStream stream(5, 1);
  Normal normal(stream);
  for (const auto& [a, b] : {std::pair{0.4, 0.7}, {2.0, 5.0}, {300.0, 100.0}}) {
    constexpr int kDraws = 40'000;
    double sum = 0, square = 0;
    for (int i = 0; i < kDraws; ++i) {
      const double x = beta(stream, normal, a, b);
      sum += x, square += x * x;
    }
    const double mean = a / (a + b), variance = a * b / ((a + b) * (a + b) * (a + b + 1));
    EXPECT_NEAR(sum / kDraws, mean, 5 * std::sqrt(variance / kDraws));
    EXPECT_NEAR((square / kDraws - sum / kDraws * sum / kDraws) / variance, 1, 0.05);
  }
}

}  // namespace
}  // namespace acta::stats
