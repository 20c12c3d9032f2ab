// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "acta/app/audit_parts.hpp"
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
  std::vector<double> values;
  for (const audit::OutcomeClaim& one : subject.claims.claims) values.push_back(one.claim.constant);
  for (const auto& [batch, votes] : paper.counts)
    for (const audit::LocalClaim& claim : claims.of_row(batches[batch].row))
      values[claim.claim] += value_of(claim, votes);
  bool all = true;
  for (std::size_t k = 0; k < values.size(); ++k) all = all && values[k] + unseen * claims.lowest(k) > 0;
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
  std::string detail;  ///< what differs, or lacks a count
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
                        subject.batches->batches()[batch].all())};
  const std::vector<double>& votes = subject.batches->batches()[batch].votes;
  return {true, subject.batches->macro().error(votes, counted->second, subject.batches->batches()[batch].row),
          changes(subject, votes, counted->second, paper.votes_only.count(batch) > 0)};
}

/// Walks the draws in order, multiplying up to the first without paper.
audit::MacroProduct walk(const AuditSubject& subject, const PaperCounts& paper,
                         const std::vector<audit::BatchDraw>& order, report::AuditAssessment& result) {
  std::map<std::size_t, report::AuditDifference> differing;
  std::set<std::size_t> seen;
  audit::MacroProduct product(subject.batches->total_bound());
  for (const audit::BatchDraw& one : order) {
    const Compared found = compared(subject, paper, one.batch);
    const double bound = subject.batches->bound(one.batch);
    const std::string key = subject.key(one.batch);
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
    product.add(found.error, bound);
    ++result.assessed;
    result.path.push_back(product.p_value());
  }
  for (auto& [batch, difference] : differing) result.differences.push_back(std::move(difference));
  return product;
}

void assess_draws(const AuditSubject& subject, const PaperCounts& paper, const std::vector<audit::BatchDraw>& order,
                  report::AuditAssessment& result) {
  const audit::MacroProduct product = walk(subject, paper, order, result);
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

model::Finding finding_of(const AuditSubject& subject, const report::AuditAssessment& got) {
  return audit::measured_risk({subject.contest->id, subject.contest->copies[subject.copy].id, got.paper, got.assessed,
                               static_cast<std::int64_t>(got.differences.size()),
                               static_cast<std::int64_t>(got.waiting.size()), got.risk, got.risk_limit, got.more_draws,
                               got.impossible, got.all_counted, got.unproven});
}

}  // namespace

base::Result<report::AuditDraw> draw_sheets(const AuditSubject& subject, const AuditOptions& options,
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

report::AuditAssessment assess_sheets(const AuditSubject& subject, const PaperCounts& paper, report::AuditDraw draw,
                                      const std::vector<audit::BatchDraw>& order, const AssessedAgainst& against) {
  report::AuditAssessment result;
  result.draw = std::move(draw);
  result.paper = against.paper;
  result.risk_limit = against.risk_limit;
  result.total_bound = subject.batches->total_bound();
  result.seats = seats_of(subject);
  result.unproven = subject.claims.unproven;
  result.unknown = paper.unknown, result.unseen = subject.unseen;
  assess_draws(subject, paper, order, result);
  result.finding = finding_of(subject, result);
  return result;
}

}  // namespace acta::app
