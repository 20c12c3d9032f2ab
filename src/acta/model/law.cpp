// SPDX-License-Identifier: Apache-2.0
#include "acta/model/law.hpp"

#include "acta/base/checked.hpp"

namespace acta::model {

std::string_view to_string(ShareBase base) {
  switch (base) {
    case ShareBase::valid: return "valid";
    case ShareBase::ballots: return "ballots";
    case ShareBase::registered: return "registered";
    case ShareBase::lists: return "lists";
  }
  return "valid";
}

std::string_view to_string(TierKind kind) {
  switch (kind) {
    case TierKind::plurality: return "plurality";
    case TierKind::winner: return "winner";
    case TierKind::lists: return "lists";
    case TierKind::compensation: return "compensation";
    case TierKind::biproportional: return "biproportional";
    case TierKind::external: return "external";
  }
  return "lists";
}

std::string_view to_string(Overhang overhang) {
  switch (overhang) {
    case Overhang::excluded: return "excluded";
    case Overhang::kept: return "kept";
    case Overhang::levelled: return "levelled";
    case Overhang::uncovered: return "uncovered";
    case Overhang::continued: return "continued";
  }
  return "excluded";
}

std::string_view to_string(Ties ties) {
  switch (ties) {
    case Ties::lot: return "lot";
    case Ties::votes: return "votes";
    case Ties::fewer_votes: return "fewer_votes";
    case Ties::order: return "order";
  }
  return "lot";
}

std::string_view to_string(Guarantee guarantee) {
  switch (guarantee) {
    case Guarantee::none: return "none";
    case Guarantee::direct: return "direct";
    case Guarantee::larger: return "larger";
    case Guarantee::mean_up: return "mean_up";
  }
  return "none";
}

std::int64_t stated_seats(const Law& law) {
  if (law.office) return 1;
  std::int64_t seats = 0;
  for (const Tier& tier : law.tiers) {
    if (tier.provisional) continue;
    std::int64_t own = tier.seats.total;
    if (own == 0)
      for (const auto& [area, number] : tier.seats.table) own = base::checked_add(own, number);
    seats = base::checked_add(seats, own);
  }
  return seats;
}

std::string rule_name(const Law& law) {
  if (law.office) return law.office->rule == Office::Rule::majority ? "majority" : "lead";
  if (law.ranked) return "ranked ballots";
  if (law.tiers.size() != 1) return std::to_string(law.tiers.size()) + " tiers";
  const Tier& tier = law.tiers.front();
  const bool plain =
      tier.kind == TierKind::plurality || tier.kind == TierKind::winner || tier.kind == TierKind::external;
  return std::string(to_string(tier.kind)) + (plain ? "" : ", " + tier.formula.name);
}

Law one_tier(TierKind kind, std::int64_t seats, Formula formula) {
  Law law;
  Tier tier;
  tier.id = tier.name = "seats";
  tier.kind = kind;
  tier.seats.total = seats;
  tier.formula = std::move(formula);
  law.tiers.push_back(std::move(tier));
  return law;
}

Law office(Office::Rule rule) {
  Law law;
  law.office.emplace().rule = rule;
  return law;
}

}  // namespace acta::model
