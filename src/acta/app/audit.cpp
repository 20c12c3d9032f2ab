// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "acta/app/audit_outlook.hpp"
#include "acta/app/audit_parts.hpp"
#include "acta/audit/batch_alpha.hpp"
#include "acta/audit/card_sizes.hpp"

namespace acta::app {
namespace {

constexpr double kRiskLimits[] = {0.20, 0.10, 0.05, 0.01, 0.001};

/// The claims as cards see them: columns of equal weight together, ballots on no sheet at worst, a constant shared out
/// among all cards.
class CardView {
 public:
  CardView(const AuditSubject& subject, double cards)
      : m_claims(subject.batches->macro().claims()),
        m_unseen(static_cast<double>(subject.unseen)),
        m_cards(cards),
        m_totals(m_claims.kinds()) {
    for (const audit::Batch& batch : subject.batches->batches()) {
      std::vector<double>& totals = m_totals[m_claims.kind_of(batch.row)];
      totals.resize(batch.votes.size(), 0);
      for (std::size_t i = 0; i < totals.size(); ++i) totals[i] += batch.votes[i];
    }
    for (const audit::OutcomeClaim& one : subject.claims.claims) m_each.push_back({{}, one.claim.constant});
    for (std::size_t kind = 0; kind < m_claims.kinds(); ++kind)
      for (const audit::LocalClaim& claim : m_claims.of_kind(kind))
        for (const audit::ClaimTerm& term : claim.terms) {
          m_each[claim.claim].by_weight[term.weight] += m_totals[kind].empty() ? 0 : m_totals[kind][term.column];
        }
  }
  /// Of the claim that takes most; 0 where one of them has no margin.
  audit::CardSizes largest(double limit) const {
    audit::CardSizes most{1, 1};
    for (std::size_t k = 0; k < m_each.size(); ++k) {
      const audit::CardSizes sizes = of_claim(k, limit);
      if (sizes.polling == 0 || sizes.comparison == 0) return {};
      most = {std::max(most.polling, sizes.polling), std::max(most.comparison, sizes.comparison)};
    }
    return most;
  }

 private:
  struct One {
    std::map<double, double> by_weight;  ///< votes
    double constant = 0;
  };
  audit::CardSizes of_claim(std::size_t k, double limit) const {
    std::vector<double> weights{m_claims.lowest(k)}, totals{m_unseen};
    for (const auto& [weight, votes] : m_each[k].by_weight) weights.push_back(weight), totals.push_back(votes);
    if (m_each[k].constant != 0) {
      const double all = m_cards + m_unseen;
      weights.push_back(0), totals.push_back(std::max(0.0, all - std::accumulate(totals.begin(), totals.end(), 0.0)));
      for (double& weight : weights) weight += m_each[k].constant / all;
    }
    audit::Claim claim{weights, 0, 0};
    for (const double weight : weights)
      claim.lowest = std::min(claim.lowest, weight), claim.highest = std::max(claim.highest, weight);
    if (claim.lowest == 0) return {1, 1};  // no card can speak against it
    return audit::card_sizes(claim, totals, m_cards + m_unseen, limit);
  }

  const audit::LocalClaims& m_claims;
  double m_unseen, m_cards;
  std::vector<std::vector<double>> m_totals;
  std::vector<One> m_each;
};

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
  plan.more_votes_than_ballots = subject.more_votes_than_ballots;
  for (const audit::Batch& one : subject.batches->batches()) plan.ballots += static_cast<std::int64_t>(one.all());
  plan.total_bound = subject.batches->total_bound(), plan.alpha = options.is_alpha();
  const audit::Macro& macro = subject.batches->macro();
  for (std::size_t k = 0; k < subject.claims.claims.size(); ++k)
    plan.claims.push_back({subject.claims.claims[k].text, macro.margins()[k],
                           macro.margins()[k] / (macro.claims().highest(k) - macro.claims().lowest(k))});
  std::stable_sort(plan.claims.begin(), plan.claims.end(),
                   [](const auto& a, const auto& b) { return a.ballots < b.ballots; });
  plan.seats = seats_of(subject.claims.seats);
  plan.unproven = subject.claims.unproven;
  const CardView cards_of(subject, static_cast<double>(plan.ballots));
  const auto alpha = plan.alpha ? audit::alpha_sizes(*subject.batches, kRiskLimits) : std::vector<audit::AlphaSize>();
  for (const double limit : kRiskLimits) {
    const std::int64_t draws = audit::macro_draws(limit, plan.total_bound);
    const bool possible = draws != audit::kNoSize;
    const auto n = static_cast<double>(draws);
    const audit::CardSizes cards = cards_of.largest(limit);
    plan.sizes.push_back({limit, possible ? draws : 0, possible ? subject.batches->expected_batches(n) : 0,
                          possible ? subject.batches->expected_ballots(n) : 0, cards.polling, cards.comparison});
    if (plan.alpha) plan.sizes.back().alpha_sheets = alpha[plan.sizes.size() - 1].sheets;
    if (plan.alpha) plan.sizes.back().alpha_ballots = alpha[plan.sizes.size() - 1].ballots;
  }
  plan.risk_limit = options.risk_limit / 100;
  if (!plan.alpha) plan.outlooks = audit_outlooks(subject, plan.risk_limit);
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
