// SPDX-License-Identifier: Apache-2.0
#include "acta/read/law.hpp"

#include <toml++/toml.h>

#include "acta/read/toml_table.hpp"

namespace acta::read {
namespace {

using model::Law;

void read_rule(TomlTable& table, Law& law) {
  const std::string name = table.required_text("rule");
  for (const auto rule : {model::Rule::plurality, model::Rule::majority_runoff, model::Rule::lead_runoff,
                          model::Rule::divisor, model::Rule::quota}) {
    if (model::to_string(rule) != name) continue;
    law.rule = rule;
    return;
  }
  table.fail("rule", "\"" + name + "\" is no rule", "use plurality, majority_runoff, lead_runoff, divisor or quota");
}

void read_share(TomlTable& table, std::string_view key, base::Ratio& share) {
  if (!table.has(key)) return;
  const std::string text = table.text(key);
  const auto parsed = base::parse_ratio(text);
  if (!parsed)
    table.fail(key, parsed.error().message, parsed.error().advice);
  else if (*parsed > base::Ratio(1, 1))
    table.fail(key, "\"" + text + "\" is more than the whole");
  else
    share = *parsed;
}

void read_base(TomlTable& table, Law& law) {
  const std::string base = table.text("share_of");
  if (base == "ballots")
    law.base = model::ShareBase::ballots;
  else if (!base.empty() && base != "valid")
    table.fail("share_of", "\"" + base + "\" is nothing that shares are taken of", "use \"valid\" or \"ballots\"");
}

void read_divisor(TomlTable& table, Law& law) {
  const std::string divisor = table.text("divisor");
  if (divisor == "sainte_lague")
    law.divisor = model::Divisor::sainte_lague;
  else if (!divisor.empty() && divisor != "dhondt")
    table.fail("divisor", "\"" + divisor + "\" is no divisor method", "use \"dhondt\" or \"sainte_lague\"");
}

void read_law(TomlTable& table, Law& law) {
  if (table.required_text("format") != "acta-law")
    table.fail("format", "this is no law file", "its first line is format = \"acta-law\"");
  if (table.integer("version") != 1) table.fail("version", "the law file needs version = 1, the only one there is");
  law.name = table.required_text("name");
  (void)table.text("country");
  (void)table.text("note");
  read_rule(table, law);
  law.seats = table.integer("seats").value_or(1);
  if (law.seats < 1 || law.seats > 100'000) table.fail("seats", "seats must lie between 1 and 100,000");
  read_base(table, law);
  read_divisor(table, law);
  read_share(table, "majority", law.majority);
  read_share(table, "lead_share", law.lead_share);
  read_share(table, "lead", law.lead);
  read_share(table, "threshold", law.threshold);
  law.agreements = table.boolean("agreements", false);
  if (law.agreements && law.rule != model::Rule::divisor)
    table.fail("agreements", "surplus agreements go with rule = \"divisor\" only");
  for (const toml::table* item : table.tables("clause")) {
    TomlTable clause(*item, table.context(), "clause");
    law.clauses.push_back({clause.text("article"), clause.required_text("about"), clause.required_text("text"),
                           clause.text("address"), clause.text("date")});
  }
}

}  // namespace

base::Result<Law> parse_law(std::string_view text, std::string_view name) {
  TomlContext context{std::string(name), {}, "doc/formats/law.md"};
  if (auto deep = deep_key(text, context.name)) return *deep;
  Law law;
  law.id = std::string(name.ends_with(".toml") ? name.substr(0, name.size() - 5) : name);
  try {
    const toml::table parsed = toml::parse(text, name);
    TomlTable table(parsed, context, "the law");
    read_law(table, law);
  } catch (const toml::parse_error& error) {
    const auto& where = error.source().begin;
    return base::Error{base::ErrorKind::format,
                       std::string(error.description()),
                       {std::string(name), where.line, where.column},
                       "a law file is TOML 1.0 in UTF-8"};
  }
  if (context.error) return *context.error;
  return law;
}

}  // namespace acta::read
