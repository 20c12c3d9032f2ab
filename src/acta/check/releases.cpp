// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "acta/check/sums.hpp"

namespace acta::check {
namespace {

using model::Cell;
using model::Finding;
using model::Quantity;
using model::Release;
using model::Verdict;

model::Sum sum_of(std::span<const Cell> cells) {
  model::Sum sum;
  for (const Cell cell : cells) {
    if (model::is_count(cell)) sum.total = base::checked_add(sum.total, cell);
    ++(model::is_count(cell) ? sum.counted : sum.missing);
  }
  return sum;
}

/// Sum of what was added up from options and other columns: a unit that lacks one of them counts as missing too.
model::Sum recomputed(const Subject& s, std::span<const Cell> cells) {
  model::Sum sum = sum_of(cells);
  const model::Column* parts[] = {s.table.quantity(Quantity::invalid), s.table.quantity(Quantity::blank)};
  for (std::size_t u = 0; u < cells.size(); ++u) {
    const bool lacks = s.scan.incomplete[u] != 0 ||
                       std::any_of(std::begin(parts), std::end(parts),
                                   [&](const auto* part) { return part && !model::is_count(part->cells[u]); });
    if (lacks && model::is_count(cells[u])) ++sum.missing;
  }
  return sum;
}

/// The copy's sum of a quantity; ballots and valid votes are recomputed where the copy has no such column.
model::Sum sum_of(const Subject& s, Quantity quantity) {
  if (const model::Column* column = s.table.quantity(quantity)) return model::sum(*column);
  if (quantity == Quantity::ballots && s.table.quantity(Quantity::invalid)) return recomputed(s, s.scan.ballots);
  if (quantity == Quantity::valid) return recomputed(s, s.scan.options_sum);
  return {};
}

void add_option(model::Sum& sum, const Subject& s, std::size_t option) {
  if (!s.table.has_option(option)) {
    sum.missing += static_cast<std::int64_t>(s.table.units());
    return;
  }
  const model::Sum more = model::sum(s.table.votes[option]);
  sum.total = base::checked_add(sum.total, more.total);
  sum.counted += more.counted;
  sum.missing += more.missing;
}

/// The copy's sum of a list of a release; nullopt where the list is no option or alliance of the contest.
std::optional<model::Sum> sum_of(const Subject& s, const std::string& list) {
  model::Sum sum;
  for (const model::Alliance& alliance : s.contest.alliances) {
    if (alliance.id != list) continue;
    for (const std::size_t option : alliance.options) add_option(sum, s, option);
    return sum;
  }
  for (std::size_t i = 0; i < s.contest.options.size(); ++i) {
    if (s.contest.options[i].id != list) continue;
    add_option(sum, s, i);
    return sum;
  }
  return std::nullopt;
}

struct Comparison {
  Finding finding;
  std::int64_t releases = 0, untested = 0, unknown = 0;

  /// Returns the absolute difference where there is one.
  std::int64_t add(const Release& release, std::string_view what, Cell published, const model::Sum& sum) {
    if (!model::is_count(published)) return 0;
    const Agreement result = sum.counted == 0 ? Agreement::untested : agreement(published, sum.total, sum.missing);
    ++(result == Agreement::untested ? untested : finding.tested);
    if (result != Agreement::differs) return 0;
    ++finding.instances;
    if (finding.examples.size() < model::kLargestExamples)
      finding.examples.push_back(
          {-1, release.name.empty() ? release.id : release.name,
           fmt::format("{}: release {}, sum of units {}", what, grouped(published), grouped(sum.total)),
           release.place});
    const std::int64_t difference = base::checked_subtract(published, sum.total);
    return difference < 0 ? -difference : difference;
  }
};

std::int64_t compare(Comparison& comparison, const Subject& s, const Release& release) {
  ++comparison.releases;
  std::int64_t votes = 0;
  for (std::size_t q = 0; q < model::kQuantityCount; ++q) {
    const auto quantity = static_cast<Quantity>(q);
    if (model::is_count(release.quantities[q]))
      comparison.add(release, words(quantity), release.quantities[q], sum_of(s, quantity));
  }
  for (const Release::Line& line : release.lines) {
    const auto sum = sum_of(s, line.list);
    if (!sum) ++comparison.unknown;
    if (sum) votes = base::checked_add(votes, comparison.add(release, line.list, line.votes, *sum));
  }
  return votes;
}

}  // namespace

Finding release_totals(const Subject& s) {
  Comparison comparison{start("C206", s)};
  std::int64_t stake = 0;
  for (const Release& release : s.contest.releases)
    if (!release.copy.empty() && release.copy == s.copy.id) stake = std::max(stake, compare(comparison, s, release));
  if (comparison.releases == 0)
    return not_checked("C206", s, "no release of the record claims to be the sum of this copy");
  if (comparison.finding.tested == 0)
    return not_checked("C206", s, "its releases state no number that the copy has at every unit");
  Finding finding = std::move(comparison.finding);
  finding.verdict = finding.instances == 0 ? Verdict::holds : Verdict::fails;
  finding.votes_at_stake = stake;
  number(finding, "releases", "releases compared", comparison.releases, "releases");
  number(finding, "untested", "numbers that some unit of the copy lacks", comparison.untested, "numbers");
  number(finding, "unknown", "lines of releases that are no option or alliance", comparison.unknown, "lines");
  number(finding, "votes_difference", "absolute differences in votes, in the release where they are largest", stake,
         "votes");
  finding.statement =
      finding.instances == 0
          ? fmt::format("All {} of {} equal the sums of the sheets.", counted(finding.tested, "number"),
                        counted(comparison.releases, "release"))
          : fmt::format("{} of {} of {} differ from the sums of the sheets.", grouped(finding.instances),
                        counted(finding.tested, "number"), counted(comparison.releases, "release"));
  finding.explanations = {"A release made before the last sheets came in, or after a correction.",
                          "Votes from abroad or by post that only one of them holds."};
  finding.cannot_show = {"Whether the sheets or the release are right.",
                         "Shares printed in a release are not compared."};
  finding.basis = "arithmetic";
  return finding;
}

}  // namespace acta::check
