// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "acta/base/checked.hpp"
#include "acta/base/error.hpp"

namespace acta::base {

/// An exact fraction of two 64-bit integers. Comparison is exact (128-bit products); there is no rounding anywhere.
/// The denominator is always positive. Not reduced: 2/4 equals 1/2 but keeps its own terms, as a quotient of votes
/// by a divisor is shown to readers in its own terms.
class Ratio {
 public:
  constexpr Ratio() = default;
  /// REQUIRES: denominator > 0
  constexpr Ratio(std::int64_t numerator, std::int64_t denominator)
      : m_numerator(numerator), m_denominator(denominator) {}

  constexpr std::int64_t numerator() const { return m_numerator; }
  constexpr std::int64_t denominator() const { return m_denominator; }

  friend constexpr std::strong_ordering operator<=>(const Ratio& a, const Ratio& b) {
    return static_cast<Int128>(a.m_numerator) * b.m_denominator <=>
           static_cast<Int128>(b.m_numerator) * a.m_denominator;
  }
  friend constexpr bool operator==(const Ratio& a, const Ratio& b) { return (a <=> b) == 0; }

  /// The largest integer not above the value.
  std::int64_t floor() const;
  /// The smallest integer not below the value.
  std::int64_t ceil() const;
  double to_double() const { return static_cast<double>(m_numerator) / static_cast<double>(m_denominator); }

 private:
  std::int64_t m_numerator = 0;
  std::int64_t m_denominator = 1;
};

/// The value times 10^decimals, rounded half away from zero, as decimal text with that many decimals ("51.20").
/// decimals in [0, 9].
std::string to_decimal(const Ratio& ratio, int decimals);
/// As to_decimal of 100 times the ratio; without a sign for "per cent".
std::string to_percent(const Ratio& ratio, int decimals);

/// Reads "3.25 %", "3.25%", "0.0325" or "13/400" exactly. Errors: ErrorKind::format.
Result<Ratio> parse_ratio(std::string_view text);

}  // namespace acta::base
