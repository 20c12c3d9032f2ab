// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/count/best_margins.hpp"

namespace acta::count {
namespace {

/// In an assembly of one tier every seat is asked for; where tiers act on each other, of each holding the last one.
std::int64_t first_asked(const Plan& plan, const Holding& holding) {
  return filling_tiers(plan) == 1 && holding.tier != kNone ? 1 : holding.seats;
}

}  // namespace

AskedSeats::AskedSeats(const Plan& p, const Votes& v, const Standing& standing)
    : plan(p), votes(v), base(standing), m_holdings(holdings_of(p, v, standing)), m_coupled(filling_tiers(p) > 1) {
  for (const TierPlan& tier : plan.tiers) m_covers = m_covers || tier.tier->overhang == model::Overhang::uncovered;
  for (std::size_t h = 0; h < m_holdings.size(); ++h) {
    m_first.push_back(m_seats.size());
    for (std::int64_t n = first_asked(plan, m_holdings[h]); n <= m_holdings[h].seats; ++n) m_seats.push_back({h, n});
  }
  m_of_holder.resize(plan.lists());
  for (std::size_t s = 0; s < m_seats.size(); ++s) m_of_holder[m_holdings[m_seats[s].holding].list].push_back(s);
  m_nearest = std::make_unique<std::atomic<std::int64_t>[]>(m_seats.size() * kChanges);
  for (std::size_t n = 0; n < m_seats.size() * kChanges; ++n) m_nearest[n] = kNever;
}

bool AskedSeats::can_lose(const Holding& holding, const Direction& direction) const {
  return m_covers || holding.tier == kNone || plan.tiers[holding.tier].tally == direction.tally ||
         plan.tiers[holding.tier].tier->kind != model::TierKind::plurality;
}

bool AskedSeats::within(const Seat& seat, const Direction& direction) const {
  const Holding& holding = m_holdings[seat.holding];
  if (holding.tier != kNone && plan.tiers[holding.tier].tally != direction.tally) return false;
  return votes.within(direction.row, holding.row);
}

void AskedSeats::ask_for_added(std::vector<std::size_t> next) {
  m_for_added.assign(plan.lists(), {});
  for (std::size_t s = 0; s < m_seats.size(); ++s)
    for (std::size_t i = 0; i < plan.lists(); ++i)
      if (m_holdings[m_seats[s].holding].list != i && (!m_coupled || next[s] == i)) m_for_added[i].push_back(s);
}

std::vector<std::size_t> AskedSeats::concerned(const Direction& direction, Change change) const {
  std::vector<std::size_t> seats;
  seats.reserve(m_seats.size());
  for (const std::size_t s : change == Change::added ? m_for_added[direction.to] : m_of_holder[direction.from])
    if (within(m_seats[s], direction)) seats.push_back(s);
  return seats;
}

void AskedSeats::found(std::size_t seat, Change change, std::int64_t fewest) {
  std::atomic<std::int64_t>& known = at(seat, change);
  std::int64_t before = known.load(std::memory_order_relaxed);
  while (fewest < before && !known.compare_exchange_weak(before, fewest, std::memory_order_relaxed)) {
  }
}

std::vector<std::size_t> AskedSeats::holders(std::size_t row) const {
  std::vector<std::size_t> lists;
  for (const Holding& holding : m_holdings)
    if (votes.within(row, holding.row) && !std::count(lists.begin(), lists.end(), holding.list))
      lists.push_back(holding.list);
  std::sort(lists.begin(), lists.end());
  return lists;
}

}  // namespace acta::count
