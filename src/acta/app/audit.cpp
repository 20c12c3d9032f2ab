// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit.hpp"

#include <algorithm>
#include <cmath>

#include "acta/app/audit_parts.hpp"
#include "acta/audit/batch_alpha.hpp"
#include "acta/audit/card_sizes.hpp"

namespace acta::app {
namespace {

constexpr double kRiskLimits[] = {0.20, 0.10, 0.05, 0.01, 0.001};

/// Of the claim that takes most; 0 where one of them has no margin. Ballots on no sheet are a column of their own, at
/// worst.
audit::CardSizes largest_cards(const AuditSubject& subject, double ballots, double limit) {
  audit::CardSizes most{1, 1};
  std::vector<double> totals = subject.totals;
  totals.push_back(static_cast<double>(subject.unseen));
  for (const audit::OutcomeClaim& one : subject.claims.claims) {
    audit::Claim claim = one.claim;
    claim.weights.push_back(claim.lowest);
    const audit::CardSizes sizes = audit::card_sizes(claim, totals, ballots + totals.back(), limit);
    if (sizes.polling == 0 || sizes.comparison == 0) return {};
    most = {std::max(most.polling, sizes.polling), std::max(most.comparison, sizes.comparison)};
  }
  return most;
}

}  // namespace

base::Result<report::AuditPlan> plan_audit(const Loaded& loaded, const AuditOptions& options) {
  auto made = audit_subject(loaded, options);
  if (!made) return made.error();
  const AuditSubject& subject = *made;
  report::AuditPlan plan;
  plan.contest = subject.contest->name, plan.copy = subject.contest->copies[subject.copy].id;
  plan.outcome = subject.outcome;
  plan.sheets = static_cast<std::int64_t>(subject.batches->batches().size());
  plan.missing = subject.missing, plan.bounded_by_roll = subject.bounded_by_roll, plan.unseen = subject.unseen;
  for (const audit::Batch& one : subject.batches->batches()) plan.ballots += static_cast<std::int64_t>(one.ballots);
  plan.total_bound = subject.batches->total_bound(), plan.alpha = options.is_alpha();
  for (const audit::OutcomeClaim& one : subject.claims.claims) {
    const double margin = one.claim.value(subject.totals) + static_cast<double>(subject.unseen) * one.claim.lowest;
    plan.claims.push_back({one.text, margin, margin / (one.claim.highest - one.claim.lowest)});
  }
  std::stable_sort(plan.claims.begin(), plan.claims.end(),
                   [](const auto& a, const auto& b) { return a.ballots < b.ballots; });
  plan.unproven = subject.claims.unproven;
  const auto alpha = plan.alpha ? audit::alpha_sizes(*subject.batches, kRiskLimits) : std::vector<audit::AlphaSize>();
  for (const double limit : kRiskLimits) {
    const std::int64_t draws = audit::macro_draws(limit, plan.total_bound);
    const bool possible = draws != audit::kNoSize;
    const auto n = static_cast<double>(draws);
    const audit::CardSizes cards = largest_cards(subject, static_cast<double>(plan.ballots), limit);
    plan.sizes.push_back({limit, possible ? draws : 0, possible ? subject.batches->expected_batches(n) : 0,
                          possible ? subject.batches->expected_ballots(n) : 0, cards.polling, cards.comparison});
    if (plan.alpha) plan.sizes.back().alpha_sheets = alpha[plan.sizes.size() - 1].sheets;
    if (plan.alpha) plan.sizes.back().alpha_ballots = alpha[plan.sizes.size() - 1].ballots;
  }
  return plan;
}

base::Result<report::AuditDraw> draw_audit(const Loaded& loaded, const AuditOptions& options) {
  auto subject = audit_subject(loaded, options);
  if (!subject) return subject.error();
  return draw_sheets(*subject, options, nullptr);
}

base::Result<report::AuditAssessment> assess_audit(const Loaded& loaded, const AuditOptions& options) {
  auto subject = audit_subject(loaded, options);
  if (!subject) return subject.error();
  std::vector<audit::BatchDraw> order;
  auto draw = draw_sheets(*subject, options, &order);
  if (!draw) return draw.error();
  const auto paper = paper_counts(loaded, *subject, options.paper);
  if (!paper) return paper.error();
  const SheetsDrawn drawn = drawn_alone(*subject, order, options.seed, options.is_alpha());
  return assess_sheets(*subject, *paper, std::move(*draw), drawn,
                       {options.paper, options.risk_limit / 100, options.is_alpha()});
}

}  // namespace acta::app
