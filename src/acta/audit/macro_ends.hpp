// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace acta::audit {

/// Errors that are expected: this share of the draws hits a batch that is off by this taint (error over bound).
struct ExpectedTaint {
  double share = 0;  ///< in [0, 1)
  double taint = 0;  ///< in [0, 1)
};

/// Chances that an audit by MACRO has ended after 1, 2, ... draws if it is looked at after every draw; exact, by
/// counting the ways in which so many of the draws are tainted. The last is the first that is at least `enough`, or
/// that of `most` draws. Empty where total_bound is infinite. REQUIRES: 0 < alpha < 1, 0 < enough < 1, most >= 1.
std::vector<double> macro_end_chances(double alpha, double total_bound, const ExpectedTaint& expected, double enough,
                                      std::int64_t most);

/// The first number of draws with at least this chance, from 1; 0: none of them has it.
std::int64_t draws_with_chance(const std::vector<double>& chances, double chance);

}  // namespace acta::audit
