// SPDX-License-Identifier: Apache-2.0
#include "acta/stats/multiple.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace acta::stats {
namespace {

std::vector<std::size_t> ascending(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  return order;
}

}  // namespace

std::vector<double> holm(std::span<const double> log10_p) {
  std::vector<double> adjusted(log10_p.size());
  double most = -std::numeric_limits<double>::infinity();
  std::size_t rank = 0;
  for (const std::size_t i : ascending(log10_p)) {
    most = std::max(most, log10_p[i] + std::log10(static_cast<double>(log10_p.size() - rank++)));
    adjusted[i] = std::min(0.0, most);
  }
  return adjusted;
}

std::vector<double> benjamini_hochberg(std::span<const double> p) {
  std::vector<double> adjusted(p.size());
  const std::vector<std::size_t> order = ascending(p);
  double least = 1;
  for (std::size_t rank = order.size(); rank-- > 0;) {
    least = std::min(least, p[order[rank]] * static_cast<double>(p.size()) / static_cast<double>(rank + 1));
    adjusted[order[rank]] = least;
  }
  return adjusted;
}

}  // namespace acta::stats
