// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "acta/base/error.hpp"

namespace acta::count {

/// An amount of votes, exact: a decimal number that remembers how many decimals it has ("3.00" and "3" are equal in
/// value and differ in text), or a fraction. Any size.
///
/// Laws: 1. a + b and a - b of decimals have the larger number of decimals of the two; 2. of which one is a fraction,
/// the result is a fraction in lowest terms, or whole; 3. comparison is of values, never of texts.
class Amount {
 public:
  using Integer = boost::multiprecision::cpp_int;

  Amount() = default;
  Amount(std::int64_t whole) : m_above(whole) {}
  /// unscaled / 10^scale. REQUIRES: scale >= 0
  static Amount decimal(Integer unscaled, int scale);
  /// above / below, whole or in lowest terms. REQUIRES: below > 0
  static Amount fraction(Integer above, Integer below);

  int sign() const { return m_above.sign(); }
  /// Decimals behind the point; 0 for fractions.
  int scale() const { return m_scale; }
  Integer floor() const;
  Integer ceil() const;
  /// As a decimal number: all its decimals, trailing zeros too ("8.0000", "-0.5"). A fraction as "8/3".
  std::string text() const;
  /// Nearest double; for charts and per cents of people, not for decisions.
  double to_double() const;

  friend Amount operator+(const Amount& a, const Amount& b) { return sum(a, b, false); }
  friend Amount operator-(const Amount& a, const Amount& b) { return sum(a, b, true); }
  Amount& operator+=(const Amount& b);
  friend std::strong_ordering operator<=>(const Amount& a, const Amount& b);
  friend bool operator==(const Amount& a, const Amount& b) { return (a <=> b) == 0; }

  /// The amount `count` times, with its own decimals.
  Amount times(std::int64_t count) const;
  /// Numerator and denominator as stored; not reduced for decimals.
  const Integer& above() const { return m_above; }
  Integer below() const;

 private:
  static Amount sum(const Amount& a, const Amount& b, bool negate);

  Integer m_above = 0;  ///< the value is m_above / (m_below * 10^m_scale)
  Integer m_below = 1;  ///< > 0; 1 for decimals
  int m_scale = 0;      ///< 0 where m_below > 1
};

/// 10^exponent. REQUIRES: exponent in [0, 1000]
Amount::Integer power_of_ten(int exponent);
/// Reads "15", "12.5", "-3.00": digits with at most one point. Errors: ErrorKind::format.
base::Result<Amount> parse_amount(std::string_view text);

/// How products and quotients are rounded: toward zero to that many decimals, or not at all.
/// Source: RCTab 2.0.1 (doc/methods/ranked.md): sums keep the larger scale, products and quotients have d decimals.
struct Arithmetic {
  std::optional<int> decimals = 4;  ///< in [0, 20]; nullopt: exact fractions

  Amount multiply(const Amount& a, const Amount& b) const;
  /// REQUIRES: b > 0
  Amount divide(const Amount& a, const Amount& b) const;
};

}  // namespace acta::count
