// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "acta/count/compensation.hpp"
#include "acta/count/search.hpp"

namespace acta::count {
namespace {

using model::Guarantee;
using model::Overhang;

/// Fixed numbers of seats of the counted tiers inside an area.
std::int64_t counted_total(const Work& work, std::size_t tier, std::size_t area) {
  const TierPlan& plan = work.plan.tiers[tier];
  std::int64_t sum = 0;
  for (std::size_t c = 0; c < plan.counts.size(); ++c)
    for (const std::size_t inner : plan.counted_in_rows[c][area])
      sum += work.standing.tiers[plan.counts[c]].total[inner];
  return sum;
}

/// The shares that this area had when it was last counted, where the same lists shared; nullptr otherwise.
const Shares* last_shares(const Work& work, std::size_t tier, std::size_t area, const Sharers& who) {
  const LastCounted& last = work.standing.tiers[tier].last;
  return last.area == area && last.shares && last.shares->who.lists == who.lists ? last.shares.get() : nullptr;
}

void fill_guarantees(const Work& work, std::size_t tier, Shares& shares, const Shares* last) {
  const TierPlan& plan = work.plan.tiers[tier];
  if (work.counted_same && last) {
    shares.guaranteed = last->guaranteed;
    shares.disregarded = last->disregarded;
    return;
  }
  shares.guaranteed = shares.held;
  shares.disregarded = shares.held;
  if (plan.places.empty() || plan.first == kNone) return;
  const std::vector<std::int64_t> least = guarantees(work, tier, plan.tier->minimum);
  const std::vector<std::int64_t>& direct = direct_seats(work, tier);
  const std::vector<std::int64_t> first = guarantees(work, tier, Guarantee::none);
  for (std::size_t k = 0; k < shares.who.lists.size(); ++k) {
    std::int64_t sum = 0, allotted = 0, beyond = 0;
    for (std::size_t p = 0; p < plan.places.size(); ++p) {
      const std::size_t cell = p * work.lists() + shares.who.lists[k];
      sum += least[cell];
      allotted += first[cell];
      beyond += std::max<std::int64_t>(0, direct[cell] - first[cell]);
    }
    shares.guaranteed[k] = std::max(sum, allotted);
    shares.disregarded[k] = beyond;
  }
}

/// The smallest number of seats, from base_seats on, at which every list is covered but for `up_to` seats.
class Levelling {
 public:
  Levelling(const TierPlan& plan, Shares& shares, const Shares* last)
      : m_plan(plan), m_shares(shares), m_start(last ? last->allotment.seats : std::vector<std::int64_t>{}) {}

  /// `known`: the number that was right before these votes changed is right or near.
  void run(std::int64_t known) {
    const std::int64_t base = m_shares.base_seats;
    std::int64_t seats = std::clamp(known, base, std::max(base, kMostSeats)), step = 1;
    take(seats);
    if (covered(m_shares.allotment)) {
      if (seats == base || !covered(m_shares.before)) return;
      std::int64_t low = seats - 1;
      for (; low > base && enough(low - step); step *= 2) low = std::max(base, low - step);
      return take(first_enough(std::max(base, low - step), low));
    }
    for (; seats < kMostSeats && !enough(seats + step); step *= 2) seats += step;
    take(first_enough(seats + 1, seats + step));
  }

 private:
  Allotment divided(std::int64_t seats) {
    Division division = m_shares.division(seats);
    division.start = m_start;
    Allotment allotment = allot(division, m_plan.method);
    m_start = allotment.seats;
    return allotment;
  }
  bool covered(const Allotment& allotment) const { return covers(m_shares, allotment, m_plan.tier->uncovered_up_to); }
  void take(std::int64_t seats) {
    m_shares.seats = seats;
    if (seats > m_shares.base_seats) m_shares.before = divided(seats - 1);
    m_shares.allotment = divided(seats);
  }
  bool enough(std::int64_t seats) { return seats >= m_shares.base_seats && covered(divided(seats)); }
  std::int64_t first_enough(std::int64_t low, std::int64_t high) {
    return smallest(low, high, [&](std::int64_t seats) { return enough(seats); }).value_or(high);
  }

  const TierPlan& m_plan;
  Shares& m_shares;
  std::vector<std::int64_t> m_start;
};

/// Lists that hold more than their share leave, with their seats; the others share what is left. Quota methods.
void exclude(const Work& work, std::size_t tier, Shares& shares) {
  const TierPlan& plan = work.plan.tiers[tier];
  std::vector<std::size_t> in(shares.who.lists.size());
  std::iota(in.begin(), in.end(), std::size_t{0});
  std::int64_t seats = shares.seats;
  for (;;) {
    std::vector<std::int64_t> votes;
    for (const std::size_t k : in) votes.push_back(shares.who.votes[k]);
    const Allotment now = allot({votes, std::max<std::int64_t>(0, seats), {}, {}, 0}, plan.method);
    std::vector<std::size_t> leaving;
    for (std::size_t n = 0; n < in.size(); ++n)
      if (now.seats[n] < shares.held[in[n]]) leaving.push_back(in[n]);
    if (leaving.empty()) {
      shares.allotment.seats = shares.held;
      for (std::size_t n = 0; n < in.size(); ++n) shares.allotment.seats[in[n]] = now.seats[n];
      for (const std::size_t n : now.tied) shares.allotment.tied.push_back(in[n]);
      shares.allotment.undecided = now.undecided;
      return;
    }
    for (const std::size_t k : leaving) {
      seats -= shares.held[k];
      std::erase(in, k);
    }
    shares.left.push_back(std::move(leaving));
  }
}

const Shares& remember(const Work& work, std::size_t tier, std::size_t area) {
  LastCounted& last = work.standing.tiers[tier].last;
  last.shares = std::make_shared<const Shares>(shares_of(work, tier, area));
  last.area = area;
  return *last.shares;
}

void store(const Work& work, std::size_t tier, std::size_t area, const Shares& shares) {
  TierStanding& standing = work.standing.tiers[tier];
  const std::size_t line = area * work.lists();
  for (std::size_t k = 0; k < shares.who.lists.size(); ++k) {
    const std::size_t cell = line + shares.who.lists[k];
    standing.share[cell] = shares.allotment.seats[k];
    standing.guaranteed[cell] = shares.guaranteed.empty() ? shares.held[k] : shares.guaranteed[k];
    const bool all_kept = work.plan.tiers[tier].tier->overhang != Overhang::uncovered;
    standing.final_seats[cell] =
        all_kept ? std::max(standing.share[cell], standing.guaranteed[cell]) : standing.share[cell];
  }
  standing.share_total[area] = shares.seats;
  standing.open[standing.open.size() > area ? area : 0] += shares.allotment.undecided;
}

}  // namespace

std::int64_t uncovered(const Shares& shares, const Allotment& allotment, std::size_t i) {
  return std::max<std::int64_t>(0, shares.guaranteed[i] - allotment.seats[i]);
}

bool covers(const Shares& shares, const Allotment& allotment, std::int64_t up_to) {
  std::int64_t all = 0;
  for (std::size_t i = 0; i < shares.who.lists.size(); ++i) {
    const std::int64_t own = uncovered(shares, allotment, i);
    if (own > std::min(up_to, shares.disregarded[i])) return false;
    all += own;
  }
  return all <= up_to;
}

void add_seats(const TierStanding& standing, const std::vector<std::size_t>& areas, std::size_t lists,
               std::int64_t* seats) {
  for (const std::size_t area : areas) {
    if (!standing.winner.empty()) {
      if (standing.winner[area] != kNone) ++seats[standing.winner[area]];
      continue;
    }
    for (std::size_t i = 0; i < lists; ++i) seats[i] += standing.seats[area * lists + i];
  }
}

std::vector<std::int64_t> counted_seats(const Work& work, std::size_t tier, std::size_t area) {
  const TierPlan& plan = work.plan.tiers[tier];
  std::vector<std::int64_t> seats(work.lists(), 0);
  for (std::size_t c = 0; c < plan.counts.size(); ++c) {
    const TierStanding& standing = work.standing.tiers[plan.counts[c]];
    if (plan.rows[area] != 0) {
      add_seats(standing, plan.counted_in_rows[c][area], work.lists(), seats.data());
      continue;
    }
    for (std::size_t i = 0; i < work.lists(); ++i) seats[i] += standing.sum[i];
  }
  return seats;
}

std::int64_t unqualified_seats(const Work& work, std::size_t tier, std::size_t area,
                               const std::vector<std::int64_t>& counted) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < work.lists(); ++i)
    if (!work.standing.passed(tier, area, i, work.lists())) sum += counted[i];
  return sum;
}

Shares shares_of(const Work& work, std::size_t tier, std::size_t area) {
  const TierPlan& plan = work.plan.tiers[tier];
  Shares shares;
  const std::size_t row = plan.rows[area];
  shares.who = sharers(work, tier, area, row);
  shares.counted = counted_seats(work, tier, area);
  shares.held.reserve(shares.who.lists.size());
  for (const std::size_t list : shares.who.lists) shares.held.push_back(shares.counted[list]);
  const std::int64_t own = plan.seats.empty() ? plan.tier->seats.each : plan.seats[area];
  shares.base_seats = plan.total > 0 ? plan.total : own + counted_total(work, tier, area);
  if (plan.tier->less_unqualified)
    shares.base_seats =
        std::max<std::int64_t>(0, shares.base_seats - unqualified_seats(work, tier, area, shares.counted));
  shares.seats = shares.base_seats;
  const Shares* last = last_shares(work, tier, area, shares.who);
  const bool by_quota = plan.tier->formula.quota.has_value();
  if (plan.tier->overhang == Overhang::levelled) {
    fill_guarantees(work, tier, shares, last);
    Levelling(plan, shares, last).run(last ? last->seats : 0);
  } else if (plan.tier->overhang == Overhang::excluded && by_quota) {
    exclude(work, tier, shares);
  } else {
    const bool goes_on = plan.tier->overhang == Overhang::continued || plan.tier->overhang == Overhang::excluded;
    Division division = goes_on ? shares.continued() : shares.division(shares.seats);
    if (last) division.start = last->allotment.seats;
    shares.allotment = allot(division, plan.method);
  }
  return shares;
}

void count_compensation(const Work& work, std::size_t tier) {
  const TierPlan& plan = work.plan.tiers[tier];
  TierStanding& standing = work.standing.tiers[tier];
  const std::size_t cells = plan.rows.size() * work.lists();
  standing.share.assign(cells, 0);
  standing.guaranteed.assign(cells, 0);
  standing.share_total.resize(plan.rows.size(), 0);
  std::fill(standing.open.begin(), standing.open.end(), 0);
  for (std::size_t area = 0; area < plan.rows.size(); ++area) {
    const std::vector<std::int64_t> counted = counted_seats(work, tier, area);
    if (area == 0) standing.final_seats.assign(cells, 0);
    std::copy(counted.begin(), counted.end(),
              standing.final_seats.begin() + static_cast<std::ptrdiff_t>(area * work.lists()));
    store(work, tier, area, remember(work, tier, area));
    if (!plan.places.empty()) continue;
    standing.total[area] = 0;
    for (std::size_t i = 0; i < work.lists(); ++i) {
      const std::size_t cell = area * work.lists() + i;
      standing.seats[cell] = std::max<std::int64_t>(0, standing.final_seats[cell] - counted[i]);
      standing.total[area] += standing.seats[cell];
    }
    standing.total[area] += standing.open[area];
  }
  if (!plan.places.empty()) place_seats(work, tier);
  if (plan.tier->overhang == Overhang::uncovered) mark_unseated(work, tier);
}

void add_compensation_horizon(Horizon& horizon, const Work& work, std::size_t tier, const Direction& direction) {
  const TierPlan& plan = work.plan.tiers[tier];
  const std::size_t area = plan.area_of_row[direction.row];
  if (area == kNone) return;
  const LastCounted& last = work.standing.tiers[tier].last;
  if (last.area != area) remember(work, tier, area);
  const Shares& shares = *last.shares;
  const std::vector<int> slopes = slopes_of(work, tier, plan.rows[area], shares.who, direction);
  const int total = std::accumulate(slopes.begin(), slopes.end(), 0);
  const auto add = [&](const Division& division, const Allotment& allotment) {
    allotment.undecided > 0 ? horizon.keep(1) : add_horizon(horizon, division, slopes, total, plan.method, allotment);
  };
  const bool continues = plan.tier->overhang == Overhang::continued || plan.tier->overhang == Overhang::excluded;
  if (continues && !plan.tier->formula.quota)
    add(shares.continued(), shares.allotment);
  else if (continues)
    horizon.keep(1);  // rounds of exclusion by quotas: looked at vote by vote
  else
    add(shares.division(shares.seats), shares.allotment);
  if (plan.tier->overhang == Overhang::levelled && shares.seats > shares.base_seats)
    add(shares.division(shares.seats - 1), shares.before);
  if (!plan.places.empty()) add_places_horizon(horizon, work, tier, direction);
}

Sharers sharers(const Work& work, std::size_t tier, std::size_t area, std::size_t row) {
  Sharers who;
  const TierPlan& plan = work.plan.tiers[tier];
  std::vector<std::size_t> at(work.plan.poll->drawn.empty() ? 0 : work.lists(), kNone);
  who.lists.reserve(work.lists());
  who.votes.reserve(work.lists());
  for (std::size_t i = 0; i < work.lists(); ++i) {
    const std::int64_t votes = work.votes.at(plan.tally, row, i);
    if (votes == 0 || !work.standing.passed(tier, area, i, work.lists())) continue;
    if (!at.empty()) at[i] = who.lists.size();
    who.lists.push_back(i);
    who.votes.push_back(votes);
  }
  for (const std::size_t list : work.plan.poll->drawn)
    if (at[list] != kNone) who.drawn.push_back(at[list]);
  return who;
}

std::vector<int> slopes_of(const Work& work, std::size_t tier, std::size_t row, const Sharers& who,
                           const Direction& direction) {
  std::vector<int> slopes;
  slopes.reserve(who.lists.size());
  for (const std::size_t list : who.lists)
    slopes.push_back(work.votes.slope(direction, work.plan.tiers[tier].tally, row, list));
  return slopes;
}

}  // namespace acta::count
