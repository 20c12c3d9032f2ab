// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "acta/check/subject.hpp"

namespace acta::check {
namespace {

using model::Cell;
using model::Finding;
using model::is_count;
using model::kMissing;
using model::Quantity;
using model::Verdict;

/// What turnout is counted by: the record's word, or the default of the model.
model::TurnoutBase turnout_of(const Subject& s) {
  if (!s.copy.turnout) return model::default_turnout(s.table);
  return {*s.copy.turnout, *s.copy.turnout == Quantity::ballots};
}

/// The one option that has votes at the unit; REQUIRES that its votes are largest_option.
std::size_t holder(const Subject& s, std::uint32_t u) {
  for (std::size_t i = 0; i < s.table.votes.size(); ++i)
    if (s.table.has_option(i) && s.table.votes[i].cells[u] == s.scan.largest_option[u]) return i;
  return 0;
}

/// One number per option that has all votes of some unit, in the order of the record.
void number_holders(Finding& finding, const Subject& s, const std::vector<std::uint32_t>& units) {
  std::vector<std::int64_t> count(s.table.votes.size(), 0);
  for (const std::uint32_t u : units) ++count[holder(s, u)];
  for (std::size_t i = 0; i < count.size(); ++i)
    if (count[i] > 0)
      finding.numbers.push_back({"units_" + s.contest.options[i].id,
                                 "units where " + name_of(s.contest.options[i]) + " has all votes", count[i], "units"});
}

}  // namespace

Finding full_turnout(const Subject& s) {
  const model::Column* registered = s.table.quantity(Quantity::registered);
  const model::TurnoutBase base = turnout_of(s);
  if (!registered) return not_checked("C107", s, absent(s.table, std::array{Quantity::registered}));
  const auto took_part = [&](std::size_t u) { return base.counted ? s.scan.ballots[u] : s.cell(base.numerator, u); };
  Gaps full = find_gaps(s.table.units(), [&](std::size_t u) -> Cell {
    const Cell electors = registered->cells[u], there = took_part(u);
    return is_count(electors) && electors > 0 && is_count(there) ? there >= electors : kMissing;
  });
  if (full.tested == 0)
    return not_checked("C107", s, fmt::format("no unit states both numbers of turnout ({})", model::to_text(base)));
  Finding finding = start("C107", s);
  std::int64_t votes = 0, large = 0;
  for (const std::uint32_t u : full.units) {
    votes = base::checked_add(votes, took_part(u));
    large += registered->cells[u] >= s.options.large_unit;
  }
  finding.tested = full.tested;
  finding.verdict = full.units.empty() ? Verdict::holds : Verdict::remarkable;
  finding.votes_at_stake = votes;
  finding.numbers.push_back({"turnout", "turnout is", model::to_text(base), ""});
  number(finding, "large", "of them with many electors", large, "units");
  number(finding, "large_from", "many electors are at least", s.options.large_unit, "electors");
  number(finding, "took_part", "electors who took part there", votes, "electors");
  finding.statement = fmt::format("Turnout ({}) is 100 % or more at {} of {} tested, {} of them with at least {}.",
                                  model::to_text(base), grouped(full.total), counted(full.tested, "unit"),
                                  grouped(large), counted(s.options.large_unit, "elector"));
  take_units(finding, s.table, std::move(full.units), registered, [&](std::uint32_t u) {
    return fmt::format("{} of {} electors", grouped(took_part(u)), grouped(registered->cells[u]));
  });
  finding.explanations = {"Ships, hospitals, camps and stations that register whoever comes to vote.",
                          "Small villages where everybody was visited with a mobile box."};
  finding.cannot_show = {"Whether those electors voted themselves."};
  finding.basis = "doc/methods/check.md; votes at stake are all who took part there";
  return finding;
}

Finding unanimous_units(const Subject& s) {
  const auto options = std::count_if(s.scan.columns.begin(), s.scan.columns.end(),
                                     [](const ColumnFacts& facts) { return facts.option >= 0; });
  if (options < 2) return not_checked("C108", s, "the copy states the votes of fewer than two options");
  const model::Column* valid = s.table.quantity(Quantity::valid);
  const auto votes = [&](std::size_t u) {
    if (valid && is_count(valid->cells[u])) return valid->cells[u];
    return s.scan.incomplete[u] ? kMissing : s.scan.options_sum[u];
  };
  Gaps all = find_gaps(s.table.units(), [&](std::size_t u) -> Cell {
    const Cell cast = votes(u);
    if (!is_count(cast) || cast < s.options.unanimous_votes || cast <= 0 || !is_count(s.scan.largest_option[u]))
      return kMissing;
    return s.scan.largest_option[u] == cast && s.scan.options_sum[u] == cast;
  });
  if (all.tested == 0)
    return not_checked("C108", s,
                       fmt::format("no unit states at least {}", counted(s.options.unanimous_votes, "valid vote")));
  Finding finding = start("C108", s);
  std::int64_t stake = 0;
  for (const std::uint32_t u : all.units) stake = base::checked_add(stake, votes(u));
  finding.tested = all.tested;
  finding.verdict = all.units.empty() ? Verdict::holds : Verdict::remarkable;
  finding.votes_at_stake = stake;
  number(finding, "fewest", "valid votes from which a unit is looked at", s.options.unanimous_votes, "votes");
  number(finding, "votes", "votes of those units", stake, "votes");
  number_holders(finding, s, all.units);
  finding.statement = fmt::format("One option has all valid votes at {} of {} with at least {}; {} were cast there.",
                                  grouped(all.total), counted(all.tested, "unit"),
                                  counted(s.options.unanimous_votes, "valid vote"), counted(stake, "vote"));
  take_units(finding, s.table, std::move(all.units), nullptr, [&](std::uint32_t u) {
    return fmt::format("all {} valid votes for {}", grouped(votes(u)), name_of(s.contest.options[holder(s, u)]));
  });
  finding.explanations = {"A small community of one mind.", "An option that stood alone in that area."};
  finding.cannot_show = {"Whether the votes were cast freely, or cast at all."};
  finding.basis = "doc/methods/check.md; votes at stake are all valid votes there";
  return finding;
}

}  // namespace acta::check
