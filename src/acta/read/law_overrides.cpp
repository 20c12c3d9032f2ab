// SPDX-License-Identifier: Apache-2.0
#include <toml++/toml.h>

#include "acta/read/law_overrides.hpp"

#include <sstream>

#include "acta/read/law_parts.hpp"

namespace acta::read {
namespace {

base::Error refused(std::string_view name, const std::string& key, std::string message) {
  return {base::ErrorKind::format,
          "\"" + key + "\" = …: " + std::move(message),
          {std::string(name), 0, 0},
          "write \"tier.ID.KEY\", or \"KEY\" of a law with one tier"};
}

toml::table* tier_of(toml::table& law, std::string_view id) {
  toml::array* tiers = law["tier"].as_array();
  for (std::size_t i = 0; tiers && i < tiers->size(); ++i)
    if (toml::table* tier = tiers->get(i)->as_table(); tier && (*tier)["id"].value_or(std::string_view("seats")) == id)
      return tier;
  return nullptr;
}

/// The table that a key stands in, and the key inside it.
std::pair<toml::table*, std::string> owner_of(toml::table& law, const std::string& key) {
  if (!key.starts_with("tier.")) {
    toml::array* tiers = law["tier"].as_array();
    if (tiers && tiers->size() == 1 && key != "name" && tiers->get(0)->is_table())
      return {tiers->get(0)->as_table(), key};
    return {tiers ? nullptr : &law, key};
  }
  const auto dot = key.find('.', 5);
  if (dot == std::string::npos) return {nullptr, {}};
  const std::string id = key.substr(5, dot - 5);
  if (toml::table* tier = tier_of(law, id)) return {tier, key.substr(dot + 1)};
  return {!law.contains("tier") && law["id"].value_or(std::string_view("seats")) == id ? &law : nullptr,
          key.substr(dot + 1)};
}

}  // namespace

std::string value_text(const toml::node& value) {
  std::ostringstream text;
  value.visit([&](const auto& node) {
    if constexpr (toml::is_table<decltype(node)> || toml::is_array<decltype(node)>) {
      toml::table whole;
      whole.insert("value", node);
      text << toml::toml_formatter(whole, toml::toml_formatter::default_flags & ~toml::format_flags::indentation);
    } else {
      toml::table whole;
      whole.insert("value", node);
      text << toml::toml_formatter(whole);
    }
  });
  return text.str();
}

std::optional<base::Error> apply_overrides(toml::table& law, const Overrides& overrides, std::string_view name) {
  for (const auto& [key, value] : overrides) {
    const auto [owner, inner] = owner_of(law, key);
    if (!owner || inner.empty()) return refused(name, key, "the law has no such place");
    try {
      const bool whole = value.starts_with("value") || value.starts_with("[value");
      toml::table parsed = toml::parse(whole ? value : "value = " + value);
      const toml::node* node = parsed.get("value");
      if (!node) return refused(name, key, "there is no value");
      owner->insert_or_assign(inner, *node);
    } catch (const toml::parse_error& error) {
      return refused(name, key, std::string(error.description()));
    }
  }
  return std::nullopt;
}

}  // namespace acta::read
