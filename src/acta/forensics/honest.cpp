// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/honest.hpp"

#include <algorithm>
#include <cmath>

#include "acta/base/random.hpp"
#include "acta/stats/portable.hpp"
#include "acta/stats/samplers.hpp"

namespace acta::forensics {
namespace {

/// ln of the odds of k in n, kept finite by half a vote on either side.
double logit(std::int64_t k, std::int64_t n) {
  return std::log((static_cast<double>(k) + 0.5) / (static_cast<double>(n - k) + 0.5));
}

/// Variance of logit(k, n) that the binomial alone gives.
double binomial_part(std::int64_t k, std::int64_t n) {
  return 1 / (static_cast<double>(k) + 0.5) + 1 / (static_cast<double>(n - k) + 0.5);
}

struct AreaSums {
  std::int64_t registered = 0, turnout = 0, ballots = 0, leader = 0, stations = 0;
};

bool usable(const Station& s) {
  return s.registered > 0 && s.turnout >= 0 && s.turnout <= s.registered && s.ballots > 0 && s.leader >= 0 &&
         s.leader <= s.ballots;
}

std::int64_t median_size(const std::vector<Station>& stations) {
  std::vector<std::int64_t> sizes;
  for (const Station& s : stations) sizes.push_back(s.registered);
  if (sizes.empty()) return 0;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

}  // namespace

std::string_view to_string(HonestModel model) {
  switch (model) {
    case HonestModel::homogeneous: return "homogeneous";
    case HonestModel::clusters: return "two clusters";
    case HonestModel::areas: return "areas";
  }
  return "?";
}

HonestElections::HonestElections(const Stations& stations, std::uint64_t seed) : m_seed(seed) {
  m_used.areas = stations.areas;
  m_used.groups = stations.groups;
  m_used.rolls = stations.rolls;
  for (std::size_t i = 0; i < stations.size(); ++i) {
    if (!usable(stations.list[i])) continue;
    m_used.list.push_back(stations.list[i]);
    m_used.unit.push_back(stations.unit[i]);
    m_used.area.push_back(stations.area[i]);
    m_used.group.push_back(stations.group[i]);
  }
  m_median_size = median_size(m_used.list);
  fit_areas();
}

void HonestElections::fit_areas() {
  std::vector<AreaSums> sums(m_used.areas);
  AreaSums all;
  for (std::size_t i = 0; i < m_used.size(); ++i)
    for (AreaSums* one : {&sums[m_used.area[i]], &all}) {
      const Station& s = m_used.list[i];
      one->registered += s.registered, one->turnout += s.turnout;
      one->ballots += s.ballots, one->leader += s.leader, ++one->stations;
    }
  const auto mean = [](const AreaSums& a) { return Logit{logit(a.turnout, a.registered), logit(a.leader, a.ballots)}; };
  m_mean = mean(all);
  for (const AreaSums& area : sums) m_areas.push_back(mean(area));
  double tt = 0, ss = 0, ts = 0, noise_t = 0, noise_s = 0, degrees = 0;
  for (std::size_t i = 0; i < m_used.size(); ++i) {
    const Station& s = m_used.list[i];
    const AreaSums& area = sums[m_used.area[i]];
    if (area.stations < 2) continue;
    const double t = logit(s.turnout, s.registered) - m_areas[m_used.area[i]].turnout,
                 v = logit(s.leader, s.ballots) - m_areas[m_used.area[i]].share;
    tt += t * t, ss += v * v, ts += t * v;
    noise_t += binomial_part(s.turnout, s.registered), noise_s += binomial_part(s.leader, s.ballots);
    degrees += 1 - 1 / static_cast<double>(area.stations);
  }
  if (degrees <= 0) return;
  const double least = 1e-4;
  const double var_t = std::max(least, (tt - noise_t) / degrees), var_s = std::max(least, (ss - noise_s) / degrees);
  m_sd = {std::sqrt(var_t), std::sqrt(var_s)};
  m_correlation = std::clamp(ts / degrees / (m_sd.turnout * m_sd.share), -0.99, 0.99);
}

void HonestElections::draw(HonestModel model, std::uint32_t replicate, std::vector<Station>& out) const {
  out.resize(m_used.size());
  const double correlation = model == HonestModel::areas ? m_correlation : 0,
               rest = std::sqrt(1 - correlation * correlation);
  const auto purpose = static_cast<std::uint64_t>(model) << 40;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const Station& real = m_used.list[i];
    base::RandomStream stream(m_seed, purpose + i, replicate);
    stats::Normal normal(stream);
    const double a = normal(), b = correlation * a + rest * normal();
    Logit at = model == HonestModel::areas ? m_areas[m_used.area[i]] : m_mean;
    if (model == HonestModel::clusters) {
      const double shift = real.registered < m_median_size ? 0.5 : -0.5;
      at.turnout += shift, at.share += shift;
    }
    Station& drawn = out[i];
    drawn.registered = real.registered;
    drawn.turnout = stats::binomial(stream, real.registered, stats::logistic(at.turnout + m_sd.turnout * a));
    drawn.ballots = drawn.turnout;
    drawn.leader = stats::binomial(stream, drawn.ballots, stats::logistic(at.share + m_sd.share * b));
  }
}

}  // namespace acta::forensics
