// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/card_sizes.hpp"

#include <algorithm>
#include <cmath>

#include "acta/audit/assorters.hpp"
#include "acta/audit/martingales.hpp"

namespace acta::audit {
namespace {

constexpr double kMostLost = 0.96242;  ///< part of the statistic that one draw may cost

/// Mean of ln(1 + lambda (A - 1/2)): each column's ballots have one value, the rest have 1/2 and add nothing.
double growth(const Claim& claim, std::span<const double> totals, double cards, double lambda) {
  double sum = 0;
  for (std::size_t k = 0; k < totals.size(); ++k)
    sum += totals[k] * std::log1p(lambda * (-claim.weights[k] / (2 * claim.lowest)));
  return sum / cards;
}

/// The function is concave in lambda.
double best_growth(const Claim& claim, std::span<const double> totals, double cards) {
  double low = 0, high = 2 * kMostLost;
  for (int step = 0; step < 80; ++step) {
    const double a = low + (high - low) / 3, b = high - (high - low) / 3;
    (growth(claim, totals, cards, a) < growth(claim, totals, cards, b) ? low : high) =
        growth(claim, totals, cards, a) < growth(claim, totals, cards, b) ? a : b;
  }
  return growth(claim, totals, cards, (low + high) / 2);
}

}  // namespace

CardSizes card_sizes(const Claim& claim, std::span<const double> totals, double cards, double alpha) {
  const Assorter assorter(claim);
  const double margin = 2 * assorter.mean(totals, cards) - 1;
  if (!(margin > 0)) return {};
  const ComparisonAssorter comparison(assorter.upper(), margin);
  const double g = best_growth(claim, totals, cards);
  return {g > 0 ? static_cast<std::int64_t>(std::ceil(-std::log(alpha) / g)) : 0,
          draws_without_error(alpha, 2 * kMostLost, comparison.no_error())};
}

}  // namespace acta::audit
