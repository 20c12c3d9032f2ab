// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "acta/audit/super_simple.hpp"

namespace acta::audit {

/// SUITE (Ottoboni, Stark, Lindeman and McBurnett 2018, arXiv:1809.04235): one stratum with cast vote records
/// (comparison, with replacement), one without (polling, without replacement), Fisher's combination of the two
/// p-values, maximised over the share lambda of the overstatement that the first may hold. Stated for one pair of
/// winner and loser. For new audits StratifiedTest is sharper and allows any number of looks; this is here to check
/// audits that were run with it.
struct ComparisonStratum {
  std::int64_t ballots = 0;  ///< N_1
  std::int64_t margin = 0;   ///< V_w - V_l in the records of the stratum; may be negative
  std::int64_t drawn = 0;    ///< n_1
  ErrorCounts errors;
};
struct PollingStratum {
  std::int64_t ballots = 0;                         ///< N_2
  std::int64_t margin = 0;                          ///< reported V_w - V_l of the stratum
  std::int64_t winner = 0, loser = 0, neither = 0;  ///< in the sample
  std::int64_t drawn() const { return winner + loser + neither; }
};

/// ln p that the comparison stratum overstates the margin by less than lambda V, V the margin of the contest in votes:
/// n ln(1 - lambda V / (2 g N_1)) - o1 ln(1 - 1/2g) - o2 ln(1 - 1/g) - u1 ln(1 + 1/2g) - u2 ln(1 + 1/g), at most 0.
/// 0 where lambda V <= 0; -infinity where lambda V >= 2 g N_1 (impossible).
double suite_log_p_comparison(const ComparisonStratum& stratum, double lambda, std::int64_t margin, double inflator);

/// ln p that the polling stratum's true V_w - V_l is above `null_margin` (c): the likelihood ratio of the sample at the
/// reported totals against the best totals with N_w - N_l = c (tri-hypergeometric), maximised over real
/// N_w; at most 0, and 0 where the sample itself has no larger difference than c asks. Concave in c.
/// -infinity where no totals with this difference can have given the sample.
double suite_log_p_polling(const PollingStratum& stratum, std::int64_t reported_winner, std::int64_t reported_loser,
                           double null_margin);

/// The contest: V, and the reported totals of the polling stratum.
struct SuiteContest {
  std::int64_t margin = 0;  ///< V > 0, both strata
  std::int64_t polling_winner = 0, polling_loser = 0;
  double inflator = 1.03905;
};

/// Fisher's P(chi^2_4 >= -2 (ln p_1 + ln p_2)) at one lambda.
double suite_combined(const SuiteContest& contest, const ComparisonStratum& comparison, const PollingStratum& polling,
                      double lambda);

struct SuiteResult {
  double p_value = 1;
  double lambda = 0;         ///< where the maximum is
  double low = 0, high = 0;  ///< feasible lambda, both ends included
};
/// The largest suite_combined() over the feasible lambda, those for which either stratum's overstatement is possible
/// given its ballots and reported margin: [max((m_1 - N_1)/V, 1 - (N_2 + m_2)/V), min((m_1 + N_1)/V, 1 - (m_2 -
/// N_2)/V)]. ln p_1 + ln p_2 is concave in lambda, so that the maximum is found by golden section, and tried at the
/// whole votes beside it, where the possible shares may begin. No grid: programs with a grid of 0.05 print a p that is
/// too small by up to some hundredths.
SuiteResult suite_p_value(const SuiteContest& contest, const ComparisonStratum& comparison,
                          const PollingStratum& polling);

/// Draws in all that bring p to alpha or below if samples are as reported, without errors, split in proportion to the
/// ballots of the strata (comparison rounded up); by bisection, so with the fluctuation of rounded samples. `limit`
/// where none.
std::int64_t suite_draws(const SuiteContest& contest, const ComparisonStratum& comparison,
                         const PollingStratum& polling, double alpha, std::int64_t limit);

}  // namespace acta::audit
