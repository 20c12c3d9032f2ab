// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "acta/base/ratio.hpp"

namespace acta::model {

/// How a printed per cent agrees with a quotient at the digits that were printed.
enum class Fit { none, rounded, truncated };

/// A per cent as printed: "30.5 %" is 305 tenths.
struct PrintedPercent {
  std::int64_t value = 0;  ///< in units of 10^-decimals per cent
  int decimals = 0;        ///< in [0, 6]
};
/// The first number of the text; nullopt where it has none, or one of more than 100 per cent.
std::optional<PrintedPercent> printed_percent(const std::string& text);
/// part / whole against a printed per cent. REQUIRES: part >= 0, whole > 0.
Fit fit_of(const PrintedPercent& printed, std::int64_t part, const base::Ratio& whole);
/// 10^exponent. REQUIRES: exponent in [0, 18].
std::int64_t power_of_ten(int exponent);

}  // namespace acta::model
