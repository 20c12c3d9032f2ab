// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "acta/base/number_text.hpp"
#include "acta/forensics/findings_parts.hpp"
#include "acta/forensics/neighbours.hpp"
#include "acta/forensics/small_stations.hpp"
#include "acta/forensics/station_kinds.hpp"

namespace acta::forensics {
namespace {

using model::Finding;

constexpr double kPercents[] = {5, 10, 20, 30, 40};
constexpr std::size_t kNeighbours = 8;
constexpr std::int64_t kFewestOfKind = 30;
constexpr std::size_t kMapped = 3'000;  ///< stations on a map: those that differ most

void add_small(Finding& finding, double percent, const SmallStations& small) {
  const std::string name = fmt::format("small_{:.0f}", percent), label = fmt::format("Smallest {:.0f} %", percent);
  add(finding, name + "_threshold", label + ": registered voters up to", small.threshold);
  add(finding, name + "_both", label + ": more turnout and share than others of the area", 100 * small.both_small, "%");
  add(finding, name + "_both_large", label + ": the same of the large ones", 100 * small.both_large, "%");
  add(finding, name + "_z_turnout", label + ": median turnout, in standard deviations of permutations",
      small.turnout.z);
  add(finding, name + "_z_share", label + ": median share, in standard deviations of permutations", small.share.z);
  add(finding, name + "_z_both", label + ": both, in standard deviations of permutations", small.both.z);
}

std::string known_points(const Subject& subject, std::vector<model::Coordinates>& points, std::vector<double>& shares,
                         std::vector<std::uint32_t>& units) {
  if (subject.sheets.points.empty()) return "the record has no coordinates of stations";
  for (std::size_t i = 0; i < subject.stations.size(); ++i) {
    const Station& s = subject.stations.list[i];
    const model::Coordinates& point = subject.sheets.points[subject.stations.unit[i]];
    if (!point.known() || s.ballots <= 0) continue;
    points.push_back(point);
    shares.push_back(static_cast<double>(s.leader) / static_cast<double>(s.ballots));
    units.push_back(subject.stations.unit[i]);
  }
  return static_cast<std::int64_t>(points.size()) < subject.options.fewest_stations
             ? "too few stations have coordinates"
             : std::string();
}

void add_outliers(Finding& finding, const Subject& subject, const Neighbours& got,
                  const std::vector<std::uint32_t>& units) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (got.q_local[i] > 0.05 || got.local[i] > 0) continue;
    ++finding.instances;
    finding.units.push_back(units[i]);
    if (finding.examples.size() < model::kLargestExamples)
      finding.examples.push_back({units[i], std::string(subject.sheets.keys[units[i]]),
                                  fmt::format("local Moran {:.2f}", got.local[i]), subject.sheets.place(units[i])});
  }
}

/// Shares less those of the neighbours, in points, of the stations that differ most.
void add_map(Finding& finding, const Subject& subject, const Neighbours& got, const std::vector<std::uint32_t>& units) {
  std::vector<std::size_t> order(units.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return std::abs(got.residual[a]) > std::abs(got.residual[b]); });
  order.resize(std::min(order.size(), kMapped));
  model::Picture map{
      model::Picture::Kind::map,
      "residuals",
      fmt::format("Share of {} less that of the {} nearest stations", subject.leader_name(), kNeighbours),
      "longitude",
      "latitude",
      {},
      {},
      {}};
  for (const std::size_t i : order) {
    map.x.push_back(subject.sheets.points[units[i]].longitude);
    map.y.push_back(subject.sheets.points[units[i]].latitude);
    map.values.push_back(100 * got.residual[i]);
  }
  finding.pictures.push_back(std::move(map));
}

}  // namespace

Tested test_small_stations(const Subject& subject) {
  Tested test{start("F108", subject), {}, {Statistic::small_both}, true};
  Finding& finding = test.finding;
  const std::string statement = "Small and large stations were not compared.";
  if (!subject.stations.rolls || subject.sheets.levels.empty())
    return not_applied("F108", subject, statement,
                       subject.stations.rolls ? "the sheets have no areas" : "the sheets have no registered voters");
  if (static_cast<std::int64_t>(subject.stations.size()) < subject.options.fewest_stations)
    return not_applied("F108", subject, statement,
                       fmt::format("fewer than {} stations", subject.options.fewest_stations));
  std::string text;
  const auto all =
      small_stations(subject.stations, kPercents, std::max(1, subject.options.replicates / 5), subject.options.seed);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i]) continue;
    finding.tested = all[i]->stations;
    add_small(finding, kPercents[i], *all[i]);
    text += fmt::format("{}{:.0f} % ({:.1f})", text.empty() ? "" : ", ", 100 * all[i]->both_small, all[i]->both.z);
  }
  if (text.empty()) return not_applied("F108", subject, statement, "no smallest area has five stations that differ");
  finding.statement = fmt::format(
      "Of the smallest 5, 10, 20, 30 and 40 % of the stations, {} have more turnout and more share of {} than the "
      "others of "
      "their area (in brackets: standard deviations from what exchanging stations inside areas gives).",
      text, subject.leader_name());
  finding.explanations = {
      "Small stations are villages, hospitals and ships: their voters differ from those of their area."};
  finding.cannot_show = {"Why small stations differ; that voters were pressed."};
  finding.basis = "A variant of Jimenez, Hidalgo and Klimek (2017), Science Advances 3:e1602363";
  return test;
}

Tested test_neighbours(const Subject& subject) {
  std::vector<model::Coordinates> points;
  std::vector<double> shares;
  std::vector<std::uint32_t> units;
  const std::string missing = known_points(subject, points, shares, units);
  const double between = between_areas(subject.stations);
  const auto got = missing.empty() ? neighbours(points, shares, kNeighbours, subject.options.seed) : std::nullopt;
  Tested test{start("F111", subject), {}, {}, false};
  Finding& finding = test.finding;
  finding.tested = static_cast<std::int64_t>(subject.stations.size());
  if (!subject.sheets.levels.empty())
    add(finding, "between_areas", "Variance of the share between smallest areas", 100 * between, "%");
  if (!got) {
    finding.statement = subject.sheets.levels.empty()
                            ? std::string("Stations were not compared with their neighbours.")
                            : fmt::format("{:.1f} % of the variance of the share of {} lies between smallest areas.",
                                          100 * between, subject.leader_name());
    finding.reason = missing.empty() ? "all stations have one share" : missing;
    finding.cannot_show = {"Which stations differ from those around them: that needs coordinates."};
    return test;
  }
  add(finding, "moran", "Moran's I", got->moran);
  add(finding, "high_high", "High among high", got->high_high, "stations");
  add(finding, "low_low", "Low among low", got->low_low, "stations");
  add(finding, "high_low", "High among low", got->high_low, "stations");
  add(finding, "low_high", "Low among high", got->low_high, "stations");
  add(finding, "hot", "G*: high", got->hot, "stations");
  add(finding, "cold", "G*: low", got->cold, "stations");
  add_outliers(finding, subject, *got, units);
  add_map(finding, subject, *got, units);
  finding.statement = fmt::format(
      "Moran's I of the share of {} is {:.3f} with the {} nearest stations; {} stations stand high among low and {} "
      "low among "
      "high ones (5 % of those named may be by chance).",
      subject.leader_name(), got->moran, kNeighbours, base::grouped(got->high_low), base::grouped(got->low_high));
  finding.reason =
      "people who live near each other vote alike: the numbers say where to look, no chance is attached to them";
  finding.explanations = {"Quarters, villages and institutions differ from what surrounds them."};
  finding.cannot_show = {"Why a station differs from those around it."};
  finding.basis =
      "Anselin (1995), Geographical Analysis 27:93; Getis and Ord (1992, 1995); Benjamini and Hochberg (1995)";
  return test;
}

Tested test_groups(const Subject& subject) {
  const std::string statement = "Kinds of stations were not compared.";
  if (subject.sheets.station_kinds.size() < 2)
    return not_applied("F112", subject, statement, "the record does not tell kinds of stations apart (station_kind)");
  if (!subject.stations.rolls) return not_applied("F112", subject, statement, "the sheets have no registered voters");
  std::vector<std::uint32_t> kind;
  for (const std::uint32_t unit : subject.stations.unit) kind.push_back(subject.sheets.station_kind[unit]);
  const auto contrasts = kind_contrasts(subject.stations, kind, subject.sheets.station_kinds.size(), kFewestOfKind);
  if (contrasts.empty())
    return not_applied("F112", subject, statement,
                       fmt::format("no kind has {} stations in areas that have other kinds too", kFewestOfKind));
  Tested test{start("F112", subject), {}, {}, false};
  Finding& finding = test.finding;
  std::string text;
  for (const KindContrast& c : contrasts) {
    const std::string& name = subject.sheets.station_kinds[c.kind];
    const std::string id = fmt::format("kind_{}", c.kind + 1);
    finding.tested += c.stations;
    add(finding, id + "_stations", name + ": stations in areas with others", c.stations, "stations");
    add(finding, id + "_turnout", name + ": turnout less that of the others", 100 * c.turnout, "points");
    add(finding, id + "_turnout_z", name + ": the same in standard deviations", c.turnout_z);
    add(finding, id + "_share", name + ": share less that of the others", 100 * c.share, "points");
    add(finding, id + "_share_z", name + ": the same in standard deviations", c.share_z);
    add(finding, id + "_leader", name + ": votes of the leader in these areas", c.leader, "votes");
    add(finding, id + "_as_kind", name + ": if all stations of each area voted like this kind",
        static_cast<std::int64_t>(std::llround(c.leader_as_kind)), "votes");
    text += fmt::format("{}{} {:+.1f} points of turnout, {:+.1f} of share", text.empty() ? "" : "; ", name,
                        100 * c.turnout, 100 * c.share);
  }
  finding.statement = fmt::format("Beside other stations of the same areas: {}.", text);
  finding.reason =
      "kinds of stations have different voters: the differences are described, no chance is attached to them";
  finding.explanations = {"Who votes by post, at sea, in hospital or by machine differs from who does not.",
                          "Machines may be put up where voters differ already."};
  finding.cannot_show = {"What a station would have counted in another way."};
  finding.basis =
      "Stratified difference of means with its exact permutation variance; extrapolation as in Kobak (2018)";
  return test;
}

}  // namespace acta::forensics
