// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "acta/audit/batches.hpp"

namespace acta::audit {

/// ALPHA for batches (Stark 2023, Annals of Applied Statistics 17:641, section 4.2), drawn without replacement, each
/// next one among those left in proportion to its bound u_p. A claim is wrong only if the relative overstatements e_p
/// of all batches add up to 1 or more. Then, before draw i, with E found so far and the bounds left adding up to U_i,
/// the mean of x = 1 - e_p / u_p is at most m_i = 1 - (1 - E) / U_i, and
///   T = prod (1 - c + c x_i / m_i),  c = 0.96242,
/// is a supermartingale. What is kept is the mean of four: 9/10 with c and 1/30 each with its half, quarter and eighth.
/// Laws:
///   1. P(p ever <= alpha) <= alpha if some claim is wrong: p is the largest over claims of 1 / max T, and 1 once the
///      errors found of a claim take its whole margin.
///   2. A larger error on any batch never lowers p: bets do not learn.
///   3. Understatements (e_p < 0) are credited: x may be above 1.
///   4. T is infinite once what is left cannot hide the margin, 1 - E > U_i.
class BatchAlpha {
 public:
  BatchAlpha(std::size_t claims, double total_bound);
  /// One batch that was not drawn before. REQUIRES: bound > 0; errors by claim, at most the bound, but infinite where a
  /// batch holds more than its bound allows: p is 1 from there on.
  void add(double bound, std::span<const double> errors);
  double p_value() const;
  double p_value(std::size_t claim) const;
  /// The claim with the largest p.
  std::size_t claim() const;

 private:
  static constexpr std::size_t kBets = 4;
  struct Tested {
    double found = 0, peak = 0;        ///< E; ln of the largest mean
    double rounding = 0;               ///< of E, at most
    std::array<double, kBets> logs{};  ///< ln T
  };
  double left() const;
  void settle(Tested& one) const;
  double log_peak(const Tested& one) const;

  std::vector<Tested> m_claims;
  std::int64_t m_left;  ///< bounds of batches not yet drawn, in billionths as they are stated
};

/// Sheets that end such an audit if no error is found.
struct AlphaSize {
  std::int64_t sheets = 0;  ///< enough in nine of ten simulated draws
  double ballots = 0;       ///< in the sheets of an average draw that ends
};
/// By limit, each in (0, 1); weights in billionths of a margin (BatchAudit::weights), ballots by batch. Deterministic.
std::vector<AlphaSize> alpha_sizes(std::span<const std::uint64_t> weights, std::span<const double> ballots,
                                   std::span<const double> limits);
std::vector<AlphaSize> alpha_sizes(const BatchAudit& audit, std::span<const double> limits);

}  // namespace acta::audit
