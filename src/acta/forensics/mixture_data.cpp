// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/mixture_data.hpp"

#include <cmath>

namespace acta::forensics {
namespace {

/// Shares kept off 0 and 1 by half a vote.
struct Rates {
  double abstain = 0, leader = 0, support = 0;  ///< a and w of the electors; w / (1 - a)
};
Rates rates_of(const Station& s) {
  const auto v = static_cast<double>(s.registered), g = static_cast<double>(s.turnout),
             l = static_cast<double>(s.leader);
  Rates rates;
  rates.abstain = (v - g + 0.5) / (v + 1);
  rates.support = (l + 0.5) / (g + 1);
  rates.leader = rates.support * (1 - rates.abstain);
  return rates;
}

double logit(double p) { return std::log(p / (1 - p)); }

/// y = logit(tau(m)), tau = 1 - a / (1 - m); dy/da = 1 / (tau a).
void fill_turnout(MixtureData::Table& table, const std::array<double, kAdded>& added, const Rates& rates) {
  const double own = -std::log((1 - rates.abstain) * rates.abstain);
  for (std::size_t g = 0; g < kAdded; ++g) {
    const double tau = 1 - rates.abstain / (1 - added[g]);
    const bool possible = tau > 1e-6;
    table.rows += possible;
    table.turnout[g] = possible ? static_cast<float>(logit(tau)) : 0;
    table.turnout_log[g] =
        possible ? static_cast<float>(-std::log(tau * rates.abstain) - own) : MixtureData::kImpossible;
  }
}

/// nu(m, s) from w; dnu/dw = (1 - m) / ((1 - s)(1 - m - a)).
void fill_support(MixtureData::Table& table, const std::array<double, kAdded>& added,
                  const std::array<double, kMoved>& moved, const Rates& rates) {
  const double nu_0 = rates.support, own = std::log(1 / (1 - rates.abstain)) - std::log(nu_0 * (1 - nu_0));
  for (std::size_t g = 0; g < kAdded; ++g)
    for (std::size_t h = 0; h < kMoved; ++h) {
      const double m = added[g], s = moved[h], a = rates.abstain, room = (1 - s) * (1 - m - a) / (1 - m);
      const double nu = room > 1e-9 ? (rates.leader - a * (m - s) / (1 - m) - s) / room : -1;
      const bool possible = nu > 1e-6 && nu < 1 - 1e-6;
      table.support[g * kMoved + h] = possible ? static_cast<float>(logit(nu)) : 0;
      table.support_log[g * kMoved + h] =
          possible ? static_cast<float>(-std::log(room) - std::log(nu * (1 - nu)) - own) : MixtureData::kImpossible;
    }
}

/// One without spread is all zeros: its coefficient then has its prior.
std::vector<float> standardised(const Covariate& covariate, const std::vector<std::size_t>& used) {
  double sum = 0, squares = 0;
  for (const std::size_t i : used) sum += covariate.values[i];
  const double mean = sum / static_cast<double>(used.size());
  for (const std::size_t i : used) squares += (covariate.values[i] - mean) * (covariate.values[i] - mean);
  const double sd = std::sqrt(squares / static_cast<double>(used.size()));
  std::vector<float> values;
  for (const std::size_t i : used)
    values.push_back(sd > 1e-12 ? static_cast<float>((covariate.values[i] - mean) / sd) : 0.0f);
  return values;
}

}  // namespace

MixtureData mixture_data(const Stations& stations, const MixtureOptions& options) {
  const double threshold = options.priors.threshold;
  const bool groups = options.areas;
  MixtureData data;
  data.groups = groups ? stations.groups : 1;
  data.regions = stations.groups;
  for (std::size_t c = 0; c < 2; ++c) {
    const double from = c == 0 ? 0 : threshold, width = c == 0 ? threshold : 1 - threshold;
    for (std::size_t g = 0; g < kAdded; ++g)
      data.added[c][g] = from + width * (static_cast<double>(g) + 0.5) / static_cast<double>(kAdded);
    for (std::size_t h = 0; h < kMoved; ++h)
      data.moved[c][h] = from + width * (static_cast<double>(h) + 0.5) / static_cast<double>(kMoved);
  }
  for (std::size_t i = 0; i < stations.size(); ++i) {
    const Station& s = stations.list[i];
    if (s.registered <= 0 || s.turnout < 0 || s.turnout > s.registered || s.leader < 0 || s.leader > s.turnout)
      continue;
    const Rates rates = rates_of(s);
    const auto v = static_cast<double>(s.registered) + 1, g = static_cast<double>(s.turnout) + 1;
    data.used.push_back(i);
    data.stations.push_back({static_cast<float>(logit(1 - rates.abstain)), static_cast<float>(logit(rates.support)),
                             static_cast<float>(1 / (v * rates.abstain * (1 - rates.abstain))),
                             static_cast<float>(1 / (g * rates.support * (1 - rates.support))),
                             static_cast<float>(s.registered), groups ? stations.group[i] : 0, stations.group[i]});
    data.tables.emplace_back();
    for (std::size_t c = 0; c < 2; ++c) {
      fill_turnout(data.tables.back()[c], data.added[c], rates);
      fill_support(data.tables.back()[c], data.added[c], data.moved[c], rates);
    }
  }
  for (const Covariate& one : options.covariates) data.covariates.push_back(standardised(one, data.used));
  return data;
}

MixtureData thinned(const MixtureData& data, std::size_t most) {
  const std::size_t every = (data.stations.size() + most - 1) / most;
  MixtureData few;
  few.added = data.added, few.moved = data.moved;
  few.groups = data.groups, few.regions = data.regions;
  few.covariates.resize(data.covariates.size());
  for (std::size_t i = 0; i < data.stations.size(); i += every) {
    few.stations.push_back(data.stations[i]);
    few.tables.push_back(data.tables[i]);
    for (std::size_t k = 0; k < few.covariates.size(); ++k) few.covariates[k].push_back(data.covariates[k][i]);
  }
  return few;
}

}  // namespace acta::forensics
