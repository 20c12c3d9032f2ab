// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/mixture.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <deque>

#include "acta/forensics/mixture_chain.hpp"
#include "acta/stats/mcmc.hpp"

namespace acta::forensics {
namespace {

constexpr std::size_t kFewest = 20;

stats::Chains values_of(const std::deque<MixtureChain>& chains, std::size_t parameter) {
  stats::Chains values;
  for (const MixtureChain& chain : chains) {
    values.emplace_back();
    for (const Draw& draw : chain.draws()) values.back().push_back(draw[parameter]);
  }
  return values;
}

Posterior posterior(const std::string& name, const std::deque<MixtureChain>& chains, std::size_t parameter) {
  const stats::Chains values = values_of(chains, parameter);
  std::vector<double> all;
  for (const std::vector<double>& chain : values) all.insert(all.end(), chain.begin(), chain.end());
  Posterior result;
  result.name = name;
  for (const double value : all) result.mean += value / static_cast<double>(all.size());
  std::sort(all.begin(), all.end());
  const auto at = [&](double p) { return all[static_cast<std::size_t>(p * static_cast<double>(all.size() - 1))]; };
  result.low = at(0.025), result.high = at(0.975);
  result.from = all.front(), result.to = all.back();
  result.density.assign(kPosteriorBins, 0);
  const double step = std::max(1e-300, (result.to - result.from) / kPosteriorBins);
  for (const double value : all)
    result.density[std::min(kPosteriorBins - 1, static_cast<std::size_t>((value - result.from) / step))] +=
        1 / static_cast<double>(all.size());
  result.r_hat = stats::r_hat(values);
  result.effective = stats::effective_size(values);
  return result;
}

std::vector<Posterior> posteriors(const std::deque<MixtureChain>& chains, const MixtureOptions& options) {
  const std::vector<std::string> names = parameter_names(options);
  std::vector<Posterior> all(names.size());
  tbb::parallel_for(std::size_t{0}, names.size(), [&](std::size_t p) { all[p] = posterior(names[p], chains, p); });
  return all;
}

/// Whether every parameter's chains agree, and are long enough; the areas' effects, too.
bool judge(Mixture& result, const std::deque<MixtureChain>& chains, const MixtureOptions& options) {
  const std::size_t named = result.parameters.size(), all = chains[0].draws()[0].size();
  std::vector<double> r_hat(all), effective(all);
  tbb::parallel_for(std::size_t{0}, all, [&](std::size_t p) {
    const stats::Chains values = p < named ? stats::Chains() : values_of(chains, p);
    r_hat[p] = p < named ? result.parameters[p].r_hat : stats::r_hat(values);
    effective[p] = p < named ? result.parameters[p].effective : stats::effective_size(values);
  });
  result.worst_r_hat = std::max(1.0, *std::max_element(r_hat.begin(), r_hat.end()));
  result.least_effective = *std::min_element(effective.begin(), effective.end());
  return result.worst_r_hat < options.r_hat && result.least_effective >= options.effective;
}

bool is_too_long(const std::deque<MixtureChain>& chains, const MixtureOptions& options) {
  return std::any_of(chains.begin(), chains.end(),
                     [&](const MixtureChain& chain) { return chain.passes() > options.most_passes; });
}

void add_classes(Mixture& result, const std::deque<MixtureChain>& chains) {
  const double draws = static_cast<double>(result.draws) * static_cast<double>(chains.size());
  result.incremental.assign(result.used.size(), 0);
  result.extreme.assign(result.used.size(), 0);
  for (const MixtureChain& chain : chains)
    for (std::size_t i = 0; i < result.used.size(); ++i) {
      result.incremental[i] += static_cast<float>(chain.classes()[i][0] / draws);
      result.extreme[i] += static_cast<float>(chain.classes()[i][1] / draws);
    }
  for (const MixtureChain& chain : chains) {
    result.area_votes.resize(chain.area_votes().size(), 0);
    for (std::size_t g = 0; g < chain.area_votes().size(); ++g) result.area_votes[g] += chain.area_votes()[g] / draws;
  }
}

}  // namespace

std::optional<Mixture> mixture(const Stations& stations, const MixtureOptions& options) {
  MixtureData data = mixture_data(stations, options);
  if (data.stations.size() < kFewest) return std::nullopt;
  std::deque<MixtureChain> chains;  // chains do not move: their samplers refer to them
  for (int c = 0; c < options.chains; ++c) chains.emplace_back(data, options, static_cast<std::uint64_t>(c));
  const auto each = [&](auto work) {
    tbb::parallel_for(
        std::size_t{0}, chains.size(), [&](std::size_t c) { work(chains[c]); }, tbb::simple_partitioner());
  };
  each([&](MixtureChain& chain) { chain.warm_up(options.warmup); });
  Mixture result;
  for (int more = options.draws; result.draws < options.most_draws;
       more = std::min(options.draws, options.most_draws - result.draws)) {
    each([&](MixtureChain& chain) { chain.run(more); });
    result.draws += more;
    result.parameters = posteriors(chains, options);
    result.converged = judge(result, chains, options);
    if (result.converged || is_too_long(chains, options)) break;
  }
  const std::size_t last = result.parameters.size() - 2 * options.covariates.size() - 1;
  const Posterior &votes = result.parameters[last - 1], &added = result.parameters[last];
  result.votes = {votes.mean, votes.low, votes.high};
  result.added = {added.mean, added.low, added.high};
  result.used = std::move(data.used);
  add_classes(result, chains);
  return result;
}

}  // namespace acta::forensics
