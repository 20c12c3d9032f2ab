// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "acta/app/audit_parts.hpp"
#include "acta/audit/card_sizes.hpp"
#include "acta/audit/findings.hpp"
#include "acta/base/number_text.hpp"

namespace acta::app {
namespace {

constexpr double kRiskLimits[] = {0.20, 0.10, 0.05, 0.01, 0.001};

std::vector<report::AuditDrawn> grouped(const AuditSubject& subject, const std::vector<audit::BatchDraw>& draws) {
  std::map<std::size_t, std::vector<std::int64_t>> by_batch;
  for (const audit::BatchDraw& one : draws) by_batch[one.batch].push_back(static_cast<std::int64_t>(one.ticket));
  std::vector<report::AuditDrawn> sheets;
  for (auto& [batch, tickets] : by_batch)
    sheets.push_back({std::move(tickets), std::string(subject.sheets->keys[batch]), subject.place(batch),
                      subject.batches->batches()[batch].ballots, subject.batches->bound(batch)});
  std::stable_sort(sheets.begin(), sheets.end(),
                   [](const auto& a, const auto& b) { return std::tie(a.place, a.key) < std::tie(b.place, b.key); });
  return sheets;
}

base::Result<report::AuditDraw> drawn(const AuditSubject& subject, const AuditOptions& options,
                                      std::vector<audit::BatchDraw>* order) {
  if (options.seed.empty() || options.draws <= 0)
    return base::Error{base::ErrorKind::usage, "a draw needs --seed and --draws", {}, "acta audit plan says how many"};
  auto draws = subject.batches->draw(options.seed, static_cast<std::uint64_t>(options.draws));
  if (!draws) return draws.error();
  report::AuditDraw result{subject.contest->name, subject.contest->copies[subject.copy].id, options.seed,
                           grouped(subject, *draws), options.draws};
  if (order) *order = std::move(*draws);
  return result;
}

/// "Ames 150 → 148, Burr 90 → 92"
std::string changes(const AuditSubject& subject, const std::vector<double>& sheet, const std::vector<double>& paper) {
  std::string text;
  for (std::size_t i = 0; i < sheet.size(); ++i)
    if (sheet[i] != paper[i])
      text += fmt::format("{}{} {:.0f} → {:.0f}", text.empty() ? "" : ", ", subject.column_name(i), sheet[i], paper[i]);
  return text;
}

/// Where every sheet was counted by hand there is no chance left: the claims hold on paper or they do not.
void count_all(const AuditSubject& subject, const PaperCounts& paper, report::AuditAssessment& result) {
  if (paper.counts.size() < subject.batches->batches().size() || paper.unknown > 0) return;
  std::vector<double> totals(subject.totals.size(), 0);
  for (const auto& [batch, votes] : paper.counts)
    for (std::size_t i = 0; i < totals.size(); ++i) totals[i] += votes[i];
  bool all = true;
  for (const audit::OutcomeClaim& one : subject.claims.claims)
    all = all && one.claim.value(totals) + static_cast<double>(subject.unseen) * one.claim.lowest > 0;
  result.all_counted = true;
  result.risk = all ? 0 : 1;
  result.more_draws = 0;
  if (!all) result.impossible = "every sheet was counted, and on paper some claim does not hold";
}

/// Walks the draws in order up to the first without paper.
void assess_draws(const AuditSubject& subject, const PaperCounts& paper, const std::vector<audit::BatchDraw>& order,
                  report::AuditAssessment& result) {
  std::map<std::size_t, report::AuditDifference> differing;
  std::map<std::size_t, bool> seen;
  audit::MacroProduct product(subject.batches->total_bound());
  bool waiting = false;
  for (const audit::BatchDraw& one : order) {
    const auto counted = paper.counts.find(one.batch);
    const std::string key(subject.sheets->keys[one.batch]);
    if (counted == paper.counts.end()) {
      waiting = true;
      const auto part = paper.incomplete.find(one.batch);
      if (!seen[one.batch])
        result.waiting.push_back(part == paper.incomplete.end() ? key : key + " (no count of " + part->second + ")");
      seen[one.batch] = true;
      continue;
    }
    const audit::Batch& batch = subject.batches->batches()[one.batch];
    const double error = subject.batches->macro().error(batch.votes, counted->second);
    const std::string detail = changes(subject, batch.votes, counted->second);
    if (!detail.empty()) {
      auto& difference = differing.try_emplace(one.batch).first->second;
      difference = {key, subject.place(one.batch), detail, difference.times + 1,
                    error / std::max(1e-300, subject.batches->bound(one.batch))};
    } else if (!seen[one.batch]) {
      ++result.matching;
    }
    seen[one.batch] = true;
    if (waiting) continue;
    product.add(error, subject.batches->bound(one.batch));
    ++result.assessed;
    result.path.push_back(product.p_value());
  }
  for (auto& [batch, difference] : differing) result.differences.push_back(std::move(difference));
  result.risk = product.p_value();
  const double alpha = result.risk_limit;
  const std::int64_t more = audit::macro_draws(alpha, subject.batches->total_bound(), product.log_p());
  if (std::isinf(subject.batches->total_bound()))
    result.impossible = "some reported margin is not larger than what unseen ballots could do";
  else if (more == audit::kNoSize)
    result.impossible = "a drawn sheet is off by its whole bound or more";
  result.more_draws = result.risk <= alpha || !result.impossible.empty() ? 0 : more;
  count_all(subject, paper, result);
}

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

model::Finding finding_of(const AuditSubject& subject, const report::AuditAssessment& got) {
  return audit::measured_risk({subject.contest->id, subject.contest->copies[subject.copy].id, got.paper, got.assessed,
                               static_cast<std::int64_t>(got.differences.size()),
                               static_cast<std::int64_t>(got.waiting.size()), got.risk, got.risk_limit, got.more_draws,
                               got.impossible, got.all_counted});
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
  plan.total_bound = subject.batches->total_bound();
  for (const audit::OutcomeClaim& one : subject.claims.claims) {
    const double margin = one.claim.value(subject.totals) + static_cast<double>(subject.unseen) * one.claim.lowest;
    plan.claims.push_back({one.text, margin, margin / (one.claim.highest - one.claim.lowest)});
  }
  std::stable_sort(plan.claims.begin(), plan.claims.end(),
                   [](const auto& a, const auto& b) { return a.ballots < b.ballots; });
  plan.unproven = subject.claims.unproven;
  for (const double limit : kRiskLimits) {
    const std::int64_t draws = audit::macro_draws(limit, plan.total_bound);
    const bool possible = draws != audit::kNoSize;
    const auto n = static_cast<double>(draws);
    const audit::CardSizes cards = largest_cards(subject, static_cast<double>(plan.ballots), limit);
    plan.sizes.push_back({limit, possible ? draws : 0, possible ? subject.batches->expected_batches(n) : 0,
                          possible ? subject.batches->expected_ballots(n) : 0, cards.polling, cards.comparison});
  }
  return plan;
}

base::Result<report::AuditDraw> draw_audit(const Loaded& loaded, const AuditOptions& options) {
  auto subject = audit_subject(loaded, options);
  if (!subject) return subject.error();
  return drawn(*subject, options, nullptr);
}

base::Result<report::AuditAssessment> assess_audit(const Loaded& loaded, const AuditOptions& options) {
  auto subject = audit_subject(loaded, options);
  if (!subject) return subject.error();
  std::vector<audit::BatchDraw> order;
  auto draw = drawn(*subject, options, &order);
  if (!draw) return draw.error();
  const auto paper = paper_counts(loaded, *subject, options.paper);
  if (!paper) return paper.error();
  report::AuditAssessment result;
  result.draw = std::move(*draw);
  result.paper = options.paper;
  result.risk_limit = options.risk_limit / 100;
  result.total_bound = subject->batches->total_bound();
  result.unproven = subject->claims.unproven;
  result.unknown = paper->unknown, result.unseen = subject->unseen;
  assess_draws(*subject, *paper, order, result);
  result.finding = finding_of(*subject, result);
  return result;
}

}  // namespace acta::app
