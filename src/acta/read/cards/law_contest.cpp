// SPDX-License-Identifier: Apache-2.0
#include "acta/read/cards/law_contest.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <set>

#include "acta/read/cards/config_parts.hpp"

namespace acta::read {
namespace {

constexpr std::size_t kMostParts = 1'000;

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<std::int64_t> count_of(TomlTable& table, std::string_view key) {
  if (!table.has(key)) return std::nullopt;
  return whole(table, key, 0, 0, kMostCards);
}

/// A text, or texts from the largest area to the smallest.
std::vector<std::string> area_of(TomlTable& table) {
  const toml::node* node = table.node("area");
  if (!node) return {};
  if (node->is_array()) return table.texts("area");
  return {table.required_text("area")};
}

CardsPart read_part(const toml::table& parsed, TomlContext& context, const CardsContest& contest) {
  TomlTable table(parsed, context, "a part of a contest");
  CardsPart part;
  part.place = table.place();
  part.id = contest_id(table);
  part.name = table.text("name");
  if (part.name.empty()) part.name = part.id;
  part.record_name = table.text("record_name", TomlTable::Use::compared);
  part.choices = table.has("choices") ? table.texts("choices") : contest.choices;
  check_choices(table, part.choices, true);
  part.ballot = table.text("ballot");
  part.area = area_of(table);
  if (has(part.area, "")) table.fail("area", "an area needs a name");
  part.seats = count_of(table, "seats"), part.population = count_of(table, "population");
  part.registered = count_of(table, "registered");
  part.reported = reported_votes(table, part.choices, "reported");
  return part;
}

void read_parts(TomlTable& table, CardsContest& contest) {
  const auto tables = table.tables("part");
  if (tables.size() > kMostParts) return table.fail("part", "a contest has at most 1,000 parts");
  if (table.has("part") && tables.empty()) return table.fail("part", "\"part\" has at least one table");
  CardsLaw& law = *contest.law;
  std::set<std::string> ids;
  for (const toml::table* one : tables) {
    law.parts.push_back(read_part(*one, table.context(), contest));
    const CardsPart& part = law.parts.back();
    if (!ids.insert(part.id).second) table.context().fail(*one, "part \"" + part.id + "\" stands twice");
    if (part.area.size() != law.parts.front().area.size())
      table.context().fail(*one, "some parts name more areas than others", "area = [\"region\", \"district\"] in each");
    if (part.ballot.empty() != law.parts.front().ballot.empty())
      table.context().fail(*one, "some parts name their ballot, and others do not",
                           "ballot = \"…\" in each, or in none");
    if (part.reported.empty() != law.parts.front().reported.empty())
      table.context().fail(*one, "votes are reported of some parts only");
  }
}

/// The contest's own choices are those of its parts, one after the other.
void join_parts(TomlTable& table, CardsContest& contest) {
  if (!contest.reported.empty()) table.fail("reported", "votes are reported of each [[contest.part]]");
  contest.choices.clear();
  std::set<std::string> ballots;
  for (const CardsPart& part : contest.law->parts) {
    ballots.insert(part.ballot);
    for (const std::string& choice : part.choices) contest.choices.push_back(choice_of_part(part, choice));
    for (const auto& [choice, votes] : part.reported)
      contest.reported.emplace_back(choice_of_part(part, choice), votes);
  }
  contest.votes_for = static_cast<std::int64_t>(ballots.size());
  if (contest.choices.size() > 60'000) table.fail("part", "the parts have more than 60,000 choices together");
}

/// All choices by name, in the order of the file.
std::vector<std::string> all_choices(const CardsContest& contest) {
  if (contest.law->parts.empty()) return contest.choices;
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const CardsPart& part : contest.law->parts)
    for (const std::string& choice : part.choices)
      if (seen.insert(choice).second) names.push_back(choice);
  return names;
}

void read_alliances(TomlTable& table, CardsLaw& law, const std::vector<std::string>& choices) {
  const toml::table* parsed = inner(table, "alliances");
  if (!parsed) return;
  TomlTable alliances(*parsed, table.context(), "alliances");
  std::set<std::string> members;
  for (const auto& [key, node] : *parsed) {
    const std::string name(key.str());
    if (name.empty()) alliances.fail(name, "an alliance needs a name");
    if (has(law.no_list, name)) alliances.fail(name, "\"" + name + "\" is in \"no_list\", and is no alliance");
    law.alliances.emplace_back(name, alliances.texts(name));
    for (const std::string& choice : law.alliances.back().second) {
      if (!has(choices, choice)) alliances.fail(name, "the contest has no choice \"" + choice + "\"");
      if (has(law.no_list, choice)) alliances.fail(name, "\"" + choice + "\" is in \"no_list\", and of no alliance");
      if (!members.insert(choice).second) alliances.fail(name, "\"" + choice + "\" is in two alliances");
    }
    if (has(choices, name) && !has(law.alliances.back().second, name))
      alliances.fail(name, "\"" + name + "\" is a choice, and not of its own alliance");
  }
}

/// external = { electorate = { A = 40, B = 31 } }
void read_external(TomlTable& table, CardsLaw& law, const std::set<std::string>& lists) {
  const toml::table* parsed = inner(table, "external");
  if (!parsed) return;
  TomlTable external(*parsed, table.context(), "external");
  for (const auto& [key, node] : *parsed) {
    const std::string tier(key.str());
    law.external.push_back({tier, {}});
    const toml::table* seats = inner(external, tier);
    if (!seats) continue;
    TomlTable of(*seats, table.context(), "seats of a tier");
    for (const auto& [name, number] : *seats) {
      const std::string list(name.str());
      if (!lists.contains(list)) of.fail(list, "the contest has no list \"" + list + "\"");
      law.external.back().second.emplace_back(list, whole(of, list, 0, 0, kMostCards));
    }
  }
}

/// agreements = [["A", "B"], ["C", "D"]]
void read_agreements(TomlTable& table, CardsLaw& law, const std::set<std::string>& lists) {
  const toml::node* node = table.node("agreements");
  if (!node) return;
  law.agreements_place = table.place("agreements");
  const toml::array* pairs = node->as_array();
  const char* form = R"(agreements = [["A", "B"]])";
  if (!pairs) return table.fail("agreements", "\"agreements\" is a list of pairs", form);
  std::set<std::string> agreed;
  for (const toml::node& pair : *pairs) {
    std::vector<std::string> names;
    if (const toml::array* both = pair.as_array())
      for (const toml::node& name : *both) names.push_back(name.value_or(std::string()));
    if (names.size() != 2 || names[0] == names[1])
      return table.context().fail(pair, "an agreement is of two lists", form);
    for (const std::string& name : names) {
      if (!lists.contains(name)) table.context().fail(pair, "the contest has no list \"" + name + "\"");
      if (!agreed.insert(name).second) table.context().fail(pair, "\"" + name + "\" is in two agreements");
    }
    law.agreements.push_back(std::move(names));
  }
}

/// Agreements, kinds and seats from elsewhere are of lists.
void read_lists(TomlTable& table, CardsLaw& law, const std::vector<std::string>& choices) {
  std::set<std::string> lists;
  for (const std::string& choice : choices)
    if (const auto list = law.list_of(choice)) lists.insert(*list);
  read_agreements(table, law, lists);
  read_external(table, law, lists);
  const toml::table* kinds = inner(table, "kinds");
  if (!kinds) return;
  TomlTable of(*kinds, table.context(), "kinds");
  for (const auto& [key, node] : *kinds) {
    const std::string list(key.str());
    if (!lists.contains(list)) of.fail(list, "the contest has no list \"" + list + "\"");
    law.kinds.emplace_back(list, of.text(list));
  }
}

}  // namespace

std::optional<std::string> CardsLaw::list_of(const std::string& choice) const {
  if (has(no_list, choice)) return std::nullopt;
  for (const auto& [name, members] : alliances)
    if (has(members, choice)) return name;
  return choice;
}

std::string choice_of_part(const CardsPart& part, const std::string& choice) { return part.id + ": " + choice; }

void read_law(TomlTable& table, CardsContest& contest) {
  CardsLaw& law = contest.law.emplace();
  law.law = table.required_text("law");
  law.law_place = table.place("law");
  if (table.has("winners")) law.seats = contest.winners, law.seats_place = table.place("winners");
  law.least_margin = table.has("least_margin") ? number(table, "least_margin", 0, 0, kMostCards) : 0;
  law.levels = table.texts("levels");
  read_parts(table, contest);
  if (law.parts.empty() && !law.levels.empty())
    table.fail("levels", "\"levels\" are of areas, and there is no [[contest.part]]");
  const std::vector<std::string> choices = all_choices(contest);
  law.no_list = table.texts("no_list");
  for (const std::string& choice : law.no_list)
    if (!has(choices, choice)) table.fail("no_list", "the contest has no choice \"" + choice + "\"");
  read_alliances(table, law, choices);
  read_lists(table, law, choices);
  if (contest.votes_for != 1) table.fail("votes_for", "\"law\" has one vote, for a list");
  if (!law.parts.empty()) join_parts(table, contest);
}

}  // namespace acta::read
