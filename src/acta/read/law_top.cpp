// SPDX-License-Identifier: Apache-2.0
#include <toml++/toml.h>

#include <algorithm>

#include "acta/read/law_overrides.hpp"
#include "acta/read/law_parts.hpp"

namespace acta::read {
namespace {

using model::Law;
using model::Office;

constexpr std::size_t kMostReadings = 100, kMostTiers = 100;

constexpr model::ShareBase kOfficeBases[] = {model::ShareBase::valid, model::ShareBase::ballots,
                                             model::ShareBase::registered};

void read_office(TomlTable& root, Law& law) {
  const toml::table* own = table_at(root, "office");
  if (!own) return root.fail("office", "office is a table", "[office]");
  TomlTable table(*own, root.context(), "office");
  Office& office = law.office.emplace();
  const std::string rule = table.required_text("rule");
  if (rule == "lead")
    office.rule = Office::Rule::lead;
  else if (rule != "majority")
    table.fail("rule", "\"" + rule + "\" is no rule of an office", "use \"majority\" or \"lead\"");
  office.of = read_choice(table, "of", kOfficeBases, model::ShareBase::valid);
  office.majority = read_ratio(table, "majority", true).value_or(office.majority);
  for (const char* key : {"lead_share", "lead"})
    if (table.has(key) && office.rule == Office::Rule::majority)
      table.fail(key, std::string(key) + " goes with rule = \"lead\"");
  office.lead_share = read_ratio(table, "lead_share", true).value_or(office.lead_share);
  office.lead = read_ratio(table, "lead", true).value_or(office.lead);
}

void read_clauses(TomlTable& root, Law& law) {
  for (const toml::table* item : root.tables("clause")) {
    TomlTable clause(*item, root.context(), "clause");
    law.clauses.push_back({clause.text("article"), clause.required_text("about"), clause.text("tier"),
                           clause.required_text("text"), clause.text("address"), clause.text("date")});
    const std::string& tier = law.clauses.back().tier;
    const bool known = std::any_of(law.tiers.begin(), law.tiers.end(), [&](const auto& t) { return t.id == tier; });
    if (!tier.empty() && !known) clause.fail("tier", "the law has no tier \"" + tier + "\"");
  }
}

void read_readings(TomlTable& root, ParsedLaw& parsed) {
  Law& law = parsed.law;
  for (const toml::table* item : root.tables("reading")) {
    TomlTable table(*item, root.context(), "reading");
    if (law.readings.size() == kMostReadings) return table.fail({}, "a law has at most 100 readings");
    model::LawReading reading;
    reading.id = table.identifier("id");
    reading.name = table.required_text("name");
    reading.basis = table.text("basis");
    const toml::table* set = table_at(table, "set");
    if (!set || set->empty()) {
      table.fail("set", "a reading says which keys of the law have another value",
                 "set = { \"tier.seats.formula\" = \"hare\" }");
      continue;
    }
    if (set->size() > kMostReadings) table.fail("set", "a reading sets at most 100 keys");
    for (const auto& [key, value] : *set) reading.set.emplace_back(std::string(key.str()), value_text(value));
    for (const model::LawReading& other : law.readings)
      if (other.id == reading.id) table.fail("id", "two readings have the id \"" + reading.id + "\"");
    law.readings.push_back(std::move(reading));
    parsed.readings.push_back(table.place());
  }
}

void read_listed_tiers(TomlTable& root, Law& law) {
  const std::vector<const toml::table*> items = root.tables("tier");
  if (items.empty()) root.fail("tier", "the law has no tier");
  if (items.size() > kMostTiers) return root.fail("tier", "a law has at most 100 tiers");
  for (const toml::table* item : items) {
    TomlTable table(*item, root.context(), "tier");
    const bool named = table.has("name");
    law.tiers.push_back(read_tier(table, item == items.back()));
    if (named) law.tiers.back().name = table.required_text("name");
  }
}

void read_tiers(TomlTable& root, Law& law) {
  const bool listed = root.has("tier"), short_form = root.has("seats") || root.has("kind");
  if (law.office && (listed || short_form)) root.fail("office", "a law fills an office or has tiers, not both");
  if (law.ranked && (law.office || listed || short_form))
    root.fail("ranked", "a law counts ranked ballots, or fills an office or has tiers, not both");
  if (law.ranked) return;
  if (!law.office && !listed && !short_form)
    root.fail({}, "the law has neither an office nor tiers nor ranked ballots",
              "add [office], [[tier]], [ranked], or seats = N for one tier");
  if (listed)
    read_listed_tiers(root, law);
  else if (!law.office)
    law.tiers.push_back(read_tier(root, true));
  check_tiers(root.context(), law.tiers);
}

}  // namespace

void read_law(TomlTable& root, ParsedLaw& parsed) {
  Law& law = parsed.law;
  if (root.required_text("format") != "acta-law")
    root.fail("format", "this is no law file", "its first line is format = \"acta-law\"");
  if (root.integer("version") != 2)
    root.fail("version", "the law file needs version = 2",
              "version 1 had rule = \"…\" at the top: tiers and [office] have taken its place (doc/formats/law.md)");
  law.name = root.required_text("name");
  law.country = root.text("country");
  law.note = root.text("note");
  if (root.has("office")) read_office(root, law);
  if (root.has("ranked")) read_ranked(root, law);
  read_tiers(root, law);
  read_clauses(root, law);
  read_readings(root, parsed);
}

}  // namespace acta::read
