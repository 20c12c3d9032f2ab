// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "acta/base/error.hpp"

namespace acta::read {

/// A contest of the records that is a part of one of kind "law": one ballot in one area.
struct CardsPart {
  std::string id, name, record_name;
  std::vector<std::string> choices;
  std::string ballot;             ///< as the law names it; empty: its only one
  std::vector<std::string> area;  ///< ids by level, the largest first; empty: of the whole
  std::optional<std::int64_t> seats, population, registered;
  std::vector<std::pair<std::string, std::int64_t>> reported;  ///< as CardsContest::reported
  base::Place place;
};

/// What a contest of kind "law" says beside others, as written. Choices are lists by name, in every part.
struct CardsLaw {
  std::string law;                    ///< id, or a file beside this one: ends in ".toml"
  std::optional<std::int64_t> seats;  ///< "winners", where stated
  std::vector<std::pair<std::string, std::vector<std::string>>> alliances;  ///< a list's name, its choices
  std::vector<std::vector<std::string>> agreements;                         ///< two lists each
  std::vector<std::string> no_list;                                         ///< choices: valid votes for no list
  std::vector<std::pair<std::string, std::string>> kinds;                   ///< of lists: "minority"
  /// Seats that are filled elsewhere: by tier, list and number.
  std::vector<std::pair<std::string, std::vector<std::pair<std::string, std::int64_t>>>> external;
  double least_margin = 0;          ///< cards: what fewer of them reverse is left out
  std::vector<std::string> levels;  ///< of the areas, the largest first; empty: the law's only one
  std::vector<CardsPart> parts;     ///< empty: the contest itself is all there is
  base::Place law_place, seats_place, agreements_place;

  /// The list of a choice: its alliance, or itself; nothing where it is of no list.
  std::optional<std::string> list_of(const std::string& choice) const;
};

/// "north: Ann": how a choice of a part is called in the whole contest.
std::string choice_of_part(const CardsPart& part, const std::string& choice);

}  // namespace acta::read
