// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "acta/check/subject.hpp"

namespace acta::check {
namespace {

using model::Finding;
using model::SheetTable;

using Keys = std::unordered_set<std::string_view>;

Keys keys_of(const SheetTable& table) {
  Keys keys;
  keys.reserve(table.units());
  for (std::size_t u = 0; u < table.units(); ++u) keys.insert(table.keys[u]);
  return keys;
}

std::string name_of(const model::CopyInfo& copy) { return copy.name.empty() ? copy.id : copy.name; }

/// Units of `table` whose key is not among `others`.
std::vector<std::uint32_t> lacking(const SheetTable& table, const Keys& others) {
  std::vector<std::uint32_t> units;
  for (std::uint32_t u = 0; u < table.units(); ++u)
    if (!others.contains(table.keys[u])) units.push_back(u);
  return units;
}

Finding one_way(const model::Contest& contest, const model::CopyInfo& copy, const SheetTable& table,
                const model::CopyInfo& other, const Keys& others) {
  std::vector<std::uint32_t> units = lacking(table, others);
  if (units.size() == table.units())
    return not_checked(
        "C207", contest.id, copy.id,
        fmt::format("no key of this copy is in copy \"{}\": their keys are of different forms, or one of "
                    "them is empty",
                    name_of(other)));
  Finding finding;
  finding.code = "C207";
  finding.contest = contest.id;
  finding.copy = copy.id;
  finding.tested = static_cast<std::int64_t>(table.units());
  finding.verdict = units.empty() ? model::Verdict::holds : model::Verdict::remarkable;
  std::int64_t ballots = 0;
  for (const std::uint32_t u : units)
    ballots = base::checked_add(ballots, std::max<std::int64_t>(0, model::ballots_counted(table, u)));
  finding.votes_at_stake = ballots;
  finding.numbers.push_back({"compared_with", "compared with copy", other.id, ""});
  number(finding, "other_units", "different keys in the other copy", static_cast<std::int64_t>(others.size()), "units");
  number(finding, "ballots", "ballots counted in units that the other copy lacks", ballots, "ballots");
  finding.statement = fmt::format("{} of {} {} not in copy \"{}\"; {} counted there.",
                                  grouped(static_cast<std::int64_t>(units.size())), counted(finding.tested, "unit"),
                                  units.size() == 1 ? "is" : "are", name_of(other), counted(ballots, "ballot"));
  take_units(finding, table, std::move(units), nullptr, [&](std::uint32_t u) {
    const model::Cell there = model::ballots_counted(table, u);
    return fmt::format("not in copy {}; ballots {}", other.id, model::is_count(there) ? grouped(there) : "not stated");
  });
  finding.explanations = {"One copy was made before all sheets had come in, or covers a part of the units.",
                          "The same station under another key."};
  finding.cannot_show = {"What happened at units that neither copy has.", "Whether the numbers of common units agree."};
  finding.basis = "doc/methods/check.md; votes at stake are all ballots of the units that the other copy lacks";
  return finding;
}

}  // namespace

std::vector<Finding> compare_rolls(const model::Contest& contest, const model::CopyInfo& a, const SheetTable& ta,
                                   const model::CopyInfo& b, const SheetTable& tb) {
  const Keys in_a = keys_of(ta), in_b = keys_of(tb);
  return {one_way(contest, a, ta, b, in_b), one_way(contest, b, tb, a, in_a)};
}

}  // namespace acta::check
