// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/audit/outcome_parts.hpp"

namespace acta::audit {
namespace {

/// Two lists that share their surplus: one entrant, divided by the same formula within.
Entrant together(const Entrant& first, const Entrant& second) {
  Entrant pair = first;
  pair.name += " + " + second.name;
  pair.votes.add(second.votes, 1);
  pair.value += second.value, pair.seats += second.seats;
  return pair;
}

}  // namespace

void division_claims(ClaimBuilder& build, std::size_t t, Scope scope, const std::vector<Entrant>& by_list,
                     const std::vector<char>& in) {
  const model::Tier& tier = build.law().tiers[t];
  const std::string where = build.where(scope.area);
  std::vector<char> paired(in.size(), 0);
  std::vector<Entrant> entrants;
  for (const auto& pair : build.poll().agreements) {
    if (!tier.agreements || !in[pair.first] || !in[pair.second] || paired[pair.first] || paired[pair.second]) continue;
    if (tier.formula.quota) return build.fail("surplus agreements of quota methods");
    paired[pair.first] = paired[pair.second] = 1;
    entrants.push_back(together(by_list[pair.first], by_list[pair.second]));
    formula_claims(build, {by_list[pair.first], by_list[pair.second]}, tier.formula, where);
  }
  for (std::size_t i = 0; i < in.size(); ++i)
    if (in[i] && !paired[i]) entrants.push_back(by_list[i]);
  if (tier.majority) return majority_claims(build, t, scope, entrants);
  if (!tier.formula.quota || !tier.formula.quota->of_valid) return formula_claims(build, entrants, tier.formula, where);
  const VoteSum valid = *build.base(scope, model::ShareBase::valid);
  formula_claims(build, entrants, tier.formula, where, &valid, static_cast<std::int64_t>(build.value(valid)));
}

}  // namespace acta::audit
