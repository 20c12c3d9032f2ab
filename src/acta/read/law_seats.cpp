// SPDX-License-Identifier: Apache-2.0
#include <toml++/toml.h>

#include "acta/read/law_parts.hpp"

namespace acta::read {
namespace {

constexpr std::int64_t kMostSeats = 100'000;

std::int64_t seats_at(TomlTable& table, std::string_view key) {
  const std::int64_t seats = table.integer(key).value_or(0);
  if (seats < 1 || seats > kMostSeats) table.fail(key, "seats must lie between 1 and 100,000");
  return seats;
}

void read_table(TomlTable& table, model::SeatSource& seats) {
  const toml::table* areas = table_at(table, "table");
  if (!areas) return table.fail("table", "seats of areas are a table", "table = { North = 5, South = 7 }");
  std::int64_t sum = 0;
  for (const auto& [name, value] : *areas) {
    const auto number = value.value_exact<std::int64_t>();
    if (!number || *number < 0 || *number > kMostSeats)
      return table.context().fail(value, "the seats of an area lie between 0 and 100,000");
    seats.table.emplace(std::string(name.str()), *number);
    sum += *number;
  }
  if (seats.table.empty()) return table.fail("table", "the table of seats is empty");
  if (seats.total > 0 && sum != seats.total)
    table.fail("table", "the seats of the areas add up to " + std::to_string(sum) + ", and total says " +
                            std::to_string(seats.total));
}

void read_by(TomlTable& table, model::SeatSource& seats) {
  seats.by = table.text("by");
  if (seats.by.empty()) return;
  if (seats.by != "population" && seats.by != "registered" && seats.by != "valid" && seats.by != "ballots")
    table.fail("by", "seats cannot be apportioned by \"" + seats.by + "\"",
               "use \"population\", \"registered\", \"valid\" or \"ballots\"");
  if (seats.total == 0) table.fail("by", "what is apportioned is missing", "add total = N");
}

void check_less(TomlTable& table, const model::SeatSource& seats) {
  if (seats.each > 0 && seats.less > seats.each) table.fail("less", "less takes off more seats than an area has");
  for (const auto& [area, own] : seats.table)
    if (seats.less > own)
      table.fail("less", "less takes off " + std::to_string(seats.less) + " seats, and \"" + area + "\" has " +
                             std::to_string(own));
}

void check_ways(TomlTable& table, const model::SeatSource& seats, const model::Tier& tier) {
  const int ways = (seats.each > 0) + !seats.table.empty() + seats.given + !seats.by.empty();
  if (ways > 1) table.fail({}, "seats are stated in more than one way");
  if (ways == 0 && seats.total == 0) table.fail({}, "the number of seats is missing");
  const bool whole = tier.areas.empty() || tier.kind == model::TierKind::compensation;
  if (!whole && ways == 0)
    table.fail("total", "it is not said how the seats are spread over the areas",
               "add each, table, given = true or by");
  if (tier.kind == model::TierKind::compensation && !seats.by.empty())
    table.fail("by", "seats that are apportioned to areas go with other kinds of tier",
               "state them: each, total, table or given = true");
  if (tier.areas.empty() && (!seats.table.empty() || seats.given || !seats.by.empty()))
    table.fail({}, "the tier \"" + tier.id + "\" has no areas whose seats could be stated", "add areas = \"LEVEL\"");
}

}  // namespace

model::SeatSource read_seats(TomlTable& table, const model::Tier& tier) {
  model::SeatSource seats;
  seats.formula = model::sainte_lague();
  if (tier.kind == model::TierKind::external) return seats;
  if (!table.has("seats")) {
    table.fail("seats", "the tier \"" + tier.id + "\" does not say how many seats it fills");
    return seats;
  }
  const toml::table* own = table_at(table, "seats");
  if (!own) {
    const bool each = !tier.areas.empty() || tier.kind == model::TierKind::compensation;
    (each ? seats.each : seats.total) = seats_at(table, "seats");
    return seats;
  }
  TomlTable inner(*own, table.context(), "seats");
  if (inner.has("total")) seats.total = seats_at(inner, "total");
  if (inner.has("each")) seats.each = seats_at(inner, "each");
  if (inner.has("table")) read_table(inner, seats);
  seats.given = inner.boolean("given", false);
  read_by(inner, seats);
  seats.formula = read_whole_formula(inner, "formula", "sainte_lague");
  seats.minimum = inner.integer("minimum").value_or(0);
  seats.less = inner.integer("less").value_or(0);
  if (seats.minimum < 0 || seats.minimum > kMostSeats) inner.fail("minimum", "minimum must lie between 0 and 100,000");
  if (seats.less < 0 || seats.less > kMostSeats) inner.fail("less", "less must lie between 0 and 100,000");
  check_less(inner, seats);
  if (seats.by.empty() && seats.minimum > 0) inner.fail("minimum", "a minimum goes with seats that are apportioned");
  check_ways(inner, seats, tier);
  return seats;
}

}  // namespace acta::read
