// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <numeric>

#include "acta/app/counting.hpp"
#include "acta/app/observe_parts.hpp"
#include "acta/count/count.hpp"
#include "acta/observe/findings.hpp"
#include "acta/observe/replicate.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;
using model::Quantity;
using model::SheetTable;

constexpr std::size_t kShares = 12;
constexpr int kArrivals = 10;
constexpr std::uint64_t kBootstrapSeed = 1;

std::map<std::string_view, std::uint32_t> units_by_key(const SheetTable& table) {
  std::map<std::string_view, std::uint32_t> units;
  for (std::uint32_t u = 0; u < table.units(); ++u) units.try_emplace(table.keys[u], u);
  return units;
}

class Estimator {
 public:
  Estimator(const Loaded& loaded, std::size_t contest, const SheetTable& roll, std::size_t reports, SampleFile sample,
            const ObserveOptions& options)
      : m_loaded(loaded),
        m_contest(contest),
        m_own(loaded.file.record.contests[contest]),
        m_roll(roll),
        m_reports(loaded.sheets[contest][reports].sheets),
        m_sample(std::move(sample)),
        m_options(options) {
    m_result.contest = &m_own;
    m_result.reports = m_own.copies[reports].id;
    m_result.design = m_sample.design;
    m_result.confidence = options.confidence / 100;
    m_result.drawn = static_cast<std::int64_t>(m_sample.stations.size());
    m_result.population = static_cast<std::int64_t>(roll.units());
    m_shares = observed_shares(m_own, m_own.copies[reports], m_reports);
  }

  base::Result<report::ObservationEstimate> run() {
    if (const auto found = find_stations(); !found) return found.error();
    if (m_shares.empty() || m_result.reported == 0)
      return Error{ErrorKind::usage,
                   "no station of the sample has votes in copy \"" + m_result.reports + "\"",
                   {},
                   "--reports ID names the copy with the observers' sheets; its keys must be those of the sample"};
    for (const ObservedShare& share : m_shares)
      if (m_result.shares.size() < kShares) m_result.shares.push_back(estimated(share));
    arrivals();
    add_seats(m_result, m_loaded, m_contest, sample_of(m_order.size()), chosen(), m_options.replicates);
    if (const auto done = announced(); !done) return done.error();
    if (!m_options.forms.empty())
      if (const auto done = add_answers(m_result, m_sample, m_options); !done) return done.error();
    if (m_options.incidents.empty()) return std::move(m_result);
    std::vector<std::uint32_t> reported;
    for (const Report& report : m_order) reported.push_back(report.station);
    if (const auto done = add_incidents(m_result, m_sample, reported, m_options); !done) return done.error();
    return std::move(m_result);
  }

 private:
  /// A station of the sample that reported: its place in the sample and in the reports.
  struct Report {
    std::uint32_t station = 0, unit = 0;
  };

  base::Result<void> find_stations() {
    const auto on_roll = units_by_key(m_roll), reported = units_by_key(m_reports);
    m_most.assign(m_sample.stations.size(), 0);
    const model::Column* electors = m_roll.quantity(Quantity::registered);
    for (std::uint32_t k = 0; k < m_sample.stations.size(); ++k) {
      const std::string& key = m_sample.stations[k].key;
      const auto roll = on_roll.find(key);
      if (roll == on_roll.end())
        return Error{ErrorKind::usage,
                     "the station \"" + key + "\" of the sample is not in copy \"" + m_roll.copy + "\"",
                     {},
                     {}};
      if (electors && model::is_count(electors->cells[roll->second]))
        m_most[k] = static_cast<double>(electors->cells[roll->second]);
      const auto at = reported.find(key);
      if (at != reported.end() && model::is_count(model::options_sum(m_reports, at->second)))
        m_order.push_back({k, at->second});
      else
        m_result.missing.push_back(key);
    }
    if (&m_roll != &m_reports)
      std::stable_sort(m_order.begin(), m_order.end(),
                       [](const Report& a, const Report& b) { return a.unit < b.unit; });
    m_result.reported = static_cast<std::int64_t>(m_order.size());
    return {};
  }

  observe::Sample sample_of(std::size_t reports, const ObservedShare* share = nullptr) const {
    observe::Sample sample{m_sample.sizes, {}, {}};
    for (std::size_t r = 0; r < reports; ++r) {
      if (share && share->told[m_order[r].unit] == 0) continue;
      const SampledStation& station = m_sample.stations[m_order[r].station];
      sample.stratum.push_back(station.stratum);
      if (m_sample.design == "size") sample.probability.push_back(station.probability);
    }
    return sample;
  }

  std::vector<double> values(const std::vector<double>& of, std::size_t reports, const ObservedShare& share) const {
    std::vector<double> picked;
    for (std::size_t r = 0; r < reports; ++r)
      if (share.told[m_order[r].unit] != 0) picked.push_back(of[m_order[r].unit]);
    return picked;
  }

  observe::Estimate combined(const ObservedShare& share, std::size_t reports) const {
    return observe::combined_ratio(sample_of(reports, &share), values(share.y, reports, share),
                                   values(share.x, reports, share), m_result.confidence);
  }

  report::EstimatedShare estimated(const ObservedShare& share) const {
    report::EstimatedShare made;
    made.id = share.id;
    made.name = share.name;
    made.estimate = combined(share, m_order.size());
    made.separate = separate(share);
    made.bounds = bounds(share);
    return made;
  }

  /// Where the roll states the electors of every station of every stratum of the sample.
  std::optional<observe::Estimate> separate(const ObservedShare& share) const {
    const model::Column* electors = m_roll.quantity(Quantity::registered);
    if (m_sample.design == "size" || !electors) return std::nullopt;
    const auto totals = stratum_electors(*electors);
    if (totals.empty()) return std::nullopt;
    std::vector<double> size;
    for (const Report& report : m_order)
      if (share.told[report.unit] != 0) size.push_back(m_most[report.station]);
    return observe::separate_ratio(sample_of(m_order.size(), &share), values(share.y, m_order.size(), share),
                                   values(share.x, m_order.size(), share), size, totals, m_result.confidence);
  }

  /// Electors by stratum of the sample; empty where the strata are not areas of the roll, or some electors are not
  /// known.
  std::vector<double> stratum_electors(const model::Column& electors) const {
    for (const model::Cell cell : electors.cells)
      if (!model::is_count(cell)) return {};
    for (std::size_t level = 0; level <= m_roll.levels.size(); ++level) {
      const observe::Frame frame = observe::frame_of(m_roll, level < m_roll.levels.size() ? level : model::kNone);
      std::vector<double> totals(m_sample.strata.size(), -1);
      std::map<std::string_view, std::size_t> index;
      for (std::size_t s = 0; s < m_sample.strata.size(); ++s) index[m_sample.strata[s]] = s;
      std::vector<std::size_t> to(frame.names.size(), model::kNone);
      std::size_t found = 0;
      for (std::size_t h = 0; h < frame.names.size(); ++h) {
        const auto at = index.find(frame.names[h]);
        if (at == index.end() || static_cast<double>(frame.stations[h]) != m_sample.sizes[at->second]) continue;
        to[h] = at->second;
        totals[at->second] = 0;
        ++found;
      }
      if (found != m_sample.strata.size()) continue;
      for (std::size_t u = 0; u < m_roll.units(); ++u)
        if (to[frame.stratum[u]] != model::kNone)
          totals[to[frame.stratum[u]]] += static_cast<double>(electors.cells[u]);
      return totals;
    }
    return {};
  }

  observe::Bounds bounds(const ObservedShare& share) const {
    observe::Sample all{m_sample.sizes, {}, {}};
    std::vector<double> y(m_sample.stations.size(), 0), x(y), most(m_most);
    std::vector<std::uint8_t> reported(y.size(), 0);
    double largest = 0;
    for (const Report& report : m_order) {
      if (share.told[report.unit] == 0) continue;
      y[report.station] = share.y[report.unit], x[report.station] = share.x[report.unit];
      reported[report.station] = 1;
      largest = std::max(largest, share.x[report.unit]);
    }
    for (std::size_t k = 0; k < m_sample.stations.size(); ++k) {
      all.stratum.push_back(m_sample.stations[k].stratum);
      if (m_sample.design == "size") all.probability.push_back(m_sample.stations[k].probability);
      if (most[k] <= 0) most[k] = largest;
    }
    return observe::bounds(all, y, x, reported, most);
  }

  void arrivals() {
    for (int part = 1; part <= kArrivals; ++part) {
      const std::size_t reports = m_order.size() * static_cast<std::size_t>(part) / kArrivals;
      if (reports == 0 ||
          (!m_result.arrivals.empty() && m_result.arrivals.back().reports == static_cast<std::int64_t>(reports)))
        continue;
      report::Arrival arrival;
      arrival.reports = static_cast<std::int64_t>(reports);
      for (std::size_t s = 0; s < m_result.shares.size(); ++s) arrival.shares.push_back(combined(m_shares[s], reports));
      m_result.arrivals.push_back(std::move(arrival));
    }
  }

  /// Lists' votes of the stations that reported, in their order.
  std::vector<ObservedShare> chosen() const {
    std::vector<ObservedShare> lists;
    for (const ObservedShare& share : m_shares) {
      if (share.id == "turnout") continue;
      ObservedShare own{share.id, share.name, {}, {}, {}};
      for (const Report& report : m_order) own.y.push_back(share.y[report.unit]);
      lists.push_back(std::move(own));
    }
    return lists;
  }

  base::Result<void> announced() {
    for (const std::string& text : m_options.announced) {
      const std::size_t at = text.find('=');
      std::string printed = at == std::string::npos ? std::string() : text.substr(at + 1);
      std::replace(printed.begin(), printed.end(), ',', '.');
      double percent = -1;
      const auto end = std::from_chars(printed.data(), printed.data() + printed.size(), percent);
      if (end.ec != std::errc() || end.ptr != printed.data() + printed.size() || !(percent >= 0 && percent <= 100))
        return Error{ErrorKind::usage,
                     "\"" + text + "\" is no announced figure",
                     {},
                     "write turnout=30.5 or ID=51.2, in per cent"};
      const auto share = std::find_if(m_shares.begin(), m_shares.end(),
                                      [&](const ObservedShare& one) { return one.id == text.substr(0, at); });
      if (share == m_shares.end())
        return Error{ErrorKind::usage,
                     "there is no share \"" + text.substr(0, at) + "\" in copy \"" + m_result.reports + "\"",
                     {},
                     "turnout, or the id of an option or alliance with votes"};
      m_result.findings.push_back(observe::announced_figure(
          m_own.id, {share->name, printed, percent / 100, share->id != "turnout"}, combined(*share, m_order.size())));
    }
    return {};
  }

  const Loaded& m_loaded;
  std::size_t m_contest;
  const model::Contest& m_own;
  const SheetTable &m_roll, &m_reports;
  SampleFile m_sample;
  const ObserveOptions& m_options;
  report::ObservationEstimate m_result;
  std::vector<ObservedShare> m_shares;
  std::vector<Report> m_order;  ///< as they arrived
  std::vector<double> m_most;   ///< electors of each station of the sample; 0: not known
};

/// Totals by list as a release, which the count can read; the largest number that a count can be stands for more.
model::Release release_of(const std::vector<ObservedShare>& lists, const std::vector<double>& weights) {
  model::Release release;
  release.id = "sample";
  const auto most = static_cast<double>(base::kLargestCount / static_cast<std::int64_t>(lists.size() + 1));
  for (const ObservedShare& list : lists) {
    const double votes = std::inner_product(weights.begin(), weights.end(), list.y.begin(), 0.0);
    release.lines.push_back(
        {list.id, static_cast<model::Cell>(std::llround(std::min(votes, most))), "", model::kMissing, "", ""});
  }
  return release;
}

base::Result<std::vector<std::int64_t>> seats_of(const Loaded& loaded, std::size_t contest,
                                                 const model::Release& release, model::Poll* kept = nullptr) {
  const auto most = base::kLargestCount / static_cast<std::int64_t>(release.lines.size() + 1);
  for (const model::Release::Line& line : release.lines)
    if (line.votes >= most)
      return Error{ErrorKind::limit, "the estimated totals are larger than can be counted", {}, {}};
  const model::Contest& own = loaded.file.record.contests[contest];
  auto poll = poll_of(loaded, own, {contest, model::kNone, &release, "sample"});
  if (!poll) return poll.error();
  const auto result = count::count(*poll, law_of(own), {false, false});
  if (!result) return result.error();
  std::vector<std::int64_t> seats;
  for (const model::ListResult& list : result->lists) seats.push_back(list.seats);
  if (kept) *kept = std::move(poll).value();
  return seats;
}

}  // namespace

void add_seats(report::ObservationEstimate& estimate, const Loaded& loaded, std::size_t contest,
               const observe::Sample& sample, const std::vector<ObservedShare>& lists, int replicates) {
  if (!loaded.file.record.contests[contest].law) {
    estimate.seats_note = "the contest names no law.";
    return;
  }
  std::vector<double> n(sample.stations.size(), 0), weights;
  for (const std::uint32_t h : sample.stratum) n[h] += 1;
  for (std::size_t k = 0; k < sample.stratum.size(); ++k)
    weights.push_back(sample.probability.empty() ? sample.stations[sample.stratum[k]] / n[sample.stratum[k]]
                                                 : 1 / sample.probability[k]);
  model::Poll poll;
  const auto seats = seats_of(loaded, contest, release_of(lists, weights), &poll);
  if (!seats) {
    estimate.seats_note = "not worked out: " + seats.error().message;
    return;
  }
  const auto bootstrap = observe::bootstrap_weights(sample, replicates, kBootstrapSeed);
  std::vector<std::vector<std::int64_t>> all(bootstrap.size());
  tbb::parallel_for(std::size_t{0}, all.size(), [&](std::size_t r) {
    if (auto own = seats_of(loaded, contest, release_of(lists, bootstrap[r]))) all[r] = std::move(own).value();
  });
  std::erase_if(all, [](const auto& own) { return own.empty(); });
  for (std::size_t i = 0; i < seats->size(); ++i) {
    std::vector<std::int64_t> drawn;
    for (const auto& own : all) drawn.push_back(i < own.size() ? own[i] : 0);
    std::sort(drawn.begin(), drawn.end());
    const auto at = [&](double share) {
      return drawn.empty() ? (*seats)[i]
                           : drawn[static_cast<std::size_t>(share * static_cast<double>(drawn.size() - 1) + 0.5)];
    };
    estimate.seats.push_back({poll.lists[i].name, (*seats)[i], at(0.025), at(0.975)});
  }
  estimate.seats_note =
      fmt::format("by the law, from the estimated totals; from, to: the middle 95 % of {} bootstrap samples (seed {}).",
                  all.size(), kBootstrapSeed);
}

base::Result<report::ObservationEstimate> estimate_observation(const Loaded& loaded, const ObserveOptions& options) {
  if (options.confidence <= 0 || options.confidence >= 100 || options.replicates < 1 || options.replicates > 100'000)
    return Error{
        ErrorKind::usage, "confidence lies between 0 and 100 per cent, replicates between 1 and 100,000", {}, {}};
  if (options.sample.empty())
    return Error{ErrorKind::usage, "estimate needs a sample", {}, "--sample FILE, as acta observe draw wrote it"};
  const auto contest = observed_contest(loaded, options.contest);
  if (!contest) return contest.error();
  const auto copy = observed_copy(loaded, *contest, options.copy);
  if (!copy) return copy.error();
  std::size_t reports = *copy;
  const auto& copies = loaded.file.record.contests[*contest].copies;
  for (std::size_t c = 0; c < copies.size() && options.reports.empty(); ++c)
    if (copies[c].kind == model::CopyKind::observer) reports = c;
  if (!options.reports.empty()) {
    const auto named = observed_copy(loaded, *contest, options.reports);
    if (!named) return named.error();
    reports = *named;
  }
  auto sample = read_sample(options);
  if (!sample) return sample.error();
  return Estimator(loaded, *contest, loaded.sheets[*contest][*copy].sheets, reports, std::move(sample).value(), options)
      .run();
}

}  // namespace acta::app
