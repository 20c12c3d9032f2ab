// SPDX-License-Identifier: Apache-2.0
#include <toml++/toml.h>

#include <algorithm>
#include <set>

#include "acta/read/law_parts.hpp"

namespace acta::read {
namespace {

using model::Tier;

void fail(TomlContext& context, const base::Place& place, std::string message, std::string advice = {}) {
  if (!context.error)
    context.error = base::Error{base::ErrorKind::format, std::move(message), place, std::move(advice)};
}

const Tier* earlier(const std::vector<Tier>& tiers, std::size_t before, const std::string& id) {
  for (std::size_t t = 0; t < before; ++t)
    if (tiers[t].id == id) return &tiers[t];
  return nullptr;
}

void check_counts(TomlContext& context, const std::vector<Tier>& tiers, std::size_t t) {
  const std::set<std::string> once(tiers[t].counts.begin(), tiers[t].counts.end());
  if (once.size() != tiers[t].counts.size()) fail(context, tiers[t].place, "counts names a tier twice");
  for (const std::string& id : tiers[t].counts) {
    const Tier* counted = earlier(tiers, t, id);
    if (!counted)
      fail(context, tiers[t].place, "counts names \"" + id + "\", which is no earlier tier",
           "tiers are counted in the order in which they stand");
    else if (counted->provisional)
      fail(context, tiers[t].place, "counts names \"" + id + "\", whose seats are not filled");
  }
}

void check_first(TomlContext& context, const std::vector<Tier>& tiers, std::size_t t) {
  if (tiers[t].first.empty()) return;
  const Tier* first = earlier(tiers, t, tiers[t].first);
  if (!first || !first->provisional)
    fail(context, tiers[t].place, "first names \"" + tiers[t].first + "\", which is no earlier provisional tier");
}

void check_conditions(TomlContext& context, const std::vector<Tier>& tiers, std::size_t t) {
  for (const model::Condition& condition : tiers[t].conditions)
    if (!condition.tier.empty() && !earlier(tiers, t, condition.tier))
      fail(context, condition.place, "the condition names \"" + condition.tier + "\", which is no earlier tier");
}

bool used(const std::vector<Tier>& tiers, const std::string& id) {
  return std::any_of(tiers.begin(), tiers.end(), [&](const Tier& tier) {
    return tier.first == id || std::any_of(tier.conditions.begin(), tier.conditions.end(),
                                           [&](const auto& condition) { return condition.tier == id; });
  });
}

}  // namespace

void check_tiers(TomlContext& context, const std::vector<Tier>& tiers) {
  for (std::size_t t = 0; t < tiers.size(); ++t) {
    if (earlier(tiers, t, tiers[t].id)) fail(context, tiers[t].place, "two tiers have the id \"" + tiers[t].id + "\"");
    check_counts(context, tiers, t);
    check_first(context, tiers, t);
    check_conditions(context, tiers, t);
  }
  for (const Tier& tier : tiers)
    if (tier.provisional && !used(tiers, tier.id))
      fail(context, tier.place, "no later tier reckons with the provisional tier \"" + tier.id + "\"");
}

std::optional<base::Ratio> read_ratio(TomlTable& table, std::string_view key, bool most_one) {
  if (!table.has(key)) return std::nullopt;
  if (is_integer(table, key)) {
    const std::int64_t whole = table.integer(key).value_or(0);
    if (whole < 0 || whole > (most_one ? 1 : 1'000'000)) table.fail(key, "the number is out of range");
    return base::Ratio{std::max<std::int64_t>(0, whole), 1};
  }
  const std::string text = table.text(key);
  const auto parsed = base::parse_ratio(text);
  if (!parsed) {
    table.fail(key, parsed.error().message, parsed.error().advice);
    return std::nullopt;
  }
  if (most_one && *parsed > base::Ratio(1, 1)) table.fail(key, "\"" + text + "\" is more than the whole");
  if (most_one && (parsed->numerator() > 1'000'000'000'000 || parsed->denominator() > 1'000'000'000'000))
    table.fail(key, "the share has too many digits");
  return *parsed;
}

const toml::table* table_at(TomlTable& table, std::string_view key) {
  const toml::node* node = table.node(key);
  return node ? node->as_table() : nullptr;
}

bool is_text(TomlTable& table, std::string_view key) {
  const toml::node* node = table.node(key);
  return node && node->is_string();
}

bool is_integer(TomlTable& table, std::string_view key) {
  const toml::node* node = table.node(key);
  return node && node->is_integer();
}

}  // namespace acta::read
