// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/digits.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "acta/stats/chi_square.hpp"

namespace acta::forensics {
namespace {

TEST(Digits, Places) {
  const std::vector<std::int64_t> counts = {0, 5, 10, 57, 123, 1'999};
  EXPECT_EQ(last_digits(counts, 10), (DigitCounts{1, 0, 0, 1, 0, 0, 0, 1, 0, 1}));
  EXPECT_EQ(second_digits(counts), (DigitCounts{1, 0, 1, 0, 0, 0, 0, 1, 0, 1}));
  EXPECT_EQ(first_digits(counts), (DigitCounts{0, 3, 0, 0, 0, 2, 0, 0, 0, 0}));
  EXPECT_DOUBLE_EQ(mean(last_digits(counts, 10)), (0 + 7 + 3 + 9) / 4.0);
}

TEST(Digits, BenfordsLaw) {
  double first = 0, second = 0;
  for (int d = 0; d < 10; ++d) first += d > 0 ? benford_first(d) : 0, second += benford_second(d);
  EXPECT_NEAR(first, 1, 1e-12);
  EXPECT_NEAR(second, 1, 1e-12);
  EXPECT_NEAR(benford_second_mean(), 4.1873897069289425, 1e-12);  // cases/forensics/false-positive-study.json
}

/// cases/forensics/digit-tests.json, sinoForest: 772 first digits, chi-square 7.6517426989499855, p 0.4682063813003673.
TEST(Digits, SinoForest) {
  const DigitCounts digits{0, 231, 124, 97, 70, 64, 54, 40, 54, 38};
  std::array<double, 10> p{};
  for (int d = 1; d < 10; ++d) p[static_cast<std::size_t>(d)] = benford_first(d);
  EXPECT_NEAR(chi_square(digits, p), 7.6517426989499855, 1e-9);
  EXPECT_NEAR(stats::chi_square_upper(chi_square(digits, p), 8), 0.4682063813003673, 1e-9);
}

/// Counts that fall off like e^(-n/30): a hard bound at 100 makes digits uneven, the smooth one does not.
TEST(Digits, SmoothWeightsKeepSteepCountsEven) {
  std::vector<std::int64_t> counts;
  for (std::int64_t n = 0; n < 600; ++n)
    for (int copies = static_cast<int>(200'000 * std::exp(-static_cast<double>(n) / 30)); copies > 0; --copies)
      counts.push_back(n);
  const DigitCounts hard = last_digits(counts, 100);
  EXPECT_GT(hard[0], hard[9] * 5 / 4);
  const WeightedDigits smooth = weighted_last_digits(counts);
  for (const double w : smooth.weight) EXPECT_NEAR(w / smooth.total(), 0.1, 0.001);
  EXPECT_LT(std::abs(smooth.fives_z()), 0.3);
}

TEST(Digits, WeightedStatisticsByHand) {
  // all weights 1: ten counts end in 0, ten in 5, none elsewhere
  std::vector<std::int64_t> counts;
  for (int i = 0; i < 10; ++i) counts.push_back(200), counts.push_back(205);
  const WeightedDigits digits = weighted_last_digits(counts);
  EXPECT_NEAR(digits.chi_square(), (2 * 64 + 8 * 4) / 2.0, 1e-9);  // expected 2 each
  EXPECT_NEAR(digits.fives_z(), (20 - 4) / std::sqrt(0.16 * 20), 1e-9);
  const WeightedFives fives =
      weighted_five_percents(std::vector<std::int64_t>{100, 110, 112, 5}, std::vector<std::int64_t>{200, 200, 200, 10});
  EXPECT_EQ(fives.stations, 3);
  EXPECT_NEAR(fives.z(), (2 - 0.6) / std::sqrt(0.48), 1e-9);  // 50 %, 55 %, 56 %
}

TEST(Digits, PercentsRoundHalfToEven) {
  // 5/40 = 12.5 -> 12; 7/40 = 17.5 -> 18; 3/20 = 15; 1/40 = 2.5 -> 2; 39/40 = 97.5 -> 98; 20/40 = 50
  const std::vector<std::int64_t> parts = {5, 7, 3, 1, 39, 20, 4}, wholes = {40, 40, 20, 40, 40, 40, 0};
  const Fives fives = five_percents(parts, wholes);
  EXPECT_EQ(fives.all, 6);
  EXPECT_EQ(fives.fives, 2);
}

}  // namespace
}  // namespace acta::forensics
