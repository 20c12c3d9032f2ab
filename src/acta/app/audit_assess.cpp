// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "acta/app/audit_parts.hpp"
#include "acta/audit/batch_alpha.hpp"
#include "acta/audit/findings.hpp"

namespace acta::app {
namespace {

std::vector<report::AuditDrawn> grouped(const AuditSubject& subject, const std::vector<audit::BatchDraw>& draws) {
  std::map<std::size_t, std::vector<std::int64_t>> by_batch;
  for (const audit::BatchDraw& one : draws) by_batch[one.batch].push_back(static_cast<std::int64_t>(one.ticket));
  std::vector<report::AuditDrawn> sheets;
  for (auto& [batch, tickets] : by_batch)
    sheets.push_back({std::move(tickets), subject.key(batch), subject.place(batch),
                      subject.batches->batches()[batch].all(), subject.batches->bound(batch)});
  std::stable_sort(sheets.begin(), sheets.end(),
                   [](const auto& a, const auto& b) { return std::tie(a.place, a.key) < std::tie(b.place, b.key); });
  return sheets;
}

/// "Ames 150 → 148, Burr 90 → 92"; `lists_only`: of lists alone.
std::string changes(const AuditSubject& subject, const std::vector<double>& sheet, const std::vector<double>& paper,
                    bool lists_only) {
  std::string text;
  for (std::size_t i = 0; i < sheet.size(); ++i)
    if (sheet[i] != paper[i] && (!lists_only || i % subject.width() < subject.poll.lists.size()))
      text += fmt::format("{}{} {:.0f} → {:.0f}", text.empty() ? "" : ", ", subject.column_name(i), sheet[i], paper[i]);
  return text;
}

/// Ballots of the paper beyond the most that its sheet was taken to hold, which all bounds rest on; 0: none.
double beyond_bound(const AuditSubject& subject, std::size_t batch, const std::vector<double>& paper) {
  const double ballots = std::accumulate(paper.begin(), paper.end(), 0.0);
  return std::max(0.0, ballots - subject.batches->batches()[batch].all());
}

constexpr double kTie =
    1e-12;  ///< of the terms' size: what is left of a tie between quotients that are no binary numbers

/// Where every sheet was counted by hand there is no chance left: the claims hold on paper or they do not. All ballots
/// of paper that was not found may speak against each of them.
void count_all(const AuditSubject& subject, const PaperCounts& paper, report::AuditAssessment& result) {
  const auto& batches = subject.batches->batches();
  if (paper.counts.size() + paper.lost.size() < batches.size() || paper.unknown > 0) return;
  auto unseen = static_cast<double>(subject.unseen);
  for (const std::size_t batch : paper.lost) unseen += batches[batch].all();
  for (const auto& [batch, votes] : paper.counts)
    if (beyond_bound(subject, batch, votes) > 0) return;
  const audit::LocalClaims& claims = subject.batches->macro().claims();
  std::vector<double> values, terms;
  for (const audit::OutcomeClaim& one : subject.claims.claims)
    values.push_back(one.claim.constant), terms.push_back(std::abs(one.claim.constant));
  for (const auto& [batch, votes] : paper.counts)
    for (const audit::LocalClaim& claim : claims.of_row(batches[batch].row)) {
      values[claim.claim] += value_of(claim, votes);
      for (const audit::ClaimTerm& term : claim.terms) terms[claim.claim] += std::abs(term.weight) * votes[term.column];
    }
  bool all = true;
  for (std::size_t k = 0; k < values.size(); ++k) {
    const bool holds = values[k] + unseen * claims.lowest(k) > kTie * (1 + terms[k]);
    result.claims[k].risk = holds ? 0 : 1;
    all = all && holds;
  }
  result.all_counted = true;
  result.risk = all ? 0 : 1;
  if (!result.path.empty()) result.path.back() = result.risk;
  result.more_draws = 0;
  result.impossible.clear();
  if (!all) result.impossible = "every sheet was counted, and on paper some claim does not hold";
}

/// One drawn sheet beside its paper.
struct Compared {
  bool counted = false;
  double error = 0;
  std::string detail;               ///< what differs, or lacks a count
  std::vector<double> errors = {};  ///< by claim
  std::string kind = {};            ///< where it was not compared vote by vote: AuditDifference::kind
};

/// The whole bound for every claim that the batch can speak against.
std::vector<double> worst_errors(const AuditSubject& subject, std::size_t batch, double bound) {
  std::vector<double> errors(subject.claims.claims.size(), 0);
  for (const audit::LocalClaim& one : subject.batches->macro().claims().of_row(subject.batches->batches()[batch].row))
    errors[one.claim] = bound;
  return errors;
}

Compared compared(const AuditSubject& subject, const PaperCounts& paper, std::size_t batch) {
  const double bound = subject.batches->bound(batch);
  const std::vector<double> all = worst_errors(subject, batch, bound);
  if (paper.lost.count(batch) > 0) return {true, bound, "the paper was not found", all, "not_found"};
  const auto counted = paper.counts.find(batch);
  if (counted == paper.counts.end()) {
    const auto part = paper.incomplete.find(batch);
    return {false, 0, part == paper.incomplete.end() ? "" : " (no count of " + part->second + ")"};
  }
  constexpr double kNoBound = std::numeric_limits<double>::infinity();
  if (const double more = beyond_bound(subject, batch, counted->second); more > 0)
    return {true, kNoBound,
            fmt::format("the paper has {:.0f} ballots more than the {:.0f} that it was taken to hold at most", more,
                        subject.batches->batches()[batch].all()),
            std::vector<double>(all.size(), kNoBound), "beyond_bound"};
  const std::vector<double>& votes = subject.batches->batches()[batch].votes;
  const audit::Macro& macro = subject.batches->macro();
  const std::size_t row = subject.batches->batches()[batch].row;
  return {true, macro.error(votes, counted->second, row),
          changes(subject, votes, counted->second, paper.votes_only.count(batch) > 0),
          macro.errors(votes, counted->second, row)};
}

/// What is fed one drawn sheet after the other: MACRO's product, or ALPHA.
class SheetsTest {
 public:
  SheetsTest(std::size_t claims, double total_bound, bool is_alpha)
      : m_macro(total_bound), m_by_claim(claims, total_bound), m_alpha(claims, total_bound), m_is_alpha(is_alpha) {}
  void add(const Compared& found, double bound) {
    if (m_is_alpha) return m_alpha.add(bound, found.errors);
    m_macro.add(found.error, bound);
    m_by_claim.add(found.errors, bound);
  }
  double p_value(std::size_t claim) const { return m_is_alpha ? m_alpha.p_value(claim) : m_by_claim.p_value(claim); }
  double p_value() const { return m_is_alpha ? m_alpha.p_value() : m_macro.p_value(); }
  const audit::MacroProduct& macro() const { return m_macro; }
  const audit::BatchAlpha& alpha() const { return m_alpha; }

 private:
  audit::MacroProduct m_macro;
  audit::MacroByClaim m_by_claim;
  audit::BatchAlpha m_alpha;
  bool m_is_alpha;
};

/// Walks the draws in order, multiplying up to the first without paper.
SheetsTest walk(const AuditSubject& subject, const PaperCounts& paper, const SheetsDrawn& drawn,
                report::AuditAssessment& result) {
  std::map<std::size_t, report::AuditDifference> differing;
  std::set<std::size_t> seen;
  const std::size_t claims = subject.claims.claims.size();
  SheetsTest test(claims, drawn.total_bound, result.alpha);
  const Compared absent{true, 0, {}, std::vector<double>(claims, 0)};
  for (const SheetsDrawn::One& one : drawn.order) {
    const Compared found = one.batch ? compared(subject, paper, *one.batch) : absent;
    const std::string key = one.batch ? subject.key(*one.batch) : std::string();
    const bool first = one.batch && seen.insert(*one.batch).second;
    if (!found.counted && first) result.waiting.push_back(key + found.detail);
    if (!found.counted) continue;
    if (!found.detail.empty()) {
      auto& difference = differing[*one.batch];
      difference = {key,
                    subject.place(*one.batch),
                    found.detail,
                    difference.times + 1,
                    std::min(1.0, found.error / std::max(1e-300, one.bound)),
                    !found.kind.empty() ? found.kind
                    : found.error > 0   ? "against"
                                        : "not_against"};
    } else if (first) {
      ++result.matching;
    }
    if (!result.waiting.empty()) continue;
    test.add(found, one.bound);
    ++result.assessed;
    result.elsewhere += !one.batch;
    result.path.push_back(test.p_value());
  }
  for (auto& [batch, difference] : differing) result.differences.push_back(std::move(difference));
  return test;
}

std::int64_t more_by_macro(const audit::MacroProduct& product, report::AuditAssessment& result) {
  const std::int64_t more = audit::macro_draws(result.risk_limit, result.total_bound, product.log_p());
  if (std::isinf(result.total_bound))
    result.impossible = "some reported margin is not larger than what unseen ballots could do";
  else if (more == audit::kNoSize)
    result.impossible = "a drawn sheet is off by its whole bound or more";
  return more;
}

/// The seed says which sheets come next: so many more are enough if none of them has an error.
std::int64_t more_by_alpha(const SheetsDrawn& drawn, std::size_t claims, audit::BatchAlpha test,
                           report::AuditAssessment& result) {
  const std::vector<double> none(claims, 0);
  std::size_t needed = static_cast<std::size_t>(result.assessed);
  const std::size_t all = drawn.order.size() + drawn.next.size();
  for (; needed < all && test.p_value() > result.risk_limit; ++needed)
    test.add(needed < drawn.order.size() ? drawn.order[needed].bound : drawn.next[needed - drawn.order.size()], none);
  if (test.p_value() > result.risk_limit)
    result.impossible = "the errors found take the whole margin of a claim, whatever the other sheets say";
  return std::max<std::int64_t>(0, static_cast<std::int64_t>(needed) - result.draw.draws);
}

void assess_draws(const AuditSubject& subject, const PaperCounts& paper, const SheetsDrawn& drawn,
                  report::AuditAssessment& result) {
  const SheetsTest test = walk(subject, paper, drawn, result);
  result.risk = test.p_value();
  const audit::Macro& macro = subject.batches->macro();
  for (std::size_t k = 0; k < subject.claims.claims.size(); ++k)
    result.claims.push_back({subject.claims.claims[k].text, macro.margins()[k], test.p_value(k)});
  const std::int64_t more = result.alpha ? more_by_alpha(drawn, subject.claims.claims.size(), test.alpha(), result)
                                         : more_by_macro(test.macro(), result);
  result.more_draws = result.risk <= result.risk_limit || !result.impossible.empty() ? 0 : more;
  count_all(subject, paper, result);
}

model::Finding finding_of(const AuditSubject& subject, const report::AuditAssessment& got) {
  return audit::measured_risk({subject.contest->id, subject.contest->copies[subject.copy].id, got.paper, got.assessed,
                               static_cast<std::int64_t>(got.differences.size()),
                               static_cast<std::int64_t>(got.waiting.size()), got.risk, got.risk_limit, got.more_draws,
                               got.impossible, got.all_counted, got.alpha, got.unproven, got.elsewhere});
}

}  // namespace

base::Result<report::AuditDraw> draw_sheets(const AuditSubject& subject, const AuditOptions& options,
                                            std::vector<audit::BatchDraw>* order) {
  if (options.seed.empty() || options.draws <= 0)
    return base::Error{base::ErrorKind::usage, "a draw needs --seed and --draws", {}, "acta audit plan says how many"};
  const auto wanted = static_cast<std::uint64_t>(options.draws);
  auto draws = options.is_alpha() ? subject.batches->draw_different(options.seed, wanted)
                                  : subject.batches->draw(options.seed, wanted);
  if (!draws) return draws.error();
  report::AuditDraw result = shown_draw(subject, *draws, options.seed, options.draws);
  if (order) *order = std::move(*draws);
  return result;
}

report::AuditDraw shown_draw(const AuditSubject& subject, const std::vector<audit::BatchDraw>& order,
                             const std::string& seed, std::int64_t draws) {
  return {subject.contest->name, subject.contest->copies[subject.copy].id, seed, grouped(subject, order), draws};
}

SheetsDrawn drawn_alone(const AuditSubject& subject, const std::vector<audit::BatchDraw>& order,
                        const std::string& seed, bool alpha) {
  SheetsDrawn drawn;
  drawn.total_bound = subject.batches->total_bound();
  for (const audit::BatchDraw& one : order) drawn.order.push_back({one.batch, subject.batches->bound(one.batch)});
  if (!alpha) return drawn;
  const auto all = subject.batches->draw_different(seed, static_cast<std::uint64_t>(subject.batches->drawable()));
  for (std::size_t k = order.size(); all && k < all->size(); ++k)
    drawn.next.push_back(subject.batches->bound((*all)[k].batch));
  return drawn;
}

report::AuditAssessment assess_sheets(const AuditSubject& subject, const PaperCounts& paper, report::AuditDraw draw,
                                      const SheetsDrawn& drawn, const AssessedAgainst& against) {
  report::AuditAssessment result;
  result.draw = std::move(draw);
  result.paper = against.paper;
  result.risk_limit = against.risk_limit, result.alpha = against.alpha;
  result.total_bound = drawn.total_bound;
  result.seats = seats_of(subject.claims.seats);
  result.unproven = subject.claims.unproven;
  result.unknown = paper.unknown, result.unseen = subject.unseen;
  assess_draws(subject, paper, drawn, result);
  result.finding = finding_of(subject, result);
  return result;
}

}  // namespace acta::app
