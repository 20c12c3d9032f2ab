// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "acta/check/sums.hpp"

namespace acta::check {
namespace {

using model::Cell;
using model::Finding;
using model::is_count;
using model::PublishedTotal;
using model::Verdict;

Cell cell_of(const PublishedTotal& total, const ColumnFacts& facts) {
  if (facts.option < 0) return total.quantities[static_cast<std::size_t>(facts.quantity)];
  const auto option = static_cast<std::size_t>(facts.option);
  return option < total.votes.size() ? total.votes[option] : model::kMissing;
}

std::string area_label(const model::SheetTable& table, std::int32_t level, std::uint32_t area) {
  if (level < 0) return "the whole contest";
  std::string label;
  for (const std::string_view name : model::area_path(table, static_cast<std::size_t>(level), area))
    label += (label.empty() ? "" : " / ") + std::string(name);
  return label;
}

/// Comparisons of one kind, added up.
struct Tally {
  Finding finding;
  std::int64_t untested = 0, largest = 0, totals = 0;
  std::vector<std::int64_t> votes;  ///< absolute differences in votes of options, per level; the whole contest first

  void add(const Subject& s, const PublishedTotal& total, const ColumnFacts& facts, std::int64_t sum,
           std::int64_t missing, const char* what) {
    const Cell published = cell_of(total, facts);
    if (!is_count(published)) return;
    const Agreement result = agreement(published, sum, missing);
    if (result == Agreement::untested) ++untested;
    if (result != Agreement::untested) ++finding.tested;
    if (result != Agreement::differs) return;
    ++finding.instances;
    const std::int64_t difference = base::checked_subtract(published, sum);
    const std::int64_t size = difference < 0 ? -difference : difference;
    largest = std::max(largest, size);
    std::int64_t& at_level = votes[static_cast<std::size_t>(total.level + 1)];
    if (facts.option >= 0) at_level = base::checked_add(at_level, size);
    if (finding.examples.size() == model::kLargestExamples) return;
    finding.examples.push_back(
        {-1, area_label(s.table, total.level, total.area),
         fmt::format("{}: published {}, {} {}", name_of(s.contest, facts), grouped(published), what, grouped(sum)),
         total.place});
  }
};

Finding conclude(Tally& tally, const Subject& s, const std::string& what) {
  Finding& finding = tally.finding;
  if (finding.tested == 0 && tally.untested == 0)
    return not_checked(finding.code, s, "no published total states a number that the copy has too");
  if (finding.tested == 0) return not_checked(finding.code, s, "a number is missing under every published total");
  finding.verdict = finding.instances == 0 ? Verdict::holds : Verdict::fails;
  finding.votes_at_stake = *std::max_element(tally.votes.begin(), tally.votes.end());
  number(finding, "totals", "published rows of totals", tally.totals, "rows");
  number(finding, "largest_difference", "largest difference", tally.largest, "");
  number(finding, "votes_difference", "absolute differences in votes of options, at the level where they are largest",
         *finding.votes_at_stake, "votes");
  number(finding, "untested", "published numbers under which a number is missing", tally.untested, "numbers");
  finding.statement = finding.instances == 0
                          ? fmt::format("All {} of {} equal {}.", counted(finding.tested, "number"),
                                        counted(tally.totals, "published row"), what)
                          : fmt::format("{} of {} of {} differ from {}, by at most {}.", grouped(finding.instances),
                                        counted(finding.tested, "number"), counted(tally.totals, "published row"), what,
                                        grouped(tally.largest));
  finding.explanations = {"Units that the source left out of its rows or of its totals.",
                          "Totals published at another time than the units."};
  finding.cannot_show = {"Whether the units or the total are right.",
                         "Errors made before both were computed from the same numbers."};
  finding.basis = "arithmetic";
  return std::move(finding);
}

Tally tally_of(const char* code, const Subject& s) {
  Tally tally;
  tally.finding = start(code, s);
  tally.votes.assign(s.table.levels.size() + 1, 0);
  return tally;
}

Finding against_units(const char* code, const Subject& s, const AreaSums& sums, bool whole) {
  Tally tally = tally_of(code, s);
  for (const PublishedTotal& total : s.table.published) {
    if ((total.level < 0) != whole) continue;
    ++tally.totals;
    const std::uint32_t area = sums.number(total.level, total.area);
    for (std::size_t c = 0; c < s.scan.columns.size(); ++c)
      tally.add(s, total, s.scan.columns[c], sums.total[c * sums.areas + area], sums.missing[c * sums.areas + area],
                "sum of units");
  }
  if (tally.totals == 0)
    return not_checked(
        code, s, whole ? "the copy publishes no total of the whole contest" : "the copy publishes no totals of areas");
  return conclude(tally, s, "the sums of their units");
}

/// Sums of the published totals of level `below`, in the areas around them: filled into `sums` as if they were units.
void add_published(AreaSums& sums, const Subject& s, std::int32_t below) {
  std::fill(sums.total.begin(), sums.total.end(), 0);
  const auto first = sums.first[static_cast<std::size_t>(below)], end = sums.first[static_cast<std::size_t>(below) + 1];
  std::vector<std::uint8_t> stated(sums.total.size(), 0);
  for (const PublishedTotal& total : s.table.published) {
    if (total.level != below) continue;
    for (std::size_t c = 0; c < s.scan.columns.size(); ++c) {
      const std::size_t at = c * sums.areas + sums.number(below, total.area);
      const Cell cell = cell_of(total, s.scan.columns[c]);
      if (!is_count(cell) || stated[at]) continue;
      stated[at] = 1;
      sums.total[at] = cell;
    }
  }
  for (std::size_t c = 0; c < s.scan.columns.size(); ++c)
    for (std::size_t area = 0; area < sums.areas; ++area)
      sums.missing[c * sums.areas + area] = area >= first && area < end && !stated[c * sums.areas + area];
  for (std::size_t c = 0; c < s.scan.columns.size(); ++c)
    for (std::size_t area = end; area-- > 1;) {
      const std::size_t at = c * sums.areas + area, up = c * sums.areas + sums.parent[area];
      sums.total[up] = base::checked_add(sums.total[up], sums.total[at]);
      sums.missing[up] += sums.missing[at];
    }
}

/// Per area: whether some area of level `below` lies in it.
std::vector<std::uint8_t> surrounding(const AreaSums& sums, std::int32_t below) {
  std::vector<std::uint8_t> has(sums.areas, 0);
  for (std::size_t area = sums.first[static_cast<std::size_t>(below)];
       area < sums.first[static_cast<std::size_t>(below) + 1]; ++area)
    for (std::size_t up = area; up != 0 && !has[sums.parent[up]]; up = sums.parent[up]) has[sums.parent[up]] = 1;
  return has;
}

Finding against_lower_totals(const Subject& s, AreaSums& sums) {
  std::vector<std::uint8_t> has(s.table.levels.size() + 1, 0);  // the whole contest first
  for (const PublishedTotal& total : s.table.published) has[static_cast<std::size_t>(total.level + 1)] = 1;
  Tally tally = tally_of("C205", s);
  for (std::size_t upper = 0; upper < has.size(); ++upper) {
    if (!has[upper]) continue;
    std::size_t lower = upper + 1;
    while (lower < has.size() && !has[lower]) ++lower;
    if (lower >= has.size()) break;
    add_published(sums, s, static_cast<std::int32_t>(lower) - 1);
    const std::vector<std::uint8_t> inside = surrounding(sums, static_cast<std::int32_t>(lower) - 1);
    for (const PublishedTotal& total : s.table.published) {
      if (total.level + 1 != static_cast<std::int32_t>(upper)) continue;
      const std::uint32_t area = sums.number(total.level, total.area);
      if (!inside[area]) continue;
      ++tally.totals;
      for (std::size_t c = 0; c < s.scan.columns.size(); ++c)
        tally.add(s, total, s.scan.columns[c], sums.total[c * sums.areas + area], sums.missing[c * sums.areas + area],
                  "sum of the totals inside it");
    }
  }
  if (tally.totals == 0) return not_checked("C205", s, "the copy publishes totals at fewer than two levels");
  return conclude(tally, s, "the sums of the totals published inside them");
}

}  // namespace

std::vector<Finding> published_totals(const Subject& s) {
  if (s.table.published.empty()) {
    const char* reason = "the copy publishes no totals";
    return {not_checked("C203", s, reason), not_checked("C204", s, reason), not_checked("C205", s, reason)};
  }
  AreaSums sums = area_sums(s);
  std::vector<Finding> findings = {against_units("C203", s, sums, false), against_units("C204", s, sums, true)};
  findings.push_back(against_lower_totals(s, sums));
  return findings;
}

}  // namespace acta::check
