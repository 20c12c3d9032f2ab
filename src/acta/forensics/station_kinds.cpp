// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/station_kinds.hpp"

#include <cmath>

namespace acta::forensics {
namespace {

double ratio(std::int64_t part, std::int64_t whole) { return static_cast<double>(part) / static_cast<double>(whole); }

/// Sums over the stations of one area: [0] others, [1] the kind.
struct AreaSums {
  std::int64_t registered[2] = {}, leader[2] = {}, n[2] = {};
  double turnout[2] = {}, share[2] = {}, turnout2 = 0, share2 = 0;

  void add(const Station& s, bool own) {
    const double t = ratio(s.turnout, s.registered), v = ratio(s.leader, s.ballots);
    registered[own] += s.registered, leader[own] += s.leader, ++n[own];
    turnout[own] += t, share[own] += v, turnout2 += t * t, share2 += v * v;
  }
};

/// Weighted difference of means and its variance under exchange.
struct Difference {
  double sum = 0, weight = 0, variance = 0;

  void add(double own, double others, double squares, double n, double m) {
    const double w = n * m / (n + m), all = n + m;
    sum += w * (own / n - others / m);
    weight += w;
    if (all > 1) variance += w * (squares - (own + others) * (own + others) / all) / (all - 1);
  }
  double mean() const { return weight > 0 ? sum / weight : 0; }
  double z() const { return variance > 1e-18 ? sum / std::sqrt(variance) : 0; }
};

bool usable(const Station& s) { return s.registered > 0 && s.ballots > 0; }

KindContrast contrast(const Stations& stations, std::span<const std::uint32_t> kind, std::uint32_t own) {
  std::vector<AreaSums> areas(stations.areas);
  for (std::size_t i = 0; i < stations.size(); ++i)
    if (usable(stations.list[i])) areas[stations.area[i]].add(stations.list[i], kind[i] == own);
  KindContrast result;
  result.kind = own;
  Difference turnout, share;
  for (const AreaSums& a : areas) {
    if (a.n[0] == 0 || a.n[1] == 0) continue;
    const auto n = static_cast<double>(a.n[1]), m = static_cast<double>(a.n[0]);
    turnout.add(a.turnout[1], a.turnout[0], a.turnout2, n, m);
    share.add(a.share[1], a.share[0], a.share2, n, m);
    ++result.areas;
    result.stations += a.n[1];
    result.leader += a.leader[0] + a.leader[1];
    result.leader_as_kind +=
        static_cast<double>(a.registered[0] + a.registered[1]) * ratio(a.leader[1], a.registered[1]);
  }
  result.turnout = turnout.mean(), result.turnout_z = turnout.z();
  result.share = share.mean(), result.share_z = share.z();
  return result;
}

}  // namespace

std::vector<KindContrast> kind_contrasts(const Stations& stations, std::span<const std::uint32_t> kind,
                                         std::size_t kinds, std::int64_t fewest) {
  std::vector<std::int64_t> sizes(kinds, 0);
  for (const std::uint32_t k : kind) ++sizes[k];
  std::vector<KindContrast> all;
  for (std::uint32_t k = 0; k < kinds; ++k) {
    if (sizes[k] < fewest) continue;
    const KindContrast one = contrast(stations, kind, k);
    if (one.stations >= fewest) all.push_back(one);
  }
  return all;
}

double between_areas(const Stations& stations) {
  std::vector<double> n(stations.areas, 0), sum(stations.areas, 0);
  double all = 0, total = 0, squares = 0;
  for (std::size_t i = 0; i < stations.size(); ++i) {
    if (stations.list[i].ballots <= 0) continue;
    const double v = ratio(stations.list[i].leader, stations.list[i].ballots);
    n[stations.area[i]] += 1, sum[stations.area[i]] += v;
    all += 1, total += v, squares += v * v;
  }
  double between = 0;
  for (std::size_t a = 0; a < n.size(); ++a)
    if (n[a] > 0) between += sum[a] * sum[a] / n[a];
  const double mean_part = all > 0 ? total * total / all : 0;
  return squares - mean_part > 1e-12 ? (between - mean_part) / (squares - mean_part) : 0;
}

}  // namespace acta::forensics
