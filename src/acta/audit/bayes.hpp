// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace acta::audit {

/// Bayesian audits. NOT risk-limiting unless said: a chance given a prior is no bound on the chance that a wrong
/// outcome passes; reports must not call it a risk limit.

/// Rivest and Shen 2012, and Rivest's bptool (2018): the votes not sampled are thought to be drawn from the sample by
/// Polya's urn with `prior` pseudo-votes for each option; the chance that each option has most votes of all `total`, by
/// `trials` simulations of the limit (Dirichlet shares, then multinomial means). Error about 1 / (2 sqrt(trials)). Not
/// risk-limiting. The same for the same seed. REQUIRES: prior + votes > 0 for each option, total >= sample.
std::vector<double> winning_chances(std::span<const std::int64_t> sample, std::int64_t total, double prior,
                                    std::int64_t trials, std::uint64_t seed);
/// For two options, exactly for a large electorate: P(share of the first > 1/2), a Beta(votes + prior) chance. Not
/// risk-limiting.
double first_ahead(std::int64_t first, std::int64_t second, double prior);

/// Vora 2019, "Risk-limiting Bayesian polling audits for two candidate elections" (arXiv:1902.00999): prior 1/2 at the
/// tie, else uniform over winning shares (over winning counts of `cards` N, even; 0: a large electorate). The posterior
/// chance of the tie after k of n votes for the winner, drawn without replacement where `cards` is given: 1 / (1 + w
/// P(ahead | k, n) / ((n + 1) P(k | n, tie))), w = 2, or 2 (N + 1) / N. Stopping when it is at most alpha is
/// risk-limiting: at level alpha / (1 - alpha), since the odds are a martingale.
double brla_upset(std::int64_t drawn, std::int64_t winner, std::int64_t cards = 0);
/// Least k that stops after n votes; n + 1 where none does. REQUIRES: 0 < alpha < 1.
std::int64_t brla_stopping_count(double alpha, std::int64_t drawn, std::int64_t cards = 0);

}  // namespace acta::audit
