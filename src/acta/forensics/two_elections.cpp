// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/two_elections.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <unordered_map>

#include "acta/forensics/integer_percentages.hpp"
#include "acta/stats/poisson_binomial.hpp"

namespace acta::forensics {
namespace {

constexpr std::size_t kShared = static_cast<std::size_t>(-1);

bool usable(const Station& s) { return s.registered > 0 && s.ballots > 0; }

std::unordered_map<std::string_view, std::size_t> places(const model::SheetTable& sheets, const Stations& stations) {
  std::unordered_map<std::string_view, std::size_t> found;
  for (std::size_t i = 0; i < stations.size(); ++i) {
    if (!usable(stations.list[i])) continue;
    const auto [at, first] = found.emplace(sheets.keys[stations.unit[i]], i);
    if (!first) at->second = kShared;
  }
  return found;
}

void append(const Stations& from, std::size_t i, Stations& to) {
  to.list.push_back(from.list[i]), to.unit.push_back(from.unit[i]);
  to.area.push_back(from.area[i]), to.group.push_back(from.group[i]);
}

/// The filter of integer_percentages().
bool passes(const Station& s) {
  return s.ballots > 0 && s.registered >= 100 && s.turnout >= 0 && s.leader >= 0 &&
         100 * s.turnout <= 99 * s.registered && 100 * s.leader <= 99 * s.ballots;
}

bool is_whole(const Station& s) {
  return is_whole_percentage(s.turnout, s.registered) || is_whole_percentage(s.leader, s.ballots);
}

double whole_chance(const Station& s) {
  return 1 - (1 - whole_percentage_probability(s.turnout, s.registered)) *
                 (1 - whole_percentage_probability(s.leader, s.ballots));
}

double ratio(std::int64_t part, std::int64_t whole) { return static_cast<double>(part) / static_cast<double>(whole); }

/// What is followed from one election to the next: turnout, share, the leader's votes per elector.
using Rates = std::array<double, 3>;
Rates rates(const Station& s) {
  return {ratio(s.turnout, s.registered), ratio(s.leader, s.ballots), ratio(s.leader, s.registered)};
}

constexpr double kAlike = 1e-20;  ///< a sum of squares that is rounding alone

double correlation(double xy, double xx, double yy) { return xx > kAlike && yy > kAlike ? xy / std::sqrt(xx * yy) : 0; }

}  // namespace

StationPairs pair_stations(const model::SheetTable& before, const Stations& stations_before,
                           const model::SheetTable& after, const Stations& stations_after) {
  StationPairs pairs;
  pairs.before.areas = stations_before.areas, pairs.before.groups = stations_before.groups;
  pairs.after.areas = stations_after.areas, pairs.after.groups = stations_after.groups;
  const auto first = places(before, stations_before), second = places(after, stations_after);
  for (std::size_t i = 0; i < stations_after.size(); ++i) {
    if (!usable(stations_after.list[i])) continue;
    const std::string_view key = after.keys[stations_after.unit[i]];
    const auto at = first.find(key);
    if (at == first.end() || at->second == kShared || second.at(key) == kShared) {
      ++pairs.after_only;
      continue;
    }
    append(stations_before, at->second, pairs.before), append(stations_after, i, pairs.after);
  }
  for (const Station& s : stations_before.list) pairs.before_only += usable(s);
  pairs.before_only -= static_cast<std::int64_t>(pairs.before.size());
  return pairs;
}

WholeTwice whole_twice(const StationPairs& pairs) {
  WholeTwice result;
  std::vector<double> chance;
  double all = 0;
  for (std::size_t i = 0; i < pairs.after.size(); ++i) {
    const Station &x = pairs.before.list[i], &y = pairs.after.list[i];
    if (!passes(x) || !passes(y)) continue;
    const bool before = is_whole(x), after = is_whole(y);
    const double p = whole_chance(y);
    ++result.used, result.before += before, result.after += after, result.both += before && after;
    all += p;
    if (before) chance.push_back(p);
  }
  const double factor = all > 0 ? static_cast<double>(result.after) / all : 1;
  for (double& p : chance) result.expected += p = std::min(1.0, p * factor);
  result.log10_p = stats::log10_upper_tail(chance, result.both);
  return result;
}

ChangeInside change_inside(const StationPairs& pairs) {
  struct Area {
    double n = 0;
    Rates before{}, after{};
  };
  std::vector<Area> areas(pairs.after.areas);
  std::vector<Rates> x, y;
  for (std::size_t i = 0; i < pairs.after.size(); ++i) {
    x.push_back(rates(pairs.before.list[i])), y.push_back(rates(pairs.after.list[i]));
    Area& area = areas[pairs.after.area[i]];
    ++area.n;
    for (std::size_t r = 0; r < 3; ++r) area.before[r] += x[i][r], area.after[r] += y[i][r];
  }
  ChangeInside result;
  double xy[2] = {}, xx[2] = {}, yy[2] = {}, tv = 0, tt = 0;
  std::vector<std::array<double, 2>> changes(x.size());  // of turnout and of votes per elector, from the area's
  for (std::size_t i = 0; i < x.size(); ++i) {
    const Area& area = areas[pairs.after.area[i]];
    if (area.n < 2) continue;
    ++result.stations;
    const auto before = [&](std::size_t r) { return x[i][r] - area.before[r] / area.n; };
    const auto after = [&](std::size_t r) { return y[i][r] - area.after[r] / area.n; };
    for (std::size_t r = 0; r < 2; ++r)
      xy[r] += before(r) * after(r), xx[r] += before(r) * before(r), yy[r] += after(r) * after(r);
    changes[i] = {after(0) - before(0), after(2) - before(2)};
    tv += changes[i][0] * changes[i][1], tt += changes[i][0] * changes[i][0];
  }
  result.turnout_again = correlation(xy[0], xx[0], yy[0]), result.share_again = correlation(xy[1], xx[1], yy[1]);
  if (tt <= kAlike) return result;
  result.slope = tv / tt;
  std::vector<double> scores(areas.size(), 0);
  for (std::size_t i = 0; i < x.size(); ++i)
    if (areas[pairs.after.area[i]].n >= 2)
      scores[pairs.after.area[i]] += changes[i][0] * (changes[i][1] - result.slope * changes[i][0]);
  double squares = 0;
  for (const double score : scores) squares += score * score;
  result.slope_error = std::sqrt(squares) / tt;
  result.areas = std::count_if(areas.begin(), areas.end(), [](const Area& area) { return area.n >= 2; });
  return result;
}

}  // namespace acta::forensics
