// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/calibrate.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "acta/forensics/digits.hpp"
#include "acta/forensics/integer_percentages.hpp"
#include "acta/forensics/klimek.hpp"
#include "acta/forensics/klimek_model.hpp"
#include "acta/forensics/moments.hpp"
#include "acta/forensics/small_stations.hpp"
#include "acta/forensics/spikes.hpp"
#include "acta/forensics/turnout_core.hpp"

namespace acta::forensics {
namespace {

constexpr std::size_t kModelPoints = 8'192;      ///< error of a bin about 1e-3: small beside the spread of elections
constexpr std::int64_t kRememberedSize = 4'000;  ///< of stations: 32 MB

struct Name {
  std::string_view id, label;
};
constexpr std::array<Name, kStatistics> kNames = {
    {{"integer_z", "Whole percentages: excess in standard deviations"},
     {"first_digit", "First digits: mean deviation from Benford's law"},
     {"second_digit", "Second digits: mean"},
     {"last_digit", "Last digits: chi-square"},
     {"fives", "Votes that end in 0 or 5: share"},
     {"five_percents", "Whole per cents that end in 0 or 5: share"},
     {"skew_share", "Skewness of the share"},
     {"kurt_share", "Kurtosis of the share"},
     {"skew_turnout", "Skewness of the turnout"},
     {"kurt_turnout", "Kurtosis of the turnout"},
     {"correlation", "Correlation of turnout and share"},
     {"slope_within", "Slope of share on turnout inside areas"},
     {"core_excess", "Votes beyond the core (Shpilkin)"},
     {"small_both", "Small stations with more of both than large ones"},
     {"model_incremental", "Stations of kind incremental (Klimek), by the likelihood"},
     {"spikes", "Spikes of the share: stations above a running median, per cent"}}};

double& at(Statistics& values, Statistic statistic) { return values[static_cast<std::size_t>(statistic)]; }

void add_digits(const Stations& stations, Statistics& values) {
  std::vector<std::int64_t> leader, ballots;
  for (const Station& s : stations.list) {
    leader.push_back(s.leader);
    ballots.push_back(s.ballots);
  }
  static constexpr std::array<double, 10> kUniform = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
  at(values, Statistic::first_digit) = benford_first_deviation(first_digits(leader));
  at(values, Statistic::second_digit) = mean(second_digits(leader));
  const DigitCounts last = last_digits(leader, 10);
  const auto all = static_cast<double>(sum(last));
  if (all > 0) at(values, Statistic::last_digit) = chi_square(last, kUniform);
  if (all > 0) at(values, Statistic::fives) = static_cast<double>(last[0] + last[5]) / all;
  const Fives fives = five_percents(leader, ballots);
  if (fives.all > 0)
    at(values, Statistic::five_percents) = static_cast<double>(fives.fives) / static_cast<double>(fives.all);
}

void add_spikes(const Stations& stations, Statistics& values) {
  std::vector<Trial> trials;
  trials.reserve(stations.list.size());
  for (const Station& s : stations.list) trials.push_back({s.ballots, s.ballots, s.leader});
  at(values, Statistic::spikes) = quick_spikes(trials);
}

void add_shape(const Stations& stations, Statistics& values) {
  const Shares shares = shares_of(stations.list);
  if (shares.share.size() < 3) return;
  const Moments m = moments(shares.turnout, shares.share);
  at(values, Statistic::skew_share) = m.skew_share, at(values, Statistic::kurt_share) = m.kurt_share;
  at(values, Statistic::skew_turnout) = m.skew_turnout, at(values, Statistic::kurt_turnout) = m.kurt_turnout;
  at(values, Statistic::correlation) = m.correlation;
  std::vector<std::uint32_t> area;
  for (const std::size_t place : shares.place) area.push_back(stations.area[place]);
  at(values, Statistic::slope_within) = slope_within(shares.turnout, shares.share, area, stations.areas);
}

/// The fit of F110 with alpha 1, without its interval.
void add_model(const Stations& stations, Statistics& values) {
  const Shares all = shares_of(stations.list), used = shares_of(fitted_stations(stations.list));
  if (used.share.size() < 3) return;
  const HonestPart honest = honest_part(all.turnout, all.share);
  if (honest.tau == 0 || honest.nu == 0 || honest.sigma_tau == 0 || honest.sigma_nu == 0 || honest.theta == 0) return;
  at(values, Statistic::model_incremental) =
      fit(parts_at(model_points(honest, kModelPoints), 1), 1, share_histogram(used.share), Objective::likelihood)
          .incremental;
}

Rank rank_of(HonestModel model, std::vector<double> values, double observed) {
  Rank rank{model};
  const auto n = static_cast<double>(values.size());
  for (const double v : values) rank.mean += v / n;
  for (const double v : values) rank.sd += (v - rank.mean) * (v - rank.mean) / n;
  rank.sd = std::sqrt(rank.sd);
  std::sort(values.begin(), values.end());
  const auto quantile = [&](double p) { return values[static_cast<std::size_t>(p * (n - 1))]; };
  rank.low = quantile(0.025), rank.high = quantile(0.975);
  const auto below = std::upper_bound(values.begin(), values.end(), observed) - values.begin(),
             above = values.end() - std::lower_bound(values.begin(), values.end(), observed);
  rank.p_upper = (1 + static_cast<double>(above)) / (n + 1);
  rank.p_lower = (1 + static_cast<double>(below)) / (n + 1);
  return rank;
}

}  // namespace

std::string_view to_string(Statistic statistic) { return kNames[static_cast<std::size_t>(statistic)].id; }
std::string_view label_of(Statistic statistic) { return kNames[static_cast<std::size_t>(statistic)].label; }

Statistics statistics(const Stations& stations, const WholeProbabilities& probabilities) {
  Statistics values;
  values.fill(std::numeric_limits<double>::quiet_NaN());
  add_digits(stations, values);
  add_spikes(stations, values);
  if (!stations.rolls) return values;
  at(values, Statistic::integer_z) = integer_any_z(stations.list, probabilities);
  add_shape(stations, values);
  add_model(stations, values);
  const TurnoutBins bins = turnout_bins(stations.list);
  if (const auto core = core_estimate(bins, core_by_voters(bins))) at(values, Statistic::core_excess) = core->excess;
  if (const auto small = small_stations(stations, 20, 0, 0))
    at(values, Statistic::small_both) = small->both_small - small->both_large;
  return values;
}

double Calibration::p(Statistic statistic) const {
  const auto& all = ranks[static_cast<std::size_t>(statistic)];
  double upper = all.empty() ? 1 : 0, lower = upper;
  for (const Rank& rank : all) {
    upper = std::max(upper, rank.p_upper);
    lower = std::max(lower, rank.p_lower);
  }
  return std::min(1.0, 2 * std::min(upper, lower));
}

Calibration calibrate(const Stations& stations, int elections, std::uint64_t seed) {
  const HonestElections honest(stations, seed);
  Calibration result;
  result.elections = elections;
  const WholeProbabilities probabilities(kRememberedSize);
  result.observed = statistics(honest.used(), probabilities);
  const auto n = static_cast<std::size_t>(elections);
  tbb::enumerable_thread_specific<Stations> scratch([&] { return honest.used(); });
  for (const HonestModel model : kHonestModels) {
    std::vector<Statistics> drawn(n);
    tbb::parallel_for(std::size_t{0}, n, [&](std::size_t e) {
      Stations& own = scratch.local();
      honest.draw(model, static_cast<std::uint32_t>(e), own.list);
      drawn[e] = statistics(own, probabilities);
    });
    for (std::size_t s = 0; s < kStatistics; ++s) {
      std::vector<double> values;
      for (const Statistics& one : drawn)
        if (std::isfinite(one[s])) values.push_back(one[s]);
      if (!std::isfinite(result.observed[s]) || values.size() < n || n == 0) continue;
      result.ranks[s].push_back(rank_of(model, std::move(values), result.observed[s]));
    }
  }
  return result;
}

}  // namespace acta::forensics
