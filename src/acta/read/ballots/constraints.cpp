// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/constraints.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <set>

#include "acta/read/toml_table.hpp"

namespace acta::read {
namespace {

constexpr std::int64_t kMostSeats = 10'000;

std::optional<int> seats(TomlTable& table, const char* key) {
  const auto number = table.integer(key);
  if (!number) return std::nullopt;
  if (*number < 0 || *number > kMostSeats) table.fail(key, "\"" + std::string(key) + "\" is a number from 0 to 10000");
  return static_cast<int>(std::clamp<std::int64_t>(*number, 0, kMostSeats));
}

StatedConstraint read_one(TomlTable& table, std::set<std::string>& groups) {
  StatedConstraint one;
  one.place = table.place();
  one.group = table.required_text("group");
  one.source = table.text("source");
  one.candidates = table.texts("candidates", TomlTable::Use::compared);
  const auto least = seats(table, "least");
  one.most = seats(table, "most");
  one.least = least.value_or(0);
  if (!least && !one.most) table.fail("group", "a constraint says least, most or both");
  if (!groups.insert(one.group).second) table.fail("group", "the group \"" + one.group + "\" stands twice");
  if (one.candidates.empty()) table.fail("candidates", "the group \"" + one.group + "\" has no candidates");
  std::set<std::string> met;
  for (const std::string& name : one.candidates)
    if (!met.insert(name).second)
      table.fail("candidates", "\"" + name + "\" stands twice in the group \"" + one.group + "\"");
  return one;
}

}  // namespace

base::Result<std::vector<StatedConstraint>> read_constraints(std::string_view text, const std::string& name) {
  TomlContext context{name, {}, "doc/formats/ballots.md"};
  if (auto deep = deep_key(text, name)) return *deep;
  std::vector<StatedConstraint> constraints;
  try {
    const toml::table parsed = toml::parse(text, name);
    TomlTable root(parsed, context, "the constraints");
    std::set<std::string> groups;
    for (const toml::table* own : root.tables("constraint")) {
      TomlTable table(*own, context, "constraint");
      constraints.push_back(read_one(table, groups));
    }
    if (constraints.empty()) root.fail("", "there is no [[constraint]] in it");
  } catch (const toml::parse_error& error) {
    const auto& where = error.source().begin;
    return base::Error{base::ErrorKind::format,
                       std::string(error.description()),
                       {name, where.line, where.column},
                       "constraints are TOML 1.0 in UTF-8"};
  }
  if (context.error) return *context.error;
  return constraints;
}

}  // namespace acta::read
