// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_sheets_several.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "acta/app/audit_entries.hpp"
#include "acta/app/audit_parts.hpp"
#include "acta/audit/batch_alpha.hpp"
#include "acta/base/number_text.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::int64_t kMostDraws = 10'000'000;
constexpr double kUnit = 1e-9;  ///< of weights, in margins
constexpr std::uint64_t kMostWeight = std::uint64_t{1} << 62;
constexpr double kRiskLimits[] = {0.20, 0.10, 0.05, 0.01, 0.001};

/// One place where paper is: the sheets with its key.
struct Station {
  std::string key, place;
  double ballots = 0;                               ///< the most of its sheets
  std::vector<std::optional<std::size_t>> batches;  ///< by contest
};

class SeveralSheets : public AuditKind {
 public:
  SeveralSheets(std::unique_ptr<Loaded> loaded, const AuditOptions& options, std::vector<AuditSubject> subjects,
                std::vector<report::AuditPlan> plans)
      : m_loaded(std::move(loaded)), m_options(options), m_subjects(std::move(subjects)), m_plans(std::move(plans)) {
    add_stations();
  }

  std::string plan_text(const report::TextStyle& style) const override {
    return report::audit_several_plan_text(m_plans, common(), style);
  }
  std::string plan_json() const override { return report::audit_several_plan_json(m_plans, common()); }
  std::map<std::string, std::int64_t> first_sizes() const override;
  std::map<std::string, double> risk_limits() const override {
    std::map<std::string, double> limits;
    for (const AuditSubject& one : m_subjects) limits[one.contest->id] = m_options.risk_limit / 100;
    return limits;
  }
  base::Result<RetrievalList> draw(const AuditExtent& extent) const override;
  std::vector<std::string> entry_columns() const override;
  base::Result<AuditStanding> assess(const AuditExtent& extent, std::span<const PaperEntry> entries) const override;

  double total_bound() const { return kUnit * static_cast<double>(m_total); }
  /// Whether the weights fit the draw's whole numbers.
  bool fits() const { return m_total < kMostWeight; }

 private:
  void add_stations();
  report::AuditCommon common() const;
  std::int64_t draws_to(double limit) const;
  audit::AlphaSize alpha_size(double limit) const;
  double different(double draws, bool ballots) const;
  base::Result<std::vector<audit::BatchDraw>> drawn(const AuditExtent& extent) const;
  base::Result<PaperCounts> paper_of(std::size_t c, std::span<const PaperEntry> entries) const;
  base::Result<void> check(const PaperEntry& entry) const;
  std::string contests_at(const Station& station) const;
  SheetsDrawn fed(std::size_t c, const std::vector<audit::BatchDraw>& order, const std::string& seed) const;
  double bound(std::size_t station) const { return kUnit * static_cast<double>(m_weights[station]); }

  std::unique_ptr<Loaded> m_loaded;  ///< the subjects point into it
  AuditOptions m_options;
  std::vector<AuditSubject> m_subjects;
  std::vector<report::AuditPlan> m_plans;
  std::vector<Station> m_stations;
  std::map<std::string, std::size_t, std::less<>> m_station_of;
  std::vector<std::uint64_t> m_weights;  ///< of stations: the largest of their sheets'
  std::uint64_t m_total = 0;
};

std::string column_of(const AuditSubject& subject, const std::string& column) {
  return subject.contest->id + ": " + column;
}

void SeveralSheets::add_stations() {
  for (std::size_t c = 0; c < m_subjects.size(); ++c) {
    const AuditSubject& subject = m_subjects[c];
    for (std::size_t batch = 0; batch < subject.batches->batches().size(); ++batch) {
      const std::string key = subject.key(batch);
      const auto [at, added] = m_station_of.emplace(key, m_stations.size());
      if (added) {
        m_stations.push_back({key, subject.place(batch), 0, {}});
        m_stations.back().batches.resize(m_subjects.size());
        m_weights.push_back(0);
      }
      Station& station = m_stations[at->second];
      station.batches[c] = batch;
      station.ballots = std::max(station.ballots, subject.batches->batches()[batch].all());
      m_weights[at->second] = std::max(m_weights[at->second], subject.batches->weight(batch));
    }
  }
  for (const std::uint64_t weight : m_weights) m_total = std::min(kMostWeight, m_total + std::min(kMostWeight, weight));
}

std::int64_t SeveralSheets::draws_to(double limit) const {
  if (!m_options.is_alpha()) return audit::macro_draws(limit, total_bound());
  return alpha_size(limit).sheets;
}

audit::AlphaSize SeveralSheets::alpha_size(double limit) const {
  std::vector<double> ballots;
  for (const Station& one : m_stations) ballots.push_back(one.ballots);
  return audit::alpha_sizes(m_weights, ballots, std::span(&limit, 1))[0];
}

/// Different stations, or their ballots, on average.
double SeveralSheets::different(double draws, bool ballots) const {
  double sum = 0;
  for (std::size_t k = 0; k < m_stations.size(); ++k)
    sum -= (ballots ? m_stations[k].ballots : 1) *
           std::expm1(draws * std::log1p(-std::min(1.0, bound(k) / total_bound())));
  return sum;
}

report::AuditCommon SeveralSheets::common() const {
  report::AuditCommon common{static_cast<std::int64_t>(m_stations.size()), total_bound(), m_options.is_alpha(), {}};
  for (const double limit : kRiskLimits) {
    if (common.alpha) {
      const audit::AlphaSize size = alpha_size(limit);
      common.sizes.push_back({limit, size.sheets, static_cast<double>(size.sheets), size.ballots});
      continue;
    }
    const std::int64_t draws = draws_to(limit);
    const auto n = static_cast<double>(draws);
    common.sizes.push_back({limit, draws, different(n, false), different(n, true)});
  }
  return common;
}

std::map<std::string, std::int64_t> SeveralSheets::first_sizes() const {
  const std::int64_t draws = draws_to(m_options.risk_limit / 100);
  std::map<std::string, std::int64_t> sizes;
  for (const AuditSubject& one : m_subjects) sizes[one.contest->id] = draws;
  return sizes;
}

base::Result<std::vector<audit::BatchDraw>> SeveralSheets::drawn(const AuditExtent& extent) const {
  std::int64_t draws = 0;
  for (const auto& [contest, size] : extent.sizes) {
    const std::string& id = contest;
    if (std::none_of(m_subjects.begin(), m_subjects.end(), [&](const auto& one) { return one.contest->id == id; }))
      return Error{ErrorKind::usage, "the audit is not of a contest \"" + id + "\"", {}, "--draws N"};
    draws = std::max(draws, size);
  }
  if (extent.seed.empty()) return Error{ErrorKind::usage, "a draw needs a seed", {}, {}};
  if (draws < 1 || draws > kMostDraws)
    return Error{ErrorKind::usage,
                 fmt::format("{} draws of sheets in all; 1 to {} can be drawn", draws, base::grouped(kMostDraws)),
                 {},
                 {}};
  return audit::draw_by_weight(m_weights, extent.seed, static_cast<std::uint64_t>(draws), m_options.is_alpha());
}

std::string SeveralSheets::contests_at(const Station& station) const {
  std::string text;
  for (std::size_t c = 0; c < m_subjects.size(); ++c)
    if (station.batches[c]) text += (text.empty() ? "" : "; ") + m_subjects[c].contest->id;
  return text;
}

base::Result<RetrievalList> SeveralSheets::draw(const AuditExtent& extent) const {
  const auto order = drawn(extent);
  if (!order) return order.error();
  std::map<std::size_t, std::vector<std::uint64_t>> tickets;
  for (const audit::BatchDraw& one : *order) tickets[one.batch].push_back(one.ticket);
  RetrievalList list{{"sheet", "place", "ballots at most", "times", "draws", "contests"}, {}};
  for (const auto& [at, numbers] : tickets) {
    const Station& station = m_stations[at];
    list.rows.push_back({station.key, station.place, fmt::format("{:.0f}", station.ballots),
                         std::to_string(numbers.size()), fmt::format("{}", fmt::join(numbers, " ")),
                         contests_at(station)});
  }
  std::stable_sort(list.rows.begin(), list.rows.end(),
                   [](const auto& a, const auto& b) { return std::tie(a[1], a[0]) < std::tie(b[1], b[0]); });
  return list;
}

std::vector<std::string> SeveralSheets::entry_columns() const {
  std::vector<std::string> columns;
  for (const AuditSubject& subject : m_subjects)
    for (const std::string& one : paper_columns(subject)) columns.push_back(column_of(subject, one));
  return columns;
}

/// That the station and its columns are there, and cells of contests that it does not have are empty.
base::Result<void> SeveralSheets::check(const PaperEntry& entry) const {
  const auto at = m_station_of.find(entry.unit);
  if (at == m_station_of.end())
    return Error{ErrorKind::format, "sheet " + entry.unit + ": there is no such sheet", place_of(entry),
                 "copy its name from the retrieval list"};
  const auto known = entry_columns();
  for (const auto& [column, text] : entry.values) {
    if (std::find(known.begin(), known.end(), column) == known.end())
      return Error{ErrorKind::format,
                   "sheet " + entry.unit + ": column \"" + column + "\" is none of this audit",
                   place_of(entry, column),
                   {}};
    const std::string id = column.substr(0, column.find(": "));
    for (std::size_t c = 0; c < m_subjects.size(); ++c)
      if (m_subjects[c].contest->id == id && !m_stations[at->second].batches[c] && !text.empty())
        return Error{ErrorKind::format, "sheet " + entry.unit + ": contest \"" + id + "\" is not at this station",
                     place_of(entry, column), "leave the cell empty"};
  }
  return {};
}

/// A contest whose cells are all empty in the last row of a station is not counted there, whatever earlier rows say.
base::Result<PaperCounts> SeveralSheets::paper_of(std::size_t c, std::span<const PaperEntry> entries) const {
  const AuditSubject& subject = m_subjects[c];
  const std::string prefix = subject.contest->id + ": ";
  std::vector<PaperEntry> own;
  for (const PaperEntry& entry : entries) {
    PaperEntry part{entry.unit, {}, entry.where, {}, entry.unit_cell};
    bool filled = false;
    for (std::size_t k = 0; k < entry.values.size(); ++k) {
      if (!entry.values[k].first.starts_with(prefix)) continue;
      part.values.emplace_back(entry.values[k].first.substr(prefix.size()), entry.values[k].second);
      if (k < entry.cells.size()) part.cells.push_back(entry.cells[k]);
      filled = filled || !entry.values[k].second.empty();
    }
    std::erase_if(own, [&](const PaperEntry& earlier) { return earlier.unit == entry.unit; });
    if (filled) own.push_back(std::move(part));
  }
  return paper_entries(subject, own);
}

SheetsDrawn SeveralSheets::fed(std::size_t c, const std::vector<audit::BatchDraw>& order,
                               const std::string& seed) const {
  SheetsDrawn drawn;
  drawn.total_bound = total_bound();
  for (const audit::BatchDraw& one : order) drawn.order.push_back({m_stations[one.batch].batches[c], bound(one.batch)});
  if (!m_options.is_alpha()) return drawn;
  const auto all = audit::draw_by_weight(m_weights, seed, static_cast<std::uint64_t>(audit::drawable(m_weights)), true);
  for (std::size_t k = order.size(); all && k < all->size(); ++k) drawn.next.push_back(bound((*all)[k].batch));
  return drawn;
}

base::Result<AuditStanding> SeveralSheets::assess(const AuditExtent& extent,
                                                  std::span<const PaperEntry> entries) const {
  const auto order = drawn(extent);
  if (!order) return order.error();
  for (const PaperEntry& entry : entries)
    if (auto good = check(entry); !good) return good.error();
  const auto draws = static_cast<std::int64_t>(order->size());
  AuditStanding standing;
  std::vector<report::AuditAssessment> all;
  for (std::size_t c = 0; c < m_subjects.size(); ++c) {
    const AuditSubject& subject = m_subjects[c];
    const auto paper = paper_of(c, entries);
    if (!paper) return paper.error();
    std::vector<audit::BatchDraw> here;
    for (const audit::BatchDraw& one : *order)
      if (const auto batch = m_stations[one.batch].batches[c]) here.push_back({one.ticket, one.number, *batch});
    auto got =
        assess_sheets(subject, *paper, shown_draw(subject, here, extent.seed, draws), fed(c, *order, extent.seed),
                      {"paper entries", m_options.risk_limit / 100, m_options.is_alpha()});
    const auto size = extent.sizes.find(subject.contest->id);
    const std::int64_t behind = draws - (size == extent.sizes.end() ? 0 : size->second);
    standing.contests.push_back({subject.contest->id, got.risk, got.risk_limit, draws, got.assessed,
                                 static_cast<std::int64_t>(got.waiting.size()),
                                 static_cast<std::int64_t>(got.differences.size()),
                                 got.more_draws > 0 ? got.more_draws + behind : 0, got.impossible, got.path});
    if (m_options.is_alpha()) standing.contests.back().left = audit::drawable(m_weights) - draws + behind;
    standing.findings.push_back(got.finding);
    standing.text += report::audit_comparison_text(got, {});
    all.push_back(std::move(got));
  }
  standing.json = report::audit_several_assessment_json(all);
  return standing;
}

}  // namespace

std::vector<std::string> contests_of(const std::string& text) {
  std::vector<std::string> ids;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    ids.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return ids;
}

base::Result<std::unique_ptr<AuditKind>> open_several_sheets(std::unique_ptr<Loaded> loaded,
                                                             const AuditOptions& options) {
  std::vector<AuditSubject> subjects;
  std::vector<report::AuditPlan> plans;
  std::set<std::string> seen;
  for (const std::string& id : contests_of(options.contest)) {
    if (!seen.insert(id).second) return Error{ErrorKind::usage, "--contest names \"" + id + "\" twice", {}, {}};
    if (id.empty()) return Error{ErrorKind::usage, "--contest has a comma too many", {}, "--contest mayor,council"};
    AuditOptions one = options;
    one.contest = id;
    auto subject = audit_subject(*loaded, one);
    auto plan = plan_audit(*loaded, one);
    if (!subject || !plan) {
      Error error = subject ? plan.error() : subject.error();
      error.message = "contest \"" + id + "\": " + error.message;
      return error;
    }
    if (std::isinf(plan->total_bound))
      return Error{ErrorKind::usage,
                   "contest \"" + id + "\": no number of draws proves this outcome: some margin is too small",
                   {},
                   "count every sheet by hand, and leave it out"};
    subjects.push_back(std::move(*subject));
    plans.push_back(std::move(*plan));
  }
  auto made = std::make_unique<SeveralSheets>(std::move(loaded), options, std::move(subjects), std::move(plans));
  if (!made->fits() ||
      (!options.is_alpha() && audit::macro_draws(options.risk_limit / 100, made->total_bound()) > kMostDraws))
    return Error{ErrorKind::usage, "no number of draws proves these outcomes: some margin is too small", {}, {}};
  return std::unique_ptr<AuditKind>(std::move(made));
}

}  // namespace acta::app
