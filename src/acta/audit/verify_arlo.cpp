// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "acta/audit/verify.hpp"
#include "acta/audit/verify_parts.hpp"

namespace acta::audit {
namespace {

using model::AuditMath;

constexpr const char* kTie =
    "The reported votes leave a seat to the lot: no sample shows that one of equals has more votes, so the risk is 1.";

RiskAgain risk_again(const model::ReportedAudit& audit, const model::AuditManifest& manifest, std::size_t k,
                     std::size_t r) {
  if (audit.math != AuditMath::unknown && ReportedOutcome(audit.contests[k]).tied()) return tie_again(audit, k, r);
  switch (audit.math) {
    case AuditMath::bravo:
    case AuditMath::minerva:
    case AuditMath::providence: return polling_again(audit, k, r);
    case AuditMath::super_simple: return comparison_again(audit, k, r);
    case AuditMath::macro: return batches_again(audit, manifest, k, r);
    case AuditMath::suite: return hybrid_again(audit, k, r);
    case AuditMath::unknown: break;
  }
  RiskAgain none;
  none.reason = "risks by \"" + audit.math_name + "\" are not computed again";
  return none;
}

/// The comparison of one stated P-value; the known cause where it differs.
void compare_risk(Recomputed& part, const model::ReportedRound& round, const RiskAgain& again,
                  model::ComparedNumber& shown) {
  const model::StatedNumber& stated = *round.p_value;
  const std::string label = fmt::format("round {}", round.number);
  if (again.p < 0 && (again.least < 0 || stated.value + stated.tolerance >= again.least * (1 - 1e-9) || stated.below)) {
    part.lacks(again.reason);
    if (again.least >= 0) shown.computed = "at least " + p_text(again.least);
    return;
  }
  if (again.p < 0) {
    shown.computed = "at least " + p_text(again.least), shown.verdict = model::Verdict::fails;
    part.differs(label, fmt::format("stated {}, at least {} is possible", stated.text, p_text(again.least)),
                 round.place);
    return;
  }
  shown.computed = p_text(std::fmin(1, again.p));
  if (is_stated(stated, again.p, again.relative)) {
    shown.verdict = model::Verdict::holds;
    return part.same();
  }
  shown.verdict = model::Verdict::fails;
  part.differs(label, fmt::format("stated {}, computed {}", stated.text, shown.computed), round.place);
  for (const auto& known : again.known)
    if (is_stated(stated, known.p, again.relative)) return part.explain(known.why + ".");
}

model::Finding risk_finding(const model::ReportedAudit& audit, const model::AuditManifest& manifest, std::size_t k,
                            std::vector<double>& computed, std::vector<model::ComparedNumber>& numbers) {
  const model::ReportedContest& contest = audit.contests[k];
  Recomputed part("A302", contest.name);
  if (ReportedOutcome(contest).tied()) part.explain(kTie);
  for (std::size_t r = 0; r < contest.rounds.size(); ++r) {
    computed.push_back(-1);
    const auto& round = contest.rounds[r];
    if (!round.p_value) continue;
    const RiskAgain again = risk_again(audit, manifest, k, r);
    computed.back() = again.p;
    model::ComparedNumber shown{contest.name, fmt::format("P-value, round {}", round.number), round.p_value->text, "",
                                model::Verdict::not_checked};
    compare_risk(part, round, again, shown);
    numbers.push_back(std::move(shown));
  }
  part.lacks(computed.empty() ? "the report has no round of it" : "");
  return part.finish("The P-values", "follow from what was found.", "do not all follow from what was found.");
}

/// By the risk that was computed here, or else by the stated one.
model::Finding decision_finding(const model::ReportedAudit& audit, std::size_t k, const std::vector<double>& computed,
                                std::vector<model::ComparedNumber>& numbers) {
  const model::ReportedContest& contest = audit.contests[k];
  Recomputed part("A303", contest.name);
  const bool tied = ReportedOutcome(contest).tied();
  if (tied) part.explain(kTie);
  for (std::size_t r = 0; r < contest.rounds.size(); ++r) {
    const auto& round = contest.rounds[r];
    if (!round.p_value || !round.met) continue;
    if (tied && computed[r] < 0) {
      part.lacks("the reported votes are tied: a P-value is of a winner, and none is reported");
      continue;
    }
    const double p = computed[r] >= 0 ? computed[r] : round.p_value->value;
    const bool met = p <= audit.risk_limit;
    const char* words[] = {"No", "Yes"};
    numbers.push_back({contest.name, fmt::format("Risk limit met, round {}", round.number), words[*round.met ? 1 : 0],
                       words[met ? 1 : 0], met == *round.met ? model::Verdict::holds : model::Verdict::fails});
    if (met == *round.met)
      part.same();
    else
      part.differs(fmt::format("round {}", round.number),
                   fmt::format("\"Risk Limit Met?\" {}, risk {}, limit {}", words[*round.met ? 1 : 0], p_text(p),
                               audit.risk_limit),
                   round.place);
  }
  part.lacks(contest.rounds.empty() ? "the report has no round of it" : "");
  return part.finish("Whether the limit was met", "follows from the risk.", "does not follow from the risk.");
}

/// One stratum of a hybrid audit: its ballots, and the batches of the manifest that say so.
void verify_stratum_draw(model::ReportedAudit audit, model::AuditManifest manifest, std::size_t k, bool with_records,
                         model::AuditVerification& result) {
  const bool known = std::all_of(manifest.batches.begin(), manifest.batches.end(),
                                 [](const auto& batch) { return batch.has_records.has_value(); });
  std::erase_if(audit.ballots, [&](const auto& ballot) { return ballot.without_record == with_records; });
  if (!known)
    manifest.batches.clear();
  else
    std::erase_if(manifest.batches, [&](const auto& batch) { return *batch.has_records != with_records; });
  const std::size_t before = result.findings.size();
  verify_ballot_draw(audit, manifest, k, result);
  for (std::size_t f = before; f < result.findings.size(); ++f)
    result.findings[f].statement +=
        with_records ? " (Ballots with a record.)" : " (Ballots without a record, which are polled.)";
}

void verify_draws(const model::ReportedAudit& audit, const model::AuditManifest& manifest, std::size_t k,
                  model::AuditVerification& result) {
  if (!audit.contests[k].with_records) return verify_ballot_draw(audit, manifest, k, result);
  for (const bool with_records : {true, false}) verify_stratum_draw(audit, manifest, k, with_records, result);
}

const char* sampler_of(const model::ReportedAudit& audit) {
  return audit.type == "BATCH_COMPARISON" ? "5: numpy, in proportion to error bounds" : "3: consistent sampler";
}

}  // namespace

model::AuditVerification verify_arlo(const model::ReportedAudit& audit, const model::AuditManifest& manifest) {
  model::AuditVerification result;
  result.tool = "Arlo";
  result.file = audit.file, result.election = audit.election;
  result.method = audit.type + ", " + audit.math_name;
  result.sampler = sampler_of(audit);
  result.seed = audit.seed, result.risk_limit = audit.risk_limit;
  for (std::size_t k = 0; k < audit.contests.size(); ++k) {
    if (audit.contests[k].targeted && audit.has_ballots) verify_draws(audit, manifest, k, result);
    if (audit.contests[k].targeted && audit.has_batches) verify_batch_draw(audit, manifest, k, result);
    std::vector<double> computed;
    result.findings.push_back(risk_finding(audit, manifest, k, computed, result.numbers));
    result.findings.push_back(decision_finding(audit, k, computed, result.numbers));
    result.findings.push_back(verify_sums(audit, manifest, k));
  }
  return result;
}

}  // namespace acta::audit
