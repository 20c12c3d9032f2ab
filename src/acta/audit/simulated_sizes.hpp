// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "acta/audit/martingales.hpp"

namespace acta::audit {

/// How a test goes on cards that are supposed to be as given, drawn in random order without replacement.
struct Simulation {
  double alpha = 0.05;     ///< risk limit, in (2^-400, 1)
  int trials = 100;        ///< > 0
  std::uint64_t seed = 1;  ///< the same seed gives the same numbers
};

/// Draws until the test rejects, by trial, sorted; cards.size() + 1 where all cards do not suffice. `make` gives a
/// fresh test. A trial draws one card after the other and stops at its rejection. The error of a quantile q is about
/// sqrt(q (1 - q) / trials) of the distribution. REQUIRES: fewer than 2^32 cards.
std::vector<std::int64_t> simulated_draws(const std::function<OwnedTest()>& make, std::span<const double> cards,
                                          const Simulation& simulation);

}  // namespace acta::audit
