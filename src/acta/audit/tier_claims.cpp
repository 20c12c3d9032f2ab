// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "acta/audit/outcome_parts.hpp"

namespace acta::audit {
namespace {

using model::AreaSeats;
using model::Tier;
using model::TierKind;

/// Winners of seats by most votes, against everybody else; all without a reported vote together.
void ahead_of_others(ClaimBuilder& build, Scope scope, const std::vector<std::size_t>& winners) {
  VoteSum silent;
  std::size_t without = 0, last = 0;
  std::vector<std::size_t> losers;
  for (std::size_t i = 0; i < build.lists(); ++i) {
    if (std::find(winners.begin(), winners.end(), i) != winners.end()) continue;
    if (build.votes(scope, i) > 0)
      losers.push_back(i);
    else
      silent.add(scope, i, -1), ++without, last = i;
  }
  for (const std::size_t winner : winners) {
    const std::string start = fmt::format("{}{} has more votes than ", build.where(scope.area), build.name(winner));
    for (const std::size_t loser : losers)
      build.add(start + build.name(loser), build.of_list(scope, winner).add(scope, loser, -1));
    if (without > 0)
      build.add(start + (without == 1 ? build.name(last) : without_votes(without)),
                build.of_list(scope, winner).add(silent, 1));
  }
}

/// A later tier may leave winners without a seat; who has won is claimed all the same.
bool may_be_unseated(const model::Law& law, const Tier& tier) {
  return std::any_of(law.tiers.begin(), law.tiers.end(), [&](const Tier& other) {
    return other.overhang == model::Overhang::uncovered &&
           std::count(other.counts.begin(), other.counts.end(), tier.id) > 0;
  });
}

void area_claims(ClaimBuilder& build, std::size_t t, const AreaSeats& seats) {
  const Tier& tier = build.law().tiers[t];
  const Scope scope{build.ballot_of(tier.votes), seats.area};
  if (seats.open > 0) return build.fail("a tie: no number of ballots proves it");
  const bool unseated = may_be_unseated(build.law(), tier) && !seats.winners.empty();
  if (seats.unfilled > 0 && !unseated) return build.fail(fmt::format("{} seats are not filled", seats.unfilled));
  if (tier.kind == TierKind::plurality) return ahead_of_others(build, scope, seats.winners);
  if (tier.kind == TierKind::lists) return list_claims(build, t, seats);
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < build.lists(); ++i)
    if (seats.seats[i] > 0) all.push_back(i);
  ahead_of_others(build, scope, all);
}

}  // namespace

SeatGroup group_of(const ClaimBuilder& build, std::size_t tier, std::size_t area,
                   const std::vector<std::int64_t>& seats) {
  SeatGroup group;
  group.tier = build.law().tiers[tier].id, group.area = build.area_name(area);
  group.provisional = build.law().tiers[tier].provisional;
  for (std::size_t i = 0; i < seats.size(); ++i)
    if (seats[i] > 0) group.holders.emplace_back(build.name(i), seats[i]), group.seats += seats[i];
  std::stable_sort(group.holders.begin(), group.holders.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return group;
}

void tier_claims(ClaimBuilder& build, std::size_t t) {
  const Tier& tier = build.law().tiers[t];
  const model::TierResult& result = build.result().tiers[t];
  if (tier.kind == TierKind::compensation) return compensation_claims(build, t);
  if (tier.kind == TierKind::biproportional) return biproportional_claims(build, t);
  const bool sizes_known = apportionment_claims(build, t);
  for (const AreaSeats& seats : result.areas) {
    SeatGroup group = group_of(build, t, seats.area, seats.seats);
    group.seats += seats.open;
    build.begin(std::move(group));
    if (tier.kind == TierKind::external)
      build.fail("filled elsewhere, as the record states; what hangs on them is proven given these");
    else if (!sizes_known)
      build.fail("the number of seats of the area is not proven");
    else
      area_claims(build, t, seats);
    build.finish_group();
    if (!build.last_proven() && sizes_known) partial_claims(build, t, seats);
  }
}

bool apportionment_claims(ClaimBuilder& build, std::size_t t) {
  const Tier& tier = build.law().tiers[t];
  const bool by_votes = tier.seats.by == "valid" || tier.seats.by == "ballots";
  if (!by_votes) return true;
  SeatGroup group;
  group.tier = tier.id, group.provisional = true;
  group.holders = {{"seats of the areas", tier.seats.total}};
  build.begin(std::move(group));
  const auto base = tier.seats.by == "valid" ? model::ShareBase::valid : model::ShareBase::ballots;
  std::vector<Entrant> areas;
  for (const AreaSeats& seats : build.result().tiers[t].areas) {
    const VoteSum votes = *build.base({build.ballot_of(tier.votes), seats.area}, base);
    areas.push_back({build.area_name(seats.area), votes, static_cast<std::int64_t>(build.value(votes)),
                     seats.total + tier.seats.less, tier.seats.minimum});
    if (tier.seats.less > 0 && seats.total == 0) build.fail("an area without seats of this tier");
  }
  if (tier.seats.formula.quota && tier.seats.minimum > 0)
    build.fail("quotas with a least number of seats have no assertions here");
  else
    formula_claims(build, areas, tier.seats.formula, "");
  build.finish_group();
  return build.last_proven();
}

void list_claims(ClaimBuilder& build, std::size_t t, const AreaSeats& seats) {
  const Tier& tier = build.law().tiers[t];
  const Scope scope{build.ballot_of(tier.votes), seats.area};
  std::vector<Entrant> by_list;
  for (std::size_t i = 0; i < build.lists(); ++i)
    by_list.push_back({build.name(i), build.of_list(scope, i), build.votes(scope, i), seats.seats[i], 0});
  for (const std::string& counted : tier.counts)
    for (std::size_t c = 0; c < t; ++c)
      if (build.law().tiers[c].id == counted && tier.less_unqualified) build.needs(c);
  Parting parting{seats.passed, std::vector<char>(build.lists(), 0), seats.seats};
  const bool pairs = tier.agreements && !build.poll().agreements.empty();
  for (const auto& pair : build.poll().agreements)
    if (pairs) parting.must[pair.first] = parting.must[pair.second] = 1;
  // What a list without seats does to a share of the votes.
  if (tier.majority) parting.must.assign(build.lists(), 1);
  // What a list without seats does to the seats to fill: those it won elsewhere are taken off.
  if (tier.less_unqualified)
    for (std::size_t c = 0; c < t; ++c)
      for (std::size_t i = 0; i < build.lists(); ++i)
        if (std::count(tier.counts.begin(), tier.counts.end(), build.law().tiers[c].id) > 0)
          parting.must[i] |= build.result().tiers[c].seats[i] > 0;
  const std::vector<char> in =
      part_claims(build, t, scope, parting, by_list, tier.formula.quota ? nullptr : &tier.formula.divisors);
  division_claims(build, t, scope, by_list, in);
}

}  // namespace acta::audit
