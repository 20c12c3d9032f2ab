// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/flows_bayes.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>

#include "acta/forensics/flows_chain.hpp"
#include "acta/stats/mcmc.hpp"

namespace acta::forensics {
namespace {

bool usable(const FlowUnits& units) {
  const auto choices = [](const std::vector<double>& shares) {
    return std::count_if(shares.begin(), shares.end(), [](double x) { return x > 0; });
  };
  int both = 0;
  for (std::size_t u = 0; u < units.before.size(); ++u)
    both += choices(units.before[u]) > 1 && choices(units.after[u]) > 1;
  return both >= 5;
}

/// One entry's draws: mean, interval, R-hat, effective size.
void summarise(const std::vector<FlowsChain>& chains, std::size_t entry, std::size_t i, std::size_t k,
               BayesFlows& flows) {
  stats::Chains draws;
  std::vector<double> all;
  for (const FlowsChain& chain : chains) {
    draws.emplace_back();
    for (const std::vector<float>& table : chain.kept()) draws.back().push_back(static_cast<double>(table[entry]));
    all.insert(all.end(), draws.back().begin(), draws.back().end());
  }
  double sum = 0;
  for (const double one : all) sum += one;
  std::sort(all.begin(), all.end());
  const auto at = [&](double p) { return all[static_cast<std::size_t>(p * static_cast<double>(all.size() - 1))]; };
  flows.mean[i][k] = sum / static_cast<double>(all.size());
  flows.interval[i][k] = {at(0.025), at(0.975)};
  flows.r_hat[i][k] = stats::r_hat(draws);
  flows.effective[i][k] = stats::effective_size(draws);
  flows.worst_r_hat = std::max(flows.worst_r_hat, flows.r_hat[i][k]);
  flows.least_effective = std::min(flows.least_effective, flows.effective[i][k]);
}

BayesFlows summary(const std::vector<FlowsChain>& chains, std::size_t from, std::size_t to) {
  const Matrix empty(from, std::vector<double>(to, 0));
  BayesFlows flows{empty, {}, empty, empty, 1, 1e300, static_cast<int>(chains[0].kept().size()), false};
  flows.interval.assign(from, std::vector<Interval>(to));
  for (std::size_t i = 0; i < from; ++i)
    for (std::size_t k = 0; k < to; ++k) summarise(chains, i * to + k, i, k, flows);
  return flows;
}

}  // namespace

std::optional<BayesFlows> bayes_flows(const FlowUnits& units, const BayesFlowsOptions& options) {
  if (!usable(units)) return std::nullopt;
  std::vector<FlowsChain> chains;
  for (int c = 0; c < options.chains; ++c) chains.emplace_back(units, options, static_cast<std::uint64_t>(c));
  const auto run = [&](int sweeps, bool keep) {
    tbb::parallel_for(std::size_t{0}, chains.size(), [&](std::size_t c) { chains[c].run(sweeps, keep); });
  };
  run(options.warmup, false);
  BayesFlows flows;
  for (int draws = options.draws;; draws *= 2) {
    run(draws - static_cast<int>(chains[0].kept().size()), true);
    flows = summary(chains, units.before[0].size(), units.after[0].size());
    flows.converged = flows.worst_r_hat < options.r_hat;
    if (flows.converged || 2 * draws > options.most_draws) return flows;
  }
}

}  // namespace acta::forensics
