// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

namespace acta::audit {

/// Sizes of the next look. The chance of stopping rises with the size only on the whole, in the steps of the least
/// count that stops; so there is no one smallest size, and programs that bisect find any of those between these two.
struct RoundSizes {
  std::int64_t first = 0;  ///< the smallest with at least the chance asked for
  std::int64_t safe = 0;   ///< the smallest from which on all have it
};

/// chance(n) for n in (from, limit]; its upper and lower envelopes must not fall and must lie within the largest mass
/// of a Binomial(n - from, p). {limit, limit} where chance(limit) is too low. Calls are in runs of neighbours.
/// REQUIRES: 0 < wanted < 1.
RoundSizes find_sizes(const std::function<double(std::int64_t)>& chance, double wanted, double p, std::int64_t from,
                      std::int64_t limit);

/// The smallest k in [low, high] with holds(k), or high + 1. `holds` is false and then true. Starts at `hint`.
std::int64_t first_holding(const std::function<bool(std::int64_t)>& holds, std::int64_t low, std::int64_t high,
                           std::int64_t hint);

}  // namespace acta::audit
