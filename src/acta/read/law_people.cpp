// SPDX-License-Identifier: Apache-2.0
#include <toml++/toml.h>

#include "acta/read/law_parts.hpp"

namespace acta::read {
namespace {

using model::OpenListRule;

void read_kind(TomlTable& table, std::string_view key, const std::string& text, OpenListRule& rule) {
  if (text == "votes")
    rule.kind = OpenListRule::Kind::by_votes;
  else if (text == "threshold")
    rule.kind = OpenListRule::Kind::threshold;
  else if (text == "devolution")
    rule.kind = OpenListRule::Kind::devolution;
  else if (text != "order")
    table.fail(key, "\"" + text + "\" is no rule for the people of a list",
               "use \"order\", \"votes\", \"threshold\" or \"devolution\"");
}

void read_threshold(TomlTable& table, OpenListRule& rule) {
  const auto share = read_ratio(table, "share", true), more = read_ratio(table, "more_than", true);
  rule.share = share.value_or(more.value_or(base::Ratio{0, 1}));
  rule.more_than = more.has_value();
  const std::string of = table.text("of");
  if (of == "quota")
    rule.of = OpenListRule::Base::quota;
  else if (!of.empty() && of != "list")
    table.fail("of", "\"" + of + "\" is nothing that own votes are a share of", "use \"list\" or \"quota\"");
  const bool asks = rule.kind == OpenListRule::Kind::threshold;
  if (asks && (share.has_value() == more.has_value()))
    table.fail({}, "it is not said how many own votes are enough", "add share = \"…\" or more_than = \"…\"");
  if (!asks && (share || more)) table.fail({}, "a share of own votes goes with rule = \"threshold\"");
}

}  // namespace

std::optional<OpenListRule> read_people(TomlTable& table, const model::Tier& tier) {
  if (!table.has("people")) return std::nullopt;
  OpenListRule rule;
  if (tier.kind != model::TierKind::lists) table.fail("people", "people goes with kind = \"lists\"");
  const toml::table* own = table_at(table, "people");
  if (!own) {
    read_kind(table, "people", table.text("people"), rule);
    if (rule.kind == OpenListRule::Kind::threshold)
      table.fail("people", "it is not said how many own votes are enough",
                 "people = { rule = \"threshold\", share = \"…\" }");
    return rule;
  }
  TomlTable inner(*own, table.context(), "people");
  read_kind(inner, "rule", inner.required_text("rule"), rule);
  read_threshold(inner, rule);
  rule.pool = read_ratio(inner, "pool", true).value_or(rule.pool);
  rule.per_seat = inner.boolean("per_seat", false);
  if (inner.has("ties")) {
    const std::string ties = inner.text("ties");
    rule.ties = ties == "order" ? OpenListRule::Ties::list_order : OpenListRule::Ties::lot;
    if (ties != "order" && ties != "lot") inner.fail("ties", "use \"lot\" or \"order\"");
  }
  return rule;
}

}  // namespace acta::read
