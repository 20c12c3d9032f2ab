// SPDX-License-Identifier: Apache-2.0
#include "acta/stats/mcmc.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "acta/stats/chi_square.hpp"

namespace acta::stats {
namespace {

/// Each chain cut in two halves.
Chains split(const Chains& chains) {
  Chains halves;
  for (const std::vector<double>& chain : chains) {
    const std::size_t half = chain.size() / 2;
    halves.emplace_back(chain.begin(), chain.begin() + static_cast<std::ptrdiff_t>(half));
    halves.emplace_back(chain.end() - static_cast<std::ptrdiff_t>(half), chain.end());
  }
  return halves;
}

/// Normal scores of the ranks in all chains together; equal values share the mean of their ranks.
Chains rank_normalised(const Chains& chains) {
  std::vector<std::pair<double, std::size_t>> all;
  for (const std::vector<double>& chain : chains)
    for (const double value : chain) all.emplace_back(value, all.size());
  std::sort(all.begin(), all.end());
  std::vector<double> scores(all.size());
  const auto n = static_cast<double>(all.size());
  for (std::size_t i = 0; i < all.size();) {
    std::size_t end = i;
    while (end < all.size() && all[end].first == all[i].first) ++end;
    const double rank = (static_cast<double>(i) + static_cast<double>(end) + 1) / 2;
    for (; i < end; ++i) scores[all[i].second] = normal_quantile((rank - 0.375) / (n + 0.25));
  }
  Chains result;
  std::size_t at = 0;
  for (const std::vector<double>& chain : chains) {
    result.emplace_back(scores.begin() + static_cast<std::ptrdiff_t>(at),
                        scores.begin() + static_cast<std::ptrdiff_t>(at + chain.size()));
    at += chain.size();
  }
  return result;
}

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

struct Variances {
  double within = 0, total = 0;  ///< W, and var-plus of the paper
};
Variances variances(const Chains& chains) {
  const auto m = static_cast<double>(chains.size()), n = static_cast<double>(chains[0].size());
  Variances v;
  std::vector<double> means;
  for (const std::vector<double>& chain : chains) {
    means.push_back(mean(chain));
    for (const double x : chain) v.within += (x - means.back()) * (x - means.back()) / ((n - 1) * m);
  }
  const double grand = mean(means);
  double between = 0;
  for (const double own : means) between += (own - grand) * (own - grand) / (m - 1);
  v.total = (n - 1) / n * v.within + between;
  return v;
}

double plain_r_hat(const Chains& chains) {
  const Variances v = variances(chains);
  if (v.within > 0) return std::sqrt(v.total / v.within);
  return v.total > 0 ? std::numeric_limits<double>::infinity() : 1;
}

/// Distances from the median of all chains.
Chains folded(const Chains& chains) {
  std::vector<double> all;
  for (const std::vector<double>& chain : chains) all.insert(all.end(), chain.begin(), chain.end());
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
  std::nth_element(all.begin(), middle, all.end());
  Chains result = chains;
  for (std::vector<double>& chain : result)
    for (double& value : chain) value = std::abs(value - *middle);
  return result;
}

double autocovariance(const std::vector<double>& chain, double centre, std::size_t lag) {
  double sum = 0;
  for (std::size_t i = 0; i + lag < chain.size(); ++i) sum += (chain[i] - centre) * (chain[i + lag] - centre);
  return sum / static_cast<double>(chain.size());
}

}  // namespace

double r_hat(const Chains& chains) {
  return std::max(plain_r_hat(rank_normalised(split(chains))), plain_r_hat(rank_normalised(folded(split(chains)))));
}

double effective_size(const Chains& chains) {
  const Chains scores = rank_normalised(split(chains));
  const Variances v = variances(scores);
  const auto all = static_cast<double>(scores.size() * scores[0].size());
  if (!(v.total > 0)) return all;
  std::vector<double> centres;
  for (const std::vector<double>& chain : scores) centres.push_back(mean(chain));
  const auto correlation = [&](std::size_t lag) {
    double covariance = 0;
    for (std::size_t c = 0; c < scores.size(); ++c)
      covariance += autocovariance(scores[c], centres[c], lag) / static_cast<double>(scores.size());
    return 1 - (v.within - covariance) / v.total;
  };
  double sum = 0, before = std::numeric_limits<double>::infinity();
  for (std::size_t lag = 0; lag + 1 < scores[0].size(); lag += 2) {
    double pair = (lag == 0 ? 1 : correlation(lag)) + correlation(lag + 1);
    if (pair < 0) break;
    pair = std::min(pair, before);
    sum += pair;
    before = pair;
  }
  const double time = std::max(-1 + 2 * sum, 1 / std::log10(all));
  return all / time;
}

}  // namespace acta::stats
