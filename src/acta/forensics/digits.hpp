// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace acta::forensics {

/// How often each digit stands in a place.
using DigitCounts = std::array<std::int64_t, 10>;

/// Last digits of the counts that are at least `fewest`.
DigitCounts last_digits(std::span<const std::int64_t> counts, std::int64_t fewest);
/// Second digits, from the left, of the counts with at least two.
DigitCounts second_digits(std::span<const std::int64_t> counts);
/// First digits of the counts above zero (cell 0 stays 0).
DigitCounts first_digits(std::span<const std::int64_t> counts);

std::int64_t sum(const DigitCounts& digits);
double mean(const DigitCounts& digits);  ///< 0 where there are none

/// What Benford's law (1938) expects of a first or second digit: log10(1 + 1/d) and sum_k log10(1 + 1/(10 k + d)), k
/// from 1 to 9.
double benford_first(int digit);
double benford_second(int digit);
/// The law's mean second digit, 4.187...
double benford_second_mean();
/// Mean absolute deviation of the shares of first digits 1 to 9 from the law's.
double benford_first_deviation(const DigitCounts& first);

/// Chi-square statistic against shares p, over the cells with p > 0.
double chi_square(const DigitCounts& digits, const std::array<double, 10>& p);

/// Last digits with weights that rise smoothly from 0 for counts up to 50 to 1 from 150 on. A hard bound, or zero
/// itself, makes digits uneven wherever counts fall off steeply; a smooth one leaves them even.
struct WeightedDigits {
  std::array<double, 10> weight{};
  double squares = 0;       ///< sum of squared weights
  std::int64_t counts = 0;  ///< with a weight above 0

  double total() const;
  /// Chi-square of 9 degrees of freedom, near enough: sum (w_d - W/10)^2 / (squares / 10).
  double chi_square() const;
  double fives() const { return weight[0] + weight[5]; }
  /// Standard deviations of fives() above total() / 5.
  double fives_z() const;
};
WeightedDigits weighted_last_digits(std::span<const std::int64_t> counts);

/// How far whole per cents end in 0 or 5 more than one in five: weights rise smoothly from 5 to 20 % and fall from 80
/// to 95 %; wholes of at least 200, so that fractions of small numbers do not count.
struct WeightedFives {
  double fives = 0, total = 0, squares = 0;
  std::int64_t stations = 0;
  double z() const;
};
WeightedFives weighted_five_percents(std::span<const std::int64_t> parts, std::span<const std::int64_t> wholes);

/// Shares v = part / whole as whole per cents, rounded half to even as the published programs do, by integers; how many
/// of them end in 0 or 5.
struct Fives {
  std::int64_t fives = 0, all = 0;
};
Fives five_percents(std::span<const std::int64_t> parts, std::span<const std::int64_t> wholes);

}  // namespace acta::forensics
