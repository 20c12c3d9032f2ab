// SPDX-License-Identifier: Apache-2.0
#include "acta/simulate/draw.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "acta/base/random.hpp"
#include "acta/stats/portable.hpp"
#include "acta/stats/samplers.hpp"

namespace acta::simulate {
namespace {

using stats::binomial;
using stats::exponential;
using stats::logarithm;
using stats::logistic;
using stats::Normal;

// The model's constants, on the logit scale unless said otherwise; chosen, not estimated (doc/methods/simulate.md).
constexpr double kTurnoutMean = 0.5, kVillageTurnout = 0.25;
constexpr double kInvalidMean = -4.4, kInvalidSd = 0.35;
constexpr double kTakenHome = 0.0005;  // share of ballots issued that reach no box
constexpr double kVillageMean = -0.7, kVillageSd = 1.2, kVillageSupportSd = 0.3;
constexpr double kLargestRho = 0.5;  // correlation of support with turnout, at any level
constexpr std::size_t kDistrictSize = 50;
constexpr double kSmallestStation = 20, kLargestStation = 3000;

struct Spread {
  double turnout, support;
};
constexpr Spread kRegionSpread{0.30, 0.35}, kDistrictSpread{0.20, 0.25}, kStationSpread{0.18, 0.15};

struct SizeLaw {
  double log_median, sd;
};
constexpr SizeLaw kCity{7.44, 0.35}, kVillage{5.86, 0.80};  // medians of about 1700 and 350 electors

base::RandomStream stream_for(const Settings& settings, Purpose purpose, std::size_t index) {
  return {settings.seed, index, static_cast<std::uint32_t>(purpose)};
}

/// Turnout and each option's support at one place, on the logit (log) scale.
struct Leaning {
  double turnout = 0;
  std::vector<double> support;
};

/// What holds for the whole country.
struct Nation {
  Leaning leaning;
  std::vector<double> rho;      ///< of each option's support with turnout
  std::vector<double> village;  ///< added to support in villages
};

Nation draw_nation(const Settings& settings) {
  base::RandomStream stream = stream_for(settings, Purpose::nation, 0);
  Normal normal(stream);
  std::vector<std::size_t> ranks(settings.options);
  std::iota(ranks.begin(), ranks.end(), std::size_t{0});
  for (std::size_t i = ranks.size(); i > 1; --i) std::swap(ranks[i - 1], ranks[stream.below(i)]);
  Nation nation;
  nation.leaning.turnout = kTurnoutMean;
  for (const std::size_t rank : ranks) {
    nation.leaning.support.push_back(normal(-2 * logarithm(1 + static_cast<double>(rank) / 3), 0.1));
    nation.rho.push_back(kLargestRho * (2 * stream.uniform() - 1));
    nation.village.push_back(normal(0, kVillageSupportSd));
  }
  return nation;
}

/// `own` becomes the larger place's leaning with this place's own deviation.
void deviate(const Nation& nation, const Leaning& larger, const Spread& spread, Normal& normal, Leaning& own) {
  const double common = normal();
  own.turnout = larger.turnout + spread.turnout * common;
  own.support.resize(larger.support.size());
  for (std::size_t o = 0; o < own.support.size(); ++o) {
    const double rho = nation.rho[o];
    own.support[o] = larger.support[o] + spread.support * (rho * common + std::sqrt(1 - rho * rho) * normal());
  }
}

std::int64_t draw_size(const SizeLaw& law, Normal& normal) {
  while (true) {
    const double size = std::floor(exponential(normal(law.log_median, law.sd)));
    if (size >= kSmallestStation && size <= kLargestStation) return static_cast<std::int64_t>(size);
  }
}

/// Multinomial votes: each option in turn takes its binomial part of what is left.
void share_out(std::int64_t valid, std::vector<double>& weights, base::RandomStream& stream,
               std::span<std::int64_t> votes) {
  double weight_left = 0;
  for (double& weight : weights) weight_left += weight = exponential(weight);
  for (std::size_t o = 0; o + 1 < votes.size(); ++o) {
    votes[o] = binomial(stream, valid, weights[o] / weight_left);
    valid -= votes[o];
    weight_left -= weights[o];
  }
  votes.back() = valid;
}

void draw_station(const Nation& nation, const Leaning& district, double village_share, base::RandomStream stream,
                  Leaning& here, std::span<std::int64_t> row) {
  Normal normal(stream);
  const bool village = stream.uniform() < village_share;
  deviate(nation, district, kStationSpread, normal, here);
  if (village) {
    here.turnout += kVillageTurnout;
    for (std::size_t o = 0; o < here.support.size(); ++o) here.support[o] += nation.village[o];
  }
  row[kRegistered] = draw_size(village ? kVillage : kCity, normal);
  row[kIssued] = binomial(stream, row[kRegistered], logistic(here.turnout));
  row[kBallots] = row[kIssued] - binomial(stream, row[kIssued], kTakenHome);
  row[kInvalid] = binomial(stream, row[kBallots], logistic(normal(kInvalidMean, kInvalidSd)));
  row[kValid] = row[kBallots] - row[kInvalid];
  share_out(row[kValid], here.support, stream, row.subspan(kFirstOption));
}

/// Stations of each region, at least one, in proportion to weights that differ by a factor of about two.
std::vector<std::size_t> region_sizes(const Settings& settings) {
  std::vector<double> weights;
  double sum = 0;
  for (std::size_t r = 0; r < settings.regions; ++r) {
    // Stream numbers above all regions: the regions' own leanings use those below.
    base::RandomStream stream = stream_for(settings, Purpose::region, r + (std::uint64_t{1} << 32));
    Normal normal(stream);
    sum += weights.emplace_back(exponential(normal(0, 0.5)));
  }
  const double spare = static_cast<double>(settings.stations - settings.regions);
  std::vector<std::size_t> sizes;
  double before = 0;
  std::size_t given = 0;
  for (const double weight : weights) {
    before += weight;
    const bool last = sizes.size() + 1 == weights.size();
    const auto until = last ? settings.stations - settings.regions : static_cast<std::size_t>(spare * (before / sum));
    sizes.push_back(1 + until - given);
    given = until;
  }
  return sizes;
}

/// Fills Election::district and region.
void lay_out(const Settings& settings, Election& election) {
  election.regions = settings.regions;
  election.district.reserve(settings.stations);
  const auto sizes = region_sizes(settings);
  for (std::size_t r = 0; r < sizes.size(); ++r) {
    const std::size_t districts = std::max<std::size_t>(1, (sizes[r] + kDistrictSize / 2) / kDistrictSize);
    const std::size_t first = election.region.size();
    for (std::size_t s = 0; s < sizes[r]; ++s)
      election.district.push_back(static_cast<std::uint32_t>(first + s * districts / sizes[r]));
    election.region.resize(first + districts, static_cast<std::uint32_t>(r));
  }
}

}  // namespace

std::vector<std::int64_t> Sheets::totals() const {
  std::vector<std::int64_t> sums(m_width);
  for (std::size_t s = 0; s < stations(); ++s)
    for (std::size_t c = 0; c < m_width; ++c) sums[c] += row(s)[c];
  return sums;
}

Election draw(const Settings& settings) {
  Election election;
  election.sheets = Sheets(settings.stations, settings.options);
  lay_out(settings, election);
  const Nation nation = draw_nation(settings);
  Leaning region, district, here;
  double village_share = 0;
  std::size_t in_district = election.region.size(), in_region = settings.regions;
  for (std::size_t s = 0; s < settings.stations; ++s) {
    const std::size_t d = election.district[s], r = election.region[d];
    if (r != in_region) {
      base::RandomStream stream = stream_for(settings, Purpose::region, in_region = r);
      Normal normal(stream);
      deviate(nation, nation.leaning, kRegionSpread, normal, region);
    }
    if (d != in_district) {
      base::RandomStream stream = stream_for(settings, Purpose::district, in_district = d);
      Normal normal(stream);
      deviate(nation, region, kDistrictSpread, normal, district);
      village_share = logistic(normal(kVillageMean, kVillageSd));
    }
    draw_station(nation, district, village_share, stream_for(settings, Purpose::station, s), here,
                 election.sheets.row(s));
  }
  return election;
}

}  // namespace acta::simulate
