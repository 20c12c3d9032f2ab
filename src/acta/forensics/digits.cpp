// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/digits.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace acta::forensics {
namespace {

/// From 0 at `low` to 1 at `high`, without a corner.
double rise(double x, double low, double high) {
  const double u = std::clamp((x - low) / (high - low), 0.0, 1.0);
  return u - std::sin(2 * std::numbers::pi * u) / (2 * std::numbers::pi);
}

}  // namespace

DigitCounts last_digits(std::span<const std::int64_t> counts, std::int64_t fewest) {
  DigitCounts digits{};
  for (const std::int64_t count : counts)
    if (count >= fewest) ++digits[static_cast<std::size_t>(count % 10)];
  return digits;
}

DigitCounts second_digits(std::span<const std::int64_t> counts) {
  DigitCounts digits{};
  for (std::int64_t count : counts) {
    if (count < 10) continue;
    while (count >= 100) count /= 10;
    ++digits[static_cast<std::size_t>(count % 10)];
  }
  return digits;
}

DigitCounts first_digits(std::span<const std::int64_t> counts) {
  DigitCounts digits{};
  for (std::int64_t count : counts) {
    if (count < 1) continue;
    while (count >= 10) count /= 10;
    ++digits[static_cast<std::size_t>(count)];
  }
  return digits;
}

std::int64_t sum(const DigitCounts& digits) {
  std::int64_t all = 0;
  for (const std::int64_t count : digits) all += count;
  return all;
}

double mean(const DigitCounts& digits) {
  std::int64_t total = 0;
  for (std::size_t d = 0; d < digits.size(); ++d) total += static_cast<std::int64_t>(d) * digits[d];
  const std::int64_t all = sum(digits);
  return all > 0 ? static_cast<double>(total) / static_cast<double>(all) : 0;
}

double benford_first(int digit) { return std::log10(1 + 1.0 / digit); }

double benford_second(int digit) {
  double p = 0;
  for (int k = 1; k < 10; ++k) p += std::log10(1 + 1.0 / (10 * k + digit));
  return p;
}

double benford_second_mean() {
  double m = 0;
  for (int d = 1; d < 10; ++d) m += d * benford_second(d);
  return m;
}

double benford_first_deviation(const DigitCounts& first) {
  const auto all = static_cast<double>(sum(first));
  double total = 0;
  for (int d = 1; d < 10; ++d)
    total += std::abs(static_cast<double>(first[static_cast<std::size_t>(d)]) / all - benford_first(d));
  return all > 0 ? total / 9 : 0;
}

double chi_square(const DigitCounts& digits, const std::array<double, 10>& p) {
  const auto all = static_cast<double>(sum(digits));
  double statistic = 0;
  for (std::size_t d = 0; d < digits.size(); ++d) {
    const double expected = all * p[d];
    if (expected > 0)
      statistic += (static_cast<double>(digits[d]) - expected) * (static_cast<double>(digits[d]) - expected) / expected;
  }
  return statistic;
}

double WeightedDigits::total() const { return std::accumulate(weight.begin(), weight.end(), 0.0); }

double WeightedDigits::chi_square() const {
  if (squares <= 0) return 0;
  double statistic = 0;
  for (const double w : weight) statistic += (w - total() / 10) * (w - total() / 10) / (squares / 10);
  return statistic;
}

double WeightedDigits::fives_z() const {
  return squares > 0 ? (fives() - 0.2 * total()) / std::sqrt(0.16 * squares) : 0;
}

WeightedDigits weighted_last_digits(std::span<const std::int64_t> counts) {
  WeightedDigits digits;
  for (const std::int64_t count : counts) {
    const double w = rise(static_cast<double>(count), 50, 150);
    if (w <= 0) continue;
    digits.weight[static_cast<std::size_t>(count % 10)] += w;
    digits.squares += w * w;
    ++digits.counts;
  }
  return digits;
}

double WeightedFives::z() const { return squares > 0 ? (fives - 0.2 * total) / std::sqrt(0.16 * squares) : 0; }

WeightedFives weighted_five_percents(std::span<const std::int64_t> parts, std::span<const std::int64_t> wholes) {
  WeightedFives result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (wholes[i] < 200 || parts[i] < 0 || parts[i] > wholes[i]) continue;
    const double percent = 100 * static_cast<double>(parts[i]) / static_cast<double>(wholes[i]);
    const double w = rise(percent, 5, 20) * (1 - rise(percent, 80, 95));
    if (w <= 0) continue;
    const std::int64_t whole = (200 * parts[i] + wholes[i]) / (2 * wholes[i]);
    result.fives += whole % 5 == 0 ? w : 0;
    result.total += w, result.squares += w * w;
    ++result.stations;
  }
  return result;
}

Fives five_percents(std::span<const std::int64_t> parts, std::span<const std::int64_t> wholes) {
  Fives result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (wholes[i] <= 0 || parts[i] < 0) continue;
    const std::int64_t twice = 200 * parts[i], whole = 2 * wholes[i];
    std::int64_t percent = (twice + wholes[i]) / whole;
    const bool half = (twice + wholes[i]) % whole == 0;
    if (half && percent % 2 != 0) --percent;
    ++result.all;
    result.fives += percent % 5 == 0;
  }
  return result;
}

}  // namespace acta::forensics
