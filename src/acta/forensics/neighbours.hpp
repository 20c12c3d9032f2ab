// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "acta/model/sheets.hpp"

namespace acta::forensics {

/// Each station beside the k nearest others, binary weights.
/// Local Moran: L. Anselin (1995, Geographical Analysis 27:93); G*: A. Getis and J. Ord (1992, 24:189; 1995, 27:286).
struct Neighbours {
  std::int64_t stations = 0;
  std::size_t k = 0;
  double moran = 0;                  ///< global Moran's I
  std::vector<double> local;         ///< z_i times the mean z of the neighbours
  std::vector<double> residual;      ///< value less the mean of its neighbours
  std::vector<double> g_star;        ///< standardised, with the station itself
  std::vector<double> q_local, q_g;  ///< two-sided p-values, Benjamini-Hochberg over stations
  std::int64_t high_high = 0, low_low = 0, high_low = 0, low_high = 0;  ///< local Moran at q <= 0.05
  std::int64_t hot = 0, cold = 0;                                       ///< G* at q <= 0.05
};
/// Chances of the local Moran by exchanging the neighbours' values for others of the election: one reference law of the
/// mean of k values from 99,999 seeded draws. nullopt for fewer than k + 2 points or values without spread.
std::optional<Neighbours> neighbours(std::span<const model::Coordinates> points, std::span<const double> values,
                                     std::size_t k, std::uint64_t seed);

/// Indices of the k nearest points of each, by the chord between points on the sphere; k entries a point.
std::vector<std::uint32_t> nearest(std::span<const model::Coordinates> points, std::size_t k);

}  // namespace acta::forensics
