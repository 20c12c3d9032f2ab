// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "acta/check/subject.hpp"

namespace acta::check {
namespace {

using model::Cell;
using model::Finding;
using model::is_count;
using model::Quantity;

/// The area whose share a unit is compared with: the smallest around it of enough units. Areas are numbered through
/// all levels, the whole contest is 0.
struct Groups {
  std::vector<std::uint32_t> of_unit;
  std::vector<std::int64_t> units, ballots, marked;  ///< per group
};

struct Unit {
  std::uint32_t index = 0, group = 0;
  double z = 0;  ///< Pearson residual
};

/// First number of each level's areas in Groups.
std::vector<std::uint32_t> offsets(const model::SheetTable& table) {
  std::vector<std::uint32_t> first = {1};
  for (const model::AreaLevel& level : table.levels)
    first.push_back(first.back() + static_cast<std::uint32_t>(level.areas.size()));
  return first;
}

/// parent[g] of every group but 0.
std::vector<std::uint32_t> parents(const model::SheetTable& table, const std::vector<std::uint32_t>& first) {
  std::vector<std::uint32_t> parent(first.back(), 0);
  for (std::size_t level = 1; level < table.levels.size(); ++level)
    for (std::size_t i = 0; i < table.levels[level].areas.size(); ++i)
      parent[first[level] + i] = first[level - 1] + table.levels[level].areas[i].parent;
  return parent;
}

bool testable(const Subject& s, const model::Column& part, std::size_t u) {
  const Cell ballots = s.scan.ballots[u], cell = part.cells[u];
  return is_count(ballots) && ballots > 0 && is_count(cell) && cell >= 0 && cell <= ballots;
}

Groups group_units(const Subject& s, const model::Column& part) {
  const std::vector<std::uint32_t> first = offsets(s.table), parent = parents(s.table, first);
  const std::uint32_t leaf = s.table.levels.empty() ? 0 : first[s.table.levels.size() - 1];
  Groups groups;
  groups.of_unit.assign(s.table.units(), 0);
  for (auto* sums : {&groups.units, &groups.ballots, &groups.marked}) sums->assign(parent.size(), 0);
  for (std::size_t u = 0; u < s.table.units(); ++u) {
    groups.of_unit[u] = s.table.levels.empty() ? 0 : leaf + s.table.area[u];
    if (!testable(s, part, u)) continue;
    const std::uint32_t group = groups.of_unit[u];
    ++groups.units[group];
    groups.ballots[group] = base::checked_add(groups.ballots[group], s.scan.ballots[u]);
    groups.marked[group] = base::checked_add(groups.marked[group], part.cells[u]);
  }
  for (std::size_t group = parent.size(); group-- > 1;)  // parents have smaller numbers than their children
    for (auto* sums : {&groups.units, &groups.ballots, &groups.marked})
      (*sums)[parent[group]] = base::checked_add((*sums)[parent[group]], (*sums)[group]);
  std::vector<std::uint32_t> reference(parent.size(), 0);
  for (std::uint32_t group = 1; group < reference.size(); ++group)
    reference[group] = groups.units[group] >= s.options.area_units ? group : reference[parent[group]];
  for (std::uint32_t& group : groups.of_unit) group = reference[group];
  return groups;
}

double share_of(const Groups& groups, std::uint32_t group) {
  return static_cast<double>(groups.marked[group]) / static_cast<double>(groups.ballots[group]);
}

/// Units with their Pearson residuals, by group and inside it in order of the table.
std::vector<Unit> residuals(const Subject& s, const model::Column& part, const Groups& groups) {
  std::vector<Unit> units;
  units.reserve(s.table.units());
  for (std::uint32_t u = 0; u < s.table.units(); ++u) {
    const std::uint32_t group = groups.of_unit[u];
    if (!testable(s, part, u) || groups.units[group] < s.options.area_units) continue;
    const double p = share_of(groups, group), n = static_cast<double>(s.scan.ballots[u]);
    const double variance = n * p * (1 - p);
    units.push_back({u, group, variance > 0 ? (static_cast<double>(part.cells[u]) - n * p) / std::sqrt(variance) : 0});
  }
  const auto before = [](const Unit& a, const Unit& b) { return a.group < b.group; };
  if (!std::is_sorted(units.begin(), units.end(), before)) std::stable_sort(units.begin(), units.end(), before);
  return units;
}

/// How much wider than binomial the residuals spread, squared: from the median of their sizes, at least 1.
double dispersion(std::vector<double>& sizes, std::span<const Unit> units) {
  sizes.clear();
  for (const Unit& unit : units) sizes.push_back(std::abs(unit.z));
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  const double scale = *middle / 0.6744897501960817;  // the median of |z| for a standard normal z
  return std::max(1.0, scale * scale);
}

/// n KL(k/n || p), the exponent of Chernoff's and Hoeffding's bound.
double exponent(double k, double n, double p) {
  double sum = 0;
  if (k > 0) sum += k * std::log(k / (n * p));
  if (k < n) sum += (n - k) * std::log((n - k) / (n * (1 - p)));
  return sum;
}

struct Far {
  std::vector<std::uint32_t> units;
  std::int64_t votes = 0;
  double threshold = 0, widest = 1;  ///< dispersion of the whole copy
};

Far far_units(const Subject& s, const model::Column& part, const Groups& groups, std::span<const Unit> units) {
  Far far;
  std::vector<double> sizes;
  sizes.reserve(units.size());
  far.widest = dispersion(sizes, units);
  far.threshold = std::log(2 * static_cast<double>(units.size()) / s.options.share_level);
  for (std::size_t begin = 0, end = 0; begin < units.size(); begin = end) {
    while (end < units.size() && units[end].group == units[begin].group) ++end;
    const double bound = far.threshold * std::max(far.widest, dispersion(sizes, units.subspan(begin, end - begin)));
    const double p = share_of(groups, units[begin].group);
    for (const Unit& unit : units.subspan(begin, end - begin)) {
      if (unit.z * unit.z < bound) continue;  // the exponent is never above z squared
      const double n = static_cast<double>(s.scan.ballots[unit.index]), k = static_cast<double>(part.cells[unit.index]);
      if (exponent(k, n, p) < bound) continue;
      far.units.push_back(unit.index);
      far.votes = base::checked_add(far.votes, static_cast<std::int64_t>(std::ceil(std::abs(k - n * p))));
    }
  }
  std::sort(far.units.begin(), far.units.end());
  return far;
}

std::string area_name(const Subject& s, std::uint32_t group) {
  const std::vector<std::uint32_t> first = offsets(s.table);
  for (std::size_t level = s.table.levels.size(); level-- > 0;)
    if (group >= first[level]) return s.table.levels[level].areas[group - first[level]].name;
  return "the whole contest";
}

Finding share_test(const Subject& s, const char* code, Quantity quantity) {
  const model::Column* part = s.table.quantity(quantity);
  if (!part) return not_checked(code, s, absent(s.table, std::array{quantity}));
  const Groups groups = group_units(s, *part);
  const std::vector<Unit> units = residuals(s, *part, groups);
  if (units.empty())
    return not_checked(
        code, s, fmt::format("fewer than {} units state both {} and ballots", s.options.area_units, words(quantity)));
  Far far = far_units(s, *part, groups, units);
  Finding finding = start(code, s);
  finding.tested = static_cast<std::int64_t>(units.size());
  finding.verdict = far.units.empty() ? model::Verdict::holds : model::Verdict::remarkable;
  finding.votes_at_stake = far.votes;
  const auto listed = static_cast<std::int64_t>(far.units.size());
  number(finding, "marked", "of that kind in all", groups.marked[0], "ballots");
  finding.numbers.push_back({"share", "their share of all ballots", percent(groups.marked[0], groups.ballots[0]), ""});
  finding.numbers.push_back({"dispersion", "variance between units over that of chance alone", far.widest, ""});
  finding.numbers.push_back({"exponent", "exponent that a unit must reach", far.threshold, ""});
  number(finding, "difference", "ballots by which the listed units differ", far.votes, "ballots");
  finding.statement = fmt::format(
      "The share of {} ({} of all) is far from that of the area at {} of {} tested; they differ by {} in all.",
      words(quantity), percent(groups.marked[0], groups.ballots[0]), grouped(listed), counted(finding.tested, "unit"),
      counted(far.votes, "ballot"));
  take_units(finding, s.table, std::move(far.units), part, [&](std::uint32_t u) {
    const std::uint32_t group = groups.of_unit[u];
    return fmt::format("{} of {} ballots ({}); {}: {}", grouped(part->cells[u]), grouped(s.scan.ballots[u]),
                       percent(part->cells[u], s.scan.ballots[u]), area_name(s, group),
                       percent(groups.marked[group], groups.ballots[group]));
  });
  finding.explanations = {"A protest, or a ballot that was hard to fill in, in one neighbourhood.",
                          "Two numbers of the form in each other's place.",
                          "Stations for prisons, hospitals or soldiers."};
  finding.cannot_show = {"Which way voters would have voted.",
                         "Differences that are usual in the area: the more its units differ, the less is listed."};
  finding.basis = "Hoeffding (1963), JASA 58:13, sections 2 and 6; doc/methods/check.md";
  return finding;
}

}  // namespace

Finding invalid_share(const Subject& s) { return share_test(s, "C109", Quantity::invalid); }
Finding blank_share(const Subject& s) { return share_test(s, "C110", Quantity::blank); }

}  // namespace acta::check
