// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "acta/forensics/stations.hpp"

namespace acta::forensics {

/// One kind of stations (machine count, abroad, mobile) beside the others of the same smallest areas.
struct KindContrast {
  std::uint32_t kind = 0;
  std::int64_t stations = 0;  ///< of this kind in areas that have others too
  std::int64_t areas = 0;
  /// Mean of the kind less mean of the others, over areas by n m / (n + m); and in standard deviations of the exact
  /// permutation variance if kinds were exchanged inside each area.
  double turnout = 0, share = 0, turnout_z = 0, share_z = 0;
  /// In those areas: the leader's votes as they are, and if each area voted like its stations of this kind, sum over
  /// areas of V * L(kind) / V(kind).
  std::int64_t leader = 0;
  double leader_as_kind = 0;
};
/// Kinds with at least `fewest` stations in such areas. `kind` per station of the list.
std::vector<KindContrast> kind_contrasts(const Stations& stations, std::span<const std::uint32_t> kind,
                                         std::size_t kinds, std::int64_t fewest);

/// How much of the variance of the shares lies between smallest areas: 1 - within / total, in [0, 1].
double between_areas(const Stations& stations);

}  // namespace acta::forensics
