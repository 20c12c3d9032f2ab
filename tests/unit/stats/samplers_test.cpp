// SPDX-License-Identifier: Apache-2.0
#include "acta/stats/samplers.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <vector>

namespace acta::stats {
namespace {

struct Moments {
  double mean = 0, variance = 0, fourth = 0;
};
template <class Draw>
Moments moments(int draws, Draw draw) {
  std::vector<double> values;
  Moments m;
  for (int i = 0; i < draws; ++i) values.push_back(draw());
  for (const double v : values) m.mean += v / draws;
  for (const double v : values) {
    m.variance += (v - m.mean) * (v - m.mean) / draws;
    m.fourth += std::pow(v - m.mean, 4) / draws;
  }
  return m;
}

// Standard errors of a sample of N: mean sd / sqrt(N); variance about var sqrt(2 / N). Bounds: 5 of them.
TEST(Normal, mean_variance_and_kurtosis) {
  base::RandomStream stream(11, 0);
  Normal normal(stream);
  const Moments m = moments(400'000, [&] { return normal(); });
  EXPECT_NEAR(m.mean, 0, 5 / std::sqrt(4e5));
  EXPECT_NEAR(m.variance, 1, 5 * std::sqrt(2 / 4e5));
  EXPECT_NEAR(m.fourth, 3, 5 * std::sqrt(96 / 4e5));
}

TEST(Normal, share_beyond_1_96_is_five_per_cent) {
  base::RandomStream stream(12, 0);
  Normal normal(stream);
  int beyond = 0;
  for (int i = 0; i < 200'000; ++i) beyond += std::abs(normal()) > 1.959964 ? 1 : 0;
  EXPECT_NEAR(beyond, 10'000, 5 * std::sqrt(9'500.0));
}

struct Case {
  std::int64_t n;
  double p;
};
class Binomial : public testing::TestWithParam<Case> {};

TEST_P(Binomial, mean_and_variance_are_np_and_npq) {
  const auto [n, p] = GetParam();
  base::RandomStream stream(13, static_cast<std::uint64_t>(n));
  const double np = static_cast<double>(n) * p, npq = np * (1 - p), draws = 200'000;
  const Moments m = moments(200'000, [&, n = n, p = p] { return static_cast<double>(binomial(stream, n, p)); });
  EXPECT_NEAR(m.mean, np, 5 * std::sqrt(npq / draws));
  // Fourth central moment of the binomial: npq (1 + 3 (n - 2) pq).
  const double fourth = npq * (1 + 3 * (static_cast<double>(n) - 2) * p * (1 - p));
  EXPECT_NEAR(m.variance, npq, 5 * std::sqrt((fourth - npq * npq) / draws));
}

// Chi-square against the exact probabilities (lgamma); 5 sd above its mean.
TEST_P(Binomial, frequencies_follow_the_probabilities) {
  const auto [n, p] = GetParam();
  base::RandomStream stream(14, static_cast<std::uint64_t>(n));
  constexpr int kDraws = 200'000;
  std::map<std::int64_t, int> seen;
  for (int i = 0; i < kDraws; ++i) ++seen[binomial(stream, n, p)];
  double chi = 0, rest_expected = kDraws, rest_seen = kDraws;
  int cells = 0;
  for (std::int64_t k = 0; k <= n; ++k) {
    const auto x = static_cast<double>(k), size = static_cast<double>(n);
    const double expected = kDraws * std::exp(std::lgamma(size + 1) - std::lgamma(x + 1) - std::lgamma(size - x + 1) +
                                              x * std::log(p) + (size - x) * std::log1p(-p));
    if (expected < 20) continue;
    const double observed = seen.contains(k) ? seen[k] : 0;
    chi += (observed - expected) * (observed - expected) / expected;
    rest_expected -= expected;
    rest_seen -= observed;
    ++cells;
  }
  EXPECT_LT(chi, cells + 5 * std::sqrt(2.0 * cells));
  EXPECT_NEAR(rest_seen, rest_expected, 5 * std::sqrt(rest_expected + 1));
}

// Inversion, its border with rejection, rejection, and p above 1/2.
INSTANTIATE_TEST_SUITE_P(Sizes, Binomial,
                         testing::Values(Case{1, 0.3}, Case{9, 0.5}, Case{1500, 0.0005}, Case{99, 0.1}, Case{101, 0.1},
                                         Case{40, 0.5}, Case{1700, 0.62}, Case{3000, 0.01}, Case{3000, 0.97},
                                         Case{1'000'000, 0.4}));

TEST(BinomialEnds, impossible_and_certain) {
  base::RandomStream stream(15, 0);
  EXPECT_EQ(binomial(stream, 0, 0.5), 0);
  EXPECT_EQ(binomial(stream, 100, 0), 0);
  EXPECT_EQ(binomial(stream, 100, -1), 0);
  EXPECT_EQ(binomial(stream, 100, 1), 100);
  EXPECT_EQ(binomial(stream, 100, 1.5), 100);
  for (int i = 0; i < 10'000; ++i) {
    const std::int64_t k = binomial(stream, 21, 0.48);
    ASSERT_TRUE(k >= 0 && k <= 21);
  }
}

}  // namespace
}  // namespace acta::stats
