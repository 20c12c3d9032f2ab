// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/count/tiers.hpp"

namespace acta::count {

/// The shares of one area of a compensation tier, with all that led there. Vectors are per sharer.
struct Shares {
  Sharers who;
  std::vector<std::int64_t> counted;      ///< per list: seats of the counted tiers
  std::vector<std::int64_t> held;         ///< those of the sharers
  std::vector<std::int64_t> guaranteed;   ///< levelled: what is assured
  std::vector<std::int64_t> disregarded;  ///< levelled: how many of these may stay uncovered
  std::int64_t base_seats = 0;            ///< before levelling
  std::int64_t seats = 0;                 ///< that the allotment divides
  Allotment allotment;
  Allotment before;  ///< levelled, where seats is more than base_seats: of one seat less, which does not cover all
  std::vector<std::vector<std::size_t>> left;  ///< excluded by quota methods: who left the division, round by round

  Division division(std::int64_t total) const { return {who.votes, total, {}, who.drawn, 0}; }
  Division continued() const { return {who.votes, seats, held, who.drawn, 0}; }
};

Shares shares_of(const Work& work, std::size_t tier, std::size_t area);
/// Seats beyond its share that levelling has not covered: of sharer i, at `allotment`.
std::int64_t uncovered(const Shares& shares, const Allotment& allotment, std::size_t i);
bool covers(const Shares& shares, const Allotment& allotment, std::int64_t up_to);

/// What a list is assured of in each place: [place * lists + list].
std::vector<std::int64_t> guarantees(const Work& work, std::size_t tier, model::Guarantee guarantee);
/// Adds the seats of these areas to those of each list.
void add_seats(const TierStanding& standing, const std::vector<std::size_t>& areas, std::size_t lists,
               std::int64_t* seats);
/// Seats of the counted tiers in each place.
const std::vector<std::int64_t>& direct_seats(const Work& work, std::size_t tier);

/// The division of one list's seats among the places where it has votes.
struct PlaceDivision {
  std::vector<std::size_t> places;
  std::vector<std::int64_t> votes, least;
  std::int64_t seats = 0;
  Division division() const { return {votes, seats, least, {}, 0}; }
};
PlaceDivision place_division(const Work& work, std::size_t tier, std::size_t list);

/// Fills TierStanding::placed (and place_least), seats and unseated of the counted tier.
void place_seats(const Work& work, std::size_t tier);
void add_places_horizon(Horizon& horizon, const Work& work, std::size_t tier, const Direction& direction);

/// Places::Rule::one_each: the seats of each list (final less counted) to areas, at most one in each.
void place_one_each(const Work& work, std::size_t tier);
void add_one_each_horizon(Horizon& horizon, const Work& work, std::size_t tier, const Direction& direction);

/// Overhang::uncovered: marks winners of the counted tier beyond the seats placed.
void mark_unseated(const Work& work, std::size_t tier);
void add_unseated_horizon(Horizon& horizon, const Work& work, std::size_t tier, const Direction& direction);
/// The winner's share of the valid votes of its area.
base::Ratio win_share(const Work& work, std::size_t tier, std::size_t area, std::size_t list);

}  // namespace acta::count
