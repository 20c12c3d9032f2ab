// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "acta/app/audit_risk.hpp"
#include "acta/audit/martingales.hpp"

namespace acta::app {

inline constexpr std::int64_t kMostRiskCards = 10'000'000'000;
inline constexpr double kErrorInflator = 1.03905;  ///< gamma of super-simple (Stark 2010); bounds cobra's bets, too

/// A whole text that is a number as programs write it, "0.5"; else nothing.
std::optional<double> plain_number(std::string_view text);

/// What the values of the sample are drawn from. Errors: usage: --upper, --mean or --cards out of range.
base::Result<audit::Population> risk_population(const RiskOptions& options);

/// One of the tests of values by its name. Errors: usage: a parameter outside of what the test requires.
/// REQUIRES: the options that the test needs are there; the population is of risk_population().
base::Result<audit::OwnedTest> assorter_test(const RiskTest& test, const RiskOptions& options,
                                             const audit::Population& population);

}  // namespace acta::app
