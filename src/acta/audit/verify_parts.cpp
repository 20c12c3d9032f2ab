// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/verify_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace acta::audit {
namespace {

const char* basis_of(const std::string& code) {
  if (code == "A301" || code == "A305") return "Samplers 1 to 5 of doc/methods/audit.md, \"Drawing\"";
  if (code == "A302") return "The tests of doc/methods/audit.md, \"Tests\" and \"Batch comparison\"";
  return "Arithmetic";
}

}  // namespace

Recomputed::Recomputed(std::string code, std::string contest) {
  m_finding.code = std::move(code);
  m_finding.contest = std::move(contest);
  m_finding.basis = basis_of(m_finding.code);
  m_finding.cannot_show = {
      "Whether the cards that were looked at are those that were drawn, and whether they were kept."};
}

void Recomputed::differs(std::string label, std::string detail, const base::Place& place) {
  ++m_finding.tested;
  ++m_finding.instances;
  if (m_finding.examples.size() < model::kLargestExamples)
    m_finding.examples.push_back({-1, std::move(label), std::move(detail), place});
}

void Recomputed::lacks(std::string reason) {
  if (m_reason.empty()) m_reason = std::move(reason);
}

void Recomputed::number(std::string name, std::string label, double value) {
  m_finding.numbers.push_back({std::move(name), std::move(label), value, ""});
}

void Recomputed::explain(std::string text) {
  auto& all = m_finding.explanations;
  if (std::find(all.begin(), all.end(), text) == all.end()) all.push_back(std::move(text));
}

model::Finding Recomputed::finish(const std::string& subject, const std::string& holds, const std::string& fails) {
  if (m_finding.instances > 0) {
    m_finding.verdict = model::Verdict::fails;
    m_finding.statement = fmt::format("{} {}", subject, fails);
    return m_finding;
  }
  m_finding.verdict = m_finding.tested > 0 && m_reason.empty() ? model::Verdict::holds : model::Verdict::not_checked;
  m_finding.statement = fmt::format("{} {}", subject, holds);
  if (m_finding.verdict == model::Verdict::holds) return m_finding;
  m_finding.statement = subject + " could not be computed again in full.";
  m_finding.reason = m_reason.empty() ? "the record states nothing of it" : m_reason;
  return m_finding;
}

bool is_stated(const model::StatedNumber& stated, double computed, double relative) {
  const auto near = [&](double p) {
    const double room = stated.tolerance * (1 + 1e-6) + relative * std::fabs(p);
    return stated.below ? p <= stated.value + room : std::fabs(p - stated.value) <= room;
  };
  return near(computed) || near(std::fmin(1, computed));
}

std::string p_text(double p) { return fmt::format("{:.10g}", p); }

ReportedOutcome::ReportedOutcome(const model::ReportedContest& contest) {
  const std::size_t options = contest.options.size();
  std::vector<std::uint32_t> order(options);
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return contest.votes[a] > contest.votes[b]; });
  const auto seats =
      static_cast<std::size_t>(std::clamp<std::int64_t>(contest.winners, 0, static_cast<std::int64_t>(options)));
  for (std::size_t w = 0; w < seats; ++w)
    for (std::size_t l = seats; l < options; ++l) {
      const double margin = static_cast<double>(contest.votes[order[w]] - contest.votes[order[l]]);
      pairs.push_back({order[w], order[l], margin});
      smallest_margin = pairs.size() == 1 ? margin : std::fmin(smallest_margin, margin);
    }
}

std::vector<int> valid_votes(const model::ReportedMarks& marks, const model::ReportedContest& contest) {
  std::vector<int> votes(contest.options.size(), 0);
  if (marks.state != model::ReportedMarks::State::marked) return votes;
  const std::int64_t sum = std::accumulate(marks.listed.begin(), marks.listed.end(), std::int64_t{0});
  return sum > contest.votes_allowed ? votes : marks.listed;
}

std::int64_t times_looked_at(const model::ReportedBallot& ballot, std::size_t k, bool targeted, std::int64_t round) {
  if (targeted) return draws_until(ballot.tickets[k], round);
  std::int64_t draws = 0;
  for (const auto& tickets : ballot.tickets) draws += draws_until(tickets, round);
  return draws > 0 ? 1 : 0;
}

std::int64_t draws_until(const std::vector<model::ReportedTicket>& tickets, std::int64_t round) {
  return std::count_if(tickets.begin(), tickets.end(),
                       [&](const auto& one) { return one.round <= round && one.number != "EXTRA"; });
}

}  // namespace acta::audit
