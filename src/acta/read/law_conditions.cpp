// SPDX-License-Identifier: Apache-2.0
#include <toml++/toml.h>

#include <charconv>

#include "acta/read/law_parts.hpp"

namespace acta::read {
namespace {

constexpr model::ShareBase kBases[] = {model::ShareBase::valid, model::ShareBase::ballots, model::ShareBase::registered,
                                       model::ShareBase::lists};

bool parse_number(std::string_view text, std::int64_t& number) {
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failed == std::errc() && end == text.data() + text.size() && !text.empty() && number >= 1;
}

/// "1", "2-3", "4-" (or the integer 1).
void read_members(TomlTable& table, model::Condition& condition) {
  if (!table.has("members")) return;
  if (is_integer(table, "members")) {
    condition.members_least = condition.members_most = table.integer("members").value_or(0);
    if (condition.members_least < 1) table.fail("members", "a list has at least one party");
    return;
  }
  const std::string text = table.text("members");
  const auto dash = text.find('-');
  bool right = parse_number(text.substr(0, dash), condition.members_least);
  if (dash == std::string::npos)
    condition.members_most = condition.members_least;
  else if (dash + 1 < text.size())
    right = right && parse_number(text.substr(dash + 1), condition.members_most) &&
            condition.members_most >= condition.members_least;
  if (!right) table.fail("members", "\"" + text + "\" is no number of parties", "write 1, \"2-3\" or \"4-\"");
}

void read_share(TomlTable& table, model::Condition& condition) {
  condition.share = read_ratio(table, "share", true);
  if (table.has("more_than")) {
    if (condition.share) table.fail("more_than", "share and more_than cannot both hold");
    condition.share = read_ratio(table, "more_than", true);
    condition.exceed = true;
  }
  condition.of = read_choice(table, "of", kBases, model::ShareBase::valid);
  if (!condition.share && table.has("of"))
    table.fail("of", "of says what a share is taken of, and there is no share", "add share = \"5 %\"");
}

model::Condition read_condition(TomlTable& table, const model::Tier& tier) {
  model::Condition condition;
  condition.place = table.place();
  read_share(table, condition);
  condition.in = table.text("in");
  if (condition.in == "whole") condition.in.clear();
  if (condition.in == "area" && tier.areas.empty())
    table.fail("in", "the tier \"" + tier.id + "\" has no areas", "in = \"whole\", or give the tier areas");
  condition.votes = table.text("votes");
  if (const auto count = table.integer("count")) {
    condition.count = *count;
    if (*count < 1) table.fail("count", "a number of votes is at least 1");
  }
  condition.seats = table.integer("seats").value_or(0);
  condition.tier = table.text("tier");
  if (table.has("seats") && (condition.seats < 1 || condition.tier.empty()))
    table.fail("seats", "seats are at least 1, of a tier", "add tier = \"…\"");
  if (!table.has("seats") && !condition.tier.empty())
    table.fail("tier", "it is not said how many seats of the tier", "add seats = 1");
  condition.kind = table.text("kind");
  read_members(table, condition);
  const bool empty = !condition.share && !condition.count && condition.seats == 0 && condition.kind.empty() &&
                     condition.members_least == 0;
  if (empty) table.fail({}, "the condition asks for nothing", "add share, more_than, count, seats, kind or members");
  return condition;
}

}  // namespace

std::vector<model::Condition> read_conditions(TomlTable& table, const model::Tier& tier) {
  if (!table.has("threshold")) return {};
  if (is_text(table, "threshold")) {
    model::Condition condition;
    condition.place = table.place("threshold");
    condition.share = read_ratio(table, "threshold", true);
    return {condition};
  }
  std::vector<model::Condition> conditions;
  for (const toml::table* item : table.tables("threshold")) {
    TomlTable inner(*item, table.context(), "condition of a threshold");
    conditions.push_back(read_condition(inner, tier));
  }
  return conditions;
}

}  // namespace acta::read
