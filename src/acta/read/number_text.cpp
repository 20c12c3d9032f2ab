// SPDX-License-Identifier: Apache-2.0
#include "acta/read/number_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace acta::read {

std::string number_text(double value) {
  if (std::abs(value) < 1e15 && value == std::floor(value)) return std::to_string(static_cast<std::int64_t>(value));
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  return {digits, end};
}

std::string plain_number(std::string_view stored) {
  const bool digits = !stored.empty() && stored.size() < 16 &&
                      std::all_of(stored.begin(), stored.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits && (stored.size() == 1 || stored.front() != '0')) return std::string(stored);
  double value = 0;
  const auto [end, failed] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
  if (failed != std::errc() || end != stored.data() + stored.size() || !std::isfinite(value))
    return std::string(stored);
  return number_text(value);
}

}  // namespace acta::read
