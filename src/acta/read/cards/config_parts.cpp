// SPDX-License-Identifier: Apache-2.0
#include "acta/read/cards/config_parts.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <set>

#include "acta/read/cards/headed.hpp"

namespace acta::read {
namespace {

/// Words of entries and records, in whatever case they are typed.
const std::set<std::string> kReserved = {"blank", "undervote", "overvote", "no contest", "not found"};

}  // namespace

double number(TomlTable& table, std::string_view key, double absent, double low, double high) {
  const toml::node* node = table.node(key);
  if (!node) return absent;
  const auto value = node->value<double>();
  if (value && *value > low && *value < high) return *value;
  table.fail(key, fmt::format("\"{}\" is a number between {} and {}", key, low, high));
  return absent;
}

std::int64_t whole(TomlTable& table, std::string_view key, std::int64_t absent, std::int64_t low, std::int64_t high) {
  const auto value = table.integer(key);
  if (value && (*value < low || *value > high))
    table.fail(key, fmt::format("\"{}\" is a whole number from {} to {}", key, low, high));
  return value.value_or(absent);
}

const toml::table* inner(TomlTable& table, std::string_view key) {
  const toml::node* node = table.node(key);
  if (node && !node->is_table()) table.fail(key, "\"" + std::string(key) + "\" is a table: { … }");
  return node ? node->as_table() : nullptr;
}

std::string contest_id(TomlTable& table) {
  std::string id = table.identifier("id");
  for (const char* column : {"card", "batch", "position", "number", "order", "contests"})
    if (lowered(id) == column) table.fail("id", "\"" + id + "\" is another column of the retrieval list");
  return id;
}

void check_choices(TomlTable& table, const std::vector<std::string>& choices, bool of_part) {
  const std::size_t least = of_part ? 1 : 2;
  if (choices.size() < least || choices.size() > kMostChoices)
    table.fail("choices", fmt::format("a {} has {} to 1,000 choices", of_part ? "part" : "contest", least));
  std::set<std::string> seen;
  for (const std::string& choice : choices) {
    if (choice.empty() || choice.find(';') != std::string::npos)
      table.fail("choices", "a choice needs a name, and none with \";\", which stands between choices in entries");
    if (kReserved.contains(lowered(choice)))
      table.fail("choices", "\"" + choice + "\" has a meaning of its own in entries");
    if (!seen.insert(choice).second) table.fail("choices", "\"" + choice + "\" stands twice");
  }
}

std::vector<std::pair<std::string, std::int64_t>> reported_votes(TomlTable& table,
                                                                 const std::vector<std::string>& choices,
                                                                 std::string_view key) {
  std::vector<std::pair<std::string, std::int64_t>> all;
  const toml::table* votes = inner(table, key);
  if (!votes) return all;
  TomlTable reported(*votes, table.context(), "reported votes");
  // The order of the choices, whatever that of the file.
  std::string missing;
  std::size_t known = 0;
  for (const std::string& choice : choices)
    if (reported.has(choice))
      ++known;
    else if (missing.empty())
      missing = choice;
  // Any other name is an error of its own.
  if (!missing.empty() && known == votes->size())
    table.fail("reported", "no votes are reported for \"" + missing + "\"", "every choice needs a number, 0 too");
  for (const std::string& choice : choices)
    if (reported.has(choice)) all.emplace_back(choice, whole(reported, choice, 0, 0, kMostCards));
  return all;
}

}  // namespace acta::read
