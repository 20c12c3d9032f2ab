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
using model::Quantity;
using model::Verdict;

/// Units at which `wrong(cell)` in some column of which `has` is true; adds an Instance for each cell of the first.
template <class Has, class Wrong, class Detail>
void take_cells(Finding& finding, const Subject& s, Has has, Wrong wrong, Detail detail) {
  std::vector<std::uint8_t> marked(s.table.units(), 0);
  for (const ColumnFacts& facts : s.scan.columns) {
    if (!has(facts)) continue;
    const Cell* cells = facts.column->cells.data();
    for (std::size_t u = 0; u < marked.size(); ++u) marked[u] = marked[u] | static_cast<std::uint8_t>(wrong(cells[u]));
  }
  for (std::size_t u = 0; u < marked.size(); ++u) {
    if (!marked[u]) continue;
    finding.units.push_back(static_cast<std::uint32_t>(u));
    for (const ColumnFacts& facts : s.scan.columns)
      if (finding.examples.size() < model::kLargestExamples && wrong(facts.column->cells[u]))
        finding.examples.push_back({static_cast<std::int64_t>(u), std::string(s.table.keys[u]),
                                    detail(name_of(s.contest, facts), facts.column->cells[u]),
                                    s.table.place(u, facts.column)});
  }
}

std::int64_t cells_of(const Subject& s) { return static_cast<std::int64_t>(s.scan.columns.size() * s.table.units()); }

}  // namespace

Finding negative_numbers(const Subject& s) {
  if (cells_of(s) == 0) return not_checked("C104", s, "the copy has no numbers");
  Finding finding = start("C104", s);
  std::int64_t absent_cells = 0, total = 0;
  for (const ColumnFacts& facts : s.scan.columns) {
    finding.instances += facts.negative;
    absent_cells += facts.missing + facts.unreadable;
    if (facts.negative == 0) continue;
    for (const Cell cell : facts.column->cells)
      if (is_count(cell) && cell < 0) total = base::checked_add(total, -cell);
  }
  finding.tested = cells_of(s) - absent_cells;
  finding.votes_at_stake = total;
  number(finding, "negative_sum", "sum of the negative numbers, without sign", total, "");
  if (finding.instances > 0) {
    finding.verdict = Verdict::fails;
    take_cells(
        finding, s, [](const ColumnFacts& facts) { return facts.negative > 0; },
        [](Cell cell) { return is_count(cell) && cell < 0; },
        [](const std::string& name, Cell cell) { return fmt::format("{} {}", name, grouped(cell)); });
  }
  finding.statement = fmt::format("{} of {} {} negative, at {}.", grouped(finding.instances),
                                  counted(finding.tested, "number"), finding.instances == 1 ? "is" : "are",
                                  counted(static_cast<std::int64_t>(finding.units.size()), "unit"));
  if (finding.instances == 0)
    finding.statement = fmt::format("None of {} is negative.", counted(finding.tested, "number"));
  finding.explanations = {"A correction booked as a number of its own.", "A dash before the number, read as a sign."};
  finding.cannot_show = {"What the number should be."};
  finding.basis = "counts are whole numbers from 0";
  return finding;
}

Finding absent_numbers(const Subject& s) {
  if (cells_of(s) == 0) return not_checked("C105", s, "the copy has no numbers");
  Finding finding = start("C105", s);
  std::int64_t missing = 0, unreadable = 0;
  for (const ColumnFacts& facts : s.scan.columns) {
    missing += facts.missing;
    unreadable += facts.unreadable;
  }
  if (missing + unreadable > 0)
    take_cells(
        finding, s, [](const ColumnFacts& facts) { return facts.missing + facts.unreadable > 0; },
        [](Cell cell) { return !is_count(cell); },
        [](const std::string& name, Cell cell) {
          return fmt::format("{}: {}", name, cell == model::kMissing ? "missing" : "not a whole number");
        });
  for (const model::Kept& kept : s.table.kept)
    if (finding.examples.size() < model::kLargestExamples)
      finding.examples.push_back({-1, "kept as text", fmt::format("\"{}\": {}", kept.text, kept.reason), kept.place});
  const auto kept = std::max(s.table.kept_count, std::uint64_t{s.table.kept.size()});
  finding.tested = cells_of(s);
  finding.instances = missing + unreadable;
  finding.verdict = finding.instances > 0 || kept > 0 ? Verdict::remarkable : Verdict::holds;
  number(finding, "missing", "cells that are empty or absent", missing, "cells");
  number(finding, "unreadable", "cells that hold no whole number", unreadable, "cells");
  number(finding, "kept", "cells and rows that reading kept as text", static_cast<std::int64_t>(kept), "");
  finding.statement = fmt::format("Of {} in use, {} empty or absent and {} no whole number, at {}; {} kept as written.",
                                  counted(cells_of(s), "cell"), missing == 1 ? "1 is" : grouped(missing) + " are",
                                  unreadable == 1 ? "1 holds" : grouped(unreadable) + " hold",
                                  counted(static_cast<std::int64_t>(finding.units.size()), "unit"),
                                  counted(static_cast<std::int64_t>(kept), "text"));
  finding.explanations = {"The option did not stand in the unit's area, or the sheet has not come in.",
                          "A note typed in the place of a number."};
  finding.cannot_show = {"What the numbers would be. No missing number is taken for zero by any check."};
  finding.basis = "doc/formats/record.md";
  return finding;
}

Finding zero_sheets(const Subject& s) {
  Gaps zero = find_gaps(s.table.units(), [&](std::size_t u) -> Cell {
    if (s.scan.incomplete[u] || !is_count(s.scan.options_sum[u])) return model::kMissing;
    return s.scan.options_sum[u] == 0 && s.scan.largest_option[u] == 0;
  });
  if (zero.tested == 0) return not_checked("C106", s, "no unit states the votes of every option");
  Finding finding = start("C106", s);
  std::int64_t electors = 0, ballots = 0;
  for (const std::uint32_t u : zero.units) {
    electors = base::checked_add(electors, std::max<Cell>(0, s.cell(Quantity::registered, u)));
    ballots = base::checked_add(ballots, std::max<Cell>(0, s.scan.ballots[u]));
  }
  finding.tested = zero.tested;
  finding.verdict = zero.units.empty() ? Verdict::holds : Verdict::remarkable;
  if (s.table.quantity(Quantity::registered)) finding.votes_at_stake = electors;
  number(finding, "registered", "electors registered at them", electors, "electors");
  number(finding, "ballots", "ballots counted at them", ballots, "ballots");
  finding.statement =
      fmt::format("Every option has zero votes at {} of {} tested.", grouped(zero.total), counted(zero.tested, "unit"));
  take_units(finding, s.table, std::move(zero.units), nullptr, [&](std::uint32_t u) {
    const Cell registered = s.cell(Quantity::registered, u);
    return fmt::format("no votes; ballots {}, registered {}",
                       is_count(s.scan.ballots[u]) ? grouped(s.scan.ballots[u]) : "not stated",
                       is_count(registered) ? grouped(registered) : "not stated");
  });
  finding.explanations = {"A station that did not open, or whose sheet was annulled or has not come in.",
                          "A unit kept in the list for form's sake, with no electors."};
  finding.cannot_show = {"Whether anybody voted there. Votes at stake are all registered electors there."};
  finding.basis = "doc/methods/check.md";
  return finding;
}

Finding no_electors(const Subject& s) {
  const model::Column* registered = s.table.quantity(Quantity::registered);
  if (!registered) return not_checked("C112", s, absent(s.table, std::array{Quantity::registered}));
  Gaps empty = find_gaps(s.table.units(), [&](std::size_t u) -> Cell {
    return is_count(registered->cells[u]) ? registered->cells[u] == 0 : model::kMissing;
  });
  if (empty.tested == 0) return not_checked("C112", s, "no unit states registered electors");
  Finding finding = start("C112", s);
  std::int64_t ballots = 0, all = 0;
  for (const std::uint32_t u : empty.units) ballots = base::checked_add(ballots, std::max<Cell>(0, s.scan.ballots[u]));
  for (const Cell cell : s.scan.ballots) all = base::checked_add(all, std::max<Cell>(0, cell));
  finding.tested = empty.tested;
  finding.verdict = empty.units.empty() ? Verdict::holds : Verdict::remarkable;
  number(finding, "ballots", "ballots counted at them", ballots, "ballots");
  finding.numbers.push_back({"ballots_share", "their share of all ballots", percent(ballots, all), ""});
  finding.statement = fmt::format("{} of {} {} no registered electors; {} counted there, {} of all.",
                                  grouped(empty.total), counted(empty.tested, "unit"),
                                  empty.total == 1 ? "has" : "have", counted(ballots, "ballot"), percent(ballots, all));
  take_units(finding, s.table, std::move(empty.units), registered, [&](std::uint32_t u) {
    return fmt::format("registered 0, ballots {}",
                       is_count(s.scan.ballots[u]) ? grouped(s.scan.ballots[u]) : "not stated");
  });
  finding.explanations = {"Envelopes of electors who voted away from home, electronic or postal votes.",
                          "A roll number left out."};
  finding.cannot_show = {"Their turnout: it has no meaning, and tests of turnout leave them out."};
  finding.basis = "doc/methods/check.md";
  return finding;
}

}  // namespace acta::check
