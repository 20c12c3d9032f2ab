// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

/// Ballot polling by BRAVO (Lindeman, Stark and Yates 2012, EVT/WOTE): Wald's test of a tie against the reported
/// shares, for each winner and loser. Valid at any number of looks; ballots drawn with replacement, or from many.
namespace acta::audit {

/// Shares of all ballots as reported; what is left shows neither. REQUIRES: 0 < winner, 0 <= loser < winner, sum <= 1.
struct PairShares {
  double winner = 0, loser = 0;
  double relevant() const { return winner + loser; }
  double winner_of_pair() const { return winner / relevant(); }  ///< s_w
};
/// Sample votes of one pair.
struct PairVotes {
  std::int64_t winner = 0, loser = 0;
};

/// ln T = x_w ln(2 s_w) + x_l ln(2 - 2 s_w). -infinity where s_w = 1 and x_l > 0. The p-value is min(1, 1 / T).
double bravo_log_statistic(const PairShares& reported, const PairVotes& sample);
double bravo_p_value(const PairShares& reported, const PairVotes& sample);

/// Average number of further ballots if the report is right: ceil((ln(1 / (alpha T)) + ln(2 s_w) / 2) / (p_w ln(2 s_w)
/// + p_l ln(2 - 2 s_w))), Wald's approximation with half a step of overshoot. 0 where T >= 1 / alpha.
std::int64_t bravo_average_draws(double alpha, const PairShares& reported, double log_statistic = 0);

/// Chance that T >= 1 / alpha at one look after `relevant` further votes for either of the pair, the report being
/// right: exact (binomial). Says nothing of looks before.
double bravo_chance(double alpha, const PairShares& reported, std::int64_t relevant, double log_statistic = 0);

/// The same by the normal approximation on which bravo_draws() starts, after `ballots` of which p_w + p_l show either
/// (Arlo states this one; the exact chance can be some hundredths lower). REQUIRES: ballots > 0, T < 1 / alpha.
double bravo_chance_normal(double alpha, const PairShares& reported, double ballots, double log_statistic = 0);

/// Further ballots so that one look succeeds with about this chance: the normal approximation (a quadratic in sqrt n,
/// Lindeman), rounded down, then raised until bravo_chance() >= chance, then divided by p_w + p_l and rounded up. The
/// chance is not monotone in n, so that a few ballots more can have a slightly lower one. REQUIRES: 0 < chance < 1.
std::int64_t bravo_draws(double alpha, const PairShares& reported, double chance, double log_statistic = 0);

}  // namespace acta::audit
