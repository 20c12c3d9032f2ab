// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/model/law.hpp"
#include "acta/read/toml_table.hpp"

namespace acta::read {

/// A law and where its readings stand.
struct ParsedLaw {
  model::Law law;
  std::vector<base::Place> readings;
};
void read_law(TomlTable& root, ParsedLaw& parsed);
/// [ranked]. What its questions and answers mean is for who counts: any are read.
void read_ranked(TomlTable& root, model::Law& law);

/// Parts of a law file (doc/formats/law.md); each reads one value of `table`. Errors go to the table's context.
model::Formula read_formula(TomlTable& table, std::string_view key, std::string_view absent);
/// As read_formula, where no other part of the law could take a rest of the seats.
model::Formula read_whole_formula(TomlTable& table, std::string_view key, std::string_view absent);
model::SeatSource read_seats(TomlTable& table, const model::Tier& tier);
std::vector<model::Condition> read_conditions(TomlTable& table, const model::Tier& tier);
std::optional<model::OpenListRule> read_people(TomlTable& table, const model::Tier& tier);
/// `last`: no tier follows that could fill a rest of seats.
model::Tier read_tier(TomlTable& table, bool last);
/// What tiers say of each other: `counts`, `first`, conditions on seats. At the end of all tiers.
void check_tiers(TomlContext& context, const std::vector<model::Tier>& tiers);

/// The fraction that `key` holds as text (or a whole number), if it is there. `most_one`: a share.
std::optional<base::Ratio> read_ratio(TomlTable& table, std::string_view key, bool most_one);
/// The table that `key` holds; nullptr where it holds another thing.
const toml::table* table_at(TomlTable& table, std::string_view key);
bool is_text(TomlTable& table, std::string_view key);
bool is_integer(TomlTable& table, std::string_view key);

/// The value of an enumeration whose to_string() is the text at `key`; `absent` where there is none.
template <class Enum, std::size_t N>
Enum read_choice(TomlTable& table, std::string_view key, const Enum (&all)[N], Enum absent) {
  if (!table.has(key)) return absent;
  const std::string text = table.text(key);
  std::string known;
  for (const Enum one : all) {
    if (model::to_string(one) == text) return one;
    known += (known.empty() ? "\"" : ", \"") + std::string(model::to_string(one)) + "\"";
  }
  table.fail(key, "\"" + text + "\" is no " + std::string(key), "use one of " + known);
  return absent;
}

}  // namespace acta::read
