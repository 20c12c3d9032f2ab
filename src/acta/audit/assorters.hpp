// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "acta/audit/claims.hpp"

/// Assorters: SHANGRLA (Stark 2020, arXiv:1911.10035); linear claims as in Blom et al. 2021. A vote is the counts of
/// one card per option, all 0 where it is blank or invalid.
namespace acta::audit {

/// A(b) = 1/2 - g(b) / (2 lowest), g(b) = sum a_j b_j: values in [0, upper()], mean above 1/2 exactly if the claim
/// holds. For winner_beats_loser() (w - l + 1)/2; above_share(f) 1[w]/(2 f), invalid 1/2; below_share(f) 0 for the
/// party, 1/(2 (1 - f)) for others, invalid 1/2; "a's last seat before b's next" 1/2 + d_b (1[a]/d_a - 1[b]/d_b) / 2.
class Assorter {
 public:
  /// REQUIRES: claim.lowest < 0, and no card gives a sum outside [lowest, highest].
  explicit Assorter(Claim claim);
  double value(std::span<const int> votes) const;
  double upper() const { return m_upper; }
  /// Mean over `cards` cards with these totals; those without a valid vote count 1/2. REQUIRES: cards > 0.
  double mean(std::span<const double> totals, double cards) const;

 private:
  Claim m_claim;
  double m_scale, m_upper;
};

/// One card as recorded, or as read from paper.
struct CardReading {
  std::span<const int> votes;
  bool has_contest = true;
  /// Record: made up, so that there are as many records as cards. Paper: not found, or its record was made up.
  bool phantom = false;
};
/// Where records say which cards hold the contest, N and the sample are of those cards.
enum class CardStyle { known, unknown };

/// A of a record: 1/2 for a phantom and where the contest is not on it.
double record_value(const Assorter& assorter, const CardReading& record);
/// A of the paper: 0 where it was not found; without the contest 0 under CardStyle::known (the record said it was
/// there) and 1/2 under CardStyle::unknown (Banuelos and Stark 2012, "phantoms to evil zombies").
double paper_value(const Assorter& assorter, const CardReading& paper, CardStyle style);

/// The comparison assorter of an assorter with upper bound u and reported margin v = 2 (mean of the records' values) -
/// 1: B = (1 - omega / u) / (2 - v / u), omega = A(record) - A(paper) in [-u, u]. Mean above 1/2 exactly if A's is.
class ComparisonAssorter {
 public:
  /// REQUIRES: upper > 1/2, 0 < margin < 2 upper.
  ComparisonAssorter(double upper, double margin) : m_upper(upper), m_least(1 / (2 - margin / upper)) {}
  double value(double record, double paper) const { return (1 - (record - paper) / m_upper) * m_least; }
  double no_error() const { return m_least; }
  double upper() const { return 2 * m_least; }

 private:
  double m_upper, m_least;
};

/// ONEAudit (Stark 2023, arXiv:2303.03335): cards known only as a group with totals take the mean of the group as the
/// value of their record. Mean of A over a pool of `cards` cards with these totals; cards of the pool without valid
/// vote count 1/2.
inline double pool_value(const Assorter& assorter, std::span<const double> totals, double cards) {
  return assorter.mean(totals, cards);
}

}  // namespace acta::audit
