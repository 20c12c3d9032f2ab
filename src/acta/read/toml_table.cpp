// SPDX-License-Identifier: Apache-2.0
#include "acta/read/toml_table.hpp"

#include <toml++/toml.h>
#include <algorithm>
#include <sstream>

namespace acta::read {
namespace {

base::Place place_of(const toml::node& node, const std::string& name) {
  return {name, node.source().begin.line, node.source().begin.column};
}

template <class Date>
std::string iso(const Date& date) {
  std::ostringstream out;
  out << date;
  return out.str();
}

std::string text_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* date = node.as_date()) return iso(date->get());
  if (const auto* moment = node.as_date_time()) return iso(moment->get());
  return {};
}

bool is_text(const toml::node& node) { return node.is_string() || node.is_date() || node.is_date_time(); }

bool is_identifier(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return (c < 128 && std::isalnum(c)) || c == '-' || c == '_' || c == '.';
  });
}

constexpr int kDeepestKey = 5'000;

}  // namespace

std::optional<base::Error> deep_key(std::string_view text, const std::string& name) {
  std::uint64_t line = 1;
  int dots = 0;
  char quote = '\0';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      ++line;
      dots = 0;
      quote = '\0';
    } else if (quote != '\0') {
      if (c == '\\' && quote == '"') ++i;
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '.' && ++dots > kDeepestKey) {
      return base::Error{base::ErrorKind::limit, "a key of too many parts", {name, line, 0}, {}};
    }
  }
  return std::nullopt;
}

void TomlContext::fail(const toml::node& node, std::string message, std::string advice) {
  if (!error) error = base::Error{base::ErrorKind::format, std::move(message), place_of(node, name), std::move(advice)};
}

TomlTable::TomlTable(const toml::table& table, TomlContext& context, std::string what)
    : m_table(table), m_context(context), m_what(std::move(what)) {}

TomlTable::~TomlTable() {
  for (const auto& [key, node] : m_table) {
    if (m_asked.contains(key.str())) continue;
    m_context.fail(node, m_what + " has no key \"" + std::string(key.str()) + "\"", "see " + m_context.manual);
    return;
  }
}

const toml::node* TomlTable::node(std::string_view key) {
  m_asked.emplace(key);
  return m_table.get(key);
}

bool TomlTable::has(std::string_view key) { return node(key) != nullptr; }

base::Place TomlTable::place(std::string_view key) {
  const toml::node* found = key.empty() ? nullptr : node(key);
  return place_of(found ? *found : m_table, m_context.name);
}

void TomlTable::fail(std::string_view key, std::string message, std::string advice) {
  const toml::node* found = key.empty() ? nullptr : node(key);
  m_context.fail(found ? *found : m_table, std::move(message), std::move(advice));
}

std::string TomlTable::text(std::string_view key, Use use) {
  const toml::node* found = node(key);
  if (!found) return {};
  if (!is_text(*found)) fail(key, m_what + "." + std::string(key) + " must be text");
  std::string value = text_of(*found);
  if (use == Use::shown) refuse_controls(key, *found, value);
  return value;
}

void TomlTable::refuse_controls(std::string_view key, const toml::node& node, std::string_view text) {
  if (!base::has_controls(text)) return;
  m_context.fail(node, m_what + "." + std::string(key) + " holds a control character");
}

std::string TomlTable::required_text(std::string_view key) {
  std::string value = text(key);
  if (value.empty()) fail(key, m_what + " needs \"" + std::string(key) + "\"");
  return value;
}

std::string TomlTable::identifier(std::string_view key) {
  std::string value = required_text(key);
  if (!value.empty() && !is_identifier(value))
    fail(key, "\"" + value + "\" is no identifier", "use letters, digits, \"-\", \"_\" and \".\"");
  return value;
}

std::optional<std::int64_t> TomlTable::integer(std::string_view key) {
  const toml::node* found = node(key);
  if (!found) return std::nullopt;
  if (!found->is_integer()) {
    fail(key, m_what + "." + std::string(key) + " must be a whole number");
    return std::nullopt;
  }
  return found->as_integer()->get();
}

bool TomlTable::boolean(std::string_view key, bool absent) {
  const toml::node* found = node(key);
  if (!found) return absent;
  if (!found->is_boolean()) {
    fail(key, m_what + "." + std::string(key) + " must be true or false");
    return absent;
  }
  return found->as_boolean()->get();
}

std::vector<std::string> TomlTable::texts(std::string_view key, Use use) {
  std::vector<std::string> values;
  const toml::node* found = node(key);
  if (!found) return values;
  const toml::array* list = found->as_array();
  if (!list || !std::all_of(list->begin(), list->end(), is_text)) {
    fail(key, m_what + "." + std::string(key) + " must be a list of texts");
    return values;
  }
  for (const toml::node& item : *list) {
    values.push_back(text_of(item));
    if (use == Use::shown) refuse_controls(key, item, values.back());
  }
  return values;
}

std::vector<const toml::table*> TomlTable::tables(std::string_view key) {
  std::vector<const toml::table*> found_tables;
  const toml::node* found = node(key);
  if (!found) return found_tables;
  const toml::array* list = found->as_array();
  if (!list || !std::all_of(list->begin(), list->end(), [](const toml::node& item) { return item.is_table(); })) {
    fail(key, "\"" + std::string(key) + "\" must be written as [[" + std::string(key) + "]]");
    return found_tables;
  }
  for (const toml::node& item : *list) found_tables.push_back(item.as_table());
  return found_tables;
}

}  // namespace acta::read
