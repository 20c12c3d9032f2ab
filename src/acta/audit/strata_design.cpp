// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/strata_design.hpp"

#include <algorithm>
#include <cmath>

namespace acta::audit {
namespace {

constexpr double kLargestBet = 0.96242;  ///< rlauxe's bound: a value of 0 leaves 3.8 % of M
constexpr double kLeastShare = 0.05;     ///< of a stratum's share of the cards: of draws, at least
constexpr double kNullMean = 0.5;

/// g and g' of one stratum, and the bet that makes them.
struct Growth {
  double value = 0, slope = 0, bet = 0;
};

/// d/dc of the mean of ln(1 + c (x / m - 1)), and its slope.
struct BetSlope {
  double value = 0, slope = 0;
};
BetSlope slope_of_bet(const StratumOutlook& stratum, double mean, double bet) {
  BetSlope sum;
  for (const ValueShare& one : stratum.values) {
    const double gain = one.value / mean - 1, part = gain / (1 + bet * gain);
    sum.value += one.share * part;
    sum.slope -= one.share * part * part;
  }
  return sum;
}

/// Newton's steps, kept in a bracket.
double best_bet(const StratumOutlook& stratum, double mean) {
  if (slope_of_bet(stratum, mean, 0).value <= 0) return 0;
  if (slope_of_bet(stratum, mean, kLargestBet).value >= 0) return kLargestBet;
  double low = 0, high = kLargestBet, bet = kLargestBet / 2;
  for (int step = 0; step < 40 && high - low > 1e-12; ++step) {
    const BetSlope here = slope_of_bet(stratum, mean, bet);
    (here.value > 0 ? low : high) = bet;
    const double better = bet - here.value / here.slope;
    if (std::fabs(better - bet) < 1e-13) break;
    bet = better > low && better < high ? better : (low + high) / 2;
  }
  return bet;
}

Growth growth_at(const StratumOutlook& stratum, double theta) {
  const double mean = std::max(1e-12, theta + stratum.shift);
  Growth growth;
  growth.bet = best_bet(stratum, mean);
  for (const ValueShare& one : stratum.values) {
    const double factor = 1 - growth.bet + growth.bet * one.value / mean;
    growth.value += one.share * std::log(factor);
    growth.slope -= one.share * growth.bet * one.value / (mean * mean * factor);
  }
  return growth;
}

double expected_theta(const StratumOutlook& stratum) {
  double mean = 0;
  for (const ValueShare& one : stratum.values) mean += one.share * one.value;
  return std::max(0.0, mean - stratum.shift);
}

/// The largest theta at which `enough`, which holds below some value, does: within [0, the expected one].
template <class Enough>
double last_theta(const StratumOutlook& stratum, Enough enough) {
  double low = 0, high = expected_theta(stratum);
  for (int step = 0; step < 40 && high - low > 1e-9; ++step) {
    const double middle = (low + high) / 2;
    (enough(growth_at(stratum, middle)) ? low : high) = middle;
  }
  return low;
}

/// Halves ln x until sum weight theta(x) = 1/2, theta falling in x.
template <class Theta>
std::vector<double> on_the_edge(std::span<const StratumOutlook> strata, double low, double high, Theta theta) {
  std::vector<double> thetas(strata.size());
  for (int step = 0; step < 40; ++step) {
    const double middle = (low + high) / 2;
    double mean = 0;
    for (std::size_t k = 0; k < strata.size(); ++k)
      mean += strata[k].weight * (thetas[k] = theta(strata[k], std::exp(middle)));
    (mean > kNullMean ? low : high) = middle;
  }
  return thetas;
}

std::vector<double> rates_of(std::span<const StratumOutlook> strata, const std::vector<Growth>& growths) {
  std::vector<double> rates;
  double sum = 0;
  for (std::size_t k = 0; k < strata.size(); ++k) {
    rates.push_back(growths[k].slope < 0 ? strata[k].weight / -growths[k].slope : 0);
    sum += rates.back();
  }
  double all = 0;
  for (std::size_t k = 0; k < strata.size(); ++k) {
    rates[k] = std::max(sum > 0 ? rates[k] / sum : 0, kLeastShare * strata[k].weight);
    all += rates[k];
  }
  for (double& rate : rates) rate /= all;
  return rates;
}

}  // namespace

StrataDesign design_strata(std::span<const StratumOutlook> strata) {
  double expected = 0, draws = 0;
  for (const StratumOutlook& one : strata) expected += one.weight * expected_theta(one), draws += one.draws;
  StrataDesign design;
  design.strata.resize(strata.size());
  std::vector<double> thetas(strata.size()), rates;
  if (expected > kNullMean && draws > 0)
    thetas = on_the_edge(strata, -18, 30, [&](const StratumOutlook& one, double multiplier) {
      return last_theta(one, [&](const Growth& g) { return g.slope * one.draws / draws < -multiplier * one.weight; });
    });
  else if (expected > kNullMean)
    thetas = on_the_edge(strata, -30, 5, [](const StratumOutlook& one, double growth) {
      return last_theta(one, [&](const Growth& g) { return g.value > growth; });
    });
  std::vector<Growth> growths;
  for (std::size_t k = 0; k < strata.size(); ++k)
    growths.push_back(expected > kNullMean ? growth_at(strata[k], thetas[k]) : Growth{});
  if (draws > 0)
    for (const StratumOutlook& one : strata) rates.push_back(one.draws / draws);
  else
    rates = rates_of(strata, growths);
  for (std::size_t k = 0; k < strata.size(); ++k) {
    design.strata[k] = {rates[k], growths[k].bet, thetas[k]};
    design.growth += rates[k] * growths[k].value;
  }
  return design;
}

}  // namespace acta::audit
