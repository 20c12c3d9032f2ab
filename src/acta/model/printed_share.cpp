// SPDX-License-Identifier: Apache-2.0
#include "acta/model/printed_share.hpp"

#include <algorithm>

namespace acta::model {
namespace {

using base::Int128;

constexpr int kMostDecimals = 6;

bool digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

std::optional<PrintedPercent> printed_percent(const std::string& text) {
  PrintedPercent printed;
  auto at = std::find_if(text.begin(), text.end(), digit);
  if (at == text.end()) return std::nullopt;
  for (; at != text.end() && digit(*at) && printed.value <= 100; ++at) printed.value = 10 * printed.value + (*at - '0');
  if (printed.value > 100) return std::nullopt;
  if (at != text.end() && (*at == '.' || *at == ',') && at + 1 != text.end() && digit(at[1]))
    for (++at; at != text.end() && digit(*at) && printed.decimals < kMostDecimals; ++at, ++printed.decimals)
      printed.value = 10 * printed.value + (*at - '0');
  if (printed.value > 100 * power_of_ten(printed.decimals)) return std::nullopt;
  return printed;
}

Fit fit_of(const PrintedPercent& printed, std::int64_t part, const base::Ratio& whole) {
  // 100 * 10^decimals * part / whole, as above / below
  const Int128 above = static_cast<Int128>(part) * whole.denominator() * 100 * power_of_ten(printed.decimals);
  const Int128 below = whole.numerator();
  if ((2 * above + below) / (2 * below) == printed.value) return Fit::rounded;
  return above / below == printed.value ? Fit::truncated : Fit::none;
}

}  // namespace acta::model
