// SPDX-License-Identifier: Apache-2.0
#include "acta/count/indices_turnout.hpp"

#include <algorithm>

namespace acta::count {
namespace {

using model::Fit;
using model::power_of_ten;
using model::printed_percent;
using model::Quantity;

model::Cell cell(const model::Release& release, Quantity quantity) {
  return release.quantities[static_cast<std::size_t>(quantity)];
}

/// What the release counts of people, ballots first.
bool add_people(TurnoutCheck& check, const model::Release& release) {
  constexpr std::pair<Quantity, const char*> kinds[] = {
      {Quantity::ballots, "ballots"}, {Quantity::voters, "voters"}, {Quantity::valid, "valid votes"}};
  for (const auto& [quantity, name] : kinds) {
    check.counted = cell(release, quantity);
    check.people = name;
    if (model::is_count(check.counted) && check.counted >= 0) return true;
  }
  return false;
}

/// Registered voters as this release prints them, else the last release that does.
model::Cell roll_of(const model::Contest& contest, const model::Release& release) {
  const model::Cell own = cell(release, Quantity::registered);
  if (model::is_count(own)) return own;
  for (std::size_t r = contest.releases.size(); r-- > 0;)
    if (const model::Cell other = cell(contest.releases[r], Quantity::registered); model::is_count(other)) return other;
  return model::kMissing;
}

std::int64_t registered_of_counted(const model::SheetTable& sheets) {
  const model::Column* registered = sheets.quantity(Quantity::registered);
  std::int64_t sum = 0;
  for (std::size_t unit = 0; registered && unit < sheets.units(); ++unit)
    if (model::is_count(registered->cells[unit]) && model::is_count(model::options_sum(sheets, unit)))
      sum = base::checked_add(sum, registered->cells[unit]);
  return sum;
}

void add_bases(TurnoutCheck& check, const model::Contest& contest, const model::SheetTable* sheets) {
  const model::Release& release = contest.releases[check.release];
  const model::Cell roll = roll_of(contest, release);
  if (model::is_count(roll) && roll > 0) {
    check.bases.push_back({RollBase::Kind::roll, {roll, 1}, Fit::none});
    if (const auto share = printed_percent(release.counted); share && share->value > 0)
      check.bases.push_back({RollBase::Kind::counted,
                             {base::checked_multiply(roll, share->value), 100 * power_of_ten(share->decimals)},
                             Fit::none});
  }
  if (!sheets || release.copy.empty() || release.copy != sheets->copy) return;
  if (const std::int64_t sum = registered_of_counted(*sheets); sum > 0)
    check.bases.push_back({RollBase::Kind::sheets, {sum, 1}, Fit::none});
}

}  // namespace

std::string_view to_string(RollBase::Kind kind) {
  switch (kind) {
    case RollBase::Kind::roll: return "all registered voters";
    case RollBase::Kind::counted: return "registered voters times the share counted";
    case RollBase::Kind::sheets: break;
  }
  return "registered voters of the sheets counted";
}

bool TurnoutCheck::fits() const {
  return std::any_of(bases.begin(), bases.end(), [](const RollBase& base) { return base.fit != Fit::none; });
}

std::vector<TurnoutCheck> turnout_checks(const model::Contest& contest, const model::SheetTable* sheets) {
  std::vector<TurnoutCheck> checks;
  for (std::size_t r = 0; r < contest.releases.size(); ++r) {
    const auto printed = printed_percent(contest.releases[r].turnout);
    TurnoutCheck check;
    check.release = r;
    if (!printed || !add_people(check, contest.releases[r])) continue;
    add_bases(check, contest, sheets);
    for (RollBase& base : check.bases) base.fit = fit_of(*printed, check.counted, base.registered);
    if (!check.bases.empty()) checks.push_back(std::move(check));
  }
  return checks;
}

}  // namespace acta::count
