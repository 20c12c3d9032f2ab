// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "acta/check/relation.hpp"

namespace acta::check {
namespace {

using model::Cell;
using model::Column;
using model::Finding;
using model::is_count;
using model::kMissing;
using model::Quantity;
using model::Verdict;

/// Ballots found minus ballots issued, unit by unit.
struct Issued {
  const Subject& s;
  Quantity quantity = s.table.quantity(Quantity::issued) ? Quantity::issued : Quantity::voters;
  const Column* issued = s.table.quantity(quantity);
  const Column* found = s.table.quantity(Quantity::ballots);

  Cell gap(std::size_t u) const {
    const Cell there = found ? found->cells[u] : s.scan.ballots[u];
    return is_count(there) && is_count(issued->cells[u]) ? base::checked_subtract(there, issued->cells[u]) : kMissing;
  }
  Gaps more() const {
    return find_gaps(s.table.units(),
                     [&](std::size_t u) { return is_count(gap(u)) ? std::max<Cell>(gap(u), 0) : kMissing; });
  }
  /// None where the copy states neither ballots found nor invalid ones: votes below ballots issued say nothing then.
  Gaps fewer() const {
    if (!found && !s.table.quantity(Quantity::invalid)) return {};
    return find_gaps(s.table.units(),
                     [&](std::size_t u) { return is_count(gap(u)) ? std::min<Cell>(gap(u), 0) : kMissing; });
  }
};

void describe(Finding& finding, const Issued& issued, const Gaps& more, const Gaps& fewer) {
  const auto above = static_cast<std::int64_t>(more.units.size()),
             below = static_cast<std::int64_t>(fewer.units.size());
  finding.statement = fmt::format(
      "More ballots were found than {} at {} of {} tested ({} in all), fewer at {} ({} in all).",
      issued.quantity == Quantity::issued ? "were issued" : "voters were checked in", grouped(above),
      counted(more.tested, "unit"), counted(more.total, "ballot"), grouped(below), counted(fewer.total, "ballot"));
  number(finding, "more", "units with more ballots found", above, "units");
  number(finding, "more_ballots", "ballots found beyond those issued", more.total, "ballots");
  number(finding, "fewer", "units with fewer ballots found", below, "units");
  number(finding, "fewer_ballots", "ballots issued and not found", fewer.total, "ballots");
}

}  // namespace

Finding ballots_issued(const Subject& s) {
  const Issued issued{s};
  if (!issued.issued) return not_checked("C111", s, "the copy states neither ballots issued nor voters");
  const Gaps more = issued.more(), fewer = issued.fewer();
  if (more.tested == 0)
    return not_checked("C111", s, fmt::format("no unit states both {} and ballots found", words(issued.quantity)));
  Finding finding = start("C111", s);
  const Gaps& listed = more.units.empty() ? fewer : more;
  finding.tested = more.tested;
  if (!listed.units.empty()) finding.verdict = more.units.empty() ? Verdict::remarkable : Verdict::fails;
  finding.votes_at_stake = listed.total;
  describe(finding, issued, more, fewer);
  take_units(finding, s.table, listed.units, issued.issued, [&](std::uint32_t u) {
    const Cell given = issued.issued->cells[u];
    return fmt::format("found {}, {} {}", grouped(base::checked_add(given, issued.gap(u))), words(issued.quantity),
                       grouped(given));
  });
  finding.explanations = {"Fewer: voters who took their ballot away.",
                          "More: a ballot put into the box of another contest or station in the same room.",
                          "Ballots of absent voters that the form counts on one side only."};
  finding.cannot_show = {"Whose ballots they are."};
  finding.basis = "arithmetic";
  return finding;
}

Finding papers_received(const Subject& s) {
  constexpr std::array kNeeded = {Quantity::received, Quantity::issued, Quantity::unused};
  for (const Quantity q : kNeeded)
    if (!s.table.quantity(q)) return not_checked("C113", s, absent(s.table, kNeeded));
  const bool whole = s.table.quantity(Quantity::spoiled) && s.table.quantity(Quantity::lost);
  const auto used = [&](std::size_t u) {
    Cell total = 0;
    for (const Quantity q : {Quantity::issued, Quantity::unused, Quantity::spoiled, Quantity::lost}) {
      if (!s.table.quantity(q)) continue;
      if (!is_count(s.cell(q, u))) return kMissing;
      total = base::checked_add(total, s.cell(q, u));
    }
    return total;
  };
  const Column* received = s.table.quantity(Quantity::received);
  const Gaps gaps = find_gaps(s.table.units(), [&](std::size_t u) {
    const Cell total = used(u);
    return is_count(total) && is_count(received->cells[u]) ? base::checked_subtract(total, received->cells[u])
                                                           : kMissing;
  });
  if (gaps.tested == 0) return not_checked("C113", s, absent(s.table, kNeeded));
  Finding finding = start("C113", s);
  conclude(finding, gaps, whole ? Verdict::fails : Verdict::remarkable, s,
           "Ballots issued and left over add up to the ballots received", "ballots");
  take_units(finding, s.table, gaps.units, received, [&](std::uint32_t u) {
    return fmt::format("accounted for {}, received {}", grouped(used(u)), grouped(received->cells[u]));
  });
  finding.explanations = {"Spoiled, lost or unrecorded ballots that the copy has no column for.",
                          "A pack of ballots that held more or fewer than its label says."};
  finding.cannot_show = {"Where a ballot went.", kEnforced};
  finding.basis = "arithmetic";
  return finding;
}

}  // namespace acta::check
