// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "acta/check/bulletins.hpp"
#include "acta/check/difference.hpp"
#include "acta/check/subject.hpp"
#include "acta/model/printed_share.hpp"

namespace acta::check {
namespace {

using model::Cell;
using model::Contest;
using model::Finding;
using model::Release;

const Release::Line* line_of(const Release& release, const std::string& list) {
  for (const Release::Line& line : release.lines)
    if (line.list == list) return &line;
  return nullptr;
}

/// Which of the two a printed share agrees with; empty where it tells nothing.
std::string by_share(const Contest& contest, const Release& release, const Release::Line& line, Cell variant) {
  const auto printed = model::printed_percent(line.share);
  const auto total = whole_of(release, parts_of(contest, release));
  if (!printed || !total || variant < 0 || line.votes < 0) return {};
  const base::Ratio whole(*total, 1);
  const bool first = model::fit_of(*printed, line.votes, whole) != model::Fit::none;
  const bool second = model::fit_of(*printed, variant, whole) != model::Fit::none;
  if (first == second) return first ? "; the printed share fits both" : "; the printed share fits neither";
  return fmt::format("; the printed share {} fits {}", line.share, grouped(first ? line.votes : variant));
}

std::string detail(const Contest& contest, const Release& release, const Release::Variant& variant) {
  const Release::Line* line = line_of(release, variant.of);
  const auto quantity = model::quantity_from(variant.of);
  const Cell own = line ? line->votes : quantity ? stated(release, *quantity) : model::kMissing;
  const std::string what =
      line ? list_name(contest, variant.of) : std::string(words(quantity.value_or(model::Quantity::valid)));
  return fmt::format("{}: {} and {} ({}){}", what, grouped(own), grouped(variant.value),
                     own == variant.value ? "the same" : to_string(kind_of_number(own, variant.value)),
                     line ? by_share(contest, release, *line, variant.value) : std::string());
}

bool differs(const Release& release, const Release::Variant& variant) {
  const Release::Line* line = line_of(release, variant.of);
  const auto quantity = model::quantity_from(variant.of);
  return (line ? line->votes : quantity ? stated(release, *quantity) : model::kMissing) != variant.value;
}

}  // namespace

Finding release_variants(const Contest& contest) {
  Finding finding = start("C214", contest);
  for (const Release& release : contest.releases)
    for (const Release::Variant& variant : release.variants) {
      ++finding.tested;
      if (!differs(release, variant)) continue;
      add_instance(finding, release, detail(contest, release, variant));
      if (finding.examples.size() == static_cast<std::size_t>(finding.instances))
        finding.examples.back().place = variant.place;
    }
  if (finding.tested == 0)
    return not_checked("C214", contest.id, "", "the record tells of no number of a release that another source prints");
  finding.verdict = finding.instances == 0 ? model::Verdict::holds : model::Verdict::remarkable;
  finding.statement =
      finding.instances == 0
          ? fmt::format("All {} that other sources print are the same.", counted(finding.tested, "number"))
          : fmt::format("{} of {} that other sources print are others. {}: {}.", grouped(finding.instances),
                        counted(finding.tested, "number"), finding.examples.front().label,
                        finding.examples.front().detail);
  finding.explanations = {"A slip in typing or reading out.", "Sources that copied at different hours."};
  finding.cannot_show = {"Which source is right, where no share decides it."};
  return finding;
}

}  // namespace acta::check
