// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_sheets_kind.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "acta/app/audit_parts.hpp"
#include "acta/app/audit_sheets_several.hpp"
#include "acta/audit/batch_alpha.hpp"
#include "acta/audit/macro.hpp"
#include "acta/base/number_text.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::int64_t kMostDraws = 10'000'000;

class SheetsAudit : public AuditKind {
 public:
  SheetsAudit(std::unique_ptr<Loaded> loaded, const AuditOptions& options, AuditSubject subject, report::AuditPlan plan)
      : m_loaded(std::move(loaded)), m_options(options), m_subject(std::move(subject)), m_plan(std::move(plan)) {}

  std::string plan_text(const report::TextStyle& style) const override {
    return report::audit_plan_text(m_plan, style);
  }
  std::string plan_json() const override { return report::audit_plan_json(m_plan); }

  std::map<std::string, std::int64_t> first_sizes() const override {
    const double limits[] = {m_options.risk_limit / 100};
    if (m_options.is_alpha())
      return {{m_subject.contest->id, audit::alpha_sizes(*m_subject.batches, limits)[0].sheets}};
    return {{m_subject.contest->id, audit::macro_draws(m_options.risk_limit / 100, m_plan.total_bound)}};
  }

  std::map<std::string, double> risk_limits() const override {
    return {{m_subject.contest->id, m_options.risk_limit / 100}};
  }

  base::Result<RetrievalList> draw(const AuditExtent& extent) const override {
    const auto drawn = draw_of(extent);
    if (!drawn) return drawn.error();
    RetrievalList list{{"sheet", "place", "ballots at most", "times", "draws"}, {}};
    for (const report::AuditDrawn& one : drawn->first.sheets) {
      std::string draws;
      for (const std::int64_t ticket : one.draws) draws += (draws.empty() ? "" : " ") + std::to_string(ticket);
      list.rows.push_back(
          {one.key, one.place, fmt::format("{:.0f}", one.ballots), std::to_string(one.draws.size()), std::move(draws)});
    }
    return list;
  }

  std::vector<std::string> entry_columns() const override { return paper_columns(m_subject); }

  base::Result<AuditStanding> assess(const AuditExtent& extent, std::span<const PaperEntry> entries) const override {
    auto drawn = draw_of(extent);
    if (!drawn) return drawn.error();
    const auto paper = paper_entries(m_subject, entries);
    if (!paper) return paper.error();
    const auto got = assess_sheets(m_subject, *paper, std::move(drawn->first),
                                   drawn_alone(m_subject, drawn->second, extent.seed, m_options.is_alpha()),
                                   {"paper entries", m_options.risk_limit / 100, m_options.is_alpha()});
    AuditStanding standing;
    standing.contests.push_back({m_subject.contest->id, got.risk, got.risk_limit, got.draw.draws, got.assessed,
                                 static_cast<std::int64_t>(got.waiting.size()),
                                 static_cast<std::int64_t>(got.differences.size()), got.more_draws, got.impossible,
                                 got.path});
    if (m_options.is_alpha()) standing.contests.back().left = m_subject.batches->drawable() - got.draw.draws;
    standing.findings.push_back(got.finding);
    standing.text = report::audit_comparison_text(got, {});
    standing.json = report::audit_assessment_json(got);
    return standing;
  }

 private:
  base::Result<std::pair<report::AuditDraw, std::vector<audit::BatchDraw>>> draw_of(const AuditExtent& extent) const {
    AuditOptions options = m_options;
    options.seed = extent.seed;
    for (const auto& [contest, size] : extent.sizes) {
      if (contest != m_subject.contest->id)
        return Error{ErrorKind::usage, "the audit is not of a contest \"" + contest + "\"", {}, "--draws N"};
      options.draws = size;
    }
    if (options.draws < 1 || options.draws > kMostDraws)
      return Error{
          ErrorKind::usage,
          fmt::format("{} draws of sheets in all; 1 to {} can be drawn", options.draws, base::grouped(kMostDraws)),
          {},
          {}};
    std::vector<audit::BatchDraw> order;
    auto drawn = draw_sheets(m_subject, options, &order);
    if (!drawn) return drawn.error();
    return std::pair{std::move(*drawn), std::move(order)};
  }

  std::unique_ptr<Loaded> m_loaded;  ///< the subject points into it
  AuditOptions m_options;
  AuditSubject m_subject;
  report::AuditPlan m_plan;
};

}  // namespace

base::Result<std::unique_ptr<AuditKind>> open_sheets_audit(std::unique_ptr<Loaded> loaded,
                                                           const AuditOptions& options) {
  if (options.contest.find(',') != std::string::npos) return open_several_sheets(std::move(loaded), options);
  auto subject = audit_subject(*loaded, options);
  if (!subject) return subject.error();
  auto plan = plan_audit(*loaded, options);
  if (!plan) return plan.error();
  const bool none =
      std::isinf(plan->total_bound) ||
      (!options.is_alpha() && audit::macro_draws(options.risk_limit / 100, plan->total_bound) > kMostDraws);
  if (none)
    return Error{ErrorKind::usage,
                 "no number of draws proves this outcome: some margin is too small",
                 {},
                 "count every sheet by hand; acta audit plan RECORD shows the margins"};
  return std::unique_ptr<AuditKind>(
      std::make_unique<SheetsAudit>(std::move(loaded), options, std::move(*subject), std::move(*plan)));
}

}  // namespace acta::app
