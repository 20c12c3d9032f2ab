// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "acta/count/standing.hpp"

namespace acta::count {

/// Seats that one list holds in one area of one tier, or in the whole assembly (tier kNone).
struct Holding {
  std::size_t tier = kNone;
  std::size_t area = 0;  ///< index into the tier's areas
  std::size_t row = 0;   ///< of that area
  std::size_t list = 0;
  std::int64_t seats = 0;
};

/// Everything that somebody holds: per tier that fills seats, area and list; where there are several such tiers, also
/// per list in the whole.
std::vector<Holding> holdings_of(const Plan& plan, const Votes& votes, const Standing& standing);

/// Seats of each list in the whole, without winners that are not seated.
std::vector<std::int64_t> held_in_whole(const Plan& plan, const Standing& standing);

/// The seats of that list there in another standing: of ties only what is sure, without winners that are not seated.
std::int64_t held(const Plan& plan, const Standing& standing, const Holding& holding);

/// How many tiers fill seats.
std::size_t filling_tiers(const Plan& plan);

}  // namespace acta::count
