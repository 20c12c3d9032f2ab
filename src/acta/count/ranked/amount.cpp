// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/amount.hpp"

#include <algorithm>
#include <vector>

namespace acta::count {
namespace {

using Integer = Amount::Integer;

/// The quotient rounded toward zero, as a decimal number.
Amount truncated(const Integer& above, const Integer& below, int decimals) {
  return Amount::decimal(Integer(above * power_of_ten(decimals)) / below, decimals);
}

}  // namespace

Integer power_of_ten(int exponent) {
  static const std::vector<Integer> powers = [] {
    std::vector<Integer> table{1};
    for (int i = 1; i <= 40; ++i) table.push_back(Integer(table.back() * 10));
    return table;
  }();
  if (exponent <= 40) return powers[static_cast<std::size_t>(exponent)];
  return boost::multiprecision::pow(Integer(10), static_cast<unsigned>(exponent));
}

Amount Amount::decimal(Integer unscaled, int scale) {
  Amount amount;
  amount.m_above = std::move(unscaled);
  amount.m_scale = scale;
  return amount;
}

Amount Amount::fraction(Integer above, Integer below) {
  const Integer common = boost::multiprecision::gcd(above, below);
  Amount amount;
  amount.m_above = common == 0 ? Integer(0) : Integer(above / common);
  amount.m_below = common == 0 ? Integer(1) : Integer(below / common);
  return amount;
}

Integer Amount::below() const { return m_scale == 0 ? m_below : Integer(m_below * power_of_ten(m_scale)); }

Amount Amount::sum(const Amount& a, const Amount& b, bool negate) {
  const auto joined = [negate](const Integer& x, const Integer& y) { return negate ? Integer(x - y) : Integer(x + y); };
  if (a.m_below != 1 || b.m_below != 1) {
    const Integer below_a = a.below(), below_b = b.below();
    return fraction(joined(Integer(a.m_above * below_b), Integer(b.m_above * below_a)), Integer(below_a * below_b));
  }
  if (a.m_scale == b.m_scale) return decimal(joined(a.m_above, b.m_above), a.m_scale);
  const int scale = std::max(a.m_scale, b.m_scale);
  return decimal(joined(Integer(a.m_above * power_of_ten(scale - a.m_scale)),
                        Integer(b.m_above * power_of_ten(scale - b.m_scale))),
                 scale);
}

Amount& Amount::operator+=(const Amount& b) {
  if (m_below == 1 && b.m_below == 1 && m_scale == b.m_scale)
    m_above += b.m_above;
  else
    *this = sum(*this, b, false);
  return *this;
}

std::strong_ordering operator<=>(const Amount& a, const Amount& b) {
  if (a.m_scale == b.m_scale && a.m_below == b.m_below) return a.m_above.compare(b.m_above) <=> 0;
  return Integer(a.m_above * b.below()).compare(Integer(b.m_above * a.below())) <=> 0;
}

Amount Amount::times(std::int64_t count) const {
  if (m_below != 1) return fraction(Integer(m_above * count), m_below);
  return decimal(Integer(m_above * count), m_scale);
}

Integer Amount::floor() const {
  const Integer divisor = below();
  Integer whole = m_above / divisor;
  if (m_above.sign() < 0 && whole * divisor != m_above) --whole;
  return whole;
}

Integer Amount::ceil() const {
  const Integer divisor = below();
  Integer whole = m_above / divisor;
  if (m_above.sign() > 0 && whole * divisor != m_above) ++whole;
  return whole;
}

double Amount::to_double() const { return boost::multiprecision::cpp_rational(m_above, below()).convert_to<double>(); }

std::string Amount::text() const {
  if (m_below != 1) return m_above.str() + '/' + m_below.str();
  if (m_scale == 0) return m_above.str();
  std::string digits = Integer(boost::multiprecision::abs(m_above)).str();
  const auto scale = static_cast<std::size_t>(m_scale);
  if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
  digits.insert(digits.size() - scale, 1, '.');
  return m_above.sign() < 0 ? '-' + digits : digits;
}

base::Result<Amount> parse_amount(std::string_view text) {
  std::string digits;
  int scale = 0;
  bool point = false, negative = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '-' && i == 0) {
      negative = true;
    } else if (c == '.' && !point) {
      point = true;
    } else if (c >= '0' && c <= '9' && digits.size() < 100) {
      // A leading 0 would make the big integer read octal.
      if (!digits.empty() || c != '0') digits.push_back(c);
      scale += point ? 1 : 0;
    } else {
      return base::Error{base::ErrorKind::format, "\"" + std::string(text) + "\" is not a decimal number", {}, {}};
    }
  }
  if (text.find_first_of("0123456789") == std::string_view::npos)
    return base::Error{base::ErrorKind::format, "\"" + std::string(text) + "\" is not a decimal number", {}, {}};
  Integer value(digits.empty() ? std::string("0") : digits);
  return Amount::decimal(negative ? Integer(-value) : value, scale);
}

Amount Arithmetic::multiply(const Amount& a, const Amount& b) const {
  const Integer above = a.above() * b.above(), below = a.below() * b.below();
  return decimals ? truncated(above, below, *decimals) : Amount::fraction(above, below);
}

Amount Arithmetic::divide(const Amount& a, const Amount& b) const {
  const Integer above = a.above() * b.below(), below = a.below() * b.above();
  return decimals ? truncated(above, below, *decimals) : Amount::fraction(above, below);
}

}  // namespace acta::count
