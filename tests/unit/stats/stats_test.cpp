// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <vector>

#include "acta/stats/binomial.hpp"
#include "acta/stats/exponential.hpp"
#include "acta/stats/poisson_binomial.hpp"

namespace acta::stats {
namespace {

TEST(Exponential, AgreesWithLongDoubleToTheLastDigits) {
  std::vector<double> values, expected;
  for (double x = -700; x <= 700; x += 0.37) values.push_back(x);
  for (const double x : values) expected.push_back(static_cast<double>(std::exp(static_cast<long double>(x))));
  exponentials(values);
  for (std::size_t i = 0; i < values.size(); ++i) EXPECT_NEAR(values[i] / expected[i], 1, 1e-15) << i;
}

// ln k! from the sum of logarithms in long double.
TEST(LogFactorials, TableAndSeriesAgreeWithTheSum) {
  const LogFactorials factorials(100);
  long double sum = 0;
  for (std::int64_t k = 1; k <= 5'000; ++k) {
    sum += std::log(static_cast<long double>(k));
    ASSERT_NEAR(factorials(k), static_cast<double>(sum), 1e-15 * static_cast<double>(sum) * 8 + 1e-13) << k;
  }
  EXPECT_EQ(factorials(0), 0);
  for (const std::int64_t k : {1, 2, 100, 255, 256, 5'000, 1'000'000})
    EXPECT_EQ(factorials.log(k), std::log(static_cast<double>(k)));
}

/// P(S >= k) by the recursion over variables, in long double.
double tail(const std::vector<double>& p, std::int64_t k) {
  std::vector<long double> mass(p.size() + 1, 0);
  mass[0] = 1;
  for (std::size_t i = 0; i < p.size(); ++i) {
    for (std::size_t j = i + 1; j > 0; --j) mass[j] = mass[j] * (1 - p[i]) + mass[j - 1] * p[i];
    mass[0] *= 1 - p[i];
  }
  return static_cast<double>(std::accumulate(mass.begin() + k, mass.end(), 0.0L));
}

TEST(PoissonBinomial, TailAgreesWithTheRecursion) {
  std::vector<double> p;
  for (int i = 0; i < 400; ++i) p.push_back(0.02 + 0.3 * ((i * 37) % 100) / 100.0);
  double mean = std::accumulate(p.begin(), p.end(), 0.0);
  for (const double away : {0.0, 5.0, 20.0, 60.0, 120.0}) {
    const auto k = static_cast<std::int64_t>(mean + away);
    EXPECT_NEAR(log10_upper_tail(p, k), std::log10(tail(p, k)), 0.01) << away;
  }
}

TEST(PoissonBinomial, MonotoneAndBounded) {
  const std::vector<double> p(200, 0.3);
  EXPECT_EQ(log10_upper_tail(p, 0), 0);
  EXPECT_TRUE(std::isinf(log10_upper_tail(p, 201)));
  for (std::int64_t k = 1; k < 200; ++k) EXPECT_LE(log10_upper_tail(p, k + 1), log10_upper_tail(p, k) + 1e-9) << k;
}

// P(Z > 1.959964) = 0.025, P(Z > 40) = 10^-349.44 (asymptotic series phi(z)/z (1 - 1/z^2 + 3/z^4), by hand:
// (-800 - 0.918939 - ln 40 - 0.000624) / ln 10 = -349.437).
TEST(Normal, Tail) {
  EXPECT_NEAR(log10_normal_tail(1.959963985), std::log10(0.025), 1e-8);
  EXPECT_NEAR(log10_normal_tail(40), -349.437, 1e-3);
}

}  // namespace
}  // namespace acta::stats
