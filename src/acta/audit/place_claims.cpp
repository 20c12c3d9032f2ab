// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "acta/audit/outcome_parts.hpp"

namespace acta::audit {
namespace {

using model::AreaSeats;
using model::Guarantee;
using model::kNone;

/// The area in which a list's seats of all tiers of the share are placed.
struct Place {
  std::size_t area = kNone;
  std::vector<std::int64_t> direct, first, placed;  ///< per list
};

class PlacedSeats {
 public:
  PlacedSeats(ClaimBuilder& build, std::size_t t) : m_build(build), m_t(t), m_tier(build.law().tiers[t]) {
    for (const AreaSeats& seats : build.result().tiers[t].areas) {
      Place place{seats.area, seats_of_tiers(build, m_tier.counts, seats.area),
                  seats_of_tiers(build, {m_tier.first}, seats.area), seats.seats};
      for (std::size_t i = 0; i < build.lists(); ++i) place.placed[i] += seated(i, seats.area);
      m_places.push_back(std::move(place));
    }
  }

  void state() {
    if (m_tier.places.rule == model::Places::Rule::one_each)
      return is_simple() ? one_each() : m_build.fail("one seat in each area by quotas, or by divisors with d(0) = 0");
    const std::vector<char>& passed = m_build.result().tiers[m_t].areas.front().passed;
    for (std::size_t i = 0; i < m_build.lists(); ++i)
      if (passed[i]) by_votes(i);
    if (m_tier.overhang == model::Overhang::uncovered)
      for (const Place& place : m_places)
        for (std::size_t i = 0; i < m_build.lists(); ++i) unseated(i, place.area);
  }

 private:
  Scope scope(std::size_t area) const { return {m_build.ballot_of(m_tier.votes), area}; }
  double divisor(std::int64_t seats) const { return divisor_of(m_tier.places.formula.divisors, seats); }
  bool is_simple() const { return !m_tier.places.formula.quota && divisor(0) > 0; }
  template <typename Each>
  void each_counted(std::size_t place, Each each) const {
    for (std::size_t c = 0; c < m_t; ++c)
      if (std::count(m_tier.counts.begin(), m_tier.counts.end(), m_build.law().tiers[c].id) > 0)
        for (const AreaSeats& seats : m_build.result().tiers[c].areas)
          if (m_build.tree().within(seats.area, place)) each(c, seats);
  }
  /// Seats of the counted tiers, without winners who are not seated.
  std::int64_t seated(std::size_t list, std::size_t place) const {
    std::int64_t sum = 0;
    each_counted(place, [&](std::size_t, const AreaSeats& seats) { sum += seats.seats[list]; });
    return sum;
  }
  std::int64_t least(const Place& place, std::size_t list) const {
    const std::int64_t direct = place.direct[list], first = place.first[list];
    switch (m_tier.places.guarantee) {
      case Guarantee::none: return 0;
      case Guarantee::direct: return direct;
      case Guarantee::larger: return std::max(direct, first);
      case Guarantee::mean_up: return std::max(direct, (direct + first + 1) / 2);
    }
    return 0;
  }
  /// A list's seats go to its places by its votes there, from what is assured on.
  void by_votes(std::size_t list) {
    std::vector<Entrant> places;
    for (const Place& place : m_places)
      places.push_back({m_build.area_name(place.area), m_build.of_list(scope(place.area), list),
                        m_build.votes(scope(place.area), list), place.placed[list], least(place, list)});
    formula_claims(m_build, places, m_tier.places.formula, m_build.name(list) + ": ");
  }
  /// Winners without a seat are those with the smallest shares: a share between tells them from the others.
  void unseated(std::size_t list, std::size_t place) {
    struct Win {
      Scope scope;
      double share = 0;
      bool seated = true;
    };
    std::vector<Win> wins;
    double below = 0, above = 1;
    each_counted(place, [&](std::size_t c, const AreaSeats& seats) {
      if (seats.winners.empty() || seats.winners.front() != list) return;
      const Scope own{m_build.ballot_of(m_build.law().tiers[c].votes), seats.area};
      const double all = m_build.value(*m_build.base(own, model::ShareBase::valid));
      wins.push_back({own, static_cast<double>(m_build.votes(own, list)) / std::max(1.0, all), seats.seats[list] > 0});
      (wins.back().seated ? above : below) =
          wins.back().seated ? std::min(above, wins.back().share) : std::max(below, wins.back().share);
    });
    if (below == 0) return;
    const double between = (below + above) / 2;
    for (const Win& win : wins) {
      VoteSum sum = m_build.of_list(win.scope, list);
      sum.add(*m_build.base(win.scope, model::ShareBase::valid), -between);
      VoteSum claim;
      m_build.add(
          fmt::format("{}{} {} {:.4g} % of the valid, for {} seat", m_build.where(win.scope.area), m_build.name(list),
                      win.seated ? "above" : "below", 100 * between, win.seated ? "a" : "no"),
          claim.add(sum, win.seated ? 1 : -1));
    }
  }

  // One seat in each area, in the order of votes per seat of the area over the list's next divisor. What was chosen is
  // the only choice in which every pair of list and area left out is beaten by the pair of its area, or by all pairs of
  // its list. The first is a claim of one area; the second is proven by a number between: f > m and f' < m.
  struct Pair {
    std::size_t place = 0, list = 0;
    double quotient = 0;
    bool taken = false;
  };
  std::int64_t area_seats(const Place& place) const {
    std::int64_t sum = 0;
    for (const std::int64_t one : place.direct) sum += one;
    return sum;
  }
  double weight(const Pair& pair) const {
    const Place& place = m_places[pair.place];
    return static_cast<double>(area_seats(place)) / divisor(place.direct[pair.list]);
  }
  VoteSum all_votes(const Pair& pair) const {
    return *m_build.base(scope(m_places[pair.place].area), model::ShareBase::lists);
  }
  Draft beside(const Pair& pair, double number, bool above) const {
    VoteSum sum;
    const std::size_t area = m_places[pair.place].area;
    sum.add(scope(area), pair.list, above ? weight(pair) : -weight(pair))
        .add(all_votes(pair), above ? -number : number);
    return {fmt::format("{}{} {} {:.4g} quotas of the area for a levelling seat", m_build.where(area),
                        m_build.name(pair.list), above ? "above" : "below", number),
            sum};
  }
  std::vector<Pair> pairs() const {
    std::vector<Pair> all;
    for (std::size_t p = 0; p < m_places.size(); ++p)
      for (std::size_t i = 0; i < m_build.lists(); ++i) {
        if (m_build.result().tiers[m_t].seats[i] == 0) continue;
        Pair pair{p, i, 0, m_build.result().tiers[m_t].areas[p].seats[i] > 0};
        pair.quotient = weight(pair) * static_cast<double>(m_build.votes(scope(m_places[p].area), i)) /
                        std::max(1.0, m_build.value(all_votes(pair)));
        all.push_back(pair);
      }
    return all;
  }
  void one_each() {
    const std::vector<Pair> all = pairs();
    for (std::size_t i = 0; i < m_build.lists(); ++i) {
      double least = std::numeric_limits<double>::infinity();
      for (const Pair& one : all)
        if (one.list == i && one.taken) least = std::min(least, one.quotient);
      std::vector<Pair> by_list;
      double most = 0;
      for (const Pair& one : all) {
        if (one.list != i || one.taken) continue;
        const Draft own = by_area(all, one);
        const Drafts number{beside(one, std::sqrt(std::max(one.quotient, least * 0.25) * least), false)};
        if (one.quotient >= least || m_build.narrowest({own}) > m_build.narrowest(number))
          m_build.add({own});
        else
          by_list.push_back(one), most = std::max(most, one.quotient);
      }
      if (by_list.empty()) continue;
      const double between = std::sqrt(std::max(most, least * 0.25) * least);
      for (const Pair& one : by_list) m_build.add({beside(one, between, false)});
      for (const Pair& one : all)
        if (one.list == i && one.taken) m_build.add({beside(one, between, true)});
    }
  }
  /// Beaten by the pair that has the seat of its area; without one the claim has no margin.
  Draft by_area(const std::vector<Pair>& all, const Pair& out) const {
    const std::size_t area = m_places[out.place].area;
    VoteSum sum = m_build.of_list(scope(area), out.list, -weight(out));
    std::string who = "nobody";
    for (const Pair& one : all)
      if (one.place == out.place && one.taken)
        sum.add(scope(area), one.list, weight(one)), who = m_build.name(one.list);
    return {fmt::format("{}levelling seat of {} before {}", m_build.where(area), who, m_build.name(out.list)), sum};
  }

  ClaimBuilder& m_build;
  std::size_t m_t;
  const model::Tier& m_tier;
  std::vector<Place> m_places;
};

}  // namespace

void place_claims(ClaimBuilder& build, std::size_t t) {
  SeatGroup group = group_of(build, t, kNone, {});
  group.provisional = true;
  build.begin(std::move(group));
  build.about("in which areas the seats of a list lie");
  build.needs(t);
  if (build.group_holds()) PlacedSeats(build, t).state();
  build.finish_group();
}

}  // namespace acta::audit
