// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "acta/model/sheets.hpp"

namespace acta::read::draft_detail {

/// What a column is for. The first twelve are model::Quantity, in its order.
enum class Role : std::uint8_t {
  registered,
  registered_special,
  received,
  issued,
  voters,
  unused,
  spoiled,
  lost,
  ballots,
  blank,
  invalid,
  valid,
  area,
  unit,
  option,
  count,
  level,
  ignore,
  none,
};
constexpr bool is_quantity(Role role) { return static_cast<std::size_t>(role) < model::kQuantityCount; }

/// What a heading says, after headings.def.
struct HeadingMatch {
  Role role = Role::none;
  double strength = 0;        ///< in [0, 1]
  bool part = false;          ///< one of several columns to be added up
  std::string_view language;  ///< "Spanish"
};
/// The strongest entry that the heading matches; among equals the one with more words.
std::optional<HeadingMatch> match_heading(std::string_view heading);

/// "registered voters", for people.
std::string_view meaning(Role role);

/// A four-digit year in the heading, or 0.
int year_in(std::string_view heading);

/// Whether the whole text is a word for "total" in one of the languages.
bool says_total(std::string_view text);
/// Whether the text names a polling station, table or precinct as a kind ("Precinct", "Mesa").
bool says_station(std::string_view text);

}  // namespace acta::read::draft_detail
