// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "acta/forensics/flows.hpp"

namespace acta::forensics {

/// Units of two elections: electors of each choice, "did not vote" among them; rows of the two may have other sums.
struct FlowCounts {
  Matrix before, after;  ///< [unit][choice], not negative
};

/// What linear programmes find. Where a unit has more electors afterwards the rest has joined its register, where it
/// has fewer the rest has left it: a row and a column more.
struct LinearFlows {
  Matrix share;       ///< [from, then who joined][to, then who left]: rows add up to 1 where the choice has electors
  double joined = 0;  ///< electors, over all units
  double left = 0;    ///< electors, over all units
  double heterogeneity = 0;  ///< HETe, in per cent of all electors; see the functions
};

/// lphom (Romero, Pavía, Martín and Romero 2020, J. Applied Statistics 47:2711), scenario "raw": the P >= 0 with rows
/// that add up to 1, that turns all votes before exactly into all votes after, in which the same part of every choice
/// has left, nobody who joined has left, and sum |y_ik - sum_j x_ij p_jk| is least. heterogeneity = 100 times that sum
/// over all electors. Nothing where no P meets the conditions (a unit without electors before and after meets them
/// all). Cost: a linear programme of units * choices rows. REQUIRES: at least one unit and choice; all rows of one
/// length.
std::optional<LinearFlows> linear_flows(const FlowCounts& units);

/// nslphom (Pavía and Romero 2024, Sociological Methods & Research 53:1491): from lphom's table on, each unit gets the
/// table of its own that has exactly its votes before and after and lies nearest to the table of all, first by electors
/// moved, then by shares; their sum is the next table of all. Of up to `rounds` rounds the one with the least
/// heterogeneity: 100 * 1/2 sum |unit's table - its votes times the table of all| over all electors. Units in parallel,
/// the same for any number of threads. Optima are not unique, so other solvers may stop elsewhere. REQUIRES: rounds >
/// 0.
std::optional<LinearFlows> local_linear_flows(const FlowCounts& units, int rounds);

}  // namespace acta::forensics
