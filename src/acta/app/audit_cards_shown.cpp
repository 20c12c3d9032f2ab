// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>

#include "acta/app/audit_cards_parts.hpp"
#include "acta/app/audit_parts.hpp"
#include "acta/audit/findings.hpp"

namespace acta::app {
namespace {

constexpr double kLimits[] = {0.20, 0.10, 0.05, 0.01, 0.001};
constexpr double kChance = 0.9;  ///< that the first sample is enough

report::CardsContestPlan shown(const audit::CardContestAudit& audit) {
  report::CardsContestPlan plan;
  plan.id = audit.contest().id, plan.name = audit.contest().name, plan.outcome = audit.outcome().statement;
  plan.cards = audit.cards(), plan.phantoms = audit.phantoms();
  if (!is_ranked(audit.contest().kind))
    for (std::size_t k = 0; k < audit.totals().size(); ++k)
      plan.votes.emplace_back(audit.contest().choices[k], std::llround(audit.totals()[k]));
  const auto& claims = audit.outcome().claims;
  std::vector<std::size_t> order(claims.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return audit.bet(a).growth < audit.bet(b).growth; });
  for (const std::size_t c : order)
    plan.claims.push_back({claims[c].text(), audit.margin(c), claims[c].upper(), audit.bet(c).lambda});
  for (const double limit : kLimits) plan.sizes.push_back(audit.size(limit));
  plan.seats = seats_of(audit.outcome().seats), plan.unproven = audit.outcome().unproven;
  return plan;
}

/// Fewer trials where each takes long.
int trials_for(std::int64_t size) {
  return static_cast<int>(std::clamp<std::int64_t>(2'000'000 / (size + 1), 20, 200));
}

}  // namespace

std::span<const double> planned_limits() { return kLimits; }

std::string cards_name(const read::CardsFile& file) { return file.name.empty() ? "Audit of cards" : file.name; }

std::string cards_kind(const read::CardsFile& file) {
  if (file.kind == "polling") return "Ballot polling";
  return file.kind == "oneaudit" ? "Comparison of cards, with pools (ONEAudit)" : "Comparison of cards";
}

std::vector<std::int64_t> planned_ends(const audit::CardContestAudit& contest, double alpha) {
  const std::int64_t size = contest.size(alpha);
  if (contest.is_even()) return {size};
  return contest.simulated_all({alpha, kChance, trials_for(size), 1});
}

std::vector<std::int64_t> planned_sizes(const CardsSubject& subject, double alpha) {
  std::vector<std::int64_t> sizes;
  for (const audit::CardContestAudit& contest : subject.contests)
    sizes.push_back(audit::size_with_chance(planned_ends(contest, alpha), kChance));
  return sizes;
}

report::CardsPlan cards_plan(const CardsSubject& subject) {
  report::CardsPlan plan;
  plan.name = cards_name(subject.file);
  plan.kind = cards_kind(subject.file);
  plan.risk_limit = subject.file.risk_limit / 100;
  plan.batches = static_cast<std::int64_t>(subject.manifest.batches().size());
  plan.cards = subject.cards, plan.recorded = subject.recorded, plan.pooled = subject.pooled;
  plan.phantoms = subject.phantoms, plan.styles = subject.file.styles;
  plan.findings = subject.findings, plan.notes = subject.notes, plan.files = subject.hashes;
  plan.limits.assign(std::begin(kLimits), std::end(kLimits));
  std::vector<std::int64_t> first;
  for (std::size_t c = 0; c < subject.contests.size(); ++c) {
    report::CardsContestPlan& made = plan.contests.emplace_back(shown(subject.contests[c]));
    made.ends = planned_ends(subject.contests[c], plan.risk_limit);
    made.exact = subject.contests[c].is_even();
    made.first = audit::size_with_chance(made.ends, kChance);
    first.push_back(made.first);
    plan.contests.back().warning = audit::unlooked_cards(subject.unlooked[c]);
    plan.average = plan.average || first[c] != subject.contests[c].size(plan.risk_limit);
  }
  for (std::size_t k = 0; k < plan.limits.size(); ++k) {
    std::vector<std::int64_t> sizes;
    for (const report::CardsContestPlan& contest : plan.contests) sizes.push_back(contest.sizes[k]);
    plan.expected_cards.push_back(audit::expected_cards(subject.contests, subject.styles, sizes));
  }
  plan.first_cards = audit::expected_cards(subject.contests, subject.styles, first);
  return plan;
}

}  // namespace acta::app
