// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/integer_percentages.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace acta::forensics {
namespace {

/// The definition itself, all outcomes of the binomial by its recursion in long double.
double by_definition(std::int64_t k, std::int64_t n) {
  const long double p = static_cast<long double>(k) / static_cast<long double>(n);
  long double sum = 0;
  for (std::int64_t i = 0; i <= n; ++i) {
    if (!is_whole_percentage(i, n)) continue;
    const long double log_probability =
        std::lgamma(static_cast<long double>(n + 1)) - std::lgamma(static_cast<long double>(i + 1)) -
        std::lgamma(static_cast<long double>(n - i + 1)) + static_cast<long double>(i) * std::log(p) +
        static_cast<long double>(n - i) * std::log1p(-p);
    sum += std::exp(log_probability);
  }
  return static_cast<double>(sum);
}

// By hand: |100 k - j n| 20 <= n. For n = 1,000 a whole percentage is k = 10 j: 999/1000 = 99.9 % is 0.1 away, no; for
// n = 2,000, k = 1,001 is 50.05 %: exactly 0.05 away, which counts; 1,002 is 50.1 %.
TEST(WholePercentage, BoundIsIncluded) {
  EXPECT_TRUE(is_whole_percentage(500, 1'000));
  EXPECT_FALSE(is_whole_percentage(501, 1'000));
  EXPECT_TRUE(is_whole_percentage(1'001, 2'000));
  EXPECT_FALSE(is_whole_percentage(1'002, 2'000));
  EXPECT_TRUE(is_whole_percentage(999, 2'000));
  EXPECT_TRUE(is_whole_percentage(0, 7));
  EXPECT_TRUE(is_whole_percentage(7, 7));
}

TEST(WholePercentage, ProbabilityIsThatOfTheDefinition) {
  for (const auto& [k, n] : {std::pair<std::int64_t, std::int64_t>{1, 2},
                             {3, 10},
                             {77, 100},
                             {250, 999},
                             {1, 1'500},
                             {1'499, 1'500},
                             {840, 1'200},
                             {1'777, 2'999},
                             {20'000, 41'113}})
    EXPECT_NEAR(whole_percentage_probability(k, n), by_definition(k, n), 5e-11) << k << " of " << n;
}

TEST(WholePercentage, SymmetricInTheOtherSide) {
  for (std::int64_t n = 2; n < 300; n += 7)
    for (std::int64_t k = 1; k < n; k += 5)
      EXPECT_NEAR(whole_percentage_probability(k, n), whole_percentage_probability(n - k, n), 1e-12);
}

// Kobak's filter (methods/forensics.md 2.1): R > 0, V >= 100, G/V <= 0.99, L/R <= 0.99.
TEST(IntegerPercentages, FilterKeepsItsBounds) {
  const std::vector<Station> all = {
      {100, 99, 50, 20},    {99, 50, 50, 20},    // V = 100 is in, 99 is out
      {1'000, 991, 5, 1},   {1'000, 990, 5, 1},  // 99.1 % is out, 99 % in
      {500, 100, 0, 0},                          // no ballots
      {500, 100, 100, 100},                      // share above 99 %
      {500, 100, 100, 99},                       // exactly 99 %
  };
  EXPECT_EQ(integer_percentages(all).used, 3);
}

TEST(IntegerPercentages, SumsOverStations) {
  const std::vector<Station> stations = {{1'000, 500, 400, 111}, {800, 333, 330, 99}};
  const IntegerResult result = integer_percentages(stations);
  const double turnout = by_definition(500, 1'000) + by_definition(333, 800);
  const double share = by_definition(111, 400) + by_definition(99, 330);
  EXPECT_NEAR(result.turnout.expected, turnout, 1e-11);
  EXPECT_NEAR(result.result.expected, share, 1e-11);
  EXPECT_EQ(result.turnout.observed, 1);  // 50 % of 1,000; 333/800 = 41.625 %
  EXPECT_EQ(result.result.observed, 1);   // 27.75 % is none; 99/330 = 30 %
  EXPECT_EQ(result.any.observed, 2);
}

TEST(IntegerPercentages, InvariantUnderOrder) {
  std::vector<Station> stations;
  for (std::int64_t i = 0; i < 3'000; ++i) stations.push_back({500 + i, 300 + i % 150, 290 + i % 150, 100 + i % 97});
  const IntegerResult first = integer_percentages(stations);
  std::reverse(stations.begin(), stations.end());
  const IntegerResult second = integer_percentages(stations);
  EXPECT_EQ(first.any.observed, second.any.observed);
  EXPECT_NEAR(first.any.expected, second.any.expected, 1e-9);
}

// Rounding every share to a whole percentage must show.
TEST(IntegerPercentages, RoundedResultsStandOut) {
  std::vector<Station> plain, rounded;
  for (std::int64_t i = 0; i < 2'000; ++i) {
    const std::int64_t ballots = 700 + 13 * (i % 41), leader = ballots * (30 + i % 37) / 100 + i % 5;
    plain.push_back({2 * ballots, ballots, ballots, leader});
    plain.back().turnout -= i % 3;
    rounded.push_back(plain.back());
    rounded.back().leader = (ballots * (30 + i % 37) + 50) / 100;
  }
  EXPECT_LT(integer_percentages(rounded).result.log10_p, -100);
  EXPECT_GT(integer_percentages(plain).turnout.expected, 0);
}

}  // namespace
}  // namespace acta::forensics
