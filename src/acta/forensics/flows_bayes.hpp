// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "acta/forensics/flows.hpp"

namespace acta::forensics {

struct BayesFlowsOptions {
  double shape = 4,
         rate = 2;  ///< prior of each alpha: Gamma(shape, rate); the defaults are those of the program eiPack
  int chains = 4;
  int warmup = 1'000;
  int draws = 1'000;  ///< of each chain; as many more until all R-hat of the table are below r_hat
  int most_draws = 16'000;
  double r_hat = 1.01;
  std::uint64_t seed = 1;
};

/// The posterior of the table of all units.
struct BayesFlows {
  Matrix mean;                                  ///< [from][to]; rows add up to 1
  std::vector<std::vector<Interval>> interval;  ///< 95 %, equal tails
  Matrix r_hat, effective;
  double worst_r_hat = 1, least_effective = 0;
  int draws = 0;  ///< of each chain, kept
  bool converged = false;
};

/// Rosen, Jiang, King and Tanner (2001, Statistica Neerlandica 55:134): in unit u the voters of choice i go by
/// beta_ui ~ Dirichlet(alpha_i), alpha_ik ~ Gamma; each choice has its own alpha. Here the unit's tables are held to
/// its votes before and after exactly, where the paper lets the votes after be drawn from them: the noise of that draw
/// is small beside the spread between units, and every draw respects the deterministic bounds. Sampled by slices (Neal
/// 2003, Annals of Statistics 31:705): each unit's table along 2 x 2 exchanges that keep its margins, each alpha on its
/// log scale. The table of all weighs units by their electors. Chains in parallel; the same for any number of threads.
/// Nothing where fewer than 5 units have two choices or more before and after.
/// REQUIRES: rows as of FlowUnits.
std::optional<BayesFlows> bayes_flows(const FlowUnits& units, const BayesFlowsOptions& options);

}  // namespace acta::forensics
