// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "acta/forensics/stations.hpp"

namespace acta::forensics {

/// How the honest elections that a statistic is compared with are made. In all of them every voter decides alone; what
/// differs is how much stations differ.
enum class HonestModel : std::uint8_t {
  homogeneous,  ///< stations differ in turnout and share independently of everything
  clusters,     ///< stations below the median size vote more and more for the leader: one unit of the logit each
  areas,  ///< each smallest area has its own turnout and share; stations differ inside it, with the correlation met
};
inline constexpr std::array kHonestModels = {HonestModel::homogeneous, HonestModel::clusters, HonestModel::areas};
std::string_view to_string(HonestModel model);

/// Honest elections on the roll of real stations: registered voters stay as they are, turnout and the leader's share
/// are logit-normal numbers of each station, G ~ Binomial(V, turnout), R = G, L ~ Binomial(R, share). Means and
/// variances are fitted to the stations by moments: totals for means; inside areas, less the binomial part, for
/// variances and the correlation (of the model `areas`).
class HonestElections {
 public:
  /// Stations with V > 0 and 0 <= G <= V, 0 <= L <= R are used.
  HonestElections(const Stations& stations, std::uint64_t seed);

  /// The same stations each time, in the order of the real ones. Areas and groups are those of used().
  void draw(HonestModel model, std::uint32_t replicate, std::vector<Station>& out) const;
  const Stations& used() const { return m_used; }

 private:
  struct Logit {
    double turnout = 0, share = 0;
  };
  void fit_areas();

  Stations m_used;
  std::uint64_t m_seed;
  Logit m_mean, m_sd;
  double m_correlation = 0;
  std::int64_t m_median_size = 0;
  std::vector<Logit> m_areas;
};

}  // namespace acta::forensics
