// SPDX-License-Identifier: Apache-2.0
#include "acta/count/best_margins.hpp"

#include <algorithm>

namespace acta::count {
namespace {

constexpr std::size_t index(Change change) { return static_cast<std::size_t>(change); }

}  // namespace

void BestMargins::begin(std::size_t walk, const Direction& direction, Change change) {
  m_walk = walk;
  m_direction = direction;
  m_change = change;
  m_concerned = m_asked.concerned(direction, change);
  m_losing.clear();
  for (std::size_t h = 0; h < m_asked.holdings().size(); ++h)
    if (m_asked.can_lose(m_asked.holdings()[h], direction)) m_losing.push_back(h);
}

void BestMargins::take(const Standing& standing, std::int64_t m) {
  const bool coupled = m_asked.coupled();
  const std::vector<std::int64_t> whole = coupled ? held_in_whole(m_asked.plan, standing) : std::vector<std::int64_t>{};
  for (const std::size_t h : m_losing) {
    const Holding& holding = m_asked.holdings()[h];
    const std::int64_t now =
        coupled && holding.tier == kNone ? whole[holding.list] : held(m_asked.plan, standing, holding);
    if (now < holding.seats) take(h, now, standing, m);
  }
}

void BestMargins::take(std::size_t holding, std::int64_t now, const Standing& standing, std::int64_t m) {
  std::size_t next = kNone;
  const auto& seats = m_asked.seats();
  for (std::size_t s = m_asked.first(holding); s < seats.size() && seats[s].holding == holding; ++s) {
    Found& found = m_found[s][index(m_change)];
    if (seats[s].number <= now || !found.farther(m, m_walk)) continue;
    if (next == kNone) next = gainer(standing, m_asked.holdings()[holding]);
    found.votes = m;
    found.walk = m_walk;
    found.direction = m_direction;
    found.next = next;
    m_asked.found(s, m_change, m);
  }
}

std::size_t BestMargins::gainer(const Standing& standing, const Holding& holding) const {
  const auto more = [&](std::size_t list) {
    Holding other = holding;
    other.list = list;
    return held(m_asked.plan, standing, other) - held(m_asked.plan, m_asked.base, other);
  };
  if (m_direction.to != kNone && more(m_direction.to) > 0) return m_direction.to;
  for (std::size_t i = 0; i < m_asked.plan.lists(); ++i)
    if (i != holding.list && more(i) > 0) return i;
  return m_direction.to;
}

std::int64_t BestMargins::wanted() const {
  std::int64_t most = 0;
  for (const std::size_t s : m_concerned) most = std::max(most, m_asked.nearest(s, m_change));
  return most;
}

void BestMargins::broken_off(std::int64_t m) {
  for (const std::size_t s : m_concerned) {
    std::int64_t& looked = m_found[s][index(m_change)].looked;
    looked = std::min(looked, m);
  }
}

void BestMargins::merge(const BestMargins& other) {
  for (std::size_t s = 0; s < m_found.size(); ++s)
    for (std::size_t c = 0; c < kChanges; ++c) {
      Found& own = m_found[s][c];
      const Found& found = other.m_found[s][c];
      const std::int64_t looked = std::min(own.looked, found.looked);
      if (own.farther(found.votes, found.walk)) own = found;
      own.looked = looked;
    }
}

std::vector<std::size_t> BestMargins::next() const {
  std::vector<std::size_t> lists;
  for (const Changes& found : m_found) lists.push_back(found[index(Change::moved)].next);
  return lists;
}

model::SeatMargin BestMargins::margin(std::size_t seat) const {
  const Holding& holding = m_asked.holdings()[m_asked.seats()[seat].holding];
  const Found& moved = m_found[seat][index(Change::moved)];
  model::SeatMargin margin;
  margin.seat = m_asked.seats()[seat].number;
  margin.holder = holding.list;
  margin.tier = holding.tier;
  margin.area = holding.row == 0 ? kNone : holding.row - 1;
  margin.bound = moved.looked < moved.votes;
  margin.votes_moved = std::min(moved.votes, moved.looked);
  if (!margin.bound) {
    if (moved.next != kNone) margin.next = moved.next;
    margin.votes_area = moved.direction.row == 0 ? kNone : moved.direction.row - 1;
    margin.ballot = m_asked.plan.poll->tallies[moved.direction.tally].ballot;
    if (moved.direction.from != kNone) margin.from = moved.direction.from;
    if (moved.direction.to != kNone) margin.to = moved.direction.to;
  }
  const auto number = [&](Change change) -> std::optional<std::int64_t> {
    const Found& found = m_found[seat][index(change)];
    if (found.votes == kNever || found.votes > found.looked) return std::nullopt;
    return found.votes;
  };
  margin.votes_added = number(Change::added);
  margin.votes_removed = number(Change::removed);
  return margin;
}

std::vector<model::SeatMargin> BestMargins::done() const {
  std::vector<model::SeatMargin> all;
  for (std::size_t s = 0; s < m_found.size(); ++s) {
    const Found& moved = m_found[s][index(Change::moved)];
    if (moved.votes != kNever || moved.looked != kNever) all.push_back(margin(s));
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.votes_moved < b.votes_moved; });
  return all;
}

}  // namespace acta::count
