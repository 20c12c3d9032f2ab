// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <numeric>

#include "acta/audit/area_claims.hpp"

namespace acta::audit {

/// What is reported and counted together: a polling station's sheet.
struct Batch {
  std::vector<double> votes;  ///< reported, per column of the claims, ballot after ballot; zeros where it is missing
  double ballots = 0;         ///< at most so many: as the sheet states, or the electors of its roll
  std::size_t row = 0;        ///< where it lies (AreaTree)
  std::vector<double> more = {};  ///< the same as `ballots`, of the law's further ballots
  double all() const { return std::accumulate(more.begin(), more.end(), ballots); }
};

/// Batch comparison by the maximum across-contest relative overstatement (MACRO) with batches drawn with replacement,
/// in proportion to their error bounds (PPEB): Stark 2009 (Annals of Applied Statistics 3:560; IEEE TIFS 4:1005). A
/// batch is what is reported together: a polling-station sheet.
class Macro {
 public:
  /// `totals`: reported votes per option. `unseen`: ballots in no batch (pending, or cards that can not be audited);
  /// each could speak against every claim, so that margins are V = sum a_j V_j + unseen * lowest. REQUIRES: a claim.
  Macro(std::vector<Claim> claims, std::span<const double> totals, double unseen = 0);
  /// Claims of areas and ballots, with their margins V. REQUIRES: a margin a claim.
  Macro(LocalClaims claims, std::vector<double> margins) : m_claims(std::move(claims)), m_margins(std::move(margins)) {}

  /// u_p = max over claims of (sum a_j v_j - ballots * lowest) / V: the largest overstatement possible in a batch with
  /// these reported votes and at most so many ballots. Infinite where a margin is not positive (then no sample proves
  /// the claim); at least 0. A sheet that is missing: votes 0, ballots the number of electors.
  double bound(std::span<const double> votes, double ballots) const {
    return bound({{votes.begin(), votes.end()}, ballots});
  }
  double bound(const Batch& batch) const;

  /// e_p = max over claims of sum a_j (reported_j - counted_j) / V, at least 0: understatements are not credited.
  double error(std::span<const double> reported, std::span<const double> counted, std::size_t row = 0) const;

  /// The same by claim, 0 for those of other areas, negative where understated; infinite where a margin is not positive
  /// and it is positive.
  std::vector<double> errors(std::span<const double> reported, std::span<const double> counted,
                             std::size_t row = 0) const;

  /// Smallest V over claims, in the unit of its weights.
  double smallest_margin() const;
  const LocalClaims& claims() const { return m_claims; }
  const std::vector<double>& margins() const { return m_margins; }

 private:
  LocalClaims m_claims;
  std::vector<double> m_margins;
};

/// The running product of a MACRO audit: p = prod (1 - 1/U) / (1 - e_p / u_p) over draws, U = sum of all u_p. A batch
/// drawn twice counts twice. Monotone in every e_p.
class MacroProduct {
 public:
  /// REQUIRES: total_bound U > 0.
  explicit MacroProduct(double total_bound);
  /// One draw of a batch of this contest (others have bound 0 and are never drawn for it). Where several batches were
  /// counted together, `error` is that of all of them and `bound` that of the one drawn: their whole error is charged
  /// to it. An error at the bound or above makes p infinite.
  void add(double error, double bound);
  /// ln of the product, not cut at 0.
  double log_p() const { return m_log_p; }
  double p_value() const;

 private:
  double m_log_step = 0, m_log_p = 0;
};

/// The same product for each claim by itself, with its own errors e_cp >= 0 in place of the largest: if claim c is
/// wrong, sum_p e_cp >= 1, so that prod (1 - e_cp / u_p) / (1 - 1/U) is a supermartingale of mean at most 1. No claim's
/// is above that of MacroProduct.
class MacroByClaim {
 public:
  /// REQUIRES: total_bound U > 0.
  MacroByClaim(std::size_t claims, double total_bound);
  /// One draw; `errors` by claim, as of Macro::errors.
  void add(std::span<const double> errors, double bound);
  double p_value(std::size_t claim) const;

 private:
  double m_log_steps = 0, m_log_step = 0;
  std::vector<double> m_log_errors;
};

/// No number of draws is enough.
inline constexpr std::int64_t kNoSize = std::numeric_limits<std::int64_t>::max();

/// Draws still to come that end the audit if no further error is found: max(0, ceil((ln alpha - ln p) / ln(1 - 1/U))).
/// Arlo draws one more (asked for by `spare`). U infinite: kNoSize. U <= 1: any draw ends it.
std::int64_t macro_draws(double alpha, double total_bound, double log_p = 0, std::int64_t spare = 0);

}  // namespace acta::audit
