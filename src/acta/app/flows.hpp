// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/app/load.hpp"
#include "acta/report/flows.hpp"

namespace acta::app {

struct FlowsOptions {
  std::string contest_before, contest_after;  ///< ids; empty: the first contest that has sheets with registered voters
  std::size_t level = 1;                      ///< areas of that level by name, from 1; 0: stations by key
  bool weighted = false;                      ///< units by their electors instead of alike
  int replicates = 200;                       ///< of units, for the intervals of least squares; 0: none
  bool linear = true;                         ///< linear programmes, too (not beyond 2,000 units: they take minutes)
  bool bayes = false;                         ///< the Bayesian model, too
  std::uint64_t seed = 1;
};

/// Estimates where the voters of an earlier election went in a later one. Choices are the options (those below 1 % of
/// the electors together, "others") and "did not vote" (invalid ballots among the others). Units are joined by area
/// name or key; their shares are of the registered voters, cut to 100 % where votes exceed them. Errors: usage: no such
/// contest or level; not_found: no unit is in both.
base::Result<report::FlowsShown> voter_flows(const Loaded& before, const Loaded& after, const FlowsOptions& options);

}  // namespace acta::app
