// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/read/cards/config.hpp"
#include "acta/read/toml_table.hpp"

namespace acta::read {

inline constexpr std::size_t kMostChoices = 1'000;
inline constexpr std::int64_t kMostCards = 1'000'000'000;

/// A number between the two, or `absent`.
double number(TomlTable& table, std::string_view key, double absent, double low, double high);
/// A whole number from `low` to `high`, or `absent`.
std::int64_t whole(TomlTable& table, std::string_view key, std::int64_t absent, std::int64_t low, std::int64_t high);
/// The table of the key; nullptr where there is none.
const toml::table* inner(TomlTable& table, std::string_view key);
/// Of [[contest]] and [[contest.part]]. Errors: no identifier, a column of the retrieval list.
std::string contest_id(TomlTable& table);
/// Errors: fewer than two (a part: none), or too many; a choice twice, without a name, with ";", or with a meaning of
/// its own.
void check_choices(TomlTable& table, const std::vector<std::string>& choices, bool of_part = false);
/// Votes by choice, in the order of the choices. Error: not of all of them, of others.
std::vector<std::pair<std::string, std::int64_t>> reported_votes(TomlTable& table,
                                                                 const std::vector<std::string>& choices,
                                                                 std::string_view key);
/// Keys of kind "law" into contest.law; of a contest of parts its choices and what was reported, too. REQUIRES: the
/// contest's choices were read.
void read_law(TomlTable& table, CardsContest& contest);

}  // namespace acta::read
