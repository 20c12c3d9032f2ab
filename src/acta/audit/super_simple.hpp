// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Ballot comparison by the Kaplan-Markov "super-simple" method: Stark 2010 (EVT/WOTE), Lindeman and Stark 2012 (IEEE
/// Security and Privacy 10:42). Ballots are drawn with replacement.
namespace acta::audit {

/// Ballots drawn whose record and paper differ, each counted as often as it was drawn.
struct ErrorCounts {
  std::int64_t over_one = 0, over_two = 0;    ///< o1, o2: the paper is worse for the reported outcome
  std::int64_t under_one = 0, under_two = 0;  ///< u1, u2: the paper is better for it
};

struct SuperSimple {
  double diluted_margin = 0;  ///< m = (smallest V_w - V_l) / cards, in (0, 1]
  double inflator = 1.03905;  ///< gamma > 1
};

/// ln p, not cut at 0: n ln(1 - m / 2g) - o1 ln(1 - 1/2g) - o2 ln(1 - 1/g) - u1 ln(1 + 1/2g) - u2 ln(1 + 1/g).
/// Rises with o1 and o2 and falls with u1, u2 and n. REQUIRES: the four counts sum to at most `drawn`.
double super_simple_log_p(const SuperSimple& audit, std::int64_t drawn, const ErrorCounts& errors);
/// min(1, e^super_simple_log_p()).
double super_simple_p_value(const SuperSimple& audit, std::int64_t drawn, const ErrorCounts& errors);

/// Fewest draws that end the audit if these errors are all that is found:
/// max(o1 + o2 + u1 + u2, ceil(-2 g (ln alpha + o1 ln(1 - 1/2g) + ...) / m)). Uses ln(1 - m / 2g) < -m / 2g, so that it
/// is an upper bound (Colorado's "optimistic" size). REQUIRES: 0 < alpha < 1.
std::int64_t draws_with_errors(const SuperSimple& audit, double alpha, const ErrorCounts& errors);

/// Errors per ballot that a size should allow for.
struct ErrorRates {
  double over_one = 0.001, over_two = 0.0001, under_one = 0.001, under_two = 0.0001;
};
/// Fewest draws by errors at these rates: n0 = ceil(ln alpha / (ln(1 - m / 2g) - sum r ln ...)); then the counts o1 =
/// n0 r1 and u1 rounded up, o2 and u2 rounded half up (Stark's tool and Arlo); then draws_with_errors() of them.
/// Nothing where the rates outweigh the margin, so that no number of draws is enough, or the margin or alpha is 0.
/// REQUIRES: rates >= 0.
std::optional<std::int64_t> draws_at_rates(const SuperSimple& audit, double alpha, const ErrorRates& rates);

/// Draws still to come after `drawn` (Arlo): at the rates of what was found, or at `expected` where drawn = 0; 0 when
/// enough were drawn; all `cards` not yet drawn where draws_at_rates() has no size or a larger one.
std::int64_t draws_to_come(const SuperSimple& audit, double alpha, std::int64_t cards, std::int64_t drawn,
                           const ErrorCounts& found, const ErrorRates& expected);
/// One winner and loser, as reported.
struct ReportedPair {
  std::uint32_t winner = 0, loser = 0;  ///< indices into the counts per option
  double margin = 0;                    ///< V_w - V_l in votes, > 0
};

/// What one ballot's difference does to each pair: e = [(c_w - c_l) - (a_w - a_l)] votes, c the record (CVR), a the
/// paper. Positive: overstatement. A paper that was not found counts for every loser and against every
/// winner where the caller says so: see worst_difference().
struct PairDifference {
  int votes = 0;         ///< of the pair that matters most: in [-2, 2] for one-vote contests
  double share = 0;      ///< votes / V_wl: the largest over pairs; negative only if every pair is understated
  std::size_t pair = 0;  ///< which pair that is
};
/// The pair with the largest e / V_wl decides (max over pairs of the relative overstatement), not the one with the most
/// votes: a worse error never lowers the risk. REQUIRES: pairs not empty.
PairDifference pair_difference(std::span<const ReportedPair> pairs, std::span<const int> record,
                               std::span<const int> paper);
/// e = 2 for every pair: the paper of a drawn ballot was not found and there is no record either, or the record may
/// have shown the winner.
PairDifference worst_difference(std::span<const ReportedPair> pairs);

/// ln p of the general Kaplan-Markov bound with the largest relative overstatement of each ballot:
/// n ln(1 - m / 2g) - sum ln(1 - share_i V / 2g), V the smallest margin in votes. Equals
/// super_simple_log_p() when all errors fall on pairs with the smallest margin; smaller errors for pairs with wider
/// margins. Monotone in every share. `shares` are those other than 0.
double super_simple_log_p(const SuperSimple& audit, double smallest_margin, std::int64_t drawn,
                          std::span<const double> shares);

}  // namespace acta::audit
