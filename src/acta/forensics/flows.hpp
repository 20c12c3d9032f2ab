// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "acta/forensics/moments.hpp"

namespace acta::forensics {

using Matrix = std::vector<std::vector<double>>;  ///< row after row

/// Units of two elections: shares of the choices in each, non-negative, adding up to 1.
struct FlowUnits {
  Matrix before, after;        ///< [unit][choice]
  std::vector<double> weight;  ///< of each unit: electors
};

/// Where the voters of each choice went, if they went alike in every unit.
struct Flows {
  Matrix share;  ///< [from][to]: rows add up to 1, no entry negative
  Matrix low,
      high;  ///< deterministic bounds of each entry (Duncan and Davis 1953, American Sociological Review 18:665)
  std::vector<std::vector<Interval>> interval;  ///< 95 %, percentiles of resampled units; empty without replicates
  double misfit = 0;                            ///< square root of the sum over units of |y - x B|^2
};

/// Least squares under constraints: the B >= 0 with rows that add up to 1 that makes sum_i |y_i - x_i B|^2 least, units
/// alike (the published way) or by weight. Found by accelerated projected gradients to a change below 1e-12 a step.
/// Parallel over replicates; the same for any number of threads. REQUIRES: at least one unit; all rows of one length.
Flows voter_flows(const FlowUnits& units, bool weighted, int replicates, std::uint64_t seed);

/// The nearest point of the simplex {x >= 0, sum x = 1}.
void project_on_simplex(std::vector<double>& values);

}  // namespace acta::forensics
