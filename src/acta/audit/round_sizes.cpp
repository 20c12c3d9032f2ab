// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/round_sizes.hpp"

#include <algorithm>
#include <cmath>

namespace acta::audit {
namespace {

/// No mass of the binomial is larger.
double largest_mass(double draws, double p) { return std::fmin(1, 0.45 / std::sqrt(draws * p * (1 - p) + 1e-9)); }

/// A size that has the chance, its predecessor has not; or limit.
std::int64_t any_crossing(const std::function<double(std::int64_t)>& chance, double wanted, std::int64_t from,
                          std::int64_t limit) {
  std::int64_t low = from, high = std::min(limit, from + 1);
  while (chance(high) < wanted) {
    if (high == limit) return limit;
    low = high;
    high = std::min(limit, from + 2 * (high - from));
  }
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    (chance(middle) >= wanted ? high : low) = middle;
  }
  return high;
}

}  // namespace

RoundSizes find_sizes(const std::function<double(std::int64_t)>& chance, double wanted, double p, std::int64_t from,
                      std::int64_t limit) {
  const std::int64_t crossing = any_crossing(chance, wanted, from, limit);
  RoundSizes sizes{crossing, crossing};
  for (std::int64_t n = crossing - 1; n > from; --n) {
    const double reached = chance(n);
    if (reached >= wanted) sizes.first = n;
    if (reached + largest_mass(static_cast<double>(n - from), p) < wanted) break;
  }
  for (std::int64_t n = crossing + 1; n <= limit; ++n) {
    const double reached = chance(n);
    if (reached < wanted) sizes.safe = n + 1;
    if (reached - largest_mass(static_cast<double>(n - from), p) >= wanted) break;
    if (p >= 1 || n > crossing + 100000) break;
  }
  sizes.safe = std::min(sizes.safe, limit);
  return sizes;
}

std::int64_t first_holding(const std::function<bool(std::int64_t)>& holds, std::int64_t low, std::int64_t high,
                           std::int64_t hint) {
  if (high < low) return high + 1;
  std::int64_t yes = high + 1, no = low - 1, step = 1;
  for (std::int64_t k = std::clamp(hint, low, high); yes - no > 1; step *= 2) {
    if (holds(k)) {
      yes = k;
      if (k - step <= no) break;
      k -= step;
    } else {
      no = k;
      if (k + step >= yes) break;
      k += step;
    }
  }
  while (yes - no > 1) {
    const std::int64_t middle = no + (yes - no) / 2;
    (holds(middle) ? yes : no) = middle;
  }
  return yes;
}

}  // namespace acta::audit
