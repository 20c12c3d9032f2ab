// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "acta/count/plan.hpp"

namespace acta::count {

struct AreaDivision;
struct Shares;
struct Double;

/// The area of a tier that was counted last and all that led to its seats: the horizon of the same votes looks at it
/// again, and the next count begins from it.
struct LastCounted {
  std::size_t area = kNone;
  std::shared_ptr<const AreaDivision> lists;
  std::shared_ptr<const Shares> shares;
  std::shared_ptr<const Double> both;  ///< biproportional
};

/// Seats of a list in a place for which its winners there were last marked as seated or not.
struct Covered {
  std::int64_t seats = -1;
  bool judged = false;  ///< the list takes part: its winners are seated as far as its seats go
  bool tied = false;    ///< the last one that is seated and the first that is not have equal shares
};

/// What a tier has come to. Matrices are [area * lists + list].
struct TierStanding {
  std::vector<std::int64_t> total;      ///< per area: seats to fill
  std::vector<std::int64_t> seats;      ///< matrix; for plurality in areas of one seat each see `winner`
  std::vector<std::size_t> winner;      ///< plurality in areas of one seat each: list; kNone where tied or not filled
  std::vector<std::size_t> runners_up;  ///< plurality: second list of each area; kNone where there is none
  std::vector<std::int64_t> open;       ///< per area: seats that are tied
  std::vector<std::int64_t> unfilled;   ///< per area
  std::vector<char> passed;             ///< matrix, or one line where conditions are not judged area by area
  std::vector<std::int64_t> sum;        ///< per list, all areas
  LastCounted last;

  // compensation; per list, or [area * lists + list] with areas
  std::vector<std::int64_t> share;         ///< allotment of the larger number of seats
  std::vector<std::int64_t> guaranteed;    ///< what is assured before levelling
  std::vector<std::int64_t> final_seats;   ///< share, or what was won where that is more
  std::vector<std::int64_t> share_total;   ///< per area: the larger number of seats
  std::vector<std::int64_t> placed;        ///< [place * lists + list]: all seats of the list there
  std::vector<std::int64_t> direct;        ///< [place * lists + list]: seats of the counted tiers
  std::vector<std::int64_t> placed_seats;  ///< per list: its seats when `placed` was filled
  std::vector<std::int64_t> place_least;   ///< [place * lists + list]
  std::vector<Covered> covered;            ///< uncovered: [(counted * places + place) * lists + list]
  std::vector<char> unseated;              ///< uncovered: per area of the counted tier, its winner is not seated
};

struct Standing {
  std::vector<TierStanding> tiers;
  bool tied = false;

  /// Seats of a list in an area of a tier.
  std::int64_t seats(std::size_t tier, std::size_t area, std::size_t list, std::size_t lists) const {
    const TierStanding& t = tiers[tier];
    if (!t.winner.empty()) return t.winner[area] == list ? 1 : 0;
    return t.seats[area * lists + list];
  }
  bool passed(std::size_t tier, std::size_t area, std::size_t list, std::size_t lists) const {
    const TierStanding& t = tiers[tier];
    return t.passed[(t.passed.size() > lists ? area * lists : 0) + list] != 0;
  }
};

}  // namespace acta::count
