// SPDX-License-Identifier: Apache-2.0
#include <toml++/toml.h>

#include "acta/read/law_overrides.hpp"

#include <sstream>

#include "acta/read/law_parts.hpp"

namespace acta::read {
namespace {

base::Error refused(std::string_view name, std::string message, std::string advice = {}) {
  return {base::ErrorKind::format, std::move(message), {std::string(name), 0, 0}, std::move(advice)};
}

toml::table* tier_of(toml::table& law, std::string_view id) {
  toml::array* tiers = law["tier"].as_array();
  for (std::size_t i = 0; tiers && i < tiers->size(); ++i)
    if (toml::table* tier = tiers->get(i)->as_table(); tier && (*tier)["id"].value_or(std::string_view("seats")) == id)
      return tier;
  return nullptr;
}

/// The table that a key stands in, and the key inside it. Ids of tiers may have dots in them; keys have none.
std::pair<toml::table*, std::string> owner_of(toml::table& law, const std::string& key) {
  if (key.starts_with("ranked.")) return {law["ranked"].as_table(), key.substr(7)};
  if (!key.starts_with("tier.")) {
    toml::array* tiers = law["tier"].as_array();
    if (tiers && tiers->size() == 1 && key != "name" && tiers->get(0)->is_table())
      return {tiers->get(0)->as_table(), key};
    return {tiers ? nullptr : &law, key};
  }
  const auto dot = key.rfind('.');
  if (dot < 5) return {nullptr, {}};
  const std::string id = key.substr(5, dot - 5);
  if (toml::table* tier = tier_of(law, id)) return {tier, key.substr(dot + 1)};
  return {!law.contains("tier") && law["id"].value_or(std::string_view("seats")) == id ? &law : nullptr,
          key.substr(dot + 1)};
}

/// So that the formatter writes no headings of tables.
void make_inline(toml::node& node) {
  if (toml::table* table = node.as_table()) {
    table->is_inline(true);
    for (auto&& [key, value] : *table) make_inline(value);
  } else if (toml::array* array = node.as_array()) {
    for (toml::node& value : *array) make_inline(value);
  }
}

std::optional<base::Error> apply(toml::table& law, const std::string& key, const std::string& value,
                                 std::string_view name) {
  const auto [owner, inner] = owner_of(law, key);
  if (!owner || inner.empty())
    return refused(name, "the law has no such place",
                   "write \"tier.ID.KEY\", \"ranked.KEY\", or \"KEY\" of a law with one tier");
  if (deep_key(value, {})) return refused(name, "a key of too many parts");
  try {
    toml::table parsed = toml::parse("value = " + value);
    const toml::node* node = parsed.get("value");
    if (!node || parsed.size() != 1) return refused(name, "one value is expected");
    owner->insert_or_assign(inner, *node);
  } catch (const toml::parse_error& error) {
    return refused(name, std::string(error.description()), "the value is TOML: text stands in quotes");
  }
  return std::nullopt;
}

}  // namespace

std::string value_text(const toml::node& value) {
  std::ostringstream text;
  value.visit([&](const auto& node) {
    auto copy = node;
    make_inline(copy);
    text << toml::toml_formatter(copy);
  });
  return text.str();
}

std::optional<base::Error> apply_overrides(toml::table& law, const Overrides& overrides, std::string_view name) {
  for (const auto& [key, value] : overrides)
    if (auto error = apply(law, key, value, name)) return error;
  return std::nullopt;
}

}  // namespace acta::read
