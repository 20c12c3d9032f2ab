// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_plots.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "acta/audit/macro.hpp"
#include "acta/report/chance_plot.hpp"
#include "acta/report/picture_svg.hpp"
#include "acta/report/risk_plot.hpp"

namespace acta::app {
namespace {

constexpr double kTaint = 0.1;
constexpr std::int64_t kMostDraws = 100'000;

/// The risk after every draw where each `every`th drawn sheet is off by a tenth of its bound; 0: none is.
report::RiskCurve curve(const report::AuditPlan& plan, std::int64_t draws, int every, std::string label) {
  audit::MacroProduct product(plan.total_bound);
  report::RiskCurve made{std::move(label), {}};
  for (std::int64_t k = 1; k <= draws; ++k) {
    product.add(every > 0 && k % every == 0 ? kTaint : 0, 1);
    made.points.emplace_back(static_cast<double>(k), product.p_value());
  }
  return made;
}

std::string sizes_svg(const report::AuditPlan& plan) {
  model::Picture picture;
  picture.kind = model::Picture::Kind::line;
  picture.title = plan.contest + ": draws of sheets against the risk limit, if no difference is found";
  picture.x_label = "risk limit, per cent";
  picture.y_label = "draws";
  for (double limit = 0.5; limit <= 20.01; limit += 0.5) {
    picture.x.push_back(limit);
    picture.y.push_back(static_cast<double>(audit::macro_draws(limit / 100, plan.total_bound)));
  }
  return report::picture_svg(picture);
}

std::string chances_svg(const report::AuditPlan& plan) {
  report::ChancePlot plot{
      fmt::format("{}: chance that the audit has ended, limit {:.4g} %", plan.contest, 100 * plan.risk_limit),
      "draws of sheets",
      {}};
  for (const report::AuditOutlook& one : plan.outlooks) plot.curves.push_back({outlook_name(one), one.chances});
  return report::chance_plot_svg(plot);
}

std::string sizes_svg(const report::CardsContestPlan& contest, const std::vector<double>& limits) {
  model::Picture picture;
  picture.kind = model::Picture::Kind::line;
  picture.title = contest.name + ": cards against the risk limit";
  picture.x_label = "risk limit, per cent", picture.y_label = "cards";
  for (std::size_t k = limits.size(); k-- > 0;) {
    picture.x.push_back(100 * limits[k]);
    picture.y.push_back(static_cast<double>(contest.sizes[k]));
  }
  return report::picture_svg(picture);
}

std::string chances_svg(const report::CardsContestPlan& contest, double risk_limit) {
  report::ChancePlot plot{
      fmt::format("{}: chance that the audit has ended, limit {:.4g} %", contest.name, 100 * risk_limit),
      "cards",
      {{contest.exact ? "paper as recorded" : "errors as expected", {}}}};
  const auto all = static_cast<double>(contest.ends.size());
  for (std::size_t k = 0; k < contest.ends.size(); ++k)
    plot.curves.front().points.emplace_back(contest.ends[k], static_cast<double>(k + 1) / all);
  return report::chance_plot_svg(plot);
}

}  // namespace

std::vector<report::Plot> plan_plots(const report::CardsPlan& plan) {
  std::vector<report::Plot> plots;
  for (const report::CardsContestPlan& contest : plan.contests) {
    plots.push_back({"audit-sizes-" + contest.id + ".svg", sizes_svg(contest, plan.limits)});
    if (!contest.ends.empty())
      plots.push_back({"audit-distribution-" + contest.id + ".svg", chances_svg(contest, plan.risk_limit)});
  }
  return plots;
}

std::vector<report::Plot> plan_plots(const report::AuditPlan& plan, double risk_limit) {
  const std::int64_t needed = audit::macro_draws(risk_limit, plan.total_bound);
  if (needed > kMostDraws) return {};
  const std::int64_t draws = std::max<std::int64_t>(2, needed + needed / 2);
  report::RiskPlot plot;
  plot.title = plan.contest + ": how the risk falls";
  plot.limit = risk_limit;
  plot.curves = {curve(plan, draws, 0, "no difference"),
                 curve(plan, draws, 20, "every 20th sheet off by 1/10 of its bound"),
                 curve(plan, draws, 5, "every 5th")};
  std::vector<report::Plot> plots = {{"audit-sizes.svg", sizes_svg(plan)},
                                     {"audit-risk.svg", report::risk_plot_svg(plot)}};
  if (!plan.outlooks.empty()) plots.push_back({"audit-distribution.svg", chances_svg(plan)});
  return plots;
}

}  // namespace acta::app
