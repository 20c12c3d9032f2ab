// SPDX-License-Identifier: Apache-2.0
#include "acta/count/plan_seats.hpp"

#include <algorithm>
#include <numeric>

namespace acta::count {
namespace {

using base::Error;

Error refused(std::string message, std::string advice = {}) {
  return {base::ErrorKind::usage, std::move(message), {}, std::move(advice)};
}

const model::Area& area_at(const model::Poll& poll, std::size_t row) { return poll.areas[row - 1]; }

std::optional<Error> from_table(TierPlan& plan, const model::Poll& poll) {
  const auto& table = plan.tier->seats.table;
  for (const std::size_t row : plan.rows) {
    auto found = row == 0 ? table.end() : table.find(area_at(poll, row).id);
    if (found == table.end() && row != 0) found = table.find(area_at(poll, row).name);
    if (found == table.end())
      return refused(
          "the law has no seats for the area \"" + (row == 0 ? std::string() : area_at(poll, row).name) + "\"",
          "seats.table names areas by id or name");
    plan.seats.push_back(found->second);
  }
  return std::nullopt;
}

std::optional<Error> from_poll(TierPlan& plan, const model::Poll& poll) {
  std::int64_t sum = 0;
  for (const std::size_t row : plan.rows) {
    if (row == 0 || !area_at(poll, row).seats)
      return refused("no number of seats is stated for the area \"" +
                     (row == 0 ? std::string() : area_at(poll, row).name) + "\"");
    plan.seats.push_back(*area_at(poll, row).seats);
    sum = base::checked_add(sum, plan.seats.back());
  }
  if (plan.tier->seats.total > 0 && sum != plan.tier->seats.total)
    return refused("the seats of the areas add up to " + std::to_string(sum) + ", and the law has " +
                   std::to_string(plan.tier->seats.total));
  return std::nullopt;
}

std::int64_t weight_of(const TierPlan& plan, const Votes& votes, std::size_t row) {
  const std::string& by = plan.tier->seats.by;
  if (by == "population") return votes.population(row);
  if (by == "registered") return votes.registered(row);
  if (by == "ballots" && votes.cast(plan.tally, row) > 0) return votes.cast(plan.tally, row);
  return votes.valid(plan.tally, row);
}

std::optional<Error> by_weight(TierPlan& plan, const model::Poll& poll, const Votes& votes) {
  for (const std::size_t row : plan.rows)
    if (weight_of(plan, votes, row) <= 0)
      return refused("the number of " + plan.tier->seats.by + " of the area \"" +
                     (row == 0 ? std::string() : area_at(poll, row).name) + "\" is not stated");
  plan.apportioned_by_votes = plan.tier->seats.by == "valid" || plan.tier->seats.by == "ballots";
  const Allotment seats = apportioned(plan, votes);
  if (seats.undecided > 0) return refused("seats are tied between areas: a draw is needed, state them area by area");
  plan.seats = seats.seats;
  return std::nullopt;
}

struct Weights {
  std::vector<std::int64_t> weights, least;
  Division division(std::int64_t seats) const { return {weights, seats, least, {}, 0}; }
};

Weights weights_of(const TierPlan& plan, const Votes& votes) {
  Weights all;
  for (const std::size_t row : plan.rows) {
    all.weights.push_back(weight_of(plan, votes, row));
    all.least.push_back(plan.tier->seats.minimum);
  }
  return all;
}

}  // namespace

Allotment apportioned(const TierPlan& plan, const Votes& votes) {
  const Weights weights = weights_of(plan, votes);
  Allotment seats = allot(weights.division(plan.tier->seats.total), plan.seats_method);
  for (std::int64_t& s : seats.seats) s = std::max<std::int64_t>(0, s - plan.tier->seats.less);
  return seats;
}

void add_apportionment_horizon(Horizon& horizon, const TierPlan& plan, const Votes& votes, const Direction& direction) {
  const int total = votes.total_slope(direction, plan.tally, 0);
  if (total == 0) return;
  std::vector<int> slopes;
  for (const std::size_t row : plan.rows) slopes.push_back(votes.total_slope(direction, plan.tally, row));
  const Weights weights = weights_of(plan, votes);
  const Division division = weights.division(plan.tier->seats.total);
  add_horizon(horizon, division, slopes, total, plan.seats_method, allot(division, plan.seats_method));
}

std::optional<model::DivisorInterval> apportionment_interval(const TierPlan& plan, const Votes& votes) {
  const Weights weights = weights_of(plan, votes);
  const Division division = weights.division(plan.tier->seats.total);
  return interval_of(division, plan.seats_method, allot(division, plan.seats_method));
}

std::optional<Error> plan_seats(TierPlan& plan, const model::Poll& poll, const Votes& votes) {
  const model::SeatSource& source = plan.tier->seats;
  if (plan.tier->kind == model::TierKind::external) return std::nullopt;
  const bool stated = !source.table.empty() || source.given;
  if (plan.tier->kind == model::TierKind::compensation && !stated) {
    plan.total = source.each > 0 ? 0 : source.total;
    return std::nullopt;
  }
  if (!source.by.empty()) return by_weight(plan, poll, votes);
  std::optional<Error> error;
  if (!source.table.empty())
    error = from_table(plan, poll);
  else if (source.given)
    error = from_poll(plan, poll);
  else
    plan.seats.assign(plan.rows.size(), source.each > 0 ? source.each : source.total);
  for (std::int64_t& seats : plan.seats) seats = std::max<std::int64_t>(0, seats - source.less);
  return error;
}

}  // namespace acta::count
