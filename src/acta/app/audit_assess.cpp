// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
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
    sheets.push_back({std::move(tickets), std::string(subject.sheets->keys[batch]), subject.place(batch),
                      subject.batches->batches()[batch].ballots, subject.batches->bound(batch)});
  std::stable_sort(sheets.begin(), sheets.end(),
                   [](const auto& a, const auto& b) { return std::tie(a.place, a.key) < std::tie(b.place, b.key); });
  return sheets;
}

/// "Ames 150 → 148, Burr 90 → 92", of the first columns.
std::string changes(const AuditSubject& subject, const std::vector<double>& sheet, const std::vector<double>& paper,
                    std::size_t columns) {
  std::string text;
  for (std::size_t i = 0; i < columns; ++i)
    if (sheet[i] != paper[i])
      text += fmt::format("{}{} {:.0f} → {:.0f}", text.empty() ? "" : ", ", subject.column_name(i), sheet[i], paper[i]);
  return text;
}

/// Ballots of the paper beyond the most that its sheet was taken to hold, which all bounds rest on; 0: none.
double beyond_bound(const AuditSubject& subject, std::size_t batch, const std::vector<double>& paper) {
  const double ballots = std::accumulate(paper.begin(), paper.end(), 0.0);
  return std::max(0.0, ballots - subject.batches->batches()[batch].ballots);
}

/// Where every sheet was counted by hand there is no chance left: the claims hold on paper or they do not. All ballots
/// of paper that was not found may speak against each of them.
void count_all(const AuditSubject& subject, const PaperCounts& paper, report::AuditAssessment& result) {
  const auto& batches = subject.batches->batches();
  if (paper.counts.size() + paper.lost.size() < batches.size() || paper.unknown > 0) return;
  auto unseen = static_cast<double>(subject.unseen);
  for (const std::size_t batch : paper.lost) unseen += batches[batch].ballots;
  std::vector<double> totals(subject.totals.size(), 0);
  for (const auto& [batch, votes] : paper.counts)
    if (beyond_bound(subject, batch, votes) > 0) return;
  for (const auto& [batch, votes] : paper.counts)
    for (std::size_t i = 0; i < totals.size(); ++i) totals[i] += votes[i];
  bool all = true;
  for (const audit::OutcomeClaim& one : subject.claims.claims)
    all = all && one.claim.value(totals) + unseen * one.claim.lowest > 0;
  result.all_counted = true;
  result.risk = all ? 0 : 1;
  result.more_draws = 0;
  result.impossible.clear();
  if (!all) result.impossible = "every sheet was counted, and on paper some claim does not hold";
}

/// One drawn sheet beside its paper.
struct Compared {
  bool counted = false;
  double error = 0;
  std::string detail;               ///< what differs, or lacks a count
  std::vector<double> errors = {};  ///< by claim; empty: all of the bound
};

Compared compared(const AuditSubject& subject, const PaperCounts& paper, std::size_t batch) {
  if (paper.lost.count(batch) > 0) return {true, subject.batches->bound(batch), "the paper was not found"};
  const auto counted = paper.counts.find(batch);
  if (counted == paper.counts.end()) {
    const auto part = paper.incomplete.find(batch);
    return {false, 0, part == paper.incomplete.end() ? "" : " (no count of " + part->second + ")"};
  }
  if (const double more = beyond_bound(subject, batch, counted->second); more > 0)
    return {true, subject.batches->bound(batch),
            fmt::format("the paper has {:.0f} ballots more than the {:.0f} that it was taken to hold at most", more,
                        subject.batches->batches()[batch].ballots)};
  const std::vector<double>& votes = subject.batches->batches()[batch].votes;
  const std::size_t columns = paper.votes_only.count(batch) > 0 ? subject.poll.lists.size() : votes.size();
  return {true, subject.batches->macro().error(votes, counted->second),
          changes(subject, votes, counted->second, columns), subject.batches->macro().errors(votes, counted->second)};
}

/// What is fed one drawn sheet after the other: MACRO's product, or ALPHA.
class SheetsTest {
 public:
  SheetsTest(const audit::BatchAudit& batches, bool is_alpha)
      : m_macro(batches.total_bound()),
        m_alpha(batches.macro().claims(), batches.total_bound()),
        m_claims(batches.macro().claims()),
        m_is_alpha(is_alpha) {}
  void add(const Compared& found, double bound) {
    if (!m_is_alpha) return m_macro.add(found.error, bound);
    m_alpha.add(bound, found.errors.empty() ? std::vector<double>(m_claims, bound) : found.errors);
  }
  double p_value() const { return m_is_alpha ? m_alpha.p_value() : m_macro.p_value(); }
  const audit::MacroProduct& macro() const { return m_macro; }
  const audit::BatchAlpha& alpha() const { return m_alpha; }

 private:
  audit::MacroProduct m_macro;
  audit::BatchAlpha m_alpha;
  std::size_t m_claims;
  bool m_is_alpha;
};

/// Walks the draws in order, multiplying up to the first without paper.
SheetsTest walk(const AuditSubject& subject, const PaperCounts& paper, const std::vector<audit::BatchDraw>& order,
                report::AuditAssessment& result) {
  std::map<std::size_t, report::AuditDifference> differing;
  std::set<std::size_t> seen;
  SheetsTest test(*subject.batches, result.alpha);
  for (const audit::BatchDraw& one : order) {
    const Compared found = compared(subject, paper, one.batch);
    const double bound = subject.batches->bound(one.batch);
    const std::string key(subject.sheets->keys[one.batch]);
    const bool first = seen.insert(one.batch).second;
    if (!found.counted && first) result.waiting.push_back(key + found.detail);
    if (!found.counted) continue;
    if (!found.detail.empty()) {
      auto& difference = differing[one.batch];
      difference = {key, subject.place(one.batch), found.detail, difference.times + 1,
                    found.error / std::max(1e-300, bound)};
    } else if (first) {
      ++result.matching;
    }
    if (!result.waiting.empty()) continue;
    test.add(found, bound);
    ++result.assessed;
    result.path.push_back(test.p_value());
  }
  for (auto& [batch, difference] : differing) result.differences.push_back(std::move(difference));
  return test;
}

std::int64_t more_by_macro(const AuditSubject& subject, const audit::MacroProduct& product,
                           report::AuditAssessment& result) {
  const std::int64_t more = audit::macro_draws(result.risk_limit, subject.batches->total_bound(), product.log_p());
  if (std::isinf(subject.batches->total_bound()))
    result.impossible = "some reported margin is not larger than what unseen ballots could do";
  else if (more == audit::kNoSize)
    result.impossible = "a drawn sheet is off by its whole bound or more";
  return more;
}

/// The seed says which sheets come next: so many more are enough if none of them has an error.
std::int64_t more_by_alpha(const AuditSubject& subject, audit::BatchAlpha test, report::AuditAssessment& result) {
  const auto all =
      subject.batches->draw_different(result.draw.seed, static_cast<std::uint64_t>(subject.batches->drawable()));
  if (!all) return 0;
  const std::vector<double> none(subject.batches->macro().claims(), 0);
  auto needed = static_cast<std::size_t>(result.assessed);
  for (; needed < all->size() && test.p_value() > result.risk_limit; ++needed)
    test.add(subject.batches->bound((*all)[needed].batch), none);
  if (test.p_value() > result.risk_limit)
    result.impossible = "the errors found take the whole margin of a claim, whatever the other sheets say";
  return std::max<std::int64_t>(0, static_cast<std::int64_t>(needed) - result.draw.draws);
}

void assess_draws(const AuditSubject& subject, const PaperCounts& paper, const std::vector<audit::BatchDraw>& order,
                  report::AuditAssessment& result) {
  const SheetsTest test = walk(subject, paper, order, result);
  result.risk = test.p_value();
  const std::int64_t more =
      result.alpha ? more_by_alpha(subject, test.alpha(), result) : more_by_macro(subject, test.macro(), result);
  result.more_draws = result.risk <= result.risk_limit || !result.impossible.empty() ? 0 : more;
  count_all(subject, paper, result);
}

model::Finding finding_of(const AuditSubject& subject, const report::AuditAssessment& got) {
  return audit::measured_risk({subject.contest->id, subject.contest->copies[subject.copy].id, got.paper, got.assessed,
                               static_cast<std::int64_t>(got.differences.size()),
                               static_cast<std::int64_t>(got.waiting.size()), got.risk, got.risk_limit, got.more_draws,
                               got.impossible, got.all_counted, got.alpha});
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
  report::AuditDraw result{subject.contest->name, subject.contest->copies[subject.copy].id, options.seed,
                           grouped(subject, *draws), options.draws};
  if (order) *order = std::move(*draws);
  return result;
}

report::AuditAssessment assess_sheets(const AuditSubject& subject, const PaperCounts& paper, report::AuditDraw draw,
                                      const std::vector<audit::BatchDraw>& order, const AssessedAgainst& against) {
  report::AuditAssessment result;
  result.draw = std::move(draw);
  result.paper = against.paper;
  result.risk_limit = against.risk_limit, result.alpha = against.alpha;
  result.total_bound = subject.batches->total_bound();
  result.unproven = subject.claims.unproven;
  result.unknown = paper.unknown, result.unseen = subject.unseen;
  assess_draws(subject, paper, order, result);
  result.finding = finding_of(subject, result);
  return result;
}

}  // namespace acta::app
