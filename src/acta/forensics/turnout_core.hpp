// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "acta/forensics/stations.hpp"

namespace acta::forensics {

/// Sums over stations by turnout: bin t holds those with turnout in [t - 0.5, t + 0.5) per cent, cut by integers;
/// above 100 % they are in bin 100. Stations with V > 0 and R > 0.
struct TurnoutBins {
  static constexpr std::size_t kBins = 101;
  std::array<std::int64_t, kBins> registered{}, turnout{}, ballots{}, leader{};

  std::int64_t others(std::size_t t) const { return ballots[t] - leader[t]; }
};
TurnoutBins turnout_bins(std::span<const Station> stations);

/// Which bins tell how the leader's votes relate to the others' where turnout was ordinary, [first, last], and from
/// which turnout on the rest is compared with them: t > peak.
struct Core {
  std::size_t peak = 0, first = 0, last = 0;
};

/// What a core leads to. Source: S. Shpilkin's method as restated by Kobak, Shpilkin and Pshenichnikov (2018,
/// Significance 15(4):8); methods page for what it assumes.
struct CoreEstimate {
  Core core;
  double ratio = 0;    ///< r = sum L / sum (R - L) in the core
  double excess = 0;   ///< sum over t > peak of L - r (R - L): votes
  double turnout = 0;  ///< (sum G - excess) / sum V
  double share = 0;    ///< (sum L - excess) / (sum R - excess)
};
/// nullopt where nobody voted for others in the core.
std::optional<CoreEstimate> core_estimate(const TurnoutBins& bins, const Core& core);

/// Cores by rule. Peaks are the fullest bin below 95 %, the first of equals.
Core core_by_voters(const TurnoutBins& bins);  ///< the peak of registered voters alone
Core core_by_leader(const TurnoutBins& bins);  ///< the peak of the leader's votes alone
Core core_by_others(const TurnoutBins& bins);  ///< the peak of the others' votes alone
Core core_around(std::size_t peak);            ///< peak and two bins on either side
Core core_left(std::size_t peak);              ///< from floor(0.6 peak) up to the peak: its left flank

/// Centre of the half of the voters that lies closest together in the plane of turnout and share: the minimum
/// covariance determinant (Rousseeuw 1984; Rousseeuw and Van Driessen 1999, Technometrics 41:212), stations weighted by
/// registered voters, cells of half a point; the best five of 40 seeded starts after two steps, until they rest.
/// Turnout and share in [0, 1].
struct RobustCentre {
  double turnout = 0, share = 0;
  double sd_turnout = 0, sd_share = 0, correlation = 0;  ///< of that half; smaller than those of all voters
};
std::optional<RobustCentre> robust_centre(std::span<const Station> stations);

/// Smallest and largest excess over all admissible cores: left flanks and peaks with two bins on either side, at every
/// peak whose turnout is at most the total turnout, and below which stations have at least 5 % of the voters.
struct CoreBand {
  CoreEstimate least, most;
  std::size_t cores = 0;
};
std::optional<CoreBand> core_band(const TurnoutBins& bins);

}  // namespace acta::forensics
