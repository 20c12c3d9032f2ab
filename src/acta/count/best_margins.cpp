// SPDX-License-Identifier: Apache-2.0
#include "acta/count/best_margins.hpp"

#include <algorithm>

namespace acta::count {
namespace {

constexpr std::size_t index(Change change) { return static_cast<std::size_t>(change); }

/// In an assembly of one tier every seat is asked for; where tiers act on each other, of each holding the last one.
std::int64_t first_asked(const Plan& plan, const Holding& holding) {
  return filling_tiers(plan) == 1 && holding.tier != kNone ? 1 : holding.seats;
}

}  // namespace

BestMargins::BestMargins(const Plan& plan, const Votes& votes, const Standing& standing)
    : m_plan(plan),
      m_votes(votes),
      m_base(standing),
      m_holdings(holdings_of(plan, votes, standing)),
      m_coupled(filling_tiers(plan) > 1) {
  for (std::size_t h = 0; h < m_holdings.size(); ++h) {
    m_first.push_back(m_seats.size());
    for (std::int64_t n = first_asked(plan, m_holdings[h]); n <= m_holdings[h].seats; ++n) {
      m_seats.emplace_back();
      m_seats.back().holding = h;
      m_seats.back().number = n;
    }
  }
}

void BestMargins::take(const Standing& standing, const Direction& direction, Change change, std::int64_t m) {
  for (std::size_t h = 0; h < m_holdings.size(); ++h) {
    const Holding& holding = m_holdings[h];
    const std::int64_t now = held(m_plan, standing, holding);
    if (now >= holding.seats) continue;
    std::size_t next = kNone;
    for (std::size_t s = m_first[h]; s < m_seats.size() && m_seats[s].holding == h; ++s) {
      Found& found = m_seats[s].found[index(change)];
      if (m_seats[s].number <= now || found.votes <= m) continue;
      if (next == kNone) next = gainer(standing, holding, direction);
      found = {m, direction, next};
    }
  }
}

std::size_t BestMargins::gainer(const Standing& standing, const Holding& holding, const Direction& direction) const {
  const auto more = [&](std::size_t list) {
    Holding other = holding;
    other.list = list;
    return held(m_plan, standing, other) - held(m_plan, m_base, other);
  };
  if (direction.to != kNone && more(direction.to) > 0) return direction.to;
  for (std::size_t i = 0; i < m_plan.lists(); ++i)
    if (i != holding.list && more(i) > 0) return i;
  return direction.to;
}

bool BestMargins::concerns(const Seat& seat, const Direction& direction, Change change) const {
  const Holding& holding = m_holdings[seat.holding];
  if (change != Change::added && holding.list != direction.from) return false;
  if (change == Change::added && holding.list == direction.to) return false;
  // Where tiers act on each other, only votes added to the list that would have the seat are asked for.
  if (change == Change::added && m_coupled && seat.found[index(Change::moved)].next != direction.to) return false;
  if (holding.tier != kNone && m_plan.tiers[holding.tier].tally != direction.tally) return false;
  return m_votes.within(direction.row, holding.row);
}

std::int64_t BestMargins::wanted(const Direction& direction, Change change) const {
  std::int64_t most = 0;
  for (const Seat& seat : m_seats)
    if (concerns(seat, direction, change)) most = std::max(most, seat.found[index(change)].votes);
  return most;
}

void BestMargins::broken_off(const Direction& direction, Change change, std::int64_t m) {
  for (Seat& seat : m_seats)
    if (concerns(seat, direction, change)) seat.looked[index(change)] = std::min(seat.looked[index(change)], m);
}

std::vector<std::size_t> BestMargins::holders(std::size_t row) const {
  std::vector<std::size_t> lists;
  for (const Holding& holding : m_holdings)
    if (m_votes.within(row, holding.row) && !std::count(lists.begin(), lists.end(), holding.list))
      lists.push_back(holding.list);
  std::sort(lists.begin(), lists.end());
  return lists;
}

std::vector<model::SeatMargin> BestMargins::done() const {
  std::vector<model::SeatMargin> all;
  for (const Seat& seat : m_seats) {
    const Holding& holding = m_holdings[seat.holding];
    const Found& moved = seat.found[index(Change::moved)];
    const std::int64_t looked = seat.looked[index(Change::moved)];
    if (moved.votes == kNever && looked == kNever) continue;
    model::SeatMargin margin;
    margin.seat = seat.number;
    margin.holder = holding.list;
    margin.tier = holding.tier;
    margin.area = holding.row == 0 ? kNone : holding.row - 1;
    margin.bound = looked < moved.votes;
    margin.votes_moved = std::min(moved.votes, looked);
    if (!margin.bound) {
      if (moved.next != kNone) margin.next = moved.next;
      margin.votes_area = moved.direction.row == 0 ? kNone : moved.direction.row - 1;
      margin.ballot = m_plan.poll->tallies[moved.direction.tally].ballot;
      if (moved.direction.from != kNone) margin.from = moved.direction.from;
      if (moved.direction.to != kNone) margin.to = moved.direction.to;
    }
    const auto number = [&](Change change) -> std::optional<std::int64_t> {
      const std::int64_t votes = seat.found[index(change)].votes;
      if (votes == kNever || votes > seat.looked[index(change)]) return std::nullopt;
      return votes;
    };
    margin.votes_added = number(Change::added);
    margin.votes_removed = number(Change::removed);
    all.push_back(std::move(margin));
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.votes_moved < b.votes_moved; });
  return all;
}

}  // namespace acta::count
