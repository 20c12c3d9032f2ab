// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace acta::stats {

/// P(X >= k) for X ~ Binomial(n, p). Relative error below 1e-9 while it is above 1e-290; smaller values may come out
/// as 0. REQUIRES: 0 <= k <= n, 0 <= p <= 1.
double binomial_tail(std::int64_t k, std::int64_t n, double p);

/// Ups and downs, each up with one chance: whether that is 1/2.
struct SignTest {
  double chance = 1;         ///< two-sided and exact: min(1, 2 P(X >= max(ups, downs))) at 1/2
  double share = 0.5;        ///< ups of all; 1/2 where there are none
  double low = 0, high = 1;  ///< exact 95 % interval of the share (Clopper and Pearson, Biometrika 26, 1934)
};
SignTest sign_test(std::int64_t ups, std::int64_t downs);

}  // namespace acta::stats
