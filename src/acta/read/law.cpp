// SPDX-License-Identifier: Apache-2.0
#include "acta/read/law.hpp"

#include <toml++/toml.h>

#include "acta/base/number_text.hpp"
#include "acta/read/law_overrides.hpp"
#include "acta/read/law_parts.hpp"

namespace acta::read {
namespace {

base::Result<ParsedLaw> parse(std::string_view text, std::string_view name, const Overrides& overrides) {
  TomlContext context{std::string(name), {}, "doc/formats/law.md"};
  if (auto deep = deep_key(text, context.name)) return *deep;
  ParsedLaw law;
  law.law.id = std::string(name.ends_with(".toml") ? name.substr(0, name.size() - 5) : name);
  try {
    toml::table parsed = toml::parse(text, name);
    if (auto error = apply_overrides(parsed, overrides, name)) return *error;
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

/// The error, told of the override that brings it: the value has no line of the file.
base::Error told_of(const Overrides& overrides, std::size_t fault, base::Error error, base::Place place) {
  const auto& [key, value] = overrides[fault];
  error.message = "\"" + key + "\" = " + std::string(base::cut(value, 60)) + ": " + error.message;
  error.place = std::move(place);
  return error;
}

}  // namespace

std::optional<std::size_t> override_at_fault(std::string_view text, std::string_view name, const Overrides& overrides) {
  if (overrides.empty() || parse(text, name, overrides) || !parse(text, name, {})) return std::nullopt;
  for (std::size_t i = 0; i < overrides.size(); ++i) {
    Overrides others = overrides;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    if (parse(text, name, others)) return i;
  }
  return 0;
}

base::Result<model::Law> parse_law(std::string_view text, std::string_view name, const Overrides& overrides) {
  auto parsed = parse(text, name, overrides);
  if (!parsed) {
    const auto fault = override_at_fault(text, name, overrides);
    return fault ? told_of(overrides, *fault, parsed.error(), {std::string(name), 0, 0}) : parsed.error();
  }
  for (std::size_t i = 0; overrides.empty() && i < parsed->law.readings.size(); ++i) {
    const model::LawReading& reading = parsed->law.readings[i];
    const auto other = parse(text, name, reading.set);
    if (other) continue;
    const std::size_t fault = override_at_fault(text, name, reading.set).value_or(0);
    base::Error error = told_of(reading.set, fault, other.error(), parsed->readings[i]);
    error.message = "reading \"" + reading.id + "\": " + error.message;
    return error;
  }
  return std::move(parsed->law);
}

}  // namespace acta::read
