// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <functional>

#include "acta/check/subject.hpp"

namespace acta::check {
namespace {

using model::Finding;
using model::Verdict;

struct Repeat {
  std::uint32_t unit = 0, first = 0;  ///< the first unit that it repeats
};

/// Units of which an earlier one is the same, in order. `skip(u)` leaves a unit out; `hash(u)` and `same(a, b)` say
/// what is the same.
template <class Skip, class Hash, class Same>
std::vector<Repeat> repeats(std::size_t units, Skip skip, Hash hash, Same same) {
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t unit = 0, used = 0;
  };
  std::vector<Slot> slots(std::bit_ceil(2 * units + 2));
  std::vector<Repeat> found;
  for (std::uint32_t u = 0; u < units; ++u) {
    if (skip(u)) continue;
    const std::uint64_t value = hash(u);
    for (std::size_t at = (value ^ (value >> 32)) & (slots.size() - 1);; at = (at + 1) & (slots.size() - 1)) {
      Slot& slot = slots[at];
      if (!slot.used) {
        slot = {value, u, 1};
        break;
      }
      if (slot.hash == value && same(slot.unit, u)) {
        found.push_back({u, slot.unit});
        break;
      }
    }
  }
  return found;
}

std::vector<std::uint32_t> units_of(const std::vector<Repeat>& found) {
  std::vector<std::uint32_t> units;
  units.reserve(found.size());
  for (const Repeat& repeat : found) units.push_back(repeat.unit);
  return units;
}

std::int64_t ballots_of(const Subject& s, const std::vector<Repeat>& found) {
  std::int64_t total = 0;
  for (const Repeat& repeat : found)
    total = base::checked_add(total, std::max<std::int64_t>(0, s.scan.ballots[repeat.unit]));
  return total;
}

std::uint32_t first_of(const std::vector<Repeat>& found, std::uint32_t unit) {
  return std::lower_bound(found.begin(), found.end(), unit, [](const Repeat& r, std::uint32_t u) { return r.unit < u; })
      ->first;
}

bool same_cells(const Subject& s, std::uint32_t a, std::uint32_t b) {
  return std::all_of(s.scan.columns.begin(), s.scan.columns.end(),
                     [&](const ColumnFacts& facts) { return facts.column->cells[a] == facts.column->cells[b]; });
}

}  // namespace

Finding duplicate_keys(const Subject& s) {
  if (s.table.units() == 0) return not_checked("C201", s, "the copy has no units");
  const auto found = repeats(
      s.table.units(), [](std::uint32_t) { return false; },
      [&](std::uint32_t u) { return std::uint64_t{std::hash<std::string_view>{}(s.table.keys[u])}; },
      [&](std::uint32_t a, std::uint32_t b) { return s.table.keys[a] == s.table.keys[b]; });
  Finding finding = start("C201", s);
  finding.tested = static_cast<std::int64_t>(s.table.units());
  finding.verdict = found.empty() ? Verdict::holds : Verdict::fails;
  finding.votes_at_stake = ballots_of(s, found);
  number(finding, "ballots", "ballots counted in the repeated rows", *finding.votes_at_stake, "ballots");
  finding.statement = fmt::format("{} of {} {} the key of an earlier one; {} counted in them.",
                                  grouped(static_cast<std::int64_t>(found.size())), counted(finding.tested, "unit"),
                                  found.size() == 1 ? "has" : "have", counted(*finding.votes_at_stake, "ballot"));
  if (found.empty()) finding.statement = fmt::format("All {} have keys of their own.", counted(finding.tested, "unit"));
  take_units(finding, s.table, units_of(found), nullptr, [&](std::uint32_t u) {
    return fmt::format("same key as {}{}", base::to_text(s.table.place(first_of(found, u))),
                       same_cells(s, first_of(found, u), u) ? ", same numbers" : ", other numbers");
  });
  finding.explanations = {"A key that is unique only together with a column which the record does not name.",
                          "A corrected sheet entered beside the first one."};
  finding.cannot_show = {"Which of the rows is the right one."};
  finding.basis = "a station counts once; votes at stake are all ballots in the repeated rows";
  return finding;
}

Finding identical_rows(const Subject& s) {
  const int fewest = s.options.identical_nonzero;
  std::int64_t tested = 0;
  const auto found = repeats(
      s.table.units(),
      [&](std::uint32_t u) {
        const bool trivial = s.scan.nonzero[u] < fewest;
        tested += !trivial;
        return trivial;
      },
      [&](std::uint32_t u) { return s.scan.row_hash[u]; },
      [&](std::uint32_t a, std::uint32_t b) { return same_cells(s, a, b); });
  if (tested == 0) return not_checked("C202", s, fmt::format("no unit has {} numbers other than zero", fewest));
  Finding finding = start("C202", s);
  finding.tested = tested;
  finding.verdict = found.empty() ? Verdict::holds : Verdict::remarkable;
  finding.votes_at_stake = ballots_of(s, found);
  const auto same_key = std::count_if(found.begin(), found.end(),
                                      [&](const Repeat& r) { return s.table.keys[r.unit] == s.table.keys[r.first]; });
  number(finding, "fewest_nonzero", "nonzero numbers from which a unit is looked at", fewest, "numbers");
  const auto large = std::count_if(found.begin(), found.end(),
                                   [&](const Repeat& r) { return s.scan.ballots[r.unit] >= s.options.large_unit; });
  number(finding, "large", "of them with many ballots", large, "units");
  number(finding, "large_from", "many ballots are at least", s.options.large_unit, "ballots");
  number(finding, "same_key", "of them with the same key too (C201)", same_key, "units");
  number(finding, "ballots", "ballots counted in the repeated units", *finding.votes_at_stake, "ballots");
  finding.statement = fmt::format(
      "At {} of {} with at least {} numbers other than zero, all numbers equal those of an earlier unit; {} "
      "counted there.",
      grouped(static_cast<std::int64_t>(found.size())), counted(tested, "unit"), fewest,
      counted(*finding.votes_at_stake, "ballot"));
  take_units(finding, s.table, units_of(found), nullptr, [&](std::uint32_t u) {
    return fmt::format("all {} numbers as at {}", s.scan.columns.size(), s.table.keys[first_of(found, u)]);
  });
  finding.explanations = {"Chance, among many small units of the same size.",
                          "A sheet entered under two stations' keys."};
  finding.cannot_show = {"Which of the two stations the sheet belongs to.", "Copies that were changed in one number."};
  finding.basis = "doc/methods/check.md; votes at stake are all ballots in the repeated units";
  return finding;
}

}  // namespace acta::check
