// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "acta/audit/irv_assertions.hpp"

/// Instant-runoff assertions from their definitions, by all elimination orders: slow, short, and without code of the
/// room but its values.
namespace acta::audit::brute {

/// Whether the assertion, if true, rules the order out.
bool contradicts(const Assertion& assertion, const std::vector<int>& order);
/// D* by all elimination orders and all assertions; infinite if some order has none.
double brute_difficulty(const IrvBallots& ballots, int winner, const DifficultyModel& model);
/// Winners under all ways of breaking ties.
CandidateSet brute_winners(const IrvBallots& ballots);
/// Whether every order that ends in another candidate is contradicted.
bool brute_sufficient(const IrvBallots& ballots, int winner, const std::vector<Assertion>& assertions);
/// Least number of assertions no harder than `bound` that are sufficient. Up to 5 candidates; 0 if that takes more
/// than `most_steps`.
std::size_t brute_fewest(const IrvBallots& ballots, int winner, const DifficultyModel& model, double bound,
                         std::size_t most_steps);

}  // namespace acta::audit::brute
