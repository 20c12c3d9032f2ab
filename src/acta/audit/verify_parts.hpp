// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/audit/super_simple.hpp"
#include "acta/model/audit_verification.hpp"
#include "acta/model/reported_audit.hpp"

/// Shared by the sources of verify_*.cpp.
namespace acta::audit {

/// One Finding in the making: what agreed, what did not, what could not be looked at.
class Recomputed {
 public:
  Recomputed(std::string code, std::string contest);
  void same(std::int64_t number = 1) { m_finding.tested += number; }
  void differs(std::string label, std::string detail, const base::Place& place);
  /// The Finding can not hold any more: something was not looked at.
  void lacks(std::string reason);
  void number(std::string name, std::string label, double value);
  void explain(std::string text);
  bool any_difference() const { return m_finding.instances > 0; }
  /// `subject` begins the sentence: "The 22 draws" (are what …): holds, `fails`, or, where nothing was tested or
  /// something was lacking, not checked.
  model::Finding finish(const std::string& subject, const std::string& holds, const std::string& fails);

 private:
  model::Finding m_finding;
  std::string m_reason;
};

/// Whether the stated number is this one, or this one cut at 1.
bool is_stated(const model::StatedNumber& stated, double computed, double relative);
/// Ten digits, or as many as there are.
std::string p_text(double p);

/// Reported winners and losers: the `winners` with most votes, the first of equals.
struct ReportedOutcome {
  explicit ReportedOutcome(const model::ReportedContest& contest);
  std::vector<ReportedPair> pairs;  ///< margins may be 0 in a tie
  double smallest_margin = 0;       ///< 0: no pair, or a tie
  bool tied() const { return !pairs.empty() && smallest_margin <= 0; }
};

/// What a risk came to here.
struct RiskAgain {
  double p = -1;  ///< not cut at 1; negative: not computed
  std::string reason;
  double relative = 1e-9;  ///< to which it can be compared
  /// What known defects or older versions of the tool make of the same sample.
  struct Known {
    double p = 0;
    std::string why;
  };
  std::vector<Known> known;
  double least = -1;  ///< where p could not be computed: no lower one is possible; negative: nothing is known
};

/// The risk of contest `k` after its round `r` (index), from the votes of the rounds.
RiskAgain polling_again(const model::ReportedAudit& audit, std::size_t k, std::size_t r);
/// From the sampled ballots.
RiskAgain comparison_again(const model::ReportedAudit& audit, std::size_t k, std::size_t r);
/// From the sampled ballots of both strata of a hybrid audit, by SUITE. A polled ballot that was not found is a vote
/// for every loser.
RiskAgain hybrid_again(const model::ReportedAudit& audit, std::size_t k, std::size_t r);
/// From the sampled batches.
RiskAgain batches_again(const model::ReportedAudit& audit, const model::AuditManifest& manifest, std::size_t k,
                        std::size_t r);

/// A305 and A301 of one contest.
void verify_ballot_draw(const model::ReportedAudit& audit, const model::AuditManifest& manifest, std::size_t k,
                        model::AuditVerification& result);
void verify_batch_draw(const model::ReportedAudit& audit, const model::AuditManifest& manifest, std::size_t k,
                       model::AuditVerification& result);
/// A304.
model::Finding verify_sums(const model::ReportedAudit& audit, const model::AuditManifest& manifest, std::size_t k);
/// Its part on batches: against each other, the row Totals, the reported votes and the manifest (may be empty).
void verify_batch_sums(const model::ReportedAudit& audit, const model::AuditManifest& manifest, std::size_t k,
                       Recomputed& part);

/// Error bounds of the batches of a manifest.
struct BatchBounds {
  std::vector<double> bounds;  ///< per batch of the manifest; 0: without the contest
  double total = 0;            ///< U; 0: could not be computed
  double unseen = 0;           ///< ballots of the contest in none of them
  std::string reason;
};
BatchBounds bounds_of(const model::ReportedContest& contest, const model::AuditManifest& manifest);

/// Options of a card; none where more are marked than may be, as an invalid vote.
std::vector<int> valid_votes(const model::ReportedMarks& marks, const model::ReportedContest& contest);

/// What the paper of a sample says that Arlo takes for a full count, having as many draws as the contest has ballots.
/// Ballots that were not found, or not drawn, count as votes for every loser.
enum class WholeCount {
  confirms,  ///< every winner has more votes than every loser
  refutes,   ///< every ballot was asked for, and that is not so
  partial,   ///< draws repeat ballots, and those left out could change the winners
  unknown    ///< the report does not list the paper of its ballots
};
WholeCount whole_count(const model::ReportedAudit& audit, std::size_t k, std::int64_t round,
                       const ReportedOutcome& outcome);
/// Arlo's answer to such a sample.
RiskAgain::Known arlos_full_count();
/// A contest whose reported votes leave a seat to the lot, after its round `r` (index): 1, as no sample makes one of
/// equals the winner. Not computed where all of its paper may have been counted: that decides, and the report does not
/// say who was declared elected.
RiskAgain tie_again(const model::ReportedAudit& audit, std::size_t k, std::size_t r);

/// Draws of a contest up to a round; an opportunistic one counts every ballot of the sample once.
std::int64_t times_looked_at(const model::ReportedBallot& ballot, std::size_t k, bool targeted, std::int64_t round);
/// Draws of a ballot or batch up to a round, those that were not drawn ("EXTRA") left out.
std::int64_t draws_until(const std::vector<model::ReportedTicket>& tickets, std::int64_t round);

}  // namespace acta::audit
