// SPDX-License-Identifier: Apache-2.0
#include <toml++/toml.h>

#include <algorithm>

#include "acta/read/law_parts.hpp"

namespace acta::read {
namespace {

using model::Tier;
using model::TierKind;

constexpr TierKind kKinds[] = {TierKind::plurality,    TierKind::winner,         TierKind::lists,
                               TierKind::compensation, TierKind::biproportional, TierKind::external};
constexpr model::Overhang kOverhangs[] = {model::Overhang::excluded, model::Overhang::kept, model::Overhang::levelled,
                                          model::Overhang::uncovered, model::Overhang::continued};
constexpr model::Ties kTies[] = {model::Ties::lot, model::Ties::votes, model::Ties::fewer_votes, model::Ties::order};
constexpr model::Guarantee kGuarantees[] = {model::Guarantee::none, model::Guarantee::direct, model::Guarantee::larger,
                                            model::Guarantee::mean_up};

/// Keys that go with some kinds of tier only.
void refuse(TomlTable& table, std::initializer_list<const char*> keys, const std::string& advice) {
  for (const char* key : keys)
    if (table.has(key)) {
      (void)table.node(key);
      table.fail(key, std::string(key) + " does not go with this kind of tier", advice);
    }
}

void read_places(TomlTable& table, Tier& tier) {
  if (!table.has("places")) return;
  const toml::table* own = table_at(table, "places");
  if (!own) return table.fail("places", "places is a table", "places = { areas = \"land\", rule = \"votes\" }");
  TomlTable inner(*own, table.context(), "places");
  const std::string rule = inner.text("rule");
  tier.places.rule = rule == "one_each" ? model::Places::Rule::one_each : model::Places::Rule::votes;
  if (rule != "votes" && rule != "one_each")
    inner.fail("rule", "\"" + rule + "\" is no rule for places", "use \"votes\" or \"one_each\"");
  tier.places.areas = inner.required_text("areas");
  tier.places.formula = read_whole_formula(inner, "formula", "sainte_lague");
  tier.places.guarantee = read_choice(inner, "guarantee", kGuarantees, model::Guarantee::none);
  const bool needs_first =
      tier.places.guarantee == model::Guarantee::larger || tier.places.guarantee == model::Guarantee::mean_up;
  if (needs_first && tier.first.empty())
    inner.fail("guarantee", "the guarantee asks for a first allotment", "add first = \"…\" to the tier");
  if (!tier.areas.empty()) inner.fail({}, "a tier whose shares are reckoned by areas has its places there already");
  if (tier.places.formula.quota && tier.places.guarantee != model::Guarantee::none)
    inner.fail("formula", "a guarantee goes with divisor methods only");
}

void read_compensation(TomlTable& table, Tier& tier) {
  tier.counts = table.texts("counts");
  if (tier.counts.empty()) table.fail("counts", "the tier does not say which tiers' seats it counts");
  tier.overhang = read_choice(table, "overhang", kOverhangs, model::Overhang::excluded);
  tier.minimum = read_choice(table, "minimum", kGuarantees, model::Guarantee::direct);
  tier.first = table.text("first");
  tier.uncovered_up_to = table.integer("uncovered_up_to").value_or(0);
  const bool levelled = tier.overhang == model::Overhang::levelled;
  if (tier.uncovered_up_to < 0 || tier.uncovered_up_to > 100'000)
    table.fail("uncovered_up_to", "uncovered_up_to must lie between 0 and 100,000");
  for (const char* key : {"uncovered_up_to", "minimum"})
    if (table.has(key) && !levelled) table.fail(key, std::string(key) + " goes with overhang = \"levelled\"");
  if (tier.minimum == model::Guarantee::none) table.fail("minimum", "use \"direct\", \"larger\" or \"mean_up\"");
  const bool needs_first = tier.minimum == model::Guarantee::larger || tier.minimum == model::Guarantee::mean_up;
  if (needs_first && tier.first.empty())
    table.fail("minimum", "the minimum asks for a first allotment", "add first = \"…\"");
  read_places(table, tier);
  if (needs_first && tier.places.rule == model::Places::Rule::none)
    table.fail("minimum", "the minimum is judged place by place", "add places = { … }");
  if (tier.overhang == model::Overhang::uncovered && tier.places.rule != model::Places::Rule::votes)
    table.fail("overhang", "winners are covered place by place", "add places = { areas = \"…\", rule = \"votes\" }");
  if (tier.overhang == model::Overhang::continued && tier.formula.quota)
    table.fail("overhang", "only highest averages can go on from the seats held");
  if (levelled && tier.formula.quota) table.fail("overhang", "levelling goes with divisor methods only");
}

void read_biproportional(TomlTable& table, Tier& tier) {
  tier.voters = table.boolean("voters", false);
  tier.strongest = table.boolean("strongest", false);
  if (tier.areas.empty()) table.fail("areas", "a biproportional tier has areas", "add areas = \"LEVEL\"");
  if (tier.formula.quota || tier.formula.divisors.form != model::Divisors::Form::arithmetic)
    table.fail("formula", "biproportional apportionment goes with divisor methods such as sainte_lague");
}

void read_by_kind(TomlTable& table, Tier& tier) {
  const auto compensation_only = {"counts", "overhang", "uncovered_up_to", "minimum", "first", "places"};
  if (tier.kind == TierKind::compensation)
    read_compensation(table, tier);
  else if (tier.kind == TierKind::lists && table.has("less_unqualified"))
    tier.counts = table.texts("counts");
  else
    refuse(table, compensation_only, "it goes with kind = \"compensation\"");
  if (tier.kind == TierKind::biproportional)
    read_biproportional(table, tier);
  else
    refuse(table, {"voters", "strongest"}, "it goes with kind = \"biproportional\"");
}

}  // namespace

Tier read_tier(TomlTable& table, bool last) {
  Tier tier;
  tier.place = table.place();
  tier.id = table.has("id") ? table.identifier("id") : "seats";
  tier.name = tier.id;
  tier.kind = read_choice(table, "kind", kKinds, TierKind::lists);
  tier.votes = table.text("votes");
  tier.areas = table.text("areas");
  tier.seats = read_seats(table, tier);
  const bool plain = tier.kind == TierKind::plurality || tier.kind == TierKind::external;
  if (plain || tier.kind == TierKind::winner)
    refuse(table, {"formula", "agreements", "majority"}, "it goes with kinds of tier that share seats out");
  if (plain) refuse(table, {"threshold", "provisional", "less_unqualified"}, "it goes with lists");
  if (tier.kind == TierKind::external) refuse(table, {"seats", "votes", "areas"}, "the record says who has the seats");
  tier.formula = last ? read_whole_formula(table, "formula", "dhondt") : read_formula(table, "formula", "dhondt");
  tier.conditions = read_conditions(table, tier);
  tier.except_kinds = table.texts("except_kinds");
  tier.agreements = table.boolean("agreements", false);
  tier.provisional = table.boolean("provisional", false);
  tier.less_unqualified = table.boolean("less_unqualified", false);
  tier.majority = read_ratio(table, "majority", true);
  tier.ties = read_choice(table, "ties", kTies, model::Ties::lot);
  tier.people = read_people(table, tier);
  if (tier.agreements && tier.kind != TierKind::lists)
    table.fail("agreements", "surplus agreements go with kind = \"lists\"");
  if (tier.agreements && tier.formula.quota)
    table.fail("agreements", "surplus agreements go with divisor methods only");
  read_by_kind(table, tier);
  return tier;
}

}  // namespace acta::read
