// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/small_stations.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "acta/base/checked.hpp"
#include "acta/base/random.hpp"

namespace acta::forensics {
namespace {

constexpr std::size_t kFewest = 5;

struct Standardised {
  std::vector<double> registered, turnout, share;
  std::vector<std::size_t> area_begin;  ///< stations of an area stand together
};

/// Part of whole, compared without rounding.
struct Fraction {
  std::int64_t part = 0, whole = 1;
  bool operator==(const Fraction& other) const {
    return static_cast<base::Int128>(part) * other.whole == static_cast<base::Int128>(other.part) * whole;
  }
  double value() const { return static_cast<double>(part) / static_cast<double>(whole); }
};

bool all_but_one_equal(const std::vector<Fraction>& values, std::size_t but) {
  const Fraction& first = values[but == 0 ? 1 : 0];
  for (std::size_t i = 0; i < values.size(); ++i)
    if (i != but && !(values[i] == first)) return false;
  return true;
}

/// Each value against the others; NaN where all are equal.
std::vector<double> standardised(const std::vector<Fraction>& values) {
  const auto n = static_cast<double>(values.size());
  double mean = 0;
  for (const Fraction& f : values) mean += f.value() / n;
  double s1 = 0, s2 = 0;
  for (const Fraction& f : values) s1 += f.value() - mean, s2 += (f.value() - mean) * (f.value() - mean);
  std::vector<double> z(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double d = values[i].value() - mean, others = (s1 - d) / (n - 1);
    const double variance = (s2 - d * d - (n - 1) * others * others) / (n - 2);
    if (variance < 1e-9 && all_but_one_equal(values, i)) {
      const Fraction& other = values[i == 0 ? 1 : 0];
      z[i] = values[i] == other ? std::numeric_limits<double>::quiet_NaN()
                                : std::copysign(std::numeric_limits<double>::infinity(), d - others);
    } else {
      z[i] = (d - others) / std::sqrt(std::max(variance, 1e-300));
    }
  }
  return z;
}

std::vector<std::vector<std::size_t>> by_area(const Stations& stations) {
  std::vector<std::vector<std::size_t>> areas(stations.areas);
  for (std::size_t i = 0; i < stations.size(); ++i)
    if (stations.list[i].registered > 0 && stations.list[i].ballots > 0) areas[stations.area[i]].push_back(i);
  return areas;
}

Standardised standardise(const Stations& stations) {
  Standardised all;
  for (const std::vector<std::size_t>& area : by_area(stations)) {
    if (area.size() < kFewest) continue;
    std::vector<Fraction> turnout, share;
    for (const std::size_t i : area) {
      const Station& s = stations.list[i];
      turnout.push_back({s.ballots, s.registered});
      share.push_back({s.leader, s.ballots});
    }
    const std::vector<double> zt = standardised(turnout), zs = standardised(share);
    all.area_begin.push_back(all.turnout.size());
    for (std::size_t k = 0; k < area.size(); ++k) {
      if (std::isnan(zt[k]) || std::isnan(zs[k])) continue;
      all.registered.push_back(static_cast<double>(stations.list[area[k]].registered));
      all.turnout.push_back(zt[k]);
      all.share.push_back(zs[k]);
    }
  }
  all.area_begin.push_back(all.turnout.size());
  return all;
}

double percentile(std::vector<double> values, double percent) {
  std::sort(values.begin(), values.end());
  const double place = percent / 100 * static_cast<double>(values.size() - 1);
  const auto low = static_cast<std::size_t>(place);
  const std::size_t high = std::min(low + 1, values.size() - 1);
  return values[low] + (place - static_cast<double>(low)) * (values[high] - values[low]);
}

double median(std::vector<double>& values) {
  const std::size_t half = values.size() / 2;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(half);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

/// Of the small stations, or of the large ones.
struct Side {
  double turnout = 0, share = 0, both = 0;
};

Side side_of(const Standardised& z, const std::vector<char>& small, bool of_small) {
  std::vector<double> turnout, share;
  std::int64_t both = 0;
  for (std::size_t i = 0; i < small.size(); ++i) {
    if ((small[i] != 0) != of_small) continue;
    turnout.push_back(z.turnout[i]);
    share.push_back(z.share[i]);
    both += z.turnout[i] > 0 && z.share[i] > 0;
  }
  const auto n = static_cast<double>(turnout.size());
  return {median(turnout), median(share), static_cast<double>(both) / n};
}

std::vector<char> permuted(const Standardised& z, std::vector<char> small, base::RandomStream stream) {
  for (std::size_t a = 0; a + 1 < z.area_begin.size(); ++a)
    for (std::size_t i = z.area_begin[a + 1]; i > z.area_begin[a] + 1; --i)
      std::swap(small[i - 1], small[z.area_begin[a] + stream.below(i - z.area_begin[a])]);
  return small;
}

SmallStations::Null null_of(const std::vector<Side>& draws, double Side::*field, double observed) {
  const auto n = static_cast<double>(draws.size());
  SmallStations::Null null;
  for (const Side& one : draws) null.mean += one.*field / n;
  double square = 0;
  for (const Side& one : draws) square += (one.*field - null.mean) * (one.*field - null.mean) / n;
  null.sd = std::sqrt(square);
  if (null.sd > 0) null.z = (observed - null.mean) / null.sd;
  return null;
}

std::optional<SmallStations> tested(const Standardised& z, double percent, int permutations, std::uint64_t seed) {
  SmallStations result;
  result.threshold = percentile(z.registered, percent);
  std::vector<char> small(z.turnout.size());
  for (std::size_t i = 0; i < small.size(); ++i) result.small += small[i] = z.registered[i] <= result.threshold;
  result.stations = static_cast<std::int64_t>(small.size());
  if (result.small == 0 || result.small == result.stations) return std::nullopt;
  const Side own = side_of(z, small, true), large = side_of(z, small, false);
  result.median_turnout_z = own.turnout, result.median_share_z = own.share;
  result.shift_turnout = own.turnout - large.turnout, result.shift_share = own.share - large.share;
  result.both_small = own.both, result.both_large = large.both;
  if (permutations < 1) return result;
  std::vector<Side> draws(static_cast<std::size_t>(permutations));
  tbb::parallel_for(std::size_t{0}, draws.size(), [&](std::size_t p) {
    draws[p] = side_of(z, permuted(z, small, base::RandomStream(seed, p)), true);
  });
  result.turnout = null_of(draws, &Side::turnout, own.turnout);
  result.share = null_of(draws, &Side::share, own.share);
  result.both = null_of(draws, &Side::both, own.both);
  return result;
}

}  // namespace

std::vector<std::optional<SmallStations>> small_stations(const Stations& stations, std::span<const double> percents,
                                                         int permutations, std::uint64_t seed) {
  const Standardised z = standardise(stations);
  std::vector<std::optional<SmallStations>> all(percents.size());
  if (z.turnout.empty()) return all;
  for (std::size_t i = 0; i < percents.size(); ++i) all[i] = tested(z, percents[i], permutations, seed);
  return all;
}

std::optional<SmallStations> small_stations(const Stations& stations, double percent, int permutations,
                                            std::uint64_t seed) {
  return small_stations(stations, std::span(&percent, 1), permutations, seed).front();
}

}  // namespace acta::forensics
