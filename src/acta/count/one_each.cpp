// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>

#include "acta/count/compensation.hpp"

namespace acta::count {
namespace {

using base::Int128;

bool is_short(Int128 a) { return a == static_cast<std::int64_t>(a); }

Int128 times(Int128 a, Int128 b) {
  if (is_short(a) && is_short(b))
    return static_cast<Int128>(static_cast<std::int64_t>(a)) * static_cast<std::int64_t>(b);
  Int128 product = 0;
  if (__builtin_mul_overflow(a, b, &product)) base::overflow_trap();
  return product;
}

double rounded(Int128 a) {
  return is_short(a) ? static_cast<double>(static_cast<std::int64_t>(a)) : static_cast<double>(a);
}

/// One list in one area: its votes per vote that a seat of the area stands for, over its next divisor there.
struct Entry {
  std::size_t place = 0, list = 0;
  Int128 above = 0;  ///< votes of the list (weighed) times seats of the area
  Int128 below = 1;  ///< votes of all lists there times the list's divisor
  Int128 above_slope = 0, below_slope = 0;
  double near = 0;  ///< above / below, rounded

  bool changes() const { return above_slope != 0 || below_slope != 0; }
};

/// Positive where a is the larger; `rate` is how that changes with each step.
Int128 gap(const Entry& a, const Entry& b) { return times(a.above, b.below) - times(b.above, a.below); }
Int128 rate(const Entry& a, const Entry& b) {
  return times(a.above_slope, b.below) + times(a.above, b.below_slope) - times(b.above_slope, a.below) -
         times(b.above, a.below_slope);
}

/// Whether a is the larger. Quotients that differ by far more than rounding can are told apart without products.
bool larger(const Entry& a, const Entry& b) {
  if (std::abs(a.near - b.near) > 1e-9 * (a.near + b.near)) return a.near > b.near;
  return gap(a, b) > 0;
}

/// From how many steps on `by` no longer beats `entry`; 0 where it does not now.
std::int64_t beaten_until(const Entry& by, const Entry& entry) {
  if (!larger(by, entry)) return 0;
  if (!by.changes() && !entry.changes()) return kNever;
  Horizon horizon;
  horizon.above_zero(gap(by, entry), rate(by, entry));
  return horizon.first();
}

class Placing {
 public:
  Placing(const Work& work, std::size_t tier) : m_work(work), m_plan(work.plan.tiers[tier]) {
    m_direct = direct_seats(work, tier);
    const TierStanding& standing = work.standing.tiers[tier];
    const std::vector<std::int64_t> counted = counted_seats(work, tier, 0);
    for (std::size_t i = 0; i < work.lists(); ++i)
      m_wanted.push_back(std::max<std::int64_t>(0, standing.final_seats[i] - counted[i]));
  }

  std::vector<Entry> entries() const {
    std::vector<Entry> all;
    all.reserve(m_plan.places.size() * m_work.lists());
    for (std::size_t p = 0; p < m_plan.places.size(); ++p) {
      const auto row = m_work.votes.row(m_plan.tally, m_plan.places[p]);
      const std::int64_t votes = std::accumulate(row.begin(), row.end(), std::int64_t{0}), seats = area_seats(p);
      for (std::size_t i = 0; i < m_work.lists(); ++i)
        if (m_wanted[i] > 0 && row[i] > 0) all.push_back(entry(p, i, row[i], votes, seats));
    }
    return all;
  }
  /// How the entries of the direction's place change with each step.
  void set_slopes(std::vector<Entry>& entries, const Direction& direction) const {
    const std::size_t place = m_plan.place_of_row[direction.row];
    if (place == kNone) return;
    const int total = m_work.votes.total_slope(direction, m_plan.tally, m_plan.places[place]);
    for (Entry& entry : entries) {
      if (entry.place != place) continue;
      const Signposts& posts = m_plan.places_method.signposts;
      const std::int64_t held = m_direct[place * m_work.lists() + entry.list];
      const int slope = m_work.votes.slope(direction, m_plan.tally, m_plan.places[place], entry.list);
      entry.above_slope = times(posts.weight(slope, held), area_seats(place));
      entry.below_slope = times(total, posts.above(held));
    }
  }

  /// Area by area the index into `entries` of the one that has its seat; kNone where none has. Sets `tied`.
  std::vector<std::size_t> chosen(const std::vector<Entry>& entries, bool& tied) const {
    std::vector<std::size_t> order(entries.size()), taken(m_plan.places.size(), kNone);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return larger(entries[a], entries[b]); });
    std::vector<std::int64_t> wanted = m_wanted;
    for (const std::size_t e : order) {
      if (taken[entries[e].place] != kNone || wanted[entries[e].list] == 0) {
        tied = tied || !is_beaten(entries, taken, e, wanted[entries[e].list] == 0);
        continue;
      }
      taken[entries[e].place] = e;
      --wanted[entries[e].list];
    }
    return taken;
  }
  /// The same, as it was placed.
  std::vector<std::size_t> placed(const std::vector<Entry>& entries, const TierStanding& standing) const {
    std::vector<std::size_t> taken(m_plan.places.size(), kNone);
    for (std::size_t e = 0; e < entries.size(); ++e)
      if (standing.seats[entries[e].place * m_work.lists() + entries[e].list] > 0) taken[entries[e].place] = e;
    return taken;
  }
  std::int64_t wanted(std::size_t list) const { return m_wanted[list]; }

 private:
  /// Whether the entry is passed over whatever the order of equal ones: for a larger one of its area, or for larger
  /// ones that are all of its list.
  static bool is_beaten(const std::vector<Entry>& entries, const std::vector<std::size_t>& taken, std::size_t e,
                        bool list_is_full) {
    const std::size_t own = taken[entries[e].place];
    if (own != kNone && larger(entries[own], entries[e])) return true;
    return list_is_full && std::all_of(taken.begin(), taken.end(), [&](std::size_t t) {
             return t == kNone || entries[t].list != entries[e].list || larger(entries[t], entries[e]);
           });
  }
  std::int64_t area_seats(std::size_t place) const {
    std::int64_t seats = 0;
    for (std::size_t i = 0; i < m_work.lists(); ++i) seats += m_direct[place * m_work.lists() + i];
    return seats;
  }
  Entry entry(std::size_t place, std::size_t list, std::int64_t own, std::int64_t votes, std::int64_t seats) const {
    const Signposts& posts = m_plan.places_method.signposts;
    const std::int64_t held = m_direct[place * m_work.lists() + list];
    Entry entry;
    entry.place = place;
    entry.list = list;
    entry.above = times(posts.weight(own, held), seats);
    entry.below = times(votes, posts.above(held));
    entry.near = rounded(entry.above) / rounded(entry.below);
    return entry;
  }

  const Work& m_work;
  const TierPlan& m_plan;
  std::vector<std::int64_t> m_direct, m_wanted;
};

}  // namespace

void place_one_each(const Work& work, std::size_t tier) {
  TierStanding& standing = work.standing.tiers[tier];
  const Placing placing(work, tier);
  const std::vector<Entry> entries = placing.entries();
  bool tied = false;
  standing.placed = direct_seats(work, tier);
  std::fill(standing.seats.begin(), standing.seats.end(), 0);
  std::fill(standing.total.begin(), standing.total.end(), 0);
  for (const std::size_t e : placing.chosen(entries, tied)) {
    if (e == kNone) continue;
    const std::size_t cell = entries[e].place * work.lists() + entries[e].list;
    ++standing.placed[cell];
    ++standing.seats[cell];
    ++standing.total[entries[e].place];
  }
  if (tied) ++standing.open[0];
}

/// The seats chosen are the only choice in which every entry left out is beaten by its area's or by all of its list's.
void add_one_each_horizon(Horizon& horizon, const Work& work, std::size_t tier, const Direction& direction) {
  const Placing placing(work, tier);
  std::vector<Entry> entries = placing.entries();
  placing.set_slopes(entries, direction);
  if (work.standing.tiers[tier].open[0] > 0) return horizon.keep(1);
  const std::vector<std::size_t> taken = placing.placed(entries, work.standing.tiers[tier]);
  for (std::size_t e = 0; e < entries.size(); ++e) {
    const std::size_t own = taken[entries[e].place];
    if (own == e) continue;
    const std::int64_t by_place = own == kNone ? 0 : beaten_until(entries[own], entries[e]);
    if (by_place == kNever) continue;
    std::int64_t by_list = kNever, placed = 0;
    for (const std::size_t t : taken)
      if (t != kNone && entries[t].list == entries[e].list) {
        by_list = std::min(by_list, beaten_until(entries[t], entries[e]));
        ++placed;
      }
    if (placed < placing.wanted(entries[e].list)) by_list = 0;
    horizon.keep(std::max(by_list, by_place));
  }
}

}  // namespace acta::count
