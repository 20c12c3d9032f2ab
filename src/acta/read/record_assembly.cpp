// SPDX-License-Identifier: Apache-2.0
#include <toml++/toml.h>

#include <algorithm>

#include "acta/base/checked.hpp"
#include "acta/read/record_parts.hpp"

namespace acta::read {
namespace {

constexpr std::size_t kUnknown = static_cast<std::size_t>(-1);

std::optional<std::int64_t> number(TomlTable& table, std::string_view key) {
  const auto value = table.integer(key);
  if (value && (*value < 0 || *value > base::kLargestCount))
    table.fail(key, std::string(key) + " must lie between 0 and 10,000,000,000");
  return value;
}

}  // namespace

void read_area(TomlTable& table, model::Contest& contest) {
  model::AreaInfo area;
  area.level = table.text("level");
  area.id = table.required_text("id");
  area.population = number(table, "population");
  area.registered = number(table, "registered");
  area.seats = number(table, "seats");
  area.place = table.place();
  if (!area.population && !area.registered && !area.seats)
    table.fail({}, "an area says its population, registered voters or seats");
  for (const model::AreaInfo& other : contest.areas)
    if (other.level == area.level && other.id == area.id)
      return table.fail("id", "the area \"" + area.id + "\" is described twice");
  contest.areas.push_back(std::move(area));
}

void read_ballot(TomlTable& table, const std::vector<model::Contest>& contests, model::Contest& contest) {
  model::BallotOf ballot{table.required_text("name"), table.required_text("votes")};
  const std::size_t other = find_id(contests, ballot.contest);
  if (other == kUnknown)
    table.fail("votes", "no contest has the id \"" + ballot.contest + "\"");
  else if (contests[other].id == contest.id)
    table.fail("votes", "the votes of another ballot are those of another contest",
               "the contest's own ballot has its name in ballot = \"…\"");
  for (const model::BallotOf& known : contest.ballots)
    if (known.ballot == ballot.ballot) return table.fail("name", "the ballot \"" + ballot.ballot + "\" stands twice");
  contest.ballots.push_back(std::move(ballot));
}

void read_external(TomlTable& table, model::Contest& contest) {
  model::ExternalNote seats{table.required_text("tier"), table.required_text("list"),
                            number(table, "seats").value_or(-1), table.text("source")};
  if (seats.seats < 0) table.fail("seats", "seats that are filled elsewhere need their number");
  if (find_id(contest.options, seats.list) == kUnknown && find_id(contest.alliances, seats.list) == kUnknown)
    table.fail("list", "no option or alliance has the id \"" + seats.list + "\"");
  contest.external.push_back(std::move(seats));
}

}  // namespace acta::read
