// SPDX-License-Identifier: Apache-2.0
#include "acta/base/ratio.hpp"

#include <charconv>

namespace acta::base {
namespace {

std::string digits_of(Uint128 value) {
  std::string text;
  do {
    text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
    value /= 10;
  } while (value != 0);
  return text;
}

std::string scaled(const Ratio& ratio, Int128 factor, int decimals) {
  for (int i = 0; i < decimals; ++i) factor *= 10;
  const bool negative = ratio.numerator() < 0;
  const Int128 magnitude = negative ? -static_cast<Int128>(ratio.numerator()) : ratio.numerator();
  const Int128 rounded =
      (2 * magnitude * factor + ratio.denominator()) / (2 * static_cast<Int128>(ratio.denominator()));
  std::string text = digits_of(static_cast<Uint128>(rounded));
  if (decimals > 0) {
    if (text.size() <= static_cast<std::size_t>(decimals))
      text.insert(0, static_cast<std::size_t>(decimals) + 1 - text.size(), '0');
    text.insert(text.size() - static_cast<std::size_t>(decimals), 1, '.');
  }
  return negative && rounded != 0 ? "-" + text : text;
}

Error not_a_ratio(std::string_view text) {
  return {ErrorKind::format,
          "\"" + std::string(text) + "\" is not a share",
          {},
          "write it as \"3.25 %\", \"0.0325\" or \"13/400\""};
}

bool parse_digits(std::string_view text, std::int64_t& value) {
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  return failed == std::errc() && end == text.data() + text.size() && !text.empty() && text.front() != '-';
}

}  // namespace

std::int64_t Ratio::floor() const {
  const std::int64_t quotient = m_numerator / m_denominator;
  return m_numerator % m_denominator < 0 ? quotient - 1 : quotient;
}

std::int64_t Ratio::ceil() const {
  const std::int64_t quotient = m_numerator / m_denominator;
  return m_numerator % m_denominator > 0 ? quotient + 1 : quotient;
}

std::string to_decimal(const Ratio& ratio, int decimals) { return scaled(ratio, 1, decimals); }
std::string to_percent(const Ratio& ratio, int decimals) { return scaled(ratio, 100, decimals); }

Result<Ratio> parse_ratio(std::string_view text) {
  std::string_view rest = text;
  std::int64_t denominator = 1;
  while (!rest.empty() && (rest.back() == ' ' || rest.back() == '%')) {
    if (rest.back() == '%') denominator *= denominator == 1 ? 100 : 0;
    rest.remove_suffix(1);
  }
  if (denominator == 0) return not_a_ratio(text);
  if (const auto slash = rest.find('/'); slash != std::string_view::npos) {
    std::int64_t below = 0, above = 0;
    if (denominator != 1 || !parse_digits(rest.substr(0, slash), above) ||
        !parse_digits(rest.substr(slash + 1), below) || below == 0)
      return not_a_ratio(text);
    return Ratio(above, below);
  }
  std::string digits(rest);
  if (const auto point = digits.find('.'); point != std::string::npos) {
    if (digits.size() - point - 1 > 9) return not_a_ratio(text);
    for (std::size_t i = point + 1; i < digits.size(); ++i) denominator *= 10;
    digits.erase(point, 1);
  }
  std::int64_t numerator = 0;
  if (digits.size() > 15 || !parse_digits(digits, numerator)) return not_a_ratio(text);
  return Ratio(numerator, denominator);
}

}  // namespace acta::base
